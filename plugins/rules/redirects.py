"""Every old address leads to a page that is there, in one step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.entries import KINDS
from plugins.model.library import Library
from plugins.model.problem import Problem, did_you_mean
from plugins.model.redirects import FILE, GONE, Redirect

MOST_LINES = 2_000
"""Cloudflare Pages ignores further lines (https://developers.cloudflare.com/pages/configuration/redirects/)."""


def old_addresses_are_free(library: Library, now: datetime) -> Iterator[Problem]:
    """An old address that is a living page, or that leads to two places, hides one of them."""
    live = library.addresses
    claimed: dict[str, str] = {}
    for redirect in library.redirects:
        path, old = redirect.document.path, redirect.old.removesuffix("index.html")
        other = live.get(old) or claimed.get(old)
        if other:
            yield redirect.problem(f"{redirect.old} already leads to {other}. Remove it here.")
        claimed.setdefault(old, path)


def redirects_arrive(library: Library, now: datetime) -> Iterator[Problem]:
    """Visitors of an old address should reach a page at once, not a dead end or a chain."""
    if len(library.entries) < sum(len(library.known[folder]) for folder in KINDS):
        return  # while a file cannot be read, its address is not known
    pages = _pages(library)
    leads = {redirect.old: redirect.to for redirect in library.redirects}
    for redirect in library.moved:
        if redirect.to in leads:
            yield redirect.problem(_in_a_row(redirect, leads))
        elif redirect.to and redirect.to not in pages:
            message = f"{redirect.old} leads to {redirect.to}, where no page is. {did_you_mean(redirect.to, pages)}"
            yield redirect.problem(message)


def redirects_wait(library: Library, now: datetime) -> Iterator[Problem]:
    """Nothing leads to a page before readers can see it, so an old address stays silent until then."""
    pages, public = _pages(library), library.public(now).addresses
    for redirect in library.moved:
        if redirect.to in pages and redirect.to not in public:
            message = f"{redirect.old} leads nowhere yet: {pages[redirect.to]} has nothing public at {redirect.to}."
            yield redirect.problem(f"{message} Publish it, or lead somewhere else.")


def few_enough(library: Library, now: datetime) -> Iterator[Problem]:
    """Hosts read so many lines and no more."""
    lines = sum(len(redirect.spellings) for redirect in library.public(now).redirects if redirect.to)
    if lines > MOST_LINES:
        message = (
            f"{lines} spellings of old addresses lead somewhere, and hosts take {MOST_LINES} (an address that ends "
            "with a slash has two). Take out those that nobody asks for any more, here and in aliases."
        )
        yield Problem(f"{library.root.name}/{FILE}", 1, "", message)


def _pages(library: Library) -> dict[str, str]:
    """Every address that has a page, or gets one once there is something to show."""
    return {topic.url: "content/topics.yaml" for topic in library.topics.values()} | library.addresses


def _in_a_row(redirect: Redirect, leads: dict[str, str | None]) -> str:
    """What is wrong with a redirect to an address that is an old one itself."""
    passed, end = [redirect.old], redirect.to
    while end in leads and end not in passed:
        passed.append(end)
        end = leads[end]
    if end in passed:
        return f"{redirect.old} leads in a circle: {' to '.join([*passed, end])}. Write the page that is there."
    return f"{redirect.old} leads to {redirect.to}, which is an old address itself. Write {end or GONE} here."
