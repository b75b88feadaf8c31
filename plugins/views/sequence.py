"""The posts before and after each post."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from plugins.model.entries import Post
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
    found = {}
    for row in rows.values():
        links = [None, *(Link(post.url, smart(post.title)) for post in row), None]
        for post, before, after in zip(row, links, links[2:], strict=False):
            found[post.slug] = Neighbors(before, after)
    return found
