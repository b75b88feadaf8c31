"""Previous and next post, for the page and its head. Writes `content.neighbors`.

`NEIGHBORS = "all"` links every post to the next in time, `"topic"` stays within the topic.
"""

from __future__ import annotations

from pelican import signals
from pelican.generators import ArticlesGenerator

from plugins.views.sequence import neighbors


def add_neighbors(generator: ArticlesGenerator) -> None:
    found = neighbors((article.entry for article in generator.articles), generator.settings["NEIGHBORS"])
    for article in generator.articles:
        article.neighbors = found[article.entry.slug]


def register() -> None:
    signals.article_generator_finalized.connect(add_neighbors)
