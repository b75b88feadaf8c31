"""The owner's report: what it finds in small content, and how it is shown."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import NOW, PRACTICE, entry, post
from project import Project

from commands.budget import Weight
from commands.report import outbound
from commands.report.findings import Line, Report, Section, Sources
from commands.report.page import as_page
from commands.report.sections import report
from commands.report.text import as_text
from plugins.model.library import load

Write = Callable[..., Path]
HERE = NOW.replace(tzinfo=None)
LONG_TEXT = "We consider musculoskeletal rehabilitation indispensable, particularly postoperatively. " * 20
PERSON = entry("Ann Bell", role="Physical therapist", credentials="[PT]", license_state="NY", license_number="123")


def told(write: Write, files: dict[str, str | None], **given: object) -> dict[str, list[str]]:
    """The lines of each section, with "!" before what is urgent."""
    library, problems = load(write(files))
    assert not problems
    found = report(Sources(library, HERE, **given))  # type: ignore[arg-type]
    return {
        section.title: ["! " * line.urgent + f"{line.text} | {line.where}" for line in section.lines]
        for section in found.sections
    }


def test_facts_that_are_samples_or_run_out(write: Write) -> None:
    practice = re.sub("(?i)example", "Elm", PRACTICE).replace("555-555-0142", "212-456-7890")
    assert not told(write, {"practice.yaml": practice})["Facts about the practice"]
    soon = practice.replace("security_expires: 2029-01-01", "security_expires: 2027-02-01")
    (line,) = told(write, {"practice.yaml": soon})["Facts about the practice"]
    assert line.startswith("security_expires: is 2027-02-01, soon.")
    over = practice.replace("security_expires: 2029-01-01", "security_expires: 2027-01-01")
    (line,) = told(write, {"practice.yaml": over})["Facts about the practice"]
    assert line.startswith("! security_expires: was 2027-01-01.")
    lines = told(write, {})["Facts about the practice"]
    assert any(line.startswith('! phone: "555-555-0142" is a sample value') for line in lines)


def test_reviews_that_are_due_and_articles_nobody_signed(write: Write) -> None:
    signed = {"reviewed_by": "ann-bell", "reviewed_on": "2025-01-01", "topic": "guides"}
    found = told(
        write,
        {
            "people/ann-bell.md": PERSON,
            "posts/over.md": post("Over", review_due="2027-01-01", **signed),
            "posts/soon.md": post("Soon", review_due="2027-03-01", **signed),
            "posts/later.md": post("Later", review_due="2028-03-01", **signed),
            "posts/unsigned.md": post("Unsigned", topic="guides"),
            "posts/draft.md": post("Waiting", topic="guides", status="draft", date="2026-01-01"),
            "posts/paying.md": post("Paying"),
        },
    )
    over, soon = found["Reviews that are due"]
    assert over.startswith("! review_due: was due on 2027-01-01.") and "posts/over.md" in over
    assert soon.startswith("review_due: is due on 2027-03-01.") and "posts/soon.md" in soon
    assert found["Health articles that nobody has signed"] == [
        "Unsigned (public) | content/posts/unsigned.md",
        "Waiting (draft) | content/posts/draft.md",
    ]


def test_what_is_not_public_yet(write: Write) -> None:
    found = told(
        write,
        {
            "posts/next.md": post("Next", date="2027-01-16 09:00"),
            "posts/old.md": post("Old", status="draft"),
            "posts/new.md": post("New", "<!-- todo: say what the picture knee.jpg shows -->", status="draft"),
        },
        committed={"posts/old.md": HERE - timedelta(days=90), "posts/new.md": HERE - timedelta(days=1)},
    )
    assert found["Coming out by themselves"] == ["2027-01-16 09:00: Next | content/posts/next.md"]
    assert found["Drafts, the oldest first"] == [
        "! Old: not changed for 90 days | content/posts/old.md",
        "New: not changed for 1 day | content/posts/new.md",
    ]
    (left,) = found["Left to do in the files"]
    assert "say what the picture knee.jpg shows" in left and "content/posts/new.md:8" in left


def test_articles_that_nobody_has_changed_for_two_years(write: Write) -> None:
    found = told(
        write,
        {
            "posts/first.md": None,
            "posts/old.md": post("Old", date="2024-01-01"),
            "posts/older.md": post("Older", date="2020-01-01", modified="2023-01-01"),
            "posts/kept.md": post("Kept", date="2020-01-01", modified="2026-01-01"),
        },
    )
    assert found["Articles nobody has changed for two years"] == [
        "Older (last 2023-01-01) | content/posts/older.md",
        "Old (last 2024-01-01) | content/posts/old.md",
    ]


def test_pages_that_no_text_leads_to(write: Write) -> None:
    found = told(
        write,
        {
            "posts/first.md": post("First", "To [the second](second.md) and [us](/lonely/).", related="[third]"),
            "posts/second.md": post("Second", "To [myself](second.md)."),
            "posts/third.md": post("Third"),
            "posts/hidden.md": post("Hidden", "To [the first](first.md).", status="draft"),
            "pages/lonely.md": entry("Lonely"),
            "pages/lonelier.md": entry("Lonelier"),
        },
    )
    alone = found["Pages that no text leads to"]
    assert "First | content/posts/first.md" in alone  # only a draft leads there
    assert "Lonelier | content/pages/lonelier.md" in alone
    assert not {line.split(" ")[0] for line in alone} & {"Second", "Third", "Hidden", "Lonely"}
    assert not any("privacy.md" in line for line in alone)  # in the navigation


def test_towns_grades_and_weights(write: Write) -> None:
    found = told(
        write,
        {"towns/example-heights.md": entry("Heights"), "posts/hard.md": post("Hard", LONG_TEXT)},
        weights=[Weight("/a/", 1000, 500), Weight("/b/", 14_000, 700), *(Weight(f"/{n}/", 1, 1) for n in range(9))],
    )
    assert [line.split(" |")[0] for line in found["Towns without a page"]] == [
        "Example Town",
        "Example Falls",
        "Example Park",
    ]
    (grade,) = found["How hard the articles read, the hardest first"]
    assert re.fullmatch(r"! Grade 41\.1: Hard \| content/posts/hard\.md", grade)
    assert found["The heaviest pages"][:2] == ["! 14,700 bytes (101%) | /b/", "1,500 bytes (10%) | /a/"]
    assert len(found["The heaviest pages"]) == 5


# --- Links to other sites --------------------------------------------------------------------------------


class Elsewhere(BaseHTTPRequestHandler):
    """Other people's server: what it answers to a HEAD and to a GET stands in the address."""

    def answer(self) -> None:
        head, get = self.path.strip("/").split("-")
        status = int(head if self.command == "HEAD" else get)
        self.server.seen.append((self.command, self.path, self.headers["User-Agent"]))  # type: ignore[attr-defined]
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer  # noqa: N815

    def log_message(self, format: str, *args: object) -> None: ...


