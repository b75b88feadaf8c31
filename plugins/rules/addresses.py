"""Every page has an address, a title and a summary of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from plugins.model.entries import area_url
from plugins.model.library import Library
from plugins.model.problem import Problem
from plugins.model.shelf import Brief


def unique_titles_and_summaries(library: Library, now: datetime) -> Iterator[Problem]:
    """Search results and bookmarks show little else: two pages must not look the same there."""
    yield from _unique(library, "title", lambda brief: brief.title)
    yield from _unique(library, "summary", lambda brief: brief.summary)


def unique_addresses(library: Library, now: datetime) -> Iterator[Problem]:
    """Of two pages at one address, one is lost."""
    live = {topic.url: "content/topics.yaml" for topic in library.topics.values()}
    live |= {area_url(exercise.area): "the page of a body area" for exercise in library.exercises}
    for name, brief in library.entries.briefs.items():
        path = f"{library.root.name}/{name}"
        if (other := live.setdefault(brief.url, path)) != path:
            yield Problem(path, 1, "", f"has the same address as {other}: {brief.url}. Rename one of the two.")


def _unique(library: Library, field: str, value: Callable[[Brief], str]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for path, brief in library.entries.briefs.items():
        if (other := first.setdefault(value(brief).casefold(), path)) != path:
            message = f"is the same as in {library.root.name}/{other}. Say what is special here."
            yield library.entries[path].document.problem(field, message)
