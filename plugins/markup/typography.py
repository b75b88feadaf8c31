"""HTML with typographic quotes and dashes, and last words that stay together: what typogrify makes of it, sooner.

Smartypants asks two dozen patterns of every text between two tags, though hardly any text has what they look for
(https://github.com/justinmayer/smartypants.py/blob/main/smartypants.py). Only those that have it are given to it here.
"""

from __future__ import annotations

import re

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
LONE_QUOTES = frozenset(("'", '"', "&quot;"))
"""Between two tags, they take their direction from the text before."""


def typeset(html: str) -> str:
    """The same as `typogrify(html, **TYPOGRAPHY)`."""
    parts = TAG.split(html)
    texts = parts[::2]
    if NOT_TEXT_ALONE.search(html) or not LONE_QUOTES.isdisjoint(texts):
        return str(typogrify(html, **TYPOGRAPHY))
    parts[::2] = [smartypants.smartypants(text) if CAN_CHANGE.search(text) else text for text in texts]
    return str(widont("".join(parts)))
