"""Previous and next: by date, then slug, ending at the ends."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import post

from plugins.model.library import load
from plugins.views.sequence import Scope, Sequences

Titles = Callable[..., dict[str, tuple[str | None, str | None]]]


@pytest.fixture
def titles(write: Callable[..., Path]) -> Titles:
    """What stands around each of some posts, by slug. Each is given as its day and topic."""

    def found(posts: dict[str, tuple[int, str]], scope: Scope = "all") -> dict[str, tuple[str | None, str | None]]:
        files = {
            f"posts/{slug}.md": post(slug.title(), date=f"2026-01-0{day}", topic=topic)
            for slug, (day, topic) in posts.items()
        }
        library, _ = load(write({"posts/first.md": None, **files}))
        around = {slug: Sequences(library, scope).neighbors(f"posts/{slug}.md") for slug in posts}
        return {slug: (a.previous and a.previous.text, a.next and a.next.text) for slug, a in around.items()}

    return found


def test_order_is_by_date_and_ends_at_the_ends(titles: Titles) -> None:
    assert titles({"c": (3, "care"), "a": (1, "care"), "b": (2, "guides")}) == {
        "a": (None, "B"),
        "b": ("A", "C"),
        "c": ("B", None),
    }


def test_the_slug_decides_on_one_day(titles: Titles) -> None:
    assert titles({"b": (1, "care"), "a": (1, "care")})["a"] == (None, "B")


def test_within_a_topic(titles: Titles) -> None:
    found = titles({"a": (1, "care"), "x": (2, "guides"), "b": (3, "care")}, "topic")
    assert found == {"a": (None, "B"), "b": ("A", None), "x": (None, None)}


def test_a_single_post_has_no_neighbors(titles: Titles) -> None:
    assert titles({"a": (1, "care")}) == {"a": (None, None)}
