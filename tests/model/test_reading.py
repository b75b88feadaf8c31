"""Front matter that is not as it should be gives a line that says where, what and how to mend it."""

import pickle
from copy import copy, deepcopy
from pathlib import Path

import pytest

from plugins.model.document import parse_entry
from plugins.model.entries import Post
from plugins.model.library import read_entry
from plugins.model.problem import ContentError

GOOD = """---
title: A good post
summary: A summary that is long enough to be shown in a list of posts.
date: 2026-05-01
topic: care
status: published
---
Text
"""


def read(text: str, name: str = "posts/good.md") -> Post:
    entry = read_entry(parse_entry(f"content/{name}", text), Path(name))
    assert isinstance(entry, Post)
    return entry


def problems(text: str, name: str = "posts/good.md") -> list[str]:
    with pytest.raises(ContentError) as error:
        read(text, name)
    return [str(problem) for problem in error.value.problems]


def test_a_good_post_is_read() -> None:
    post = read(GOOD)
    assert (post.title, post.slug, post.url) == ("A good post", "good", "/blog/good/")
    assert post.document.body_line == 8


def test_values_stay_what_was_written() -> None:
    assert read(GOOD.replace("A good post", "No")).title == "No"
    assert read(GOOD.replace("A good post", "2026-05-01")).title == "2026-05-01"


def test_a_field_left_empty_is_not_given() -> None:
    assert read(GOOD.replace("status: published", "status:\nservice:")).service is None


def test_a_post_stays_a_draft_until_it_says_published() -> None:
    assert read(GOOD.replace("status: published\n", "")).status == "draft"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("title: A good post\n", ""), "content/posts/good.md:2: title: is missing."),
        (("2026-05-01", "2026-13-40"), 'content/posts/good.md:4: date: "2026-13-40" is not a date'),
        (("topic:", "topc:"), 'content/posts/good.md:5: topc: is not a field here. Did you mean "topic"?'),
        (("published", "publishd"), 'content/posts/good.md:6: status: "publishd" is not possible. Did you mean'),
        (("title: A good post", "title: Pain: what helps"), "content/posts/good.md:2: the fields cannot be read here"),
        (("topic: care", "topic: care\ntopic: care"), "content/posts/good.md:6: topic: stands here twice"),
        (("A summary that is long enough to be shown in a list of posts.", "Short."), "good.md:3: summary: is too sho"),
        (("topic: care", "\ttopic: care"), "the fields cannot be read here: a tab stands here"),
        (("title: A good post", "title: &a x"), '"&", "*" and "!" have a meaning of their own'),
        (("---\nText", "Text"), "content/posts/good.md:1: the fields at the top are never closed."),
        (("topic: care", "topic: care\nevidence:\n  - title: Only this"), "good.md:7: evidence.publisher: is missing"),
    ],
)
def test_each_mistake_names_its_line_and_remedy(change: tuple[str, str], expected: str) -> None:
    found = "\n".join(problems(GOOD.replace(*change)))
    assert expected in found


def test_all_mistakes_are_told_at_once() -> None:
    broken = GOOD.replace("title: A good post\n", "").replace("2026-05-01", "soon").replace("topic:", "topc:")
    fields = [line.split(": ")[1] for line in problems(broken)]
    assert sorted(fields) == ["date", "title", "topc", "topic"]


@pytest.mark.parametrize("name", ["posts/Übung.md", "posts/two words.md", "posts/UPPER.md"])
def test_a_file_name_that_cannot_be_an_address(name: str) -> None:
    assert "becomes the address" in problems(GOOD, name)[0]


@pytest.mark.parametrize("text", ["", "Just text", "title: x\n---\n"])
def test_a_file_without_fields_says_how_to_begin(text: str) -> None:
    assert 'Start the file with a line "---"' in problems(text)[0]


def test_an_entry_that_was_asked_for_its_slug_is_still_the_same_value() -> None:
    asked, other = read(GOOD), read(GOOD)
    assert asked.slug == "good"
    for one in (other, copy(asked), deepcopy(asked), asked.model_copy(), pickle.loads(pickle.dumps(asked))):
        assert one == asked
        assert (one.slug, one.url, one.document.body) == ("good", "/blog/good/", "Text")
    assert asked.model_dump() == other.model_dump()
    assert repr(asked) == repr(other)
