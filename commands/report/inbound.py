"""Which pages no text leads to."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from plugins.model.entries import Entry, HomePage, Page, Post
from plugins.model.library import Library


def without_inbound(library: Library) -> list[Entry]:
    """Posts and pages that no other entry and no navigation names, in the order of the files.

    Lists, feeds and the neighbors of a post lead everywhere and do not count.
    """
    practice = library.practice
    navigation = [*practice.navigation.header, *(link for group in practice.navigation.footer for link in group.links)]
    reached = {link.page for link in (*navigation, practice.insurance.details)}
    for entry in library.entries.values():
        reached |= {other.url for name in _names(entry) if (other := _entry_at(library, name)) and other is not entry}
    # Pages of a layout of their own are where lists and buttons lead.
    candidates = [e for e in library.entries.values() if isinstance(e, Post) or type(e) is Page]
    return [entry for entry in candidates if entry.url not in reached]


def _names(entry: Entry) -> Iterator[str]:
    """What the texts and fields of an entry lead to: file names and addresses."""
    for _, link in entry.document.links:
        yield unquote(link.target).removeprefix("{filename}").partition("#")[0]
    if isinstance(entry, Post):
        yield from (f"posts/{slug}.md" for slug in entry.related)
    if isinstance(entry, HomePage):
        yield from (f"posts/{slug}.md" for slug in entry.posts)
        yield from (audience.page for audience in entry.audiences)
        yield from (link.page for link in (entry.guide, entry.costs_in_detail) if link)


def _entry_at(library: Library, name: str) -> Entry | None:
    if name.endswith(".md"):
        return library.named(name)
    return next((entry for entry in library.entries.values() if entry.url == name), None)
