"""Finds the previous and next post, for the page and its head. Writes the context `neighbors`.

`NEIGHBORS = "all"` links every post to the next in time, `"topic"` stays within the topic.
"""

from __future__ import annotations

from pelican import signals
from pelican.generators import Generator

from plugins.views.sequence import Sequences


def add_neighbors(generators: list[Generator]) -> None:
    settings = generators[0].settings
    generators[0].context["neighbors"] = Sequences(settings["LIBRARY"], settings["NEIGHBORS"]).neighbors


def register() -> None:
    signals.all_generators_finalized.connect(add_neighbors)
