"""What Obsidian writes in a text and the site does not read (https://help.obsidian.md/links)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.body import CODE
from plugins.model.entries import Entry
from plugins.model.problem import Problem

WIKI_LINK = re.compile(r"(!?)\[\[([^\[\]|#]*)(#[^\[\]|]*)?(?:\|([^\[\]]*))?\]\]")
PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|svg)$", re.IGNORECASE)


def wiki_links(entry: Entry) -> Iterator[Problem]:
    """A link in double brackets, as Obsidian makes it, would stand on the page just as it is written."""
    document = entry.document
    if "[[" not in document.text:
        return
    body = (("", line, text) for line, text in document.prose)
    for field, line, text in (*body, *document.texts):
        for mark, target, anchor, words in WIKI_LINK.findall(CODE.sub("", text)):
            written = f"{mark}[[{target}{anchor}{'|' + words if words else ''}]]"
            message = f'"{written}" is a link of Obsidian. Write {_instead(mark, target.strip(), words.strip())}'
            yield Problem(document.path, line, field, message)


def _instead(mark: str, target: str, words: str) -> str:
    if PICTURE.search(target):
        return f"![what the picture shows]({target})"
    link = f"[{words or 'words'}]({target.removesuffix('.md')}.md)"
    return f"a link to it, as a page cannot stand within another: {link}" if mark else link
