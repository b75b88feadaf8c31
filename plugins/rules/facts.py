"""The practice's facts stand in practice.yaml and nowhere else, and are real before they are published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from plugins.model.entries import KINDS, Entry
from plugins.model.glance import may_have
from plugins.model.library import Library
from plugins.model.problem import Problem

PHONE = re.compile(r"(?<![\w/.-])(?:\+?1[ .-]?)?(?:(?:\(\d{3}\) ?|\d{3}[ .-])?\d{3}[ .-]\d{4}|\d{10})(?![\w-])")
NOTICE = timedelta(days=30)
RENEW = "See that mail to the practice arrives, then write a day within a year."
# Tried only where a word begins, so that a long word takes no longer than its length.
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def no_contact_details(entry: Entry) -> Iterator[Problem]:
    """A number written into a text stays there, wrong, on the day the practice changes it."""
    document = entry.document
    if not (may_have(PHONE, document.text) or may_have(MAIL, document.text)):
        return
    for number, line in enumerate(document.text.splitlines(), 1):
        for found in (*PHONE.findall(line), *MAIL.findall(line)):
            message = (
                f'"{found}" belongs in content/practice.yaml. Here, link words instead: '
                "[call us](call:), [text us](text:), [email us](email:)"
            )
            yield Problem(document.path, number, "", message)


def navigation_resolves(library: Library, now: datetime) -> Iterator[Problem]:
    """Every link of the practice's facts leads to a page that readers can see."""
    if len(library.entries) < sum(len(library.known[folder]) for folder in KINDS):
        return  # while a file cannot be read, its address is not known
    live = {brief.url for brief in library.public(now).entries.briefs.values()}
    practice = library.practice
    groups = {
        "navigation": [*practice.navigation.header, *(link for g in practice.navigation.footer for link in g.links)],
        "insurance": [practice.insurance.details],
    }
    for field, links in groups.items():
        for link in links:
            if link.page not in live:
                message = f'"{link.label}" leads to {link.page}, where no published page is.'
                yield library.facts.problem(field, message)


def security_contact_expired(library: Library, now: datetime) -> Iterator[Problem]:
    """Nobody reports a hole to an address that may be dead (RFC 9116)."""
    expires = library.practice.security_expires
    if expires <= now:
        yield library.facts.problem("security_expires", f"was {expires:%Y-%m-%d}. {RENEW}")


def security_contact_soon(library: Library, now: datetime) -> Iterator[Problem]:
    """A month is enough to see that mail still arrives."""
    expires = library.practice.security_expires
    if now < expires <= now + NOTICE:
        yield library.facts.problem("security_expires", f"is {expires:%Y-%m-%d}, soon. {RENEW}")


def samples(library: Library) -> Iterator[Problem]:
    """Facts that are still samples. Asked only by a build for publishing."""
    for loc, value in library.practice.samples().items():
        field = ".".join(part for part in loc if isinstance(part, str))
        message = f'"{value}" is a sample value. Write the real one before publishing.'
        yield library.facts.problem(field, message, loc)
