"""What is known of an entry without reading it again, and when its words alone have changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import post

from plugins.model.library import load
from plugins.model.memory import Memory
from plugins.rules import inspect

Write = Callable[..., Path]
TEXT = "Words.\n\n## A part\n\n[About](about.md) us.\n\n/// safety | stop\n- it hurts\n///"


def it(body: str = TEXT, **fields: str) -> dict[str, str]:
    return {"posts/it.md": post("It", body, **fields)}


@pytest.mark.parametrize(
    ("saved", "words_only"),
    [
        (it(TEXT.replace("Words", "Other words")), True),
        (it(TEXT.replace("it hurts", "it hurts more")), True),
        (it("One line more.\n\n" + TEXT), True),
        (it(TEXT.replace("A part", "Another part")), False),
        (it(TEXT.replace("about.md", "faq.md")), False),
        (it(TEXT.replace("| stop", "| emergency")), False),
        (it(TEXT + "\n\n" + "Word. " * 400), False),
        (it(tags="[knee]"), False),
        (it(status="draft"), False),
        (it(topic="nowhere"), False),
        (it(TEXT + "\n\n<script>"), False),
    ],
    ids=[
        "words",
        "words of a block",
        "a line",
        "heading",
        "link",
        "block",
        "longer",
        "tag",
        "draft",
        "mistake",
        "finding",
    ],
)
def test_an_entry_is_renewed_where_nothing_that_others_show_has_changed(
    write: Write, saved: dict[str, str], words_only: bool
) -> None:
    library, _ = load(write(it()), inspect=inspect)
    before = library.entries["posts/it.md"].document.text
    write(saved)
    assert library.entries.renew("posts/it.md") is words_only
    shown = library.entries["posts/it.md"].document.text
    assert shown == (saved["posts/it.md"] if words_only else before)


def test_what_was_read_is_not_read_again(write: Write, tmp_path: Path) -> None:
    root = write(it())
    first = Memory(tmp_path / "memory")
    load(root, first)
    first.keep()
    again = Memory(tmp_path / "memory")
    library, problems = load(root, again)
    assert not again.taken() and not problems
    assert library.entries["posts/it.md"].title == "It"
    assert library.entries["posts/it.md"].document.body.startswith("Words.")


def test_an_entry_is_read_again_when_what_it_names_is_gone(write: Write, tmp_path: Path) -> None:
    root = write(it(related="[other]") | {"posts/other.md": post("Other")})
    memory = Memory(tmp_path / "memory")
    load(root, memory)
    (root / "posts/other.md").unlink()
    _, problems = load(root, memory)
    assert [(problem.path, problem.field) for problem in problems] == [("content/posts/it.md", "related")]
