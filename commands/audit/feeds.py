"""Feeds that a feed reader can follow for years (https://www.rfc-editor.org/rfc/rfc4287)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import feedparser

from commands.audit.site import BuiltSite, File
from plugins.model.problem import Problem


def feeds(site: BuiltSite) -> Iterator[Problem]:
    """A feed reader drops a broken feed without a word, and shows an entry without a lasting id twice."""
    for file in site.texts:
        if file.name.endswith("feed.xml"):
            yield from _feed(file, f"{site.practice.website}/{file.name}")


def _feed(file: File, url: str) -> Iterator[Problem]:
    feed: Any = feedparser.parse(file.text.encode(), sanitize_html=False, resolve_relative_uris=False)
    if feed.bozo:
        line = getattr(feed.bozo_exception, "getLineNumber", lambda: 1)()
        yield file.problem(line, f"is no well-formed feed: {feed.bozo_exception}")
        return
    for name in ("id", "updated"):
        if not feed.feed.get(name):
            yield file.problem(1, f"has no {name}.")
    if url not in (link.href for link in feed.feed.get("links", ()) if link.rel == "self"):
        yield file.problem(1, f"does not say its own address, {url}.")
    times = Counter(entry.get("id", "") for entry in feed.entries)
    for entry in feed.entries:
        line = file.line_of(entry.get("id") or entry.get("link", ""))
        for name in ("id", "updated", "title", "link"):
            if not entry.get(name):
                yield file.problem(line, f'The entry "{entry.get("title", "")}" has no {name}.')
        if times[entry.get("id", "")] > 1:
            yield file.problem(line, f"Two entries have the id {entry.get('id')}.")
