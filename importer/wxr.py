"""Reads WordPress' export format (WXR) as a stream: one item in memory at a time.

Safe against hostile files: no document type, no entities, nothing fetched (defusedxml).
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from importer.items import REUSABLE, Author, ImportRefusedError, Item, Outline, Term

Progress = Callable[[int], object]
"""Is told how many bytes were read."""

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML 1.0 allows nowhere (https://www.w3.org/TR/xml/#charsets), and what old editors pasted into texts."""
ENCODING = re.compile(rb"""^<\?xml[^>]*?encoding=["']([\w-]+)["']""")


def outline(file: Path, progress: Progress = lambda read: None) -> Outline:
    """Read the whole export once, without keeping texts. Raises ImportRefusedError."""
    channel = _Channel(file, progress)
    items = tuple(item if item.type == REUSABLE else replace(item, body="") for item in channel.items())
    if not channel.is_export:
        raise ImportRefusedError(
            f"{file.name} is XML, but not a WordPress export. "
            "In Squarespace: Settings, Import & Export Content, Export."
        )
    return Outline(
        channel.facts.get("link", ""),
        channel.facts.get("pubDate", ""),
        tuple(channel.authors),
        tuple(channel.terms),
        items,
        channel.source.repaired,
    )


def texts(file: Path, progress: Progress = lambda read: None) -> Iterator[Item]:
    """Every item again, with its text."""
    return _Channel(file, progress).items()


class _Source:
    """The export as text that XML allows."""

    def __init__(self, stream: IO[bytes], progress: Progress) -> None:
        self._stream, self._progress = stream, progress
        declared = ENCODING.match(stream.read(200))
        stream.seek(0)
        name = declared[1].decode("ascii").lower() if declared else "utf-8"
        name = "utf-8-sig" if name in ("utf-8", "utf8") else name
        try:
            self._decoder = codecs.getincrementaldecoder(name)(errors="replace")
        except LookupError:
            raise ImportRefusedError(f'The export says it is written in "{name}", which is unknown here.') from None
        self.repaired = 0

    def read(self, size: int = 1 << 16) -> str:
        chunk = self._stream.read(size)
        self._progress(len(chunk))
        text, bad = FORBIDDEN.subn("", self._decoder.decode(chunk, final=not chunk))
        self.repaired += bad + text.count("\ufffd")
        # An empty answer means the end, so a chunk of nothing but bad characters must not give one.
        return text or (self.read(size) if chunk else "")


class _Channel:
    def __init__(self, file: Path, progress: Progress) -> None:
        self._file, self._progress = file, progress
        self.facts: dict[str, str] = {}
        self.authors: list[Author] = []
        self.terms: list[Term] = []
        self.is_export = False

    def items(self) -> Iterator[Item]:
        try:
            with self._file.open("rb") as stream:
                self.source = _Source(stream, self._progress)
                yield from self._read()
        except ParseError as error:
            line, column = error.position
            raise ImportRefusedError(
                f"{self._file.name}:{line}: is not well-formed XML at column {column + 1} ({_reason(error)}). "
                "Export it again; if that does not help, mend this line. Nothing was written."
            ) from None
        except DefusedXmlException:
            raise ImportRefusedError(
                f"{self._file.name}: declares entities or a document type, which no export does and which can be "
                "used to attack. Nothing was read."
            ) from None
        except OSError as error:
            raise ImportRefusedError(f"{self._file}: cannot be read: {error.strerror}.") from None

    def _read(self) -> Iterator[Item]:
        path: list[Element] = []
        number = 0
        for event, element in iterparse(self.source, ("start", "end"), forbid_dtd=True):
            if event == "start":
                path.append(element)
                continue
            path.pop()
            if len(path) != 2:
                continue
            if element.tag == "item":
                number += 1
                yield _item(element, number)
            else:
                self._fact(element)
            # Otherwise everything read would stay in memory.
            path[-1].clear()

    def _fact(self, element: Element) -> None:
        name = _name(element.tag)
        texts = {_name(child.tag): _text(child) for child in element}
        if name == "wp:author":
            self.authors.append(Author(texts.get("wp:author_login", ""), texts.get("wp:author_display_name", "")))
        elif name in ("wp:category", "wp:tag"):
            key = "cat_name" if name == "wp:category" else "tag_name"
            slug = texts.get("wp:category_nicename") or texts.get("wp:tag_slug", "")
            self.terms.append(Term(name == "wp:tag", html.unescape(texts.get(f"wp:{key}", "")), slug))
        elif name == "wp:wxr_version":
            self.is_export = True
        else:
            self.facts.setdefault(name, _text(element))


def _item(element: Element, number: int) -> Item:
    texts: dict[str, str] = {}
    meta: dict[str, str] = {}
    terms: list[Term] = []
    for child in element:
        name = _name(child.tag)
        if name == "wp:postmeta":
            pair = {_name(part.tag): _text(part) for part in child}
            meta[pair.get("wp:meta_key", "")] = pair.get("wp:meta_value", "")
        elif name == "category" and child.get("domain") in ("category", "post_tag"):
            is_tag = child.get("domain") == "post_tag"
            terms.append(Term(is_tag, html.unescape(_text(child)), child.get("nicename", "")))
        else:
            texts.setdefault(name, child.text or "" if name == "content" else _text(child))
    return Item(
        number=number,
        id=texts.get("wp:post_id", ""),
        type=texts.get("wp:post_type", ""),
        status=texts.get("wp:status", ""),
        title=texts.get("title", ""),
        link=texts.get("link", ""),
        name=texts.get("wp:post_name", ""),
        creator=texts.get("creator", ""),
        published=texts.get("pubDate", ""),
        date=texts.get("wp:post_date", ""),
        date_gmt=texts.get("wp:post_date_gmt", ""),
        excerpt=texts.get("excerpt", ""),
        parent=texts.get("wp:post_parent", ""),
        has_password=bool(texts.get("wp:post_password")),
        is_sticky=texts.get("wp:is_sticky") == "1",
        attachment=texts.get("wp:attachment_url", ""),
        terms=tuple(terms),
        meta=meta,
        body=texts.get("content", ""),
    )


def _name(tag: str) -> str:
    """A tag without its namespace, whose version differs between exports."""
    space, _, local = tag.rpartition("}")
    if local == "encoded":
        return "excerpt" if "excerpt" in space else "content"
    return f"wp:{local}" if "wordpress.org/export" in space else local


def _text(element: Element) -> str:
    return (element.text or "").strip()


def _reason(error: ParseError) -> str:
    return str(error).partition(":")[0]
