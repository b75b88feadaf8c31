"""What a text links to can be reached. (What front matter names, the model checks.)"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import unquote, urlsplit

from plugins.model.body import LinkUse, heading_id
from plugins.model.entries import Entry
from plugins.model.library import Library
from plugins.model.problem import Problem, did_you_mean

MARKDOWN = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
ACTS = ("book:", "call:", "text:", "email:")


def links_resolve(entry: Entry, library: Library, now: datetime) -> Iterator[Problem]:
    """Links by file name, links to addresses of this site, contact links and pictures."""
    for field, link in entry.document.links:
        for message in _wrong(library, entry, link, now):
            yield Problem(entry.document.path, link.line, field, message)


def anchors_resolve(entry: Entry, library: Library, now: datetime) -> Iterator[Problem]:
    """A link to a heading leads nowhere once the heading has new words."""
    for field, link in entry.document.links:
        path, mark, anchor = unquote(link.target).removeprefix("{filename}").partition("#")
        if link.is_image or not mark or (path and not path.endswith(".md")):
            continue
        other = library.named(path) if path else entry
        if other and anchor not in (known := _anchors(other)):
            message = f'"#{anchor}" is no heading of {other.document.path}. {did_you_mean(anchor, known)}'
            yield Problem(entry.document.path, link.line, field, message)


def _anchors(entry: Entry) -> set[str]:
    """What a link to a place in the entry may name: headings, and blocks that begin with one."""
    scanned = entry.document.scanned
    words = [(line, words) for line, _, words in scanned.headings]
    words += [(block.line, block.argument) for block in scanned.blocks if block.name in ("decide", "choice")]
    found: dict[str, int] = {}
    for _, heading in sorted(words):
        plain = heading_id(MARKDOWN.sub(r"\1", heading))
        found[plain] = found.get(plain, -1) + 1
    numbered = {f"{plain}_{n}" for plain, times in found.items() for n in range(1, times + 1)}
    return set(found) | numbered | {block.argument for block in scanned.named("exercise")}


def _wrong(library: Library, entry: Entry, link: LinkUse, now: datetime) -> Iterator[str]:
    target = unquote(link.target)
    parts = urlsplit(target.removeprefix("{filename}").removeprefix("{static}"))
    if link.is_image:
        name = parts.path.removeprefix("/").removeprefix("images/")
        if parts.scheme or name not in library.known["images"]:
            yield f'there is no picture "{name}" in content/images.'
        if not link.words.strip():
            yield f'the picture "{name}" has no words. Say what it shows: ![words]({target})'
    elif target.endswith(":"):
        if target not in ACTS:
            yield f'"{target}" is not a way to reach us. {did_you_mean(target, ACTS)}'
    elif parts.path.endswith(".md"):
        other = library.named(parts.path)
        names = library.known["files"]
        if parts.path.rpartition("/")[2] not in names:
            yield f'there is no file "{parts.path}". {did_you_mean(parts.path.lstrip("/"), names)}'
        elif other and entry.is_public(now) and not other.is_public(now):
            yield f'links to "{parts.path}", which is not public yet. Publish it, or take the link out.'
    elif not parts.scheme and parts.path and not _is_page(library, parts.path):
        yield f'"{target}" leads nowhere. Link to a file of content/, like [words](pt-vs-massage.md).'
    elif parts.scheme == "http":
        yield f'"{target}" is not a safe address. Write https:// if the site offers it.'


def _is_page(library: Library, url: str) -> bool:
    """Whether an address of this site has a page, or gets one with the first post of its topic."""
    return url in library.addresses or any(url == topic.url for topic in library.topics.values())
