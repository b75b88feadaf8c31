"""Publishes the social card of every page that may be found: what is shown where a link to it is shared.

Writes the settings `CARDS`, where the heads of pages order their cards.
"""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals

from plugins.derived.cards import Cards
from plugins.derived.output import publish
from plugins.derived.store import Store


def start(pelican: Pelican) -> None:
    settings = pelican.settings
    settings["CARDS"] = Cards(Path(settings["THEME"]), settings["MEMORY"])


def write(pelican: Pelican) -> None:
    if pelican.settings["PAGES_ONLY"]:
        return
    store = Store(Path(pelican.settings["CACHE"], "cards"))
    cards = pelican.settings["CARDS"]
    for record in pelican.settings["LEDGER"].records.values():
        if record.card:
            cards.order(record.card)
    for url, png in cards.files(store):
        publish(pelican.output_path, url, png)
    store.prune()


def register() -> None:
    signals.initialized.connect(start)
    signals.finalized.connect(write)
