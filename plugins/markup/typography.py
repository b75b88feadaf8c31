"""HTML with typographic quotes and dashes, and last words that stay together: what typogrify makes of it, sooner.

Smartypants asks two dozen patterns of every text between two tags, though hardly any text has what they look for
(https://github.com/justinmayer/smartypants.py/blob/main/smartypants.py). Only those that have it are given to it here.
"""

from __future__ import annotations

import re
from functools import lru_cache

import smartypants
from typogrify.filters import typogrify, widont

from plugins.views.text import CAN_CHANGE

TYPOGRAPHY = dict.fromkeys(("amp", "caps", "initial_quotes"), False)
"""Filters of typogrify that are left out: spans around capitals, ampersands and opening quotes weigh more than they
show."""
# Markdown has escaped quotes by the time that typogrify sees them.
smartypants.Attr.default = smartypants.Attr.set1 | smartypants.Attr.w

TAG = re.compile(r"(<[^>]*>)")
NOT_TEXT_ALONE = re.compile(rf"<(?:!--|{'|'.join(smartypants.tags_to_skip)})", re.IGNORECASE)
"""Comments, which may have tags inside, and elements that are passed over."""
QUOTES = ("'", '"', "&quot;")
"""Alone between two tags, one takes its direction from the text before."""
APART = re.compile(rf"^(?:{'|'.join(QUOTES)})|(?:{'|'.join(QUOTES)})$|\. \. \.")
"""Where a word is not converted as it is between two spaces: the patterns look no further than from space to space."""


def typeset(html: str) -> str:
    """The same as `typogrify(html, **TYPOGRAPHY)`."""
    parts = TAG.split(html)
    texts = parts[::2]
    if NOT_TEXT_ALONE.search(html) or not frozenset(QUOTES).isdisjoint(texts):
        return str(typogrify(html, **TYPOGRAPHY))
    parts[::2] = [_text(text) if CAN_CHANGE.search(text) else text for text in texts]
    return str(widont("".join(parts)))


def _text(text: str) -> str:
    if APART.search(text):
        return str(smartypants.smartypants(text))
    return " ".join(_word(word) if CAN_CHANGE.search(word) else word for word in text.split(" "))


@lru_cache(maxsize=10_000)  # "don't" stands in every text
def _word(word: str) -> str:
    """A word between two spaces."""
    return str(smartypants.smartypants(f" {word} ")[1:-1])
