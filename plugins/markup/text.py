"""A Markdown text as HTML with its headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from markdown import Markdown

from plugins.derived.pictures import Album
from plugins.markup.blocks import SiteBlocks
from plugins.markup.components import Components
from plugins.markup.inline import InlineSigns
from plugins.markup.links import SiteLinks
from plugins.markup.pictures import SitePictures
from plugins.markup.typography import typeset
from plugins.model.body import heading_id
from plugins.model.document import digest_of
from plugins.model.library import Library
from plugins.model.memory import Memory
from plugins.views import actions, exercises
from plugins.views.material import Material, measure_drawings
from plugins.views.page import Heading, Html

EXTENSIONS = (
    "markdown.extensions.abbr",
    "markdown.extensions.def_list",
    "markdown.extensions.footnotes",
    "markdown.extensions.sane_lists",
    "markdown.extensions.tables",
    "markdown.extensions.toc",
    "pymdownx.quotes",
)
CONFIGURATION: dict[str, dict[str, Any]] = {
    # Second-level headings only: a table of contents as short as the reader's patience.
    "markdown.extensions.toc": {"toc_depth": "2-2", "slugify": heading_id},
    "pymdownx.quotes": {"callouts": True},
}


class Text:
    """Converts texts of one library, with the components of a theme folder and the pictures of an `album`.

    `now` as in `Material`. What a `memory` of the same theme holds is not converted again.
    """

    def __init__(
        self, library: Library, theme: Path, now: datetime, album: Album, memory: Memory | None = None
    ) -> None:
        self._library, self._album = library, album
        self._memory, self._around = memory or Memory(), _around(library)
        hero = partial(album.shown, lazy=False, hero=True)
        self._components = Components(theme)
        self.material = Material(library, now, measure_drawings(theme / "static" / "drawings"), self.short, hero)
        self._cards_so_far, self._picture_above = 0, False
        ways = actions.contacts(library.practice)
        acts = {act: contact.url for act, contact in ways.items()}
        cards = {"cta": self._cta, "exercise": self._exercise}
        blocks = SiteBlocks(cards, ways["call"])
        self._markdown = Markdown(
            extensions=[*EXTENSIONS, InlineSigns(), blocks, SiteLinks(library, acts), SitePictures(self._picture)],
            extension_configs=CONFIGURATION,
            output_format="html",
        )

    def convert(self, text: str, picture_above: bool = False) -> tuple[Html, Sequence[Heading]]:
        """The HTML of a whole text, and its headings of the second level.

        Without a `picture_above` it, the first picture of the text is the first of the page.
        """
        key = ("text", text, picture_above, self._around)
        return self._memory.recall(key, partial(self._convert, text, picture_above))

    def typeset(self, text: str, picture_above: bool) -> tuple[Html, Sequence[Heading]]:
        """As `convert`, with typographic quotes and dashes, and last words that stay together."""
        html, headings = self.convert(text, picture_above)
        return self._memory.recall(("typeset", html), lambda: Html(typeset(str(html)))), headings

    def _convert(self, text: str, picture_above: bool) -> tuple[Html, Sequence[Heading]]:
        self._cards_so_far, self._picture_above = 0, picture_above
        html = self._markdown.reset().convert(text)
        tokens: Sequence[Mapping[str, str]] = self._markdown.toc_tokens  # type: ignore[attr-defined]
        headings = [Heading(token["id"], Html(token["html"]).striptags()) for token in tokens]
        return Html(html), [heading for heading in headings if not heading.id.startswith("safety-")]

    def short(self, text: str) -> Html:
        """The HTML of a short text of the front matter."""
        return self.convert(text, picture_above=True)[0]

    def _picture(self, name: str, alt: str) -> str:
        lazy, self._picture_above = self._picture_above, True
        return self._components.render("picture", self._album.shown(name, alt, lazy))

    def _cta(self, service: str, options: Mapping[str, Any], note: str) -> str:
        action = actions.for_service(self._library, service)
        return self._components.render("call_to_action", action, inline=True)

    def _exercise(self, slug: str, options: Mapping[str, Any], note: str) -> str:
        self._cards_so_far += 1
        exercise, dose = exercises.prescribed(self._library, slug, options)
        card = exercises.in_guide(self.material, exercise, dose, self._cards_so_far, note)
        return self._components.render("exercise_card", card)


def _around(library: Library) -> str:
    """Names everything that a text may show besides its own words: facts, addresses, records, sizes of pictures."""
    records = [entry.document.digest for entry in (*library.exercises, *library.services)]
    addresses = [(path, entry.url) for path, entry in library.entries.items()]
    images = library.root / "images"
    pictures = [(name, (images / name).stat().st_mtime_ns) for name in sorted(library.known["images"])]
    return digest_of(repr((library.facts.digest, records, addresses, pictures)))
