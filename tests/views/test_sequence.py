"""Previous and next: by date, then slug, ending at the ends."""

from datetime import datetime

from plugins.model.entries import Post
from plugins.views.sequence import neighbors


def post(slug: str, day: int, topic: str = "care") -> Post:
    made = Post(title=slug.title(), summary="s" * 60, date=datetime(2026, 1, day), topic=topic)
    made._slug = slug
    return made


def titles(posts: list[Post], scope: str = "all") -> dict[str, tuple[str | None, str | None]]:
    found = neighbors(posts, scope)  # type: ignore[arg-type]
    return {
        slug: (around.previous and around.previous.text, around.next and around.next.text)
        for slug, around in found.items()
    }


def test_order_is_by_date_and_ends_at_the_ends() -> None:
    assert titles([post("c", 3), post("a", 1), post("b", 2)]) == {
        "a": (None, "B"),
        "b": ("A", "C"),
        "c": ("B", None),
    }


def test_the_slug_decides_on_one_day() -> None:
    assert titles([post("b", 1), post("a", 1)])["a"] == (None, "B")


def test_within_a_topic() -> None:
    found = titles([post("a", 1), post("x", 2, "other"), post("b", 3)], "topic")
    assert found == {"a": (None, "B"), "b": ("A", None), "x": (None, None)}


def test_a_single_post_has_no_neighbors() -> None:
    assert titles([post("a", 1)]) == {"a": (None, None)}
