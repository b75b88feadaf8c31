"""A Markdown text as HTML with its headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from markdown import Markdown

from plugins.derived.pictures import Album
from plugins.markup.blocks import SiteBlocks
from plugins.markup.components import Components
from plugins.markup.links import SiteLinks, entry_address
from plugins.markup.pictures import SitePictures
from plugins.markup.signs import Signs
from plugins.markup.typography import typeset
from plugins.model.body import files_named, heading_id
from plugins.model.digests import files_below, names
from plugins.model.document import Document
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


T = TypeVar("T")


class Text:
    """Converts texts of one library, with the components of a theme folder and the pictures of an `album`.

    `now` as in `Material`, `world` and `theme_digest` as in `plugins.library`. What the `memory` holds is not converted
    again.
    """

    def __init__(
        self,
        library: Library,
        theme: Path,
        now: datetime,
        album: Album,
        memory: Memory | None = None,
        world: str = "",
        theme_digest: str = "",
    ) -> None:
        self._library, self._album, self._theme = library, album, theme
        self._memory = memory or Memory()
        hero = partial(album.shown, lazy=False, hero=True)
        self._components = Components(theme, theme_digest)
        sizes = self._memory.recall(f"sizes {self._drawings}", partial(measure_drawings, theme / "static" / "drawings"))
        self.material = Material(library, now, sizes, self.short, hero, partial(self._remembered, world))
        self._cards_so_far, self._picture_above = 0, False
        ways = actions.contacts(library.practice)
        acts = {act: contact.url for act, contact in ways.items()}
        cards = {"cta": self._cta, "exercise": self._exercise}
        blocks = SiteBlocks(cards, ways["call"])
        self._markdown = Markdown(
            extensions=[*EXTENSIONS, Signs(), blocks, SiteLinks(library, acts), SitePictures(self._picture)],
            extension_configs=CONFIGURATION,
            output_format="html",
        )

    def _remembered(self, world: str, what: str, make: Callable[[], T]) -> T:
        return self._memory.recall(f"{what} {world}", make)

    def typeset(self, document: Document, picture_above: bool) -> tuple[Html, Sequence[Heading]]:
        """The HTML of a whole text with typographic quotes and dashes, and its headings of the second level.

        Without a `picture_above` it, the first picture of the text is the first of the page.
        """

        def make() -> tuple[Html, Sequence[Heading]]:
            html, headings = self.convert(document.body, picture_above)
            return Html(typeset(str(html))), headings

        return self._kept(f"text {picture_above} {document.digest}", document.files, make)

    def short(self, text: str) -> Html:
        """The HTML of a short text of the front matter."""
        key = f"short text {names(text)}"
        return self._kept(key, files_named(text), lambda: self.convert(text, picture_above=True)[0])

    def _kept(self, key: str, files: Iterable[str], make: Callable[[], T]) -> T:
        """What is made of a text that names some `files`, and again only where something else would come of it."""

        def made() -> tuple[T, Set[str]]:
            before, self._album.asked = self._album.asked, set()
            found = make()
            pictures, self._album.asked = self._album.asked, before
            return found, pictures

        addresses = repr([entry_address(self._library, file) for file in files])
        found, pictures = self._memory.recall(f"{key} {self._around} {names(addresses)}", made)
        self._album.asked |= pictures
        return found

    def convert(self, text: str, picture_above: bool = False) -> tuple[Html, Sequence[Heading]]:
        """The HTML of a text as it is written, and its headings of the second level."""
        self._cards_so_far, self._picture_above = 0, picture_above
        html = self._markdown.reset().convert(text)
        tokens: Sequence[Mapping[str, str]] = self._markdown.toc_tokens  # type: ignore[attr-defined]
        headings = [Heading(token["id"], Html(token["html"]).striptags()) for token in tokens]
        return Html(html), [heading for heading in headings if not heading.id.startswith("safety-")]

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

    @cached_property
    def _around(self) -> str:
        """Names everything else that a text may show besides its own words: facts, records, drawings, pictures, and how
        components look."""
        digests, images = self._memory.digests, self._library.root / "images"
        briefs = self._library.entries.briefs.items()
        records = [brief.digest for path, brief in briefs if path.startswith(("exercises/", "services/"))]
        pictures = digests.of_all(images / name for name in sorted(self._library.known["images"]))
        components = digests.of_all(files_below(self._theme / "templates" / "components"))
        return names(repr((self._library.facts.digest, records, pictures, components, self._drawings)))

    @cached_property
    def _drawings(self) -> str:
        return self._memory.digests.of_all(files_below(self._theme / "static" / "drawings"))
