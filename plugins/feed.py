"""Makes the feed readable anywhere: every address in its texts is a full one, every picture a plain one."""

from __future__ import annotations

import re
from typing import Any

from feedgenerator import SyndicationFeed
from pelican import signals

ADDRESS = re.compile(r'(\s(?:href|src|xlink:href)=")/(?!/)')
PICTURE = re.compile(r"<picture.*?(<img [^>]*>)\s*</picture>", re.DOTALL)
CHOICE = re.compile(r' (?:srcset|sizes|loading|decoding|fetchpriority)="[^"]*"')


def make_absolute(context: dict[str, Any], feed: SyndicationFeed) -> None:
    for item in feed.items:
        plain = PICTURE.sub(lambda picture: CHOICE.sub("", picture[1]), item["content"])
        item["content"] = ADDRESS.sub(rf"\1{context['SITEURL']}/", plain)


def register() -> None:
    signals.feed_generated.connect(make_absolute)
