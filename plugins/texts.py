"""Converts Markdown for everybody. Writes the settings `TEXT`."""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals

from plugins.markup.text import Text


def start(pelican: Pelican) -> None:
    settings = pelican.settings
    settings["TEXT"] = Text(
        settings["LIBRARY"],
        Path(settings["THEME"]),
        settings["NOW"],
        settings["ALBUM"],
        settings["MEMORY"],
        settings["WORLD"],
        settings["THEME_DIGEST"],
    )


def register() -> None:
    signals.initialized.connect(start)
