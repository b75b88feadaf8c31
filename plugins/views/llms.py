"""The site at a glance, for language models and for people who like plain text (https://llmstxt.org)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from plugins.model.entries import Entry, NotFoundPage, Town
from plugins.model.library import Library
from plugins.model.practice import Practice
from plugins.model.shelf import Brief
from plugins.views.actions import contacts
from plugins.views.page import DoseFact
from plugins.views.text import smart


@dataclass(frozen=True)
class PageLine:
    """A page in a list; title and summary as Markdown, the address in full."""

    title: str
    url: str
    summary: str


@dataclass(frozen=True)
class Section:
    title: str
    pages: Sequence[PageLine]


@dataclass(frozen=True)
class Digest:
    """The practice, `facts` about reaching it, and its pages."""

    name: str
    description: str
    facts: Sequence[DoseFact]
    disclaimer: str
    sections: Sequence[Section]


def digest(library: Library, now: datetime) -> Digest:
    """What the site holds for readers at `now` (practice's time zone)."""
    public = library.public(now)
    practice = library.practice
    return Digest(
        name=practice.name,
        description=smart(practice.description),
        facts=list(_facts(practice)),
        disclaimer=smart(practice.disclaimer),
        sections=[
            Section(title, [_line(practice, entry) for entry in entries])
            for title, entries in _entries(public).items()
            if entries
        ],
    )


def _facts(practice: Practice) -> Iterator[DoseFact]:
    reach = {
        "call": practice.phone,
        "text": practice.text_number,
        "email": practice.email,
        "book": practice.booking,
    }
    ways = contacts(practice)
    for act, where in reach.items():
        yield DoseFact(ways[act].short, where)
    area, at = practice.area, practice.address
    yield DoseFact("Where we go", smart(f"{', '.join(area.towns)} ({area.state})"))
    if at:
        yield DoseFact("Address", smart(at.line))
    for hours in practice.hours:
        yield DoseFact(smart(hours.days), smart(hours.times))


def _entries(library: Library) -> dict[str, Sequence[Entry | Brief]]:
    newest = library.posts[::-1].briefs
    return {
        "Services": library.services,
        "Exercise guides": [post for post in newest if post.exercises],
        "Articles": [post for post in newest if not post.exercises],
        "Exercises": library.exercises,
        "People": library.people,
        "Towns": library.of(Town),
        "Pages": [page for page in library.pages if not isinstance(page, NotFoundPage)],
    }


def _line(practice: Practice, entry: Entry | Brief) -> PageLine:
    return PageLine(_markdown(entry.title), practice.website + entry.url, _markdown(entry.summary))


def _markdown(text: str) -> str:
    """Plain text as Markdown that means the same: no links, no HTML."""
    return re.sub(r"([\[\]\\])", r"\\\1", smart(text)).replace("<", "&lt;")
