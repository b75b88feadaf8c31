"""Gives Pelican the typed entries: each Markdown file as HTML, with the metadata Pelican works by.

Writes `content.entry` and `content.toc`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.readers import BaseReader, Readers
from pelican.urlwrappers import Author, Category, Tag

from plugins.model.entries import Entry, Post
from plugins.views.text import smart


class EntryReader(BaseReader):
    """Replaces Pelican's own Markdown reader. What is not in the library is left out of the site."""

    enabled = True
    file_extensions = ("md",)

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self._library, self._text = settings["LIBRARY"], settings["TEXT"]

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        entry = self._library.entries.get(Path(source_path).relative_to(self._library.root).as_posix())
        if entry is None:
            return "", {"status": "skip", "title": source_path}
        picture_above = isinstance(entry, Post) and bool(entry.image)
        html, toc = self._text.typeset(entry.document.body, picture_above)
        return str(html), self._metadata(entry) | {"entry": entry, "toc": toc}

    def _metadata(self, entry: Entry) -> dict[str, Any]:
        """What Pelican needs to sort, place and feed an entry."""
        known: dict[str, Any] = {
            "title": smart(entry.title),
            "summary": smart(entry.summary),
            # Pelican takes two contents of one slug for translations, also a service and an exercise.
            "slug": entry.url.strip("/") or entry.slug,
            "url": entry.url.lstrip("/"),
            "save_as": entry.url.lstrip("/") + ("" if entry.url.endswith(".html") else "index.html"),
            "template": entry.template,
            "status": "published",
        }
        if isinstance(entry, Post):
            topic = self._library.topics[entry.topic]
            known |= {
                "date": entry.date,
                "category": Category(topic.title, self.settings),
                "tags": [Tag(tag, self.settings) for tag in entry.tags],
                "author": Author(self._library.practice.name, self.settings),
            }
            if entry.modified:
                known["modified"] = entry.modified
        return known


def add_reader(readers: Readers) -> None:
    readers.reader_classes["md"] = EntryReader


def register() -> None:
    signals.readers_init.connect(add_reader)
