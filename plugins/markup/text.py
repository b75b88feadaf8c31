"""A Markdown text as HTML with its headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import smartypants
from markdown import Markdown
from typogrify.filters import typogrify

from plugins.markup.blocks import SiteBlocks
from plugins.markup.components import Components
from plugins.markup.links import SiteLinks
from plugins.markup.pictures import size
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


TYPOGRAPHY = dict.fromkeys(("amp", "caps", "initial_quotes"), False)
"""Filters of typogrify that are left out: spans around capitals, ampersands and opening quotes weigh more than they
show."""
# Markdown has escaped quotes by the time that typogrify sees them.
smartypants.Attr.default = smartypants.Attr.set1 | smartypants.Attr.w


class Text:
    """Converts texts of one library, with the components of a theme folder. `now` as in `Material`.

    What a `memory` of the same theme holds is not converted again.
    """

    def __init__(self, library: Library, theme: Path, now: datetime, memory: Memory | None = None) -> None:
        self._library = library
        self._memory, self._around = memory or Memory(), _around(library)
        images = library.root / "images"
        measure = partial(size, images)
        self._components = Components(theme)
        self.material = Material(library, now, measure_drawings(theme / "static" / "drawings"), self.short, measure)
        self._cards_so_far = 0
        ways = actions.contacts(library.practice)
        acts = {act: contact.url for act, contact in ways.items()}
        cards = {"cta": self._cta, "exercise": self._exercise}
        blocks = SiteBlocks(cards, images, ways["call"])
        self._markdown = Markdown(
            extensions=[*EXTENSIONS, blocks, SiteLinks(library, acts)],
            extension_configs=CONFIGURATION,
            output_format="html",
        )

    def convert(self, text: str) -> tuple[Html, Sequence[Heading]]:
        """The HTML of a whole text, and its headings of the second level."""
        return self._memory.recall(("text", text, self._around), partial(self._convert, text))

    def typeset(self, text: str) -> tuple[Html, Sequence[Heading]]:
        """As `convert`, with typographic quotes and dashes, and last words that stay together."""
        html, headings = self.convert(text)
        return self._memory.recall(("typeset", html), lambda: Html(typogrify(str(html), **TYPOGRAPHY))), headings

    def _convert(self, text: str) -> tuple[Html, Sequence[Heading]]:
        self._cards_so_far = 0
        html = self._markdown.reset().convert(text)
        tokens: Sequence[Mapping[str, str]] = self._markdown.toc_tokens  # type: ignore[attr-defined]
        headings = [Heading(token["id"], Html(token["html"]).striptags()) for token in tokens]
        return Html(html), [heading for heading in headings if not heading.id.startswith("safety-")]

    def short(self, text: str) -> Html:
        """The HTML of a short text of the front matter."""
        return self.convert(text)[0]

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
