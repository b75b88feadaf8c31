"""The posts to measure with are posts as somebody might write them, and always the same."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import ROOT

from benchmarks.corpus import corpus, edited
from benchmarks.rivals import content
from commands.check import problems_of

POSTS = list(corpus(200))


def test_the_same_posts_in_every_process() -> None:
    code = "from benchmarks.corpus import corpus; print(list(corpus(30)))"
    command = [sys.executable, "-c", code]
    printed = [subprocess.check_output(command, cwd=ROOT, env={"PYTHONHASHSEED": seed}, text=True) for seed in "12"]
    assert printed == [f"{POSTS[:30]}\n"] * 2


def test_every_post_has_700_to_900_words() -> None:
    counts = [len(re.findall(r"\w[\w'-]*", re.sub(r"\]\(.*?\)", "", post.body))) for post in POSTS]
    assert all(700 <= count <= 900 for count in counts)


@pytest.mark.parametrize("field", ["slug", "title", "summary", "date", "body"])
def test_no_two_posts_are_alike(field: str) -> None:
    assert len({getattr(post, field) for post in POSTS}) == len(POSTS)


def test_the_check_finds_nothing(tmp_path: Path) -> None:
    content(tmp_path / "content", POSTS)
    assert problems_of(tmp_path / "content", datetime.now(UTC)) == []


def test_fewer_posts_than_the_site_links_to_are_refused() -> None:
    with pytest.raises(ValueError, match="ask for so many at least"):
        next(corpus(9))


def test_an_edit_changes_one_word_at_the_end() -> None:
    body = POSTS[0].body
    once = edited(body, "edited-1")
    assert once.split()[:-1] == body.split()[:-1] and once.endswith(" edited-1.\n")
    assert edited(once, "edited-2") == once.replace("edited-1", "edited-2")
