"""Plans /_components/, in preview only: every component with its examples, in light and in dark.

A drawing within an `<img>` is a document of its own that no stylesheet of the page reaches. Chromium
hands it the `color-scheme` of the page, which is set here; in other browsers it may follow the system.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.derived.ledger import Plan
from plugins.derived.output import file_of, publish
from plugins.markup.components import Components
from plugins.markup.text import Text
from plugins.model.practice import Practice
from plugins.views.examples import EXAMPLES, PROSE, Place, texts
from plugins.views.page import Head, Heading, Html, Link, Page, Site
from plugins.views.site import links

SCHEMES = {"light": "/_components/", "dark": "/_components/dark/"}
LEAD = (
    "Every component with its examples. The states are the real ones: hover with the mouse, walk with the Tab "
    "key, press, open, print."
)
SPACE = ".specimens{padding-block-start:var(--section)}.specimens__name{margin-block:var(--s6) var(--s3)}"
"""The only rules of the gallery's own; everything else is as on the site."""
QUERY = re.compile(r"\(prefers-color-scheme:\s*(light|dark)\)")


@dataclass(frozen=True)
class Shown:
    """An example, rendered."""

    name: str
    html: Html


@dataclass(frozen=True)
class Group:
    """A component with its examples, or the blocks that authors write."""

    id: str
    title: str
    states: str
    place: Place
    examples: Sequence[Shown]


@dataclass(frozen=True)
class GalleryPage(Page):
    groups: Sequence[Group]
    schemes: Sequence[Link]


def plan(generators: list[Generator]) -> None:
    settings, context = generators[0].settings, generators[0].context
    site: Site = context["site"]

    @cache  # both schemes show the same
    def groups() -> Sequence[Group]:
        theme = Components(Path(settings["THEME"]), settings["THEME_DIGEST"])
        return [*components(theme), blocks(settings["TEXT"], settings["LIBRARY"])]

    def given(scheme: str) -> dict[str, Any]:
        return {
            "view": gallery_page(settings["LIBRARY"].practice, scheme, groups()),
            "site": replace(site, stylesheets={**site.stylesheets, "main": _stylesheet(scheme)}),
        }

    if settings["PREVIEW"]:
        for scheme, url in SCHEMES.items():
            context["plans"].append(Plan(file_of(url), "gallery.html", partial(given, scheme)))


def _stylesheet(scheme: str) -> str:
    return f"/_components/{scheme}.css"


def write(pelican: Pelican) -> None:
    if pelican.settings["PREVIEW"]:
        css = pelican.settings["STYLESHEETS"]["main"].css
        for scheme in SCHEMES:
            publish(pelican.output_path, _stylesheet(scheme), forced(css, scheme).encode())


def components(theme: Components) -> Iterator[Group]:
    """Every component of the theme, rendered."""
    for component in EXAMPLES:
        shown = [Shown(e.name, Html(theme.render(component.macro, **e.options))) for e in component.examples]
        yield Group(_id(component.macro), component.macro, component.states, component.place, shown)


def blocks(text: Text, library: Any) -> Group:
    """Everything that authors write in Markdown, rendered."""
    shown = [Shown(example.name, text.short(example.text)) for example in texts(library)]
    return Group(_id("texts"), "Blocks within texts", "Open the questions, walk through the links.", PROSE, shown)


def gallery_page(practice: Practice, scheme: str, groups: Sequence[Group]) -> GalleryPage:
    """The page of one scheme."""
    url = SCHEMES[scheme]
    heading = f"Components, {scheme}"
    return GalleryPage(
        head=Head(f"{heading} | {practice.name}", LEAD, practice.website + url, robots="noindex, nofollow"),
        heading=heading,
        lead=LEAD,
        url=url,
        navigation=links(practice.navigation.header),
        breadcrumbs=(),
        html=Html(""),
        toc=[Heading(group.id, group.title) for group in groups],
        drawing=None,
        action=None,
        flag="Preview only: not public",
        groups=groups,
        schemes=[Link(SCHEMES[name], name.capitalize(), name == scheme) for name in SCHEMES],
    )


def forced(css: str, scheme: str) -> str:
    """The stylesheet as if the reader had chosen a scheme: its queries always hold, the other's never."""
    decided = QUERY.sub(lambda query: "(min-width:0)" if query[1] == scheme else "(max-width:0)", css)
    return f"{decided}:root{{color-scheme:{scheme}}}{SPACE}"


def _id(name: str) -> str:
    return f"component-{name.replace('_', '-')}"


def register() -> None:
    signals.all_generators_finalized.connect(plan)
    signals.finalized.connect(write)
