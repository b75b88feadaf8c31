"""Words and dates as readers see them."""

from __future__ import annotations

import html
import math
import re
from datetime import datetime
from functools import lru_cache

import smartypants

from plugins.views.page import Day

WORDS_PER_MINUTE = 220
"""Somewhat under the mean silent reading rate of adults, 238 words a minute
(https://doi.org/10.1016/j.jml.2019.104047)."""

CAN_CHANGE = re.compile(r"""["'\\]|&quot;|--|``|\.\.\.|\. \. \.""")
"""What a text needs to have for smartypants to change it."""


@lru_cache(maxsize=100_000)  # the same titles stand on many pages
def smart(text: str) -> str:
    """Plain text with typographic quotes, apostrophes and dashes."""
    if not CAN_CHANGE.search(text):
        return text
    attributes = smartypants.Attr.q | smartypants.Attr.d | smartypants.Attr.e
    return html.unescape(smartypants.smartypants(html.escape(text, quote=False), attributes))


def day(moment: datetime) -> Day:
    """A date in US form."""
    return Day(moment.strftime("%Y-%m-%d"), f"{moment:%B} {moment.day}, {moment.year}")


def reading_minutes(words: int) -> int:
    """Minutes to read a number of words, at least one."""
    return max(1, math.ceil(words / WORDS_PER_MINUTE))
