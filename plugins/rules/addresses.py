"""Every page has an address, a title and a summary of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from plugins.model.entries import Entry, area_url
from plugins.model.library import Library
from plugins.model.problem import Problem


def unique_titles_and_summaries(library: Library, now: datetime) -> Iterator[Problem]:
    """Search results and bookmarks show little else: two pages must not look the same there."""
    yield from _unique(library, "title", lambda entry: entry.title)
    yield from _unique(library, "summary", lambda entry: entry.summary)


def unique_addresses(library: Library, now: datetime) -> Iterator[Problem]:
    """No two pages at one address, and no old address that is a living page."""
    live = {topic.url: "content/topics.yaml" for topic in library.topics.values()}
    live |= {area_url(exercise.area): "the page of a body area" for exercise in library.exercises}
    for entry in library.entries.values():
        path = entry.document.path
        if (other := live.setdefault(entry.url, path)) != path:
            yield Problem(path, 1, "", f"has the same address as {other}: {entry.url}. Rename one of the two.")
    claimed: dict[str, str] = {}
    for entry in library.entries.values():
        for number, alias in enumerate(entry.aliases):
            alias = alias.removesuffix("index.html")
            other = live.get(alias) or claimed.setdefault(alias, entry.document.path)
            if other != entry.document.path or alias in live:
                message = f"{alias} already leads to {other}. Remove it here."
                yield entry.document.problem("aliases", message, ("aliases", number))


def _unique(library: Library, field: str, value: Callable[[Entry], str]) -> Iterator[Problem]:
    first: dict[str, Entry] = {}
    for entry in library.entries.values():
        other = first.setdefault(value(entry).casefold(), entry)
        if other is not entry:
            yield entry.document.problem(field, f"is the same as in {other.document.path}. Say what is special here.")
