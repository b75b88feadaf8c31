"""What comes before and after each post or exercise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from plugins.model.entries import Entry, Post
from plugins.views.page import Link, Neighbors
from plugins.views.text import smart

Scope = Literal["all", "topic"]


def neighbors(posts: Iterable[Post], scope: Scope = "all") -> Mapping[str, Neighbors]:
    """The neighbors of each post by slug, in the order of date, then slug.

    With the scope "topic" only posts of the same topic are neighbors. Links end at the ends.
    """
    rows: dict[str, list[Post]] = {}
    for post in sorted(posts, key=lambda post: (post.date, post.slug)):
        rows.setdefault(post.topic if scope == "topic" else "", []).append(post)
    return {slug: found for row in rows.values() for slug, found in in_row(row).items()}


def in_row(entries: Sequence[Entry]) -> Mapping[str, Neighbors]:
    """The neighbors of each entry by slug, in the order given."""
    links = [None, *(Link(entry.url, smart(entry.title)) for entry in entries), None]
    around = zip(entries, links, links[2:], strict=False)
    return {entry.slug: Neighbors(before, after) for entry, before, after in around}
