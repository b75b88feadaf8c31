"""Makes the planned pages, on all cores: those that would be other ones than what is there.

What a page depends on is what it is given: its view, the view of the site, and its template with all that this
includes (docs/decisions/0007-a-page-is-what-it-is-given.md). Reads the context `plans`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.writers import Writer

from plugins.derived.ledger import Ledger, Plan, Record
from plugins.derived.output import publish
from plugins.derived.pictures import Album
from plugins.markup.components import Templates
from plugins.model.digests import names
from plugins.model.parallel import spread
from plugins.views.page import Page, Site
from plugins.views.sitemap import found_on
from plugins.views.social_cards import social_card


class PlannedPages:
    """A generator of Pelican's."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], **_: Any) -> None:
        self._context, self._settings = context, settings

    def generate_output(self, writer: Writer) -> None:
        plans: Sequence[Plan] = self._context["plans"]
        press = Press(self._settings, self._context["site"])
        press.make([plan for plan in plans if not plan.last])
        press.make([plan for plan in plans if plan.last])


class Press:
    """Makes the pages of one build, with its settings and the view of the site."""

    def __init__(self, settings: dict[str, Any], site: Site) -> None:
        self._settings, self._site = settings, site
        self._ledger: Ledger = settings["LEDGER"]
        self._templates = Templates(Path(settings["THEME"]), settings["THEME_DIGEST"])

    def make(self, plans: Sequence[Plan]) -> None:
        """Make the pages that do not stand in the site as they are planned."""
        always = names(self._settings["WORLD"], repr(self._settings["HANDOUTS"]))
        keys = {plan.name: self._key(plan, always) for plan in plans}
        wanted = [plan for plan in plans if not self._ledger.keeps(plan.name, keys[plan.name])]
        memory = self._settings["MEMORY"]
        looks = memory.recall(f"looks {self._settings['THEME_DIGEST']}", self._templates.looks)
        look = {plan.template: looks[plan.template].of(self._site) for plan in wanted}

        def made(plan: Plan) -> tuple[Record, Mapping[str, bytes]]:
            return self._made(plan, keys[plan.name], look[plan.template]), memory.taken()

        for plan, (record, pieces) in zip(wanted, spread(made, wanted), strict=True):
            memory.add(pieces)
            self._ledger.records[plan.name] = record

    def rehearse(self, plan: Plan) -> None:
        """Make a page and throw it away, so that what the next one needs is loaded."""
        self._templates.render(plan.template, {"site": self._site, **plan.make()})

    def _key(self, plan: Plan, always: str) -> str:
        """Names all that could change a page, with what could change any."""
        briefs = self._settings["LIBRARY"].entries.briefs
        return names(always, plan.name, plan.template, plan.also, *(briefs[path].digest for path in plan.shows))

    def _made(self, plan: Plan, key: str, look: str) -> Record:
        """The page, where it is another one than before. `look` names the template with what it shows of the site."""
        album: Album = self._settings["ALBUM"]
        album.asked = set()
        given = plan.make()
        shown = names(look, repr(given))
        if same := self._ledger.shows(plan.name, key, shown):
            return same
        html = self._templates.render(plan.template, {"site": self._site, **given})
        publish(self._settings["OUTPUT_PATH"], plan.name, html.encode())
        view = given.get("view")
        if not isinstance(view, Page) or view.head.robots:
            return Record(key, shown, pictures=sorted(album.asked))
        card = social_card(self._settings["LIBRARY"].practice, view)
        return Record(key, shown, found_on(view), card, sorted(album.asked))


def get_generators(pelican: Pelican) -> type[PlannedPages]:
    return PlannedPages


def register() -> None:
    signals.get_generators.connect(get_generators)
