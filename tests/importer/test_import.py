"""Whole exports, brought into a real small site: nothing is lost, everything is reported."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import NOW, Site

from commands.check import problems_of
from importer.addresses import path_of
from importer.report import Report

Bring = Callable[..., Report]
EXPORTS = ("squarespace", "squarespace-blocks", "wordpress", "wordpress-blocks")


@pytest.mark.parametrize("name", EXPORTS)
def test_what_is_imported_can_be_built(bring_fixture: Bring, root: Path, name: str) -> None:
    bring_fixture(name)
    found = problems_of(root, NOW)
    assert [str(problem) for problem in found if problem.severity == "error"] == []
    # Their posts wait for a person, and so do the old addresses of lists of them.
    assert {problem.rule for problem in found} <= {"redirects-waiting"}


@pytest.mark.parametrize("name", EXPORTS)
def test_no_item_and_no_word_is_lost(bring_fixture: Bring, name: str) -> None:
    report = bring_fixture(name)
    text = (Path(__file__).parent / "fixtures" / f"{name}.xml").read_text("utf-8")
    assert len(report.rows) + len(report.skipped) == text.count("<item>")
    assert [(row.file, row.before, row.after) for row in report.rows if not row.agrees] == []


@pytest.mark.parametrize("name", EXPORTS)
def test_every_thing_left_to_do_is_marked_in_its_file(bring_fixture: Bring, root: Path, name: str) -> None:
    report = bring_fixture(name)
    for row in report.rows:
        text = (root / row.file).read_text("utf-8")
        marks = re.findall(r"<!-- todo: (.*?) -->", text)
        assert sorted(marks) == sorted(row.todos)
        assert "status: draft" in text or not marks


def test_squarespace_becomes_our_markdown(bring_fixture: Bring, root: Path) -> None:
    bring_fixture("squarespace")
    text = (root / "posts/stretch-at-your-desk.md").read_text("utf-8")
    assert "date: 2026-01-08 21:30\n" in text  # the practice is in New York
    assert "author: robin-field\n" in text
    assert "summary: Three moves for a stiff neck" in text
    assert "image_alt: A chair at a tidy desk by a window\n" in text
    assert (
        '/// figure | desk-stretch.jpg\n    alt: "A person at a desk turns the head to the left"\n\nTurn only' in text
    )
    assert "    - Keep the shoulders low.\n" in text
    assert "| Look left | 3 \\| 4 |" in text
    assert "> “Two minutes are better than none.”" in text
    assert "Call [our phone number](call:) or write to [our email address](email:)." in text
    assert text.count("https://www.youtube.com/watch?v=abc123XYZ_-") == 1
    assert text.rstrip().endswith("(https://www.youtube.com/watch?v=abc123XYZ_-)")  # the button is on every page
    page = (root / "pages/our-story.md").read_text("utf-8")
    assert "[how to stretch at your desk](stretch-at-your-desk.md), or [all our home tips](/blog/topics/care/)" in page
    assert "[Book a visit](book:)" in page
    assert "## How it began" in page and "### Where we are now" in page


def test_wordpress_becomes_our_markdown(bring_fixture: Bring, root: Path) -> None:
    bring_fixture("wordpress")
    text = (root / "posts/running-again.md").read_text("utf-8")
    assert "summary: 'How to run again after weeks off: half" in text
    assert '/// figure | trail.jpg\n    alt: "A gravel path along a river"\n\nThe flat trail' in text
    assert '/// figure | shoe.png\n    alt: "A worn running shoe"\n\nWorn out.' in text
    assert "[Watch the video on Vimeo](https://vimeo.com/76979871)" in text
    assert "- Walk 5 minutes\n- Jog 1 minute, 6 times\n" in text
    assert "wp:" not in text
    classic = (root / "posts/old-shoes.md").read_text("utf-8")
    assert "/// figure | heel.jpg" in classic and "Worn on the *outside*." in classic
    assert "First line of an address  \nsecond line of it\n" in classic
    assert "- Sole: less than 1 cm<sup>2</sup> left" in classic
    assert "[running again](running-again.md)" in classic
    team = (root / "pages/clinic/team.md").read_text("utf-8")
    assert "Kim & Lee work here &lt;since 2015>." in team


def test_every_squarespace_block_keeps_its_words(bring_fixture: Bring, root: Path) -> None:
    row = bring_fixture("squarespace-blocks").rows[0]
    text = (root / row.file).read_text("utf-8")
    assert "### Do you take insurance?\n\nWe give you" in text and "### Where do you drive?\n\nAll over" in text
    assert '/// figure | one.jpg\n    alt: "One leg"\n\nThe first title A description of it\n///' in text
    assert text.count("[See the post on Instagram](https://www.instagram.com/p/") == 2
    assert "[Watch the video on Vimeo: Knee bends](https://vimeo.com/123456)" in text
    assert "Listen to the recording: A talk<!-- todo: the words before this linked to the file" in text
    assert "12 Elm Street" not in text and "left out: a map" in row.remarks
    assert "the picture moving.png moved and stands still now" in row.remarks
    assert [reason.partition(" (")[0] for reason in row.missing.values()] == ["is damaged"]
    pictures = {file.name for file in (root / "images").iterdir()}
    assert pictures == {"one.jpg", "moving.png", "huge.png", "phone.jpg", "blocks.jpg"}


def test_what_wordpress_fills_in_is_filled_in(bring_fixture: Bring, root: Path) -> None:
    rows = {row.file: row for row in bring_fixture("wordpress-blocks").rows}
    blocks = (root / "posts/sticky-blocks.md").read_text("utf-8")
    assert "Words of a reusable block, which stand in many posts." in blocks
    assert "> Grandma\n\n> Pull this." in blocks
    assert "Handout<!-- todo" in blocks and "Download" not in blocks
    assert "it was pinned to the top" in " ".join(rows["posts/sticky-blocks.md"].remarks)
    assert "the block latest-posts was left out" in " ".join(rows["posts/sticky-blocks.md"].remarks)
    classic = (root / "pages/parent.md").read_text("utf-8")
    assert "![A calf, stretched](calf-1.jpg)" in classic
    assert "[Watch the video on YouTube](https://www.youtube.com/watch?v=abc12345678)" in classic
    assert "> Quoted\n>\n> twice" in classic and "```\ncode\n\n  indented\n```" in classic
    assert "the export does not hold all of its pictures" in " ".join(rows["pages/parent/child.md"].todos)


@pytest.mark.parametrize("name", EXPORTS)
def test_nothing_of_people_who_commented_is_kept(bring_fixture: Bring, root: Path, name: str) -> None:
    report = bring_fixture(name).markdown()
    texts = report + "".join(file.read_text("utf-8") for file in (*root.rglob("*.md"), *root.glob("*.*")))
    for secret in ("Mary Secret", "secret.example", "1.2.3.4", "since surgery", "Bob Private", "bad hip", "secret99"):
        assert secret not in texts


def test_what_was_not_public_stays_a_draft(bring_fixture: Bring) -> None:
    status = {row.file: (row.status, row.aliases) for row in bring_fixture("wordpress").rows}
    assert status["posts/team-only.md"] == ("draft", [])
    assert {row.file: row.status for row in bring_fixture("squarespace").rows}["posts/notes-for-later.md"] == "draft"


def test_a_text_waits_for_a_draft_that_it_links_to(bring_fixture: Bring) -> None:
    rows = {row.file: row for row in bring_fixture("wordpress").rows}
    assert rows["pages/clinic/team.md"].todos == ["publish posts/team-only.md first, or take the link out"]


def test_mail_addresses_are_no_bylines(bring_fixture: Bring, root: Path) -> None:
    report = bring_fixture("squarespace").markdown()
    texts = "".join(file.read_text("utf-8") for file in root.rglob("*.md"))
    assert "@rivervalley" not in report + texts


def test_every_old_address_is_accounted_for(bring_fixture: Bring, root: Path) -> None:
    report = bring_fixture("squarespace", site_map="squarespace-addresses.txt")
    live = {row.url for row in report.rows} | {"/", "/blog/"}
    aliases = {alias for row in report.rows for alias in row.aliases}
    lines = (Path(__file__).parent / "fixtures/squarespace-addresses.txt").read_text("utf-8").splitlines()
    paths = [path_of(line, "https://rivervalley.example") for line in lines if not line.startswith("#")]
    assert [path for path in paths if path not in {*live, *aliases, *report.moved, *report.gone}] == []
    assert set(report.gone) == {"/s/intake-form.pdf", "/shop/gift-card/"}
    written = (root / "posts/stretch-at-your-desk.md").read_text("utf-8")
    assert "  - /blog/stretch-at-your-desk.html\n  - /blog/2026/1/8/stretch-at-your-desk/\n" in written


def test_imported_entries_are_rendered(bring_fixture: Bring, root: Path, build_site: Callable[..., Site]) -> None:
    bring_fixture("squarespace")
    bring_fixture("wordpress")
    files = {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in root.rglob("*.md")}
    page = build_site(files, preview=True).page("/blog/stretch-at-your-desk/")
    figure = page.select_one("main figure figcaption")
    assert figure and figure.get_text().strip() == "Turn only as far as it feels easy."
    assert [item.get_text(strip=True) for item in page.select("main ol ol li, main ol ul li")] == [
        "Keep the shoulders low."
    ]
    assert not page.select("iframe, noscript, main [class*=sqs]")


def test_a_dry_run_writes_nothing(bring_fixture: Bring, root: Path) -> None:
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    report = bring_fixture("squarespace", dry_run=True)
    assert len(report.rows) == 5
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before
