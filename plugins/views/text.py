"""Words and dates as readers see them."""

from __future__ import annotations

import html
import re
from datetime import datetime
from functools import lru_cache

import smartypants

from plugins.views.page import Day

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
