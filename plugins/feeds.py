"""Plans the news feeds: /feed.xml and one for each topic."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from pelican import signals
from pelican.generators import Generator

from plugins.derived.ledger import Plan
from plugins.markup.components import Templates
from plugins.markup.portable import portable
from plugins.model.digests import names
from plugins.views.feeds import Channel, Feed, channels, feed
from plugins.views.page import Html, Page


def plan(generators: list[Generator]) -> None:
    settings, context = generators[0].settings, generators[0].context
    material, templates = settings["TEXT"].material, Templates(Path(settings["THEME"]), settings["THEME_DIGEST"])

    def text(path: str) -> Html:
        view: Page = settings["PLANNER"].page_of(path)
        html = templates.render("feed_text.html", {"view": view})
        made = partial(portable, html, view.head.canonical)
        kept: Html = settings["MEMORY"].recall(f"portable {names(html, view.head.canonical)}", made)
        return kept

    def given(channel: Channel) -> dict[str, Feed]:
        return {"feed": feed(material, channel, text)}

    for channel in channels(material):
        name = channel.link.url.lstrip("/")
        context["plans"].append(Plan(name, "feed.xml", partial(given, channel), shows=channel.posts.paths))


def register() -> None:
    signals.all_generators_finalized.connect(plan)
