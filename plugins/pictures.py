"""Publishes the pictures that pages show as clean copies; the originals, and what only drafts show, stay at home."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from pelican import Pelican, signals

from plugins.markup.pictures import publish

SHOWN = re.compile(r'"/images/([^"]+)"')


def write(pelican: Pelican) -> None:
    folder = Path(pelican.settings["PATH"], "images")
    for name in shown(Path(pelican.output_path)):
        publish(folder / name, Path(pelican.output_path, "images", name))


def shown(site: Path) -> list[str]:
    """The names of all pictures on the pages of a built site."""
    pages = (page.read_text(encoding="utf-8") for page in site.rglob("*.html"))
    return sorted({unquote(name) for page in pages for name in SHOWN.findall(page)})


def register() -> None:
    signals.finalized.connect(write)
