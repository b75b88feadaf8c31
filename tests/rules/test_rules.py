"""Each rule names what it is for, once, with file and line; the base site breaks none."""

from collections.abc import Callable

import pytest
from conftest import EXERCISE, entry, post

Problems = Callable[..., list[str]]
SAFETY = "/// safety | stop\n- it hurts\n///\n\n"


def test_the_base_site_is_sound(problems: Problems) -> None:
    assert problems() == []


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("posts/x.md", post("X", topic="cares"), 'x.md:6: topic: "cares" is not a topic. Did you mean "care"?'),
        ("posts/x.md", post("X", service="home-visit"), 'x.md:7: service: "home-visit" is not a service. Did you mean'),
        ("posts/x.md", post("X", author="nobody"), 'x.md:7: author: "nobody" is not a person. There are none yet.'),
        ("posts/x.md", post("X", related="[frist]"), '"frist" is not a post. Did you mean "first"?'),
        (
            "posts/x.md",
            post("First", summary="Another summary that is long enough to be shown in a list."),
            "x.md:2: title: is the same as in content/posts/first.md",
        ),
        ("posts/x.md", post("X", "[y](frist.md)"), 'x.md:8: there is no file "frist.md". Did you mean "first.md"?'),
        ("posts/x.md", post("X", "[y](/nowhere/)"), 'x.md:8: "/nowhere/" leads nowhere.'),
        ("posts/x.md", post("X", "[y](cal:)"), '"cal:" is not a way to reach us. Did you mean "call:"?'),
        ("posts/x.md", post("X", "[y](soon.md)"), 'links to "soon.md", which is not public yet.'),
        ("posts/x.md", post("X", "![y](z.jpg)"), 'x.md:8: there is no picture "z.jpg" in content/images.'),
        ("posts/x.md", post("X", "Call 212-736-5000."), 'x.md:8: "212-736-5000" belongs in content/practice.yaml.'),
        ("posts/x.md", post("X", "Mail a@b.com."), '"a@b.com" belongs in content/practice.yaml.'),
        (
            "posts/x.md",
            post("X", "/// saftey | stop\n///"),
            'x.md:8: /// saftey: there is no such block. Did you mean "s',
        ),
        ("posts/x.md", post("X", "/// safety | loud\n///"), '"loud" is not known here.'),
        ("posts/x.md", post("X", "/// cta | home-visit\n///"), '"home-visit" is not known here. Did you mean "home-vi'),
        ("posts/x.md", post("X", SAFETY + "/// exercise | tlit\n///"), 'Did you mean "tilt"?'),
        ("posts/x.md", post("X", SAFETY + "/// exercise | tilt\n    stes: 2\n///"), '"stes" is not an option here.'),
        (
            "posts/x.md",
            post("X", SAFETY + "/// exercise | tilt\n    repetitions: 400\n///"),
            '"400" is not a safe dose',
        ),
        ("posts/x.md", post("X", SAFETY + "/// exercise | later\n///"), '"later" is not public yet.'),
        ("posts/x.md", post("X", "/// exercise | tilt\n///"), "x.md:8: exercises need a safety card before the first"),
        ("posts/x.md", post("X", topic="guides"), 'x.md:6: topic: posts on "Guides" need a safety card.'),
        (
            "posts/x.md",
            post("X", "/// safety | stop\n//// cta\n////\n///"),
            "/// cta: cannot stand inside another block",
        ),
        ("pages/x.md", entry("X", "/// cta\n///"), "/// cta: is for posts only."),
        ("posts/x.md", post("X", "# Again"), 'x.md:8: "Again": the title is the only heading with one #.'),
        ("posts/x.md", post("X", "## A\n\n#### B"), 'x.md:10: "B" skips a level of headings. Write ### here.'),
        ("posts/x.md", post("X", aliases="[/about/]"), "aliases: /about/ already leads to content/pages/about.md."),
        ("posts/x.txt", "text", "content/posts/x.txt:1: is not a Markdown file."),
        ("pages/service-area.md", None, '"Where we go" leads to /service-area/, where no published page is.'),
    ],
)
def test_a_mistake_gives_one_problem(problems: Problems, name: str, text: str | None, expected: str) -> None:
    draft = post("Soon", status="draft")
    later = entry("Later", **EXERCISE, status="draft")
    found = problems({"posts/soon.md": draft, "exercises/later.md": later, name: text})
    assert len(found) == 1, found
    assert expected in found[0]


@pytest.mark.parametrize("text", ["Call 911.", "In 2026-05-01 and 1,000-1,200 steps.", "Dial 9 of 10."])
def test_numbers_that_are_no_phone_numbers(problems: Problems, text: str) -> None:
    assert problems({"posts/x.md": post("X", text)}) == []


def test_a_draft_may_link_to_a_draft(problems: Problems) -> None:
    files = {"posts/a.md": post("A", "[b](b.md)", status="draft"), "posts/b.md": post("B", status="draft")}
    assert problems(files) == []
