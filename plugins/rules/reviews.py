"""A page says that it was reviewed, and by whom, only when that is true; and it is read again in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from plugins.model.entries import Person, Post
from plugins.model.library import Library
from plugins.model.problem import Problem

NOTICE = timedelta(days=60)
REMEDY = "Let a licensed person read it, then write the new reviewed_on and review_due."


def signed_by_someone_who_can(post: Post, library: Library, now: datetime) -> Iterator[Problem]:
    """A review has happened, and readers can look up who wrote and who signed, with credentials."""
    for field, message in _wrong(library, post, now):
        yield post.document.problem(field, message)


def reviewer_is_licensed(post: Post, library: Library, now: datetime) -> Iterator[Problem]:
    """ "Reviewed by" tells readers that somebody with a license vouches for the text."""
    person = library.find(Person, post.reviewed_by)
    if person and not (person.license_number and person.license_state):
        message = (
            f"{person.title} has no license in {person.document.path}. Add license_state and license_number "
            "there, or let a licensed person review this post."
        )
        yield post.document.problem("reviewed_by", message)


def review_overdue(post: Post, library: Library, now: datetime) -> Iterator[Problem]:
    """Health advice ages: after its day nobody vouches for a text any more."""
    if library.practice.overdue_review == "error":
        yield from _overdue(post, now, REMEDY)


def review_overdue_and_said(post: Post, library: Library, now: datetime) -> Iterator[Problem]:
    """With `overdue_review: banner` a post that is overdue tells its readers so, until somebody has read it again."""
    if library.practice.overdue_review == "banner":
        yield from _overdue(post, now, f"The page says so above its text. {REMEDY}")


def review_soon(post: Post, library: Library, now: datetime) -> Iterator[Problem]:
    """Sixty days are enough to find a reader before a review is overdue."""
    due = post.review_due
    if due and post.is_public(now) and not post.is_overdue(now) and due.date() <= (now + NOTICE).date():
        yield post.document.problem("review_due", f"is due on {due:%Y-%m-%d}. {REMEDY}")


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


def _overdue(post: Post, now: datetime, remedy: str) -> Iterator[Problem]:
    if post.review_due and post.is_public(now) and post.is_overdue(now):
        yield post.document.problem("review_due", f"was due on {post.review_due:%Y-%m-%d}. {remedy}")
