"""A page says that it was reviewed, and by whom, only when that is true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.entries import Person, Post
from plugins.model.library import Library
from plugins.model.problem import Problem


def signed_by_someone_who_can(library: Library, now: datetime) -> Iterator[Problem]:
    """A review has happened, and readers can look up who wrote and who signed, with credentials."""
    for post in library.posts:
        for field, message in _wrong(library, post, now):
            yield post.document.problem(field, message)


def _wrong(library: Library, post: Post, now: datetime) -> Iterator[tuple[str, str]]:
    if post.reviewed_on and post.reviewed_on > now:
        yield "reviewed_on", "is a day to come. Write the day on which the reviewer signed."
    for field, slug in (("author", post.author), ("reviewed_by", post.reviewed_by)):
        person = library.find(Person, slug)
        if person and post.is_public(now) and not person.is_public(now):
            yield field, f'"{slug}" has no public page yet. Publish content/people/{slug}.md, or take the name out.'
    reviewer = library.find(Person, post.reviewed_by)
    if reviewer and not reviewer.credentials:
        yield "reviewed_by", f'"{reviewer.slug}" has no credentials. Add them to content/people/{reviewer.slug}.md.'
