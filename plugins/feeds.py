"""Writes the news feeds: /feed.xml and one for each topic."""

from __future__ import annotations

from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.markup.portable import portable
from plugins.model.entries import Post
from plugins.views.feeds import feeds
from plugins.views.page import Html


class FeedsGenerator(Generator):
    def generate_output(self, writer: Writer) -> None:
        views = {article.entry.slug: article.view for article in self.context["articles"]}
        settings, template = self.settings, self.get_template("feed_text")

        def text(post: Post) -> Html:
            view = views[post.slug]
            return portable(template.render(view=view), view.head.canonical)

        for feed in feeds(settings["TEXT"].material, text):
            writer.write_file(feed.path.lstrip("/"), self.get_template("feed"), self.context, feed=feed)


def get_generators(pelican: Pelican) -> Any:
    return () if pelican.settings["PAGES_ONLY"] else FeedsGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
