"""Bundles theme/static/css into one minified file whose name changes with its content.

Writes the settings `STYLESHEET`.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import lightningcss
from pelican import Pelican, signals

BROWSERS = ["chrome >= 99", "safari >= 15.4", "ios_saf >= 15.4", "firefox >= 97"]
"""The first ones with cascade layers, spring 2022 (https://caniuse.com/css-cascade-layers). Older ones
show the plain document, which reads and calls all the same."""


@dataclass(frozen=True)
class Stylesheet:
    """The bundled CSS, and its address on the site."""

    css: str

    @property
    def url(self) -> str:
        return f"/theme/main.{sha256(self.css.encode()).hexdigest()[:10]}.css"


def bundle(main: Path) -> Stylesheet:
    """Follow the imports of a CSS file and minify the whole."""
    return Stylesheet(lightningcss.bundle_css(str(main), browsers_list=BROWSERS, minify=True))


def start(pelican: Pelican) -> None:
    pelican.settings["STYLESHEET"] = bundle(Path(pelican.theme) / "static" / "css" / "main.css")


def write(pelican: Pelican) -> None:
    stylesheet = pelican.settings["STYLESHEET"]
    file = Path(pelican.output_path, stylesheet.url.lstrip("/"))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(stylesheet.css, encoding="utf-8")


def register() -> None:
    signals.initialized.connect(start)
    signals.finalized.connect(write)
