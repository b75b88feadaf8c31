"""Plans every page: those of entries, and lists that no file of content/ stands for.

Writes the settings `PLANNER`, and the contexts `site` and `plans`, to which the plugins after it add.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.derived.ledger import Plan
from plugins.derived.output import file_of
from plugins.model.entries import Entry, Page, Post, area_url
from plugins.model.library import Library
from plugins.views import page as see
from plugins.views.exercise_index import area_page, areas
from plugins.views.material import Material
from plugins.views.pages import entry_page
from plugins.views.posts import Listing, listing_page, listings, post_page
from plugins.views.site import site_view
from plugins.views.social_cards import social_card, with_card
from plugins.views.structured_data import graph
from plugins.views.text import smart


@dataclass(frozen=True)
class Planner:
    """Plans the pages of a build, and makes their views when they are wanted."""

    settings: dict[str, Any]
    context: dict[str, Any]

    @cached_property
    def library(self) -> Library:
        library: Library = self.settings["LIBRARY"]
        return library

    @cached_property
    def material(self) -> Material:
        material: Material = self.settings["TEXT"].material
        return replace(material, handouts=self.settings["HANDOUTS"])

    def plans(self) -> Iterator[Plan]:
        for name in ("robots.txt", ".well-known/security.txt"):  # https://www.rfc-editor.org/rfc/rfc9116
            yield Plan(name, name.rpartition("/")[2], dict)
        yield from map(self.plan_of, self.library.entries)
        if blog := self._page("blog"):
            for listing in listings(self.library, blog, self.settings["DEFAULT_PAGINATION"]):
                for n, url in enumerate(listing.urls):
                    if url != blog.url:
                        yield Plan(file_of(url), "blog.html", partial(self._list, listing, n))
        if exercises := self._page("exercises"):
            for area in areas(self.library):
                yield Plan(file_of(area_url(area)), "exercises.html", partial(self._area, exercises, area))

    def plan_of(self, path: str) -> Plan:
        """The page of the entry at a path."""
        brief = self.library.entries.briefs[path]
        text = [path] if path.startswith("posts/") else []
        return Plan(file_of(brief.url), f"{brief.template}.html", partial(self._given, path), text)

    @cached_property
    def site(self) -> see.Site:
        """What every page shows."""
        sheets = {name: sheet.url for name, sheet in self.settings["STYLESHEETS"].items()}
        scripts = {name: script.url for name, script in self.settings["SCRIPTS"].items()}
        search = self._page("search")
        link = see.Link(search.url, smart(search.heading or search.title)) if search else None
        return site_view(self.library.practice, sheets, scripts, link, self.settings["PREVIEW"])

    def page_of(self, path: str) -> see.Page:
        """The finished object of the entry at a path."""
        entry = self.library.entries[path]
        html, toc = self._text(entry)
        action = self.context["action"](entry)
        if isinstance(entry, Post):
            return self._described(post_page(self.material, entry, html, toc, action, self.context["neighbors"](path)))
        if isinstance(entry, Page) and entry.template == "blog":
            first = next(listings(self.library, entry, self.settings["DEFAULT_PAGINATION"]))
            return self._described(listing_page(self.material, first, 0, html, action))
        return self._described(entry_page(self.material, entry, html, toc, action))

    def _given(self, path: str) -> dict[str, see.Page]:
        return {"view": self.page_of(path)}

    def _list(self, listing: Listing, n: int) -> dict[str, see.Page]:
        html, action = self._text(listing.blog)[0], self.context["action"](listing.blog)
        return {"view": self._described(listing_page(self.material, listing, n, html, action))}

    def _area(self, page: Page, area: str) -> dict[str, see.Page]:
        html, action = self._text(page)[0], self.context["action"](page)
        return {"view": self._described(area_page(self.material, page, html, action, area))}

    def _page(self, template: str) -> Page | None:
        """The page with a layout."""
        briefs = self.library.entries.briefs.items()
        path = next((path for path, brief in briefs if brief.template == template), None)
        return self.library.entries[path] if path else None  # type: ignore[return-value]

    def _text(self, entry: Entry) -> Any:
        picture_above = isinstance(entry, Post) and bool(entry.image)
        return self.settings["TEXT"].typeset(entry.document, picture_above)

    def _described(self, view: see.Page) -> see.Page:
        """A view with its social card and its structured data, where machines may read it."""
        if view.head.robots:
            return view
        card = social_card(self.library.practice, view)
        url = self.library.practice.website + self.settings["CARDS"].order(card)
        return replace(view, head=replace(with_card(view.head, card, url), graph=graph(self.library, view)))


def plan(generators: list[Generator]) -> None:
    # Pelican hands one context to all generators.
    context = generators[0].context
    planner = Planner(generators[0].settings, context)
    generators[0].settings["PLANNER"], context["site"] = planner, planner.site
    context["plans"] = list(planner.plans())


def register() -> None:
    signals.all_generators_finalized.connect(plan)
