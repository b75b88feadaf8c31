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

REACHED = re.compile(r"""["'](tel:|sms:)([^"'?]+)""")
EMERGENCY = re.compile(r"\d{3}")
"""911 and 988, which no practice has."""
PLACEHOLDER = re.compile(rf"{re.escape(BANNER)}|\b555-01\d\d\b|[\w.-]+\.example\b")
"""Numbers kept for films and addresses kept for examples (https://www.rfc-editor.org/rfc/rfc2606)."""
WORD = re.compile(r"[^\W_]+")
LONG_ENOUGH = 5
"""Words of a passage. Shorter ones, like "What you can do", stand in many texts."""


def contact_details(site: BuiltSite) -> Iterator[Problem]:
    """A mail address or number that is not the practice's is a patient's, or leads patients to a stranger."""
    practice = site.practice
    numbers = {practice.phone, practice.text_number}
    reached = {contact.url.partition(":")[2] for contact in contacts(practice).values()}
    for file in site.texts:
        found = set(MAIL.findall(file.text)) - {practice.email}
        if isinstance(file, Page):
            found |= set(PHONE.findall(file.words)) - numbers
            found |= {number for _, number in REACHED.findall(file.text) if not EMERGENCY.fullmatch(number)} - reached
        for detail in found:
            yield file.problem(file.line_of(detail), f"{detail} is not the practice's.")


def unpublished(site: BuiltSite) -> Iterator[Problem]:
    """A draft may say what nobody has checked yet."""
    public = site.library.public(site.now)
    said = {passage for entry in public.entries.values() for passage in _passages(entry)}
    for path, entry in site.library.entries.items():
        if path in public.entries:
            continue
        passages = _passages(entry) - said
        for file in site.texts:
            words = _words(file.words if isinstance(file, Page) else file.text)
            if f'{entry.url}"' in file.text or f"{entry.url}<" in file.text:
                yield file.problem(file.line_of(entry.url), f"names {entry.url}, which is not published yet.")
            if leaked := next((passage for passage in sorted(passages) if passage in words), ""):
                yield file.problem(
                    _line(file, leaked), f'has a text of {path}, which is not published: "{leaked.strip()[:60]}".'
                )


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
