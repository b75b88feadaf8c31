"""HTML with typographic quotes and dashes, and last words that stay together: what typogrify makes of it, sooner.

Smartypants asks two dozen patterns of every text between two tags, though hardly any text has what they look for
(https://github.com/justinmayer/smartypants.py/blob/main/smartypants.py). Only those that have it are given to it here.
And what keeps last words together looks for them behind every word, though they stand before the end of a paragraph
(https://github.com/justinmayer/typogrify/blob/master/typogrify/filters.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import smartypants
from typogrify.filters import typogrify

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

# The elements that typogrify knows.
INLINE = ("a", "em", "span", "strong", "i", "b")
INLINE_TAG = re.compile(rf"</?(?:{'|'.join(INLINE)})")
INLINE_ENDS = frozenset(f"</{name}>" for name in INLINE)
BLOCK_ENDS = frozenset(f"</{name}>" for name in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd"))


def typeset(html: str) -> str:
    """The same as `typogrify(html, **TYPOGRAPHY)`."""
    parts = TAG.split(html)
    texts, tags = parts[::2], parts[1::2]
    alone = html.count("<") == len(tags) and not NOT_TEXT_ALONE.search(html)
    if not alone or not frozenset(QUOTES).isdisjoint(texts):
        return str(typogrify(html, **TYPOGRAPHY))
    texts = [_text(text) for text in texts]
    for place in _last_in_block(texts, tags):
        texts[place] = _kept_together(texts[place], tags[place - 1] if place else "")
    parts[::2] = texts
    return "".join(parts)


def _text(text: str) -> str:
    found = CAN_CHANGE.search(text)
    if found and APART.search(text):
        return str(smartypants.smartypants(text))
    typed, done = "", 0
    while found:
        start = text.rfind(" ", 0, found.start()) + 1
        end = text.find(" ", found.end()) % (len(text) + 1)  # the end of the text where there is no more space
        typed, done = typed + text[done:start] + _word(text[start:end]), end
        found = CAN_CHANGE.search(text, end)
    return typed + text[done:]


@lru_cache(maxsize=10_000)  # "don't" stands in every text
def _word(word: str) -> str:
    """A word between two spaces."""
    return str(smartypants.smartypants(f" {word} ")[1:-1])


def _last_in_block(texts: list[str], tags: list[str]) -> Iterator[int]:
    """The places of the texts before the end of a paragraph, heading or list item, or before that of inline elements
    that end with it."""
    last: int | None = None
    for place, (text, tag) in enumerate(zip(texts, [*tags, "</p>"], strict=True)):
        if text and not text.isspace():
            last = place
        if tag in BLOCK_ENDS and last is not None:
            yield last
        if tag not in INLINE_ENDS:
            last = None


def _kept_together(text: str, tag: str) -> str:
    """A text with no line break before its last word. Where this is its only one, the `tag` before counts as a word."""
    words = text.rsplit(None, 1)
    after = text[len(text.rstrip()) :]
    if not {"<", ">"}.isdisjoint(words[-1]):
        return text
    if len(words) == 2:
        return text if words[0][-1] in "<>" else f"{words[0]}&nbsp;{words[1]}{after}"
    return f"&nbsp;{words[0]}{after}" if text[0].isspace() and INLINE_TAG.match(tag) else text