@contextmanager
def elsewhere() -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    server.seen = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", server.seen  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def direct(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.mark.usefixtures("direct")
def test_only_what_is_gone_is_dead() -> None:
    with elsewhere() as (site, seen):
        pages = ("200-200", "405-200", "404-200", "404-404", "410-410", "403-403", "503-503")
        dead = outbound.dead([f"{site}/{page}" for page in pages], "a link check")
    assert dead == {f"{site}/404-404": outbound.GONE[404], f"{site}/410-410": outbound.GONE[410]}
    assert ("GET", "/200-200", "a link check") not in seen  # a HEAD was enough
    assert ("GET", "/405-200", "a link check") in seen


@pytest.mark.usefixtures("direct")
def test_a_silent_site_is_dead_unless_all_are_silent() -> None:
    with elsewhere() as (gone, _):
        pass
    with elsewhere() as (site, _):
        assert outbound.dead([f"{gone}/200-200", f"{site}/200-200"], "x") == {f"{gone}/200-200": outbound.SILENT}
    assert outbound.dead([f"{gone}/200-200", f"{gone}/404-404"], "x") is None
    assert outbound.dead([], "x") == {}


def test_links_to_other_sites_are_those_of_texts_and_sources(write: Write) -> None:
    sources = "[{title: A, publisher: B, year: 2020, address: 'https://b.invalid/'}]"
    library, _ = load(write({"posts/first.md": post("First", "[a](https://a.invalid/)", evidence=sources)}))
    found = outbound.addresses(library)
    assert found["https://a.invalid/"] == found["https://b.invalid/"] == ["content/posts/first.md"]
    assert found[library.practice.booking] == ["content/practice.yaml"]
    assert list(found) == sorted(found)


def test_a_dead_link_is_told_for_every_file(write: Write) -> None:
    link = "[a](https://a.invalid/)"
    files = {"posts/first.md": post("First", link), "posts/second.md": post("Second", link)}
    library, _ = load(write(files))
    dead = {"https://a.invalid/": outbound.GONE[410]}
    found = told(write, files, dead=dead, outbound=outbound.addresses(library))
    assert found["Links to other sites that died"] == [
        "! https://a.invalid/: gone for good (410) | content/posts/first.md",
        "! https://a.invalid/: gone for good (410) | content/posts/second.md",
    ]


# --- Shown -----------------------------------------------------------------------------------------------

SMALL = Report(
    "Rehab & Co",
    "January 15, 2027",
    [
        Section("Drafts", "Finish <them>.", "There are none.", [Line("A <b>", "content/a.md", True), Line("C")]),
        Section("Towns", "Write.", "Every town has one.", []),
    ],
)


def test_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    as_text(SMALL)
    assert capsys.readouterr().out == (
        "Rehab & Co: the site on January 15, 2027\n1 thing cannot wait, marked in the lists below.\n\n"
        "Drafts\nFinish <them>.\n! A <b>  content/a.md\n- C\n\nTowns\nEvery town has one.\n"
    )


def test_as_page() -> None:
    html = as_page(SMALL)
    page = BeautifulSoup(html, "html.parser")
    assert [heading.text for heading in page.find_all(re.compile("h[12]"))] == [
        "Rehab & Co: the site on January 15, 2027",
        "Drafts (2)",
        "Towns",
    ]
    urgent, other = page.find_all("li")
    assert urgent.text == "Cannot wait: A <b> content/a.md"  # not by color alone
    assert other.text == "C"
    assert "Finish <them>." in page.text and "Every town has one." in page.text
    assert not re.search(r"\b(?:src|href)=|url\(|@import", html)


def test_the_same_content_gives_the_same_report(project: Project) -> None:
    pages = []
    for zone, seed in (("America/New_York", "1"), ("Asia/Tokyo", "2")):
        command = [sys.executable, "-m", "tasks", "report", "--now", NOW.isoformat(), "--html", f"{seed}.html"]
        env = {"TZ": zone, "PYTHONHASHSEED": seed, "PATH": ""}
        subprocess.run(command, cwd=project.folder, env=env, check=True)
        pages.append((project.folder / f"{seed}.html").read_bytes())
    assert pages[0] == pages[1]
    assert b"January 15, 2027" in pages[0]
