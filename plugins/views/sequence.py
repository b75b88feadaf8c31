"""What comes before and after each post or exercise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from plugins.model.entries import Entry
from plugins.model.library import Library
from plugins.model.shelf import Brief
from plugins.views.page import Link, Neighbors
from plugins.views.text import smart

Scope = Literal["all", "topic"]


class Sequences:
    """The posts of a library in the order of date, then slug: one row of all, or one for each topic."""

    def __init__(self, library: Library, scope: Scope = "all") -> None:
        every = library.posts_by_topic.values() if scope == "topic" else [library.posts]
        rows = ((row, row.briefs) for row in every)
        self._places = {path: (briefs, place) for row, briefs in rows for place, path in enumerate(row.paths)}

    def neighbors(self, path: str) -> Neighbors:
        """What stands before and after the post at a path. Links end at the ends."""
        row, place = self._places[path]
        return _around(row, place)


def in_row(entries: Sequence[Entry], entry: Entry) -> Neighbors:
    """The neighbors of an entry among others, in the order given."""
    return _around(entries, [other.slug for other in entries].index(entry.slug))


def _around(row: Sequence[Entry | Brief], place: int) -> Neighbors:
    return Neighbors(_link(row, place - 1), _link(row, place + 1))


def _link(row: Sequence[Entry | Brief], place: int) -> Link | None:
    return Link(row[place].url, smart(row[place].title)) if 0 <= place < len(row) else None
