"""Writes /_drafts/, in preview only: what is not public yet, and when it will be."""

from __future__ import annotations

from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.views.drafts import drafts_page


class DraftsGenerator(Generator):
    def generate_output(self, writer: Writer) -> None:
        view = drafts_page(self.settings["TEXT"].material)
        url = view.url.lstrip("/")
        writer.write_file(f"{url}index.html", self.get_template("topics"), self.context, url=url, view=view)


def get_generators(pelican: Pelican) -> Any:
    return DraftsGenerator if pelican.settings["PREVIEW"] else ()


def register() -> None:
    signals.get_generators.connect(get_generators)
