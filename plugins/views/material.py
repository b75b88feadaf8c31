"""What view builders work with, gathered once per build."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from plugins.model.entries import Exercise, Post
from plugins.model.library import Library
from plugins.model.shelf import Row
from plugins.views.page import Card, Download, Drawing, Html, Link, Picture
from plugins.views.related import guides, related
from plugins.views.text import smart

SIZE = re.compile(r'<svg[^>]*?\bwidth="([\d.]+)"[^>]*?\bheight="([\d.]+)"')


@dataclass(frozen=True)
class Material:
    """The `library` shown at the time `now`, `drawings` of the theme by name as (width, height), and
    how short Markdown texts in front matter become HTML."""

    library: Library
    now: datetime
    drawings: Mapping[str, tuple[int, int]]
    markdown: Callable[[str], Html]
    hero: Callable[[str, str], Picture]
    """A picture of content/images with its words, as it opens a page."""
    remembered: Callable[[str, Callable[[], Any]], Any] = lambda what, make: make()
    """What an earlier build found out of the same entries, by a name for it; made where there is none."""
    handouts: Mapping[str, int] = field(default_factory=dict)
    """Bytes of every PDF this build offers, by address."""

    def related(self, post: Post) -> Row[Post]:
        """The posts to read after one."""
        return self.library.row(Post, self._related[post.slug])

    def guides(self, exercise: Exercise) -> Row[Post]:
        """The posts that show an exercise, oldest first."""
        return self.library.row(Post, self._guides.get(exercise.slug, ()))

    @cached_property
    def _related(self) -> Mapping[str, Sequence[str]]:
        found: Mapping[str, Sequence[str]] = self.remembered(
            "related", lambda: related(self.library.posts.briefs, self.now)
        )
        return found

    @cached_property
    def _guides(self) -> Mapping[str, Sequence[str]]:
        found: Mapping[str, Sequence[str]] = self.remembered("guides", lambda: guides(self.library.posts.briefs))
        return found

    @cached_property
    def sections(self) -> Mapping[str, Link]:
        """Links to the pages by address, in the words of the navigation or else of the page."""
        labels = {link.page: link.label for link in self.library.practice.navigation.header}
        return {page.url: Link(page.url, smart(labels.get(page.url) or page.title)) for page in self.library.pages}

    @cached_property
    def cards(self) -> dict[str, Card]:
        """The cards that lists have shown, by address."""
        return {}

    def picture(self, name: str | None, alt: str | None) -> Picture | None:
        return self.hero(name, alt) if name and alt else None

    def handout(self, url: str) -> Download | None:
        """The PDF at an address; None where this build has none there."""
        size = self.handouts.get(url)
        return Download(url, f"PDF, {math.ceil(size / 1000)} kB") if size else None

    def drawing(self, name: str | None) -> Drawing | None:
        """A drawing with and without floor; None where the theme has no such drawing."""
        if not name or name not in self.drawings or f"tile-{name}" not in self.drawings:
            return None
        return Drawing(
            f"/theme/drawings/{name}.svg",
            *self.drawings[name],
            f"/theme/drawings/tile-{name}.svg",
            *self.drawings[f"tile-{name}"],
        )


def measure_drawings(folder: Path) -> dict[str, tuple[int, int]]:
    """The names of all SVG files below `folder`, with width and height in CSS pixels."""
    sizes = {}
    for file in sorted(folder.rglob("*.svg")):
        if size := SIZE.search(file.read_text(encoding="utf-8")):
            name = file.relative_to(folder).with_suffix("").as_posix()
            sizes[name] = (round(float(size[1])), round(float(size[2])))
    return sizes
