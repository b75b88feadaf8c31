"""A published page has nothing of an import left to do; a draft may."""

from collections.abc import Callable

import pytest
from conftest import post

TODO = "Words.\n\n<!-- todo: say what the picture shows -->"


def test_a_published_page_has_nothing_left_to_do(problems: Callable[..., list[str]]) -> None:
    found = problems({"posts/x.md": post("X", TODO)})
    assert len(found) == 1
    assert found[0].startswith("content/posts/x.md:10: todo: is left to do: say what the picture shows.")


@pytest.mark.parametrize(
    "text",
    [post("X", TODO, status="draft"), post("X", "<!-- a note -->")],
    ids=["a draft", "another comment"],
)
def test_what_is_no_mark_or_no_published_page(problems: Callable[..., list[str]], text: str) -> None:
    assert problems({"posts/x.md": text}) == []
