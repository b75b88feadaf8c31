"""Publishes the pictures of content/images as clean copies; the originals stay at home."""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals

from plugins.markup.pictures import publish


def write(pelican: Pelican) -> None:
    folder = Path(pelican.settings["PATH"], "images")
    for original in sorted(file for file in folder.glob("**/*") if file.suffix):
        publish(original, Path(pelican.output_path, "images", original.relative_to(folder)))


def register() -> None:
    signals.finalized.connect(write)
