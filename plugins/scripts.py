"""Publishes the scripts of theme/static/scripts under names that change with their content.

Every script is an addition: what it adds to works without it. Writes the settings `SCRIPTS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pelican import Pelican, signals

from plugins.derived.output import publish


@dataclass(frozen=True)
class Script:
    """A script, and its address on the site."""

    name: str
    code: bytes

    @property
    def url(self) -> str:
        return f"/theme/{self.name}.{sha256(self.code).hexdigest()[:10]}.js"


def start(pelican: Pelican) -> None:
    files = sorted((Path(pelican.theme) / "static" / "scripts").glob("*.js"))
    pelican.settings["SCRIPTS"] = {file.stem: Script(file.stem, file.read_bytes()) for file in files}


def write(pelican: Pelican) -> None:
    for script in pelican.settings["SCRIPTS"].values():
        publish(pelican.output_path, script.url, script.code)


def register() -> None:
    signals.initialized.connect(start)
    signals.finalized.connect(write)
