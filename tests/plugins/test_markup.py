"""What authors may write, and what becomes of it."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from conftest import Site, post

Render = Callable[[str], BeautifulSoup]


@pytest.fixture
def render(build_site: Callable[..., Site]) -> Render:
    return lambda body: build_site({"posts/x.md": post("X", body)}).page("/blog/x/").main


def text(element: BeautifulSoup) -> str:
    return " ".join(element.get_text().split())


@pytest.mark.parametrize(
    ("level", "words"),
    [
        ("emergency", "Emergency: call 911 if"),
        ("urgent", "Urgent: call us or a doctor if"),
        ("stop", "Stop and call us if"),
    ],
)
def test_a_safety_card_says_its_urgency_in_its_heading(render: Render, level: str, words: str) -> None:
    card = render(f"/// safety | {level}\n- it hurts\n///").find("section", class_="safety")
    heading = card.find(id=card["aria-labelledby"])
    assert (heading.name, text(heading)) == ("h2", words)
    assert card.find("a", href="tel:911" if level == "emergency" else "tel:+15555550142")


def test_a_block_takes_the_level_below_its_heading(render: Render) -> None:
    main = render("## A\n\n### B\n\n/// safety | stop\n- it hurts\n///")
    assert main.find(class_="safety__title").name == "h4"


def test_every_line_repeats_do_or_dont(render: Render) -> None:
    main = render("/// do\n- keep breathing\n- move slowly\n///\n\n/// dont\n- hold your breath\n///")
    assert [text(item) for item in main.select(".dos li")] == ["Do keep breathing", "Do move slowly"]
    assert [text(item) for item in main.select(".donts li")] == ["Don’t hold your breath"]


def test_a_comparison_names_its_column_in_every_cell(render: Render) -> None:
    table = render("/// compare | Two trades\n|  | PT | Massage |\n|--|--|--|\n| Training | DPT | Diploma |\n///").table
    assert text(table.caption) == "Two trades"
    assert [cell["scope"] for cell in table.find_all("th")] == ["col", "col", "row"]
    assert [cell["data-label"] for cell in table.select("tbody td")] == ["PT", "Massage"]


def test_a_decision_aid_has_two_ways_and_both(render: Render) -> None:
    aid = render(
        "/// decide | Which sounds like you?\n//// choice | PT\n- It keeps coming back\n\n[Book a visit](book:)\n////\n"
        "//// choice | Massage\n- You are tight\n\nAsk near you.\n////\n**Both?** [Text us](text:)\n///"
    ).find(class_="decide")
    assert [text(heading) for heading in aid.find_all(["h2", "h3"])] == ["Which sounds like you?", "PT", "Massage"]
    assert [text(step) for step in aid.select(".decide__next")] == ["Book a visit", "Ask near you."]
    assert aid.find("a", href="sms:+15555550142")


def test_steps_questions_and_callouts(render: Render) -> None:
    main = render(
        "/// steps\n1. **Call.** Talk.\n2. **Book.** Pick.\n///\n\n/// question | Will it hurt?\nSome.\n///\n\n"
        "/// question | How long?\nAn hour.\n///\n\n> [!tip]\n> Breathe."
    )
    assert len(main.select("ol.steps__list > li")) == 2
    assert [(q.summary.text, q.has_attr("open")) for q in main.select("details.question")] == [
        ("Will it hurt?", True),
        ("How long?", False),
    ]
    assert "Breathe." in text(main.find(class_="admonition"))


def test_links_by_file_name_and_by_act(render: Render) -> None:
    main = render("[a](first.md) [b]({filename}/posts/x.md#part) [c](call:) [d](email:) [e](about.md)\n\n## Part")
    assert [a["href"] for a in main.find_all("a") if a.text in "abcde"] == [
        "/blog/first/",
        "/blog/x/#part",
        "tel:+15555550142",
        "mailto:hello@customcarerehab.example",
        "/about/",
    ]


def test_a_plain_table_can_be_scrolled_by_keyboard(render: Render) -> None:
    region = render("| Day | Dose |\n|--|--|\n| 1 | 2 |").find(class_="table")
    assert (region["role"], region["tabindex"], region["aria-label"]) == ("region", "0", "Table: Day")


def test_headings_are_listed(render: Render) -> None:
    main = render("## One\n\ntext\n\n## Two 'x'\n\n/// safety | stop\n- it hurts\n///")
    listed = [a["href"] for a in main.find_all("a") if a["href"].startswith("#")]
    assert list(dict.fromkeys(listed)) == ["#one", "#two-x"]
    assert main.find(id="two-x")


def test_typographic_quotes_in_text_and_title(render: Render) -> None:
    assert "“Yes,” we’ll" in text(render('"Yes," we\'ll come.'))


def test_an_exercise_with_a_dose_of_the_guide(render: Render) -> None:
    main = render("/// safety | stop\n- it hurts\n///\n\n/// exercise | tilt\n    sets: 3\n\nGo slowly.\n///")
    card = next(h for h in main.find_all("h2") if "Tilt" in h.text).find_parent(["section", "article", "li", "div"])
    assert "Go slowly." in text(main)
    assert [text(fact) for fact in card.find_all("dd")][:2] == ["3", "10"]


def test_footnotes_definitions_abbreviations(render: Render) -> None:
    main = render("PT[^1]\n\nTerm\n: Meaning\n\n*[PT]: physical therapy\n\n[^1]: A note.")
    assert main.find("abbr", title="physical therapy") and main.dl and "A note." in text(main)


def test_code_among_quotes_stays_code(build_site: Callable[..., Site]) -> None:
    site = build_site({"posts/x.md": post("X", 'A "harmless" word and `<img src="x">` here.')})
    paragraph = site.page("/blog/x/").find(class_="prose").p
    assert paragraph.code.text == '<img src="x">'
    assert paragraph.text.startswith("A “harmless” word and ")
