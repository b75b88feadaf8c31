"""What people hear who do not see the page: links, pictures and tables have to make sense in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from plugins.model.blocks import DECORATIVE
from plugins.model.entries import Entry, Post
from plugins.model.problem import Problem

EMPTY_WORDS = re.compile(
    r"(?:(?:click|tap|press|go|read|see|learn|find out|continue)? ?(?:here|more|on)?"
    r"|(?:click|tap|press) (?:here|this|on) .*"
    r"|(?:read|see)? ?(?:this|the)? ?(?:link|page|website|article|post)|(?:read |see )?this"
    r"|more info(?:rmation)?|details)"
)
TABLE_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
ENDING = re.compile(r"\.(jpe?g|png|webp|gif|avif|heic|svg)$", re.IGNORECASE)
CAMERA = re.compile(r"^(img|dsc[nf]?|pxl|photo|image|picture|screenshot)[\s_-]*\d*$", re.IGNORECASE)


def link_words(entry: Entry) -> Iterator[Problem]:
    """Many people go through a page link by link, where "here" says nothing (WCAG 2.4.4)."""
    for field, link in entry.document.links:
        words = " ".join(re.sub(r"[^\w\s]", " ", link.words).casefold().split())
        if link.is_image:
            continue
        if EMPTY_WORDS.fullmatch(words):
            message = f'"{link.words}" does not say where the link leads. Link words that do: [fees and insurance](...)'
            yield Problem(entry.document.path, link.line, field, message)
        elif link.words.startswith(("http://", "https://", "www.")):
            message = f'"{link.words}" is hard to listen to. Link the name of the page instead.'
            yield Problem(entry.document.path, link.line, field, message)


def alt_words(entry: Entry) -> Iterator[Problem]:
    """Who cannot see a picture hears its words, and a file name tells nothing (WCAG 1.1.1)."""
    for line, name, words in _pictures(entry):
        stem = PurePosixPath(name).stem
        same = re.sub(r"[\W_]+", " ", words).strip().casefold() == re.sub(r"[\W_]+", " ", stem).strip().casefold()
        if words and (same or ENDING.search(words) or CAMERA.match(words)):
            message = (
                f'"{words}" is a file name. Say what the picture shows, or write "{DECORATIVE}" if it '
                "adds nothing to the text."
            )
            yield Problem(entry.document.path, line, "", message)


def table_headers(entry: Entry) -> Iterator[Problem]:
    """The first row of a table names its columns, for people who hear it cell by cell (WCAG 1.3.1)."""
    document = entry.document
    above, above_number = "", 0
    for number, line in document.prose:
        if "|" in above and "-" in line and number == above_number + 1 and TABLE_RULE.match(line):
            # The first may be empty: above a column of row names nothing is missing.
            empty = [n for n, cell in enumerate(above.strip().strip("|").split("|"), 1) if not cell.strip() and n > 1]
            if empty:
                message = f"column {empty[0]} of this table has no name. Write one into the first row."
                yield Problem(document.path, above_number, "", message)
        above, above_number = line, number


def _pictures(entry: Entry) -> Iterator[tuple[int, str, str]]:
    document = entry.document
    for _, link in document.links:
        if link.is_image:
            yield link.line, link.target, link.words
    for block in document.scanned.named("figure"):
        yield block.line, block.argument, block.options.get("alt", "")
    if isinstance(entry, Post) and entry.image:
        yield document.line_of(("image_alt",)), entry.image, entry.image_alt or ""
