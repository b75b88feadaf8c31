"""Characters that nobody sees in an editor, and that do harm on a page or in an address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

INVISIBLE = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\u200b\u2060-\u2064\ufeff\ufff9-\ufffb"  # of no width
    "\u2028\u2029"  # ends of lines to some programs and not to others
    "\u202a-\u202e\u2066-\u2069"  # turn the text after them around (https://trojansource.codes)
    "\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"  # no characters at all, or none for readers
)
"""Not here, as texts need them: joiners (emoji, Persian), marks of direction, soft hyphens."""


def invisible(text: str, first_line: int = 1) -> Iterator[tuple[int, str]]:
    """Each line with a character that nobody sees, with what to do."""
    for found in INVISIBLE.finditer(text):
        line = text.count("\n", 0, found.start())
        before = INVISIBLE.sub("", text[max(0, found.start() - 12) : found.start()].rpartition("\n")[2])
        place = f'after "{before}"' if before.strip() else "at the beginning of the line"
        name = unicodedata.name(found[0], f"U+{ord(found[0]):04X}")
        yield first_line + line, f"an invisible character ({name}) stands {place}. Delete it: write the line again."
