"""What no text for readers looks like, and what would keep a Markdown converter busy for hours.

Nested marks and brackets are tried in every combination by regular expressions
(https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS), so they are
refused before anything tries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

LONGEST_TEXT = 120_000
"""Characters of a text: some sixty pages. The slowest, nothing but short quotations, takes two seconds."""
MOST_MARKS = 200
"""Brackets, or asterisks, underscores, backticks, quotation marks of Markdown, within one paragraph."""
DEEPEST = 40
"""Spaces before a line, ten levels of lists."""
DEEP = re.compile(rf"^[^\S\n]{{{DEEPEST + 1}}}", re.MULTILINE)
MOST_PLACES = {
    "headings": ("#", re.compile(r"^ {0,3}#", re.MULTILINE), 200),
    "lines that begin with ///": ("///", re.compile(r"^///", re.MULTILINE), 400),
    "comments": ("<!--", re.compile("<!--"), 200),
    "footnotes": ("[^", re.compile(r"\[\^"), 400),
}
"""What is compared with all others of its kind, or looks for its end through the whole text."""
MARKS = ("[", "*", "_", "`", ">", "<", "!", "(")


def too_much(text: str, first_line: int = 1) -> Iterator[tuple[int, str]]:
    """Lines of a text that are beyond the limits, with what to do."""
    if len(text) > LONGEST_TEXT:
        yield first_line, f"the text is longer than {LONGEST_TEXT:,} characters. Make several pages of it."
    for name, (sign, place, most) in MOST_PLACES.items():
        enough = text.count(sign) > most  # far sooner known than where they are
        if enough and (places := list(islice(place.finditer(text), most, most + 1))):
            line = first_line + text.count("\n", 0, places[0].start())
            yield line, f"the text has more than {most} {name}. Make several pages of it."
    if many := [mark for mark in MARKS if text.count(mark) > MOST_MARKS]:
        yield from _in_one_paragraph(many, text, first_line)
    if deep := DEEP.search(text):
        line = first_line + text.count("\n", 0, deep.start())
        yield line, f"begins with more than {DEEPEST} spaces. Delete some: lists have ten levels at most."


def _in_one_paragraph(marks: list[str], text: str, line: int) -> Iterator[tuple[int, str]]:
    for paragraph in re.split(r"(\n[ \t]*\n)", text):
        for mark in marks:
            if paragraph.count(mark) > MOST_MARKS:
                yield line, f'"{mark}" stands here more than {MOST_MARKS} times in one paragraph. Write plain words.'
        line += paragraph.count("\n")
