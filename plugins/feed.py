"""Makes the feed readable anywhere: every address in its texts is a full one."""

from __future__ import annotations

import re
from typing import Any

from feedgenerator import SyndicationFeed
from pelican import signals

ADDRESS = re.compile(r'(\s(?:href|src|xlink:href)=")/(?!/)')


def make_absolute(context: dict[str, Any], feed: SyndicationFeed) -> None:
    for item in feed.items:
        item["content"] = ADDRESS.sub(rf"\1{context['SITEURL']}/", item["content"])


def register() -> None:
    signals.feed_generated.connect(make_absolute)
