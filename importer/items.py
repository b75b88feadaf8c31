"""What an export holds, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

REUSABLE = "wp_block"
"""The type of a text that stands in others by its number."""


class ImportRefusedError(Exception):
    """Nothing was written. The text says where and why, and what to do."""


@dataclass(frozen=True)
class Author:
    login: str
    name: str


@dataclass(frozen=True)
class Term:
    """A category or a tag; `slug` is its part of an old address."""

    is_tag: bool
    name: str
    slug: str


@dataclass(frozen=True)
class Item:
    """A post, page, attachment or anything else. `number` is its place in the export, from 1."""

    number: int
    id: str = ""
    type: str = ""
    status: str = ""
    title: str = ""
    link: str = ""
    name: str = ""
    creator: str = ""
    published: str = ""
    date: str = ""
    date_gmt: str = ""
    excerpt: str = ""
    parent: str = ""
    has_password: bool = False
    is_sticky: bool = False
    attachment: str = ""
    terms: tuple[Term, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)
    body: str = ""

    @property
    def categories(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if not term.is_tag)

    @property
    def tags(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.is_tag)


@dataclass(frozen=True)
class Outline:
    """A whole export without the texts of its posts and pages, so that it fits into memory."""

    site: str
    """The address of the old site."""
    exported: str
    """When the export was made, as it says so."""
    authors: tuple[Author, ...]
    terms: tuple[Term, ...]
    items: tuple[Item, ...]
    repaired: int
    """Characters that XML forbids and that were left out."""

    def others(self) -> dict[str, Item]:
        """By number what texts refer to by number: files, and reusable blocks, which keep their text."""
        return {item.id: item for item in self.items if item.type in ("attachment", REUSABLE)}
