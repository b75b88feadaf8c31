"""A built site, and the practice's content that it was built from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from plugins.model.library import Library
from plugins.model.practice import Practice
from plugins.model.problem import Problem

READABLE = {".html", ".json", ".svg", ".txt", ".webmanifest", ".xml"}
"""Files with words in them. Style sheets and scripts are the theme's and say nothing of people."""


@dataclass(frozen=True)
class File:
    """A text file of the site: its `name` from the site's folder, with slashes."""

    name: str
    text: str

    def line_of(self, words: str) -> int:
        """The line on which some words begin first; 1 where they stand nowhere in this form."""
        return self.text.count("\n", 0, max(self.text.find(words), 0)) + 1

    def problem(self, where: int | etree._Element, message: str) -> Problem:
        """A Problem at a line, or at an element that was read from this file."""
        line: Any = where if isinstance(where, int) else where.sourceline
        return Problem(self.name, line, "", message)


@dataclass(frozen=True)
class Page(File):
    """A page of the site."""

    @property
    def url(self) -> str:
        """Its address from the root."""
        return "/" + self.name.removesuffix("index.html")

    @cached_property
    def tree(self) -> etree._Element:
        """Its elements, which know their lines."""
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True)
        tree: etree._Element | None = etree.fromstring(self.text.encode(), parser)
        return etree.Element("html") if tree is None else tree

    @cached_property
    def words(self) -> str:
        """Everything that readers read, tags taken out."""
        return " ".join(text for part in self.tree.iter("title", "body") for text in map(str, part.itertext()))

    @cached_property
    def links(self) -> frozenset[str]:
        """The addresses its links lead to, in full or from the root, without fragments."""
        targets = (urljoin(self.url, link.get("href", "")) for link in self.tree.iter("a"))
        return frozenset(target.partition("#")[0] for target in targets)

    def meta(self, name: str) -> str:
        """The content of a `<meta>`, empty where there is none."""
        return next((meta.get("content", "") for meta in self.tree.iter("meta") if meta.get("name") == name), "")

    @cached_property
    def canonical(self) -> str:
        return next((link.get("href", "") for link in self.tree.iter("link") if link.get("rel") == "canonical"), "")

    @property
    def moved_to(self) -> str | None:
        """Where a page at an old address sends its readers; None for all others."""
        refreshes = (meta for meta in self.tree.iter("meta") if meta.get("http-equiv", "").lower() == "refresh")
        return next((meta.get("content", "").partition("url=")[2] for meta in refreshes), None)


@dataclass(frozen=True)
class BuiltSite:
    """A folder with a built site; the whole `library` with what is not public, at `now` on the practice's clocks.

    `host` is the setting HOST that it was built with.
    """

    folder: Path
    library: Library
    now: datetime
    host: str
    allow_samples: bool

    @property
    def practice(self) -> Practice:
        return self.library.practice

    def files(self, *kinds: str) -> list[Path]:
        """The files with one of these endings, in the order of their names."""
        return sorted(file for file in self.folder.rglob("*") if file.suffix.lower() in kinds)

    def name(self, file: Path) -> str:
        return file.relative_to(self.folder).as_posix()

    @cached_property
    def texts(self) -> list[File]:
        """Every file that has words, pages among them."""
        return list(self._texts())

    @cached_property
    def pages(self) -> list[Page]:
        """Every page, those at old addresses among them."""
        return [file for file in self.texts if isinstance(file, Page)]

    def has(self, url: str) -> bool:
        """Whether a page or file stands at an address of this site."""
        path = unquote(urlsplit(url).path).lstrip("/")
        return (self.folder / path / "index.html").is_file() if url.endswith("/") else (self.folder / path).is_file()

    def _texts(self) -> Iterator[File]:
        for file in self.files(*READABLE):
            kind = Page if file.suffix == ".html" else File
            yield kind(self.name(file), file.read_text("utf-8", errors="replace"))
