"""Bundles theme/static/css into minified files whose names change with their content.

One for every page, one for print that is fetched after the page is shown, one for feeds. Writes the settings
`STYLESHEETS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import lightningcss
from pelican import Pelican, signals

from plugins.derived.output import publish

SHEETS = ("main", "print", "feed")
BROWSERS = ["chrome >= 99", "safari >= 15.4", "ios_saf >= 15.4", "firefox >= 97"]
"""The first ones with cascade layers, spring 2022 (https://caniuse.com/css-cascade-layers). Older ones
show the plain document, which reads and calls all the same."""


@dataclass(frozen=True)
class Stylesheet:
    """Bundled CSS, and its address on the site."""

    name: str
    css: str

    @property
    def url(self) -> str:
        return f"/theme/{self.name}.{sha256(self.css.encode()).hexdigest()[:10]}.css"


def bundle(source: Path) -> Stylesheet:
    """Follow the imports of a CSS file and minify the whole."""
    return Stylesheet(source.stem, lightningcss.bundle_css(str(source), browsers_list=BROWSERS, minify=True))


def start(pelican: Pelican) -> None:
    folder = Path(pelican.theme) / "static" / "css"
    pelican.settings["STYLESHEETS"] = {name: bundle(folder / f"{name}.css") for name in SHEETS}


def write(pelican: Pelican) -> None:
    for stylesheet in pelican.settings["STYLESHEETS"].values():
        publish(pelican.output_path, stylesheet.url, stylesheet.css.encode())


def register() -> None:
    signals.initialized.connect(start)
    signals.finalized.connect(write)
