"""Writes the pages that no file of content/ stands for: later pages of the blog, all topics, all body areas."""

from __future__ import annotations

from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.views.page import ExerciseIndex


class ListingsGenerator(Generator):
    def generate_output(self, writer: Writer) -> None:
        for view in self.context["listings"]:
            template = self.get_template("exercises" if isinstance(view, ExerciseIndex) else "blog")
            url = view.url.lstrip("/")
            writer.write_file(f"{url}index.html", template, self.context, url=url, view=view)


def get_generators(pelican: Pelican) -> Any:
    return ListingsGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
