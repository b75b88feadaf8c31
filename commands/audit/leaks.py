"""What must not leave the building: other people's contact details, unfinished texts, sample facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commands.audit.site import BuiltSite, File, Page
from plugins.model.entries import Entry
from plugins.model.problem import Problem
from plugins.rules.facts import MAIL, PHONE
from plugins.views.actions import contacts
from plugins.views.site import BANNER

REACHED = re.compile(r"\b(?:tel|sms):(?!\d{3}\b)([+\w-]+)")
"""But 911 and 988, which no practice has."""
PLACEHOLDER = re.compile(rf"{re.escape(BANNER)}|\b555-01\d\d\b|[\w.-]+\.example\b")
"""Numbers kept for films and addresses kept for examples (https://www.rfc-editor.org/rfc/rfc2606)."""
WORD = re.compile(r"[^\W_]+")
LONG_ENOUGH = 5
"""Words of a passage. Shorter ones, like "What you can do", stand in many texts."""


def contact_details(site: BuiltSite) -> Iterator[Problem]:
    """A mail address or number that is not the practice's is a patient's, or leads patients to a stranger.

    But where an author has said why (`ignore: {contact-details: ...}`), as of a number that helps in a crisis.
    """
    practice = site.practice
    known = {practice.phone, practice.text_number, practice.email, *_meant(site)}
    known |= {contact.url.partition(":")[2] for contact in contacts(practice).values()}
    for file in site.texts:
        found = set(MAIL.findall(file.text))
        if isinstance(file, Page):
            found |= {*PHONE.findall(file.words), *REACHED.findall(file.text)}
        for detail in found - known:
            yield file.problem(file.line_of(detail), f"{detail} is not the practice's.")


def _meant(site: BuiltSite) -> Iterator[str]:
    for entry in site.library.public(site.now).entries.values():
        if "contact-details" in entry.ignore:
            text = (site.library.root.parent / entry.document.path).read_text("utf-8")
            yield from (*PHONE.findall(text), *MAIL.findall(text), *REACHED.findall(text))


def unpublished(site: BuiltSite) -> Iterator[Problem]:
    """A draft may say what nobody has checked yet."""
    public = site.library.public(site.now).entries
    said = {passage for entry in public.values() for passage in _passages(entry)}
    hidden = [(entry, _passages(entry) - said) for path, entry in site.library.entries.items() if path not in public]
    for file in site.texts:
        words = _words(file.words if isinstance(file, Page) else file.text)
        for entry, passages in hidden:
            path = entry.document.path
            if f'{entry.url}"' in file.text or f"{entry.url}<" in file.text:
                yield file.problem(file.line_of(entry.url), f"leads to {path}, which is not published yet.")
            if leaked := next((passage for passage in sorted(passages) if passage in words), ""):
                start = leaked.strip()[:60]
                yield file.problem(_line(file, leaked), f'has a text of {path}, which is not published yet: "{start}"')


def _passages(entry: Entry) -> set[str]:
    """The passages of a text that stand in no other by chance, as plain words."""
    plain = (_words(passage.text).strip() for passage in entry.document.passages)
    return {f" {words} " for words in plain if words.count(" ") >= LONG_ENOUGH - 1}


def _words(text: str) -> str:
    """Words only, as quotation marks and spaces look different once they are set."""
    return f" {' '.join(WORD.findall(text))} "


def _line(file: File, words: str) -> int:
    first = r"(?:<[^>]*>|[\W_])+".join(map(re.escape, words.split()[:LONG_ENOUGH]))
    found = re.search(first, file.text)
    return file.text.count("\n", 0, found.start()) + 1 if found else 1


def samples(site: BuiltSite) -> Iterator[Problem]:
    """A patient who calls a number from a sample reaches nobody."""
    for file in () if site.allow_samples else site.texts:
        for sample in set(PLACEHOLDER.findall(file.text)):
            yield file.problem(file.line_of(sample), f'"{sample}" is a sample, not a fact.')
