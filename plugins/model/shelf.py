"""Entries that are taken out when somebody asks for them, and what is known of each without that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from plugins.model.entries import Entry, Post
from plugins.model.problem import Problem

E = TypeVar("E", bound=Entry)

MOST = 1_000
"""Entries that a shelf holds at once: ten thousand posts take 150 MB, in every process. So an entry may come as another
object later: what tells entries apart is the slug."""


@dataclass(frozen=True)
class Brief:
    """What is known of an entry that lies on the shelf."""

    digest: str
    """Of its file."""
    outline: str
    """Names all that other pages may show of it (`Document.outline`)."""
    slug: str
    url: str
    template: str
    title: str
    summary: str
    shown_from: datetime | None
    """When readers may see it; None for a draft."""
    date: datetime
    """Of a post, as is what follows; of others there is nothing to know, and the date is the first there is."""
    topic: str
    author: str | None
    reviewed_by: str | None
    service: str | None
    tags: Sequence[str]
    related: Sequence[str]
    exercises: Sequence[str]
    """Those that it shows."""
    changed: datetime | None
    """When a post says that it was changed."""
    aliases: Sequence[str]
    names: frozenset[tuple[str, str]]
    """The other things that it names, with their kind (`Library.known`)."""
    findings: Sequence[Problem]
    """What is wrong in it by itself."""

    def is_public(self, now: datetime) -> bool:
        """Whether readers may see it at `now` (practice's time zone)."""
        return self.shown_from is not None and self.shown_from <= now


def brief_of(entry: Entry, digest: str, names: frozenset[tuple[str, str]], findings: Sequence[Problem]) -> Brief:
    """What is to be known of an entry whose file has a `digest`."""
    post = entry if isinstance(entry, Post) else None
    date = post.date if post else datetime.min
    shown = [block.argument for block in entry.document.scanned.named("exercise")]
    return Brief(
        digest=digest,
        outline=entry.document.outline if post else digest,
        slug=entry.slug,
        url=entry.url,
        template=entry.template,
        title=entry.title,
        summary=entry.summary,
        shown_from=date if entry.status == "published" else None,
        date=date,
        topic=post.topic if post else "",
        author=post.author if post else None,
        reviewed_by=post.reviewed_by if post else None,
        service=post.service if post else None,
        tags=post.tags if post else (),
        related=post.related if post else (),
        exercises=shown if post else (),
        changed=(post.modified or post.date) if post else None,
        aliases=entry.aliases,
        names=names,
        findings=findings,
    )


class Source(Protocol):
    """Where the entries of a shelf come from."""

    def entry(self, path: str) -> Entry: ...

    def read_again(self, path: str) -> Brief | None:
        """What is known now of an entry that somebody saved; None where something is wrong with it."""


@dataclass(frozen=True, eq=False)
class Shelf(Mapping[str, Entry]):
    """Entries by path, each taken out of its `source` when it is asked for."""

    briefs: dict[str, Brief]
    source: Source
    _taken: dict[str, Entry] = field(default_factory=dict)

    def __getitem__(self, path: str) -> Entry:
        if path not in self.briefs:
            raise KeyError(path)
        if path not in self._taken:
            if len(self._taken) == MOST:
                self._taken.clear()
            self._taken[path] = self.source.entry(path)
        return self._taken[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.briefs)

    def __len__(self) -> int:
        return len(self.briefs)

    def only(self, wanted: Callable[[Brief], bool]) -> Shelf:
        """A shelf without the others."""
        return replace(self, briefs={path: brief for path, brief in self.briefs.items() if wanted(brief)})

    def renew(self, path: str) -> bool:
        """Put the entry of a file that was saved in the place of the one before, if no other page can show what
        has changed."""
        before = self.briefs.get(path)
        now = self.source.read_again(path) if before else None
        if not before or not now or now.outline != before.outline:
            return False
        self.briefs[path] = now
        self._taken.pop(path, None)
        return True


@dataclass(frozen=True, eq=False)
class Row(Sequence[E], Generic[E]):
    """Entries of one kind in the order of `paths`."""

    shelf: Shelf
    paths: Sequence[str]

    def __getitem__(self, place):  # type: ignore[no-untyped-def] # one entry, or a row of a slice
        return Row(self.shelf, self.paths[place]) if isinstance(place, slice) else self.shelf[self.paths[place]]

    def __len__(self) -> int:
        return len(self.paths)

    @property
    def briefs(self) -> Sequence[Brief]:
        """What is known of them."""
        return [self.shelf.briefs[path] for path in self.paths]

    def only(self, wanted: Callable[[Brief], bool]) -> Row[E]:
        """A row without the others."""
        return Row(self.shelf, [path for path in self.paths if wanted(self.shelf.briefs[path])])
