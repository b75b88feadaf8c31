"""A new page: what the command writes is a whole draft that passes the check, and it never harms what is there."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from conftest import NOW, ROOT, Site

from commands.check import problems_of
from commands.new import FOLDERS, Order, RefusedError, new, write
from plugins.model.declarations import declarations
from plugins.model.entries import KINDS
from plugins.model.library import load

Write = Callable[..., Path]
CHOSEN = {
    "post": ["topic=care"],
    "exercise": [
        "area=balance",
        "goal=balance",
        "level=gentle",
        "position=standing",
        "dose.sets=1",
        "dose.repetitions=5",
    ],
}
SLUGS = {"town": "example-town"}
"""The file about a town is named like it."""
HOSTILE = ['Stairs: up & "down" / again', "It’s #1 & {a} [b] - 'c' | > d", "Grüße, 🙂 café", "null", "2027", "yes: no"]


def start(root: Path, kind: str, title: str, *fields: str, slug: str = "", answers: Sequence[str] = ()) -> Path:
    said = iter(answers)
    return write(Order(kind, title, fields, slug), root, NOW, (lambda _: next(said)) if answers else None)[0]


def about(root: Path, file: Path) -> list[str]:
    path = file.relative_to(root.parent).as_posix()
    return [f"{p.field}: {p.message}" for p in problems_of(root, NOW) if p.path == path]


@pytest.mark.parametrize("kind", FOLDERS)
def test_a_new_page_is_a_draft_without_problems(write: Write, kind: str) -> None:
    root = write()
    file = start(root, kind, "Something new", *CHOSEN.get(kind, ()), slug=SLUGS.get(kind, ""))
    assert about(root, file) == []
    library, _ = load(root)
    entry = library.entries[file.relative_to(root).as_posix()]
    assert entry.title == "Something new"
    assert entry.status == "draft"


@pytest.mark.parametrize("kind", FOLDERS)
def test_it_names_every_field_of_its_kind(write: Write, kind: str) -> None:
    text = start(write(), kind, "Something new").read_text("utf-8")
    for field in declarations(KINDS[FOLDERS[kind]]):
        assert f"# {field.title}: {field.hint}" in text


@pytest.mark.parametrize("kind", FOLDERS)
def test_uncommented_examples_can_be_read(write: Write, kind: str) -> None:
    root = write()
    file = start(root, kind, "Something new", *CHOSEN.get(kind, ()), slug=SLUGS.get(kind, ""))
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join(line[1:] if line[:1] == "#" and line[1:2] not in (" ", "#") else line for line in lines))
    # What is left names things of the real site, which this one does not have.
    assert all(" is not a" in message or "finds nothing" in message for message in about(root, file))


def test_gaps_stop_publishing_and_say_what_to_write(write: Write) -> None:
    root = write()
    file = start(root, "post", "Something new", "topic=guides")
    file.write_text(file.read_text("utf-8").replace("status: draft", "status: published"), encoding="utf-8")
    found = about(root, file)
    assert any(message.startswith("summary: is left to do") for message in found)
    assert any("the signs at which the reader has to stop" in message for message in found)


def test_a_topic_that_needs_a_safety_card_gets_one(write: Write) -> None:
    root = write()
    assert "/// safety | stop" in start(root, "post", "With", "topic=guides").read_text("utf-8")
    assert "/// safety" not in start(root, "post", "Without", "topic=care").read_text("utf-8")


def test_without_a_topic_the_check_says_so_in_one_line(write: Write) -> None:
    root = write()
    assert about(root, start(root, "post", "Something")) == ["topic: is missing. Add a line like this: topic: recovery"]


@pytest.mark.parametrize("title", HOSTILE)
def test_titles_are_kept_letter_by_letter(write: Write, title: str) -> None:
    root = write()
    file = start(root, "post", title, "topic=care")
    assert about(root, file) == []
    assert load(root)[0].entries[f"posts/{file.name}"].title == title


def test_the_date_is_today_on_the_clocks_of_the_practice(write: Write) -> None:
    assert "\ndate: 2027-01-15\n" in start(write(), "post", "Today", "topic=care").read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "title", "fields", "slug", "code", "words"),
    [
        ("pots", "X", [], "", 2, 'Did you mean "post"?'),
        ("post", "", [], "", 2, "A title is missing"),
        ("post", "🙂", [], "", 2, "no letters to make an address of"),
        ("post", "First", [], "", 1, "content/posts/first.md is there already"),
        ("post", "Tilt", [], "", 1, "content/exercises/tilt.md is there already"),
        ("post", "X", [], "../x", 2, "use a-z, 0-9 and single hyphens only"),
        ("post", "X" * 130, ["topic=care"], "", 2, "title: is too long"),
        ("post", "X", ["topic=caer"], "", 2, 'Did you mean "care"?'),
        ("post", "X", ["topik=care"], "", 2, 'Did you mean "topic"?'),
        ("post", "X", ["date=2027-13-40"], "", 2, "not a date of the calendar"),
        ("post", "X", ["topic"], "", 2, "--field name=value"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    write: Write, kind: str, title: str, fields: list[str], slug: str, code: int, words: str
) -> None:
    root = write()
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    with pytest.raises(RefusedError) as refused:
        start(root, kind, title, *fields, slug=slug)
    assert words in str(refused.value)
    assert refused.value.code == code
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before


def test_answers_are_asked_again_until_they_fit(write: Write) -> None:
    root = write()
    answers = ["", "Why it hurts", "too short", "", "9", "guides"]
    file = start(root, "post", "", answers=answers)
    assert file.name == "why-it-hurts.md"
    assert "\ntopic: guides\n" in file.read_text("utf-8")
    assert about(root, file) == []


def test_the_preview_shows_it(write: Write, build_site: Callable[..., Site]) -> None:
    root = write()
    start(root, "post", "Why it hurts", "topic=guides")
    page = build_site(preview=True).page("/blog/why-it-hurts/")
    assert page.h1.text == "Why it hurts"
    assert not build_site().has("/blog/why-it-hurts/")


@pytest.fixture
def project(tmp_path: Path, write: Write) -> Path:
    """The project's tasks over a small content folder."""
    write()
    for name in ("tasks.py", "commands", "plugins", "theme", "drawing"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def typed(project: Path, words: Sequence[str], answers: Sequence[str]) -> tuple[str, int]:
    """What a person sees who types `answers`, and the exit code."""
    child, terminal = pty.fork()
    if not child:
        os.chdir(project)
        os.execv(sys.executable, [sys.executable, "tasks.py", "new", *words])
    seen, left = "", iter(answers)
    while select.select([terminal], [], [], 20)[0]:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # Linux says so when the program has ended.
            break
        if not piece:
            break
        seen += piece.decode()
        if seen.endswith("> "):
            os.write(terminal, next(left, "\x04").encode())
    else:
        os.kill(child, signal.SIGKILL)
    return seen.replace("\r", ""), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_on_a_terminal_it_asks_for_what_it_needs(project: Path) -> None:
    seen, code = typed(project, ["post", "Why", "it", "hurts"], ["\r", "2\r"])
    assert code == 0
    assert "Summary: One or two sentences" in seen
    assert " 2 guides" in seen
    assert "Written: content/posts/why-it-hurts.md" in seen
    assert "http://127.0.0.1:8000/blog/why-it-hurts/" in seen
    assert "topic: guides" in (project / "content/posts/why-it-hurts.md").read_text("utf-8")


def test_the_end_of_input_leaves_nothing_behind(project: Path) -> None:
    seen, code = typed(project, ["post", "Why it hurts"], [])
    assert seen.endswith("Nothing was written.\n")
    assert code == 130
    assert not list((project / "content/posts").glob("*why*"))


def test_an_interrupt_leaves_nothing_behind(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(question: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.chdir(project)
    assert new(Order("post", "Why it hurts"), interrupted) == 130
    assert capsys.readouterr().err == "\nNothing was written.\n"
    assert not list((project / "content/posts").glob("*why*"))
