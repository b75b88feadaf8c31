"""The one call to action of every page. Writes `content.action`."""

from __future__ import annotations

from itertools import chain

from pelican import signals
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator

from plugins.views.actions import chosen


def add_actions(generators: list[Generator]) -> None:
    for generator in generators:
        contents = chain(getattr(generator, "articles", ()), getattr(generator, "pages", ()))
        if isinstance(generator, (ArticlesGenerator, PagesGenerator)):
            for content in contents:
                content.action = chosen(generator.settings["LIBRARY"], content.entry)


def register() -> None:
    signals.all_generators_finalized.connect(add_actions)
