"""Publishes the pictures that pages show, made over; the originals, and what only drafts show, stay at home.

Writes the settings `ALBUM`, which every page asks for its pictures.
"""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals

from plugins.derived.output import publish
from plugins.derived.pictures import Album
from plugins.derived.store import Store


def start(pelican: Pelican) -> None:
    pelican.settings["ALBUM"] = Album(Path(pelican.settings["PATH"], "images"))


def write(pelican: Pelican) -> None:
    store = Store(Path(pelican.settings["CACHE"], "pictures"))
    names = {name for record in pelican.settings["LEDGER"].records.values() for name in record.pictures}
    for url, content in pelican.settings["ALBUM"].files(names, store):
        publish(pelican.output_path, url, content)
    store.prune()


def register() -> None:
    signals.initialized.connect(start)
    signals.finalized.connect(write)
