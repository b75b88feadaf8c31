"""Every old address leads to a page that is there, in one step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.entries import KINDS
from plugins.model.library import Library
from plugins.model.problem import Problem, did_you_mean
from plugins.model.redirects import FILE, Redirect

MOST_LINES = 2_000
"""Cloudflare Pages ignores further lines (https://developers.cloudflare.com/pages/configuration/redirects/)."""
MOST_GONE = 100
"""Routes that a Cloudflare Pages function may name
(https://developers.cloudflare.com/pages/functions/routing/#limits)."""


def old_addresses_are_free(library: Library, now: datetime) -> Iterator[Problem]:
    """An old address that is a living page, or that leads to two places, hides one of them."""
    live = library.addresses
    claimed: dict[str, str] = {}
    for redirect in library.redirects:
        path = redirect.document.path
        other = live.get(redirect.old) or claimed.get(redirect.old)
        if other:
            yield redirect.problem(f"{redirect.old} already leads to {other}. Remove it here.")
        claimed.setdefault(redirect.old, path)


def redirects_arrive(library: Library, now: datetime) -> Iterator[Problem]:
    """Visitors of an old address should reach a page at once, not a dead end or a chain."""
    if len(library.entries) < sum(len(library.known[folder]) for folder in KINDS):
        return  # while a file cannot be read, its address is not known
    live, public = library.addresses, library.public(now).addresses
    leads = {redirect.old: redirect.to for redirect in library.redirects}
    for redirect in library.moved:
        if redirect.to is None or redirect.to in public:
            continue
        if redirect.to in leads:
            yield redirect.problem(_in_a_row(redirect, leads))
        elif redirect.to in live:
            message = f"leads to {live[redirect.to]}, which is not public yet. Publish it, or lead somewhere else."
            yield redirect.problem(f"{redirect.old} {message}")
        else:
            message = f"{redirect.old} leads to {redirect.to}, where no page is. {did_you_mean(redirect.to, public)}"
            yield redirect.problem(message)


def _in_a_row(redirect: Redirect, leads: dict[str, str | None]) -> str:
    """What is wrong with a redirect to an address that is an old one itself."""
    passed, end = [redirect.old], redirect.to
    while end in leads and end not in passed:
        passed.append(end)
        end = leads[end]
    if end in passed:
        return f"{redirect.old} leads in a circle: {' to '.join([*passed, end])}. Write the page that is there."
    remedy = f'"{end}"' if end else '"gone"'
    return f"{redirect.old} leads to {redirect.to}, which is an old address itself. Write {remedy} here."


def few_enough(library: Library, now: datetime) -> Iterator[Problem]:
    """Hosts read so many lines and no more."""
    path = f"{library.root.name}/{FILE}"
    public = library.public(now).redirects
    lines = sum(len(redirect.spellings) for redirect in public if redirect.to)
    gone = sum(len(redirect.spellings) for redirect in public if not redirect.to)
    for number, most, what in ((lines, MOST_LINES, "lead somewhere"), (gone, MOST_GONE, "are gone")):
        if number > most:
            message = (
                f"{number} spellings of old addresses {what}, and hosts take {most} "
                "(one that ends with a slash counts twice). Take out those that nobody asks for any more."
            )
            yield Problem(path, 1, "", message)
