"""Health content is signed by a licensed person, and read again in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from plugins.model.entries import Person, Post
from plugins.model.library import Library
from plugins.model.problem import Problem

NOTICE = timedelta(days=60)
REMEDY = "Let a licensed person read it, then write the new reviewed_on and review_due."


def reviewer_is_licensed(library: Library, now: datetime) -> Iterator[Problem]:
    """ "Reviewed by" tells readers that somebody with a license vouches for the text."""
    people = {person.slug: person for person in library.of(Person)}
    for post in library.posts:
        person = people.get(post.reviewed_by or "")
        if person and not (person.license_number and person.license_state):
            message = (
                f"{person.title} has no license in {person.document.path}. Add license_state and license_number "
                "there, or let a licensed person review this post."
            )
            yield post.document.problem("reviewed_by", message)


def review_overdue(library: Library, now: datetime) -> Iterator[Problem]:
    """Health advice ages: after its day nobody vouches for a text any more."""
    for post, due in _due(library, now):
        if due < now:
            yield post.document.problem("review_due", f"was due on {due:%Y-%m-%d}. {REMEDY}")


def review_soon(library: Library, now: datetime) -> Iterator[Problem]:
    """Sixty days are enough to find a reader before a review is overdue."""
    for post, due in _due(library, now):
        if now <= due <= now + NOTICE:
            yield post.document.problem("review_due", f"is due on {due:%Y-%m-%d}. {REMEDY}")


def _due(library: Library, now: datetime) -> Iterator[tuple[Post, datetime]]:
    for post in library.posts:
        if post.review_due and post.is_public(now):
            yield post, post.review_due
