"""Links by file name and by act, and tables that stay readable on a phone."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from plugins.model.library import Library


class SiteLinks(Extension):
    """Turns what an author may write into addresses: `pt-vs-massage.md#costs`, `call:`.

    `acts` maps book, call, text and email to their addresses. The rules have made sure that
    everything resolves, so what does not is left as it is.
    """

    def __init__(self, library: Library, acts: Mapping[str, str]) -> None:
        super().__init__()
        self._library, self._acts = library, acts

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        # After inline patterns (20), which make the links; before the table of contents (5).
        md.treeprocessors.register(_Links(md, self._library, self._acts), "site-links", 12)
        md.treeprocessors.register(_Tables(md), "site-tables", 11)


class _Links(Treeprocessor):
    def __init__(self, md: Markdown, library: Library, acts: Mapping[str, str]) -> None:
        super().__init__(md)
        self._library, self._acts = library, acts

    def run(self, root: etree.Element) -> None:
        for link in root.iter("a"):
            link.set("href", self._address(link.get("href", "")))

    def _address(self, href: str) -> str:
        if href.endswith(":") and href[:-1] in self._acts:
            return self._acts[href[:-1]]
        return entry_address(self._library, href) or href


def entry_address(library: Library, href: str) -> str | None:
    """Where a link to a file of content/ leads; None for another link."""
    parts = urlsplit(_file(href))
    url = library.address_of(parts.path) if parts.path.endswith(".md") else None
    return url + (f"#{parts.fragment}" if parts.fragment else "") if url else None


class _Tables(Treeprocessor):
    """A wide table scrolls in a region of its own, which the keyboard reaches (WCAG 2.1.1)."""

    def run(self, root: etree.Element) -> None:
        for parent in list(root.iter()):
            for index, table in enumerate(list(parent)):
                if table.tag != "table" or table.get("class"):
                    continue
                first = table.find("thead/tr/th")
                name = "".join(first.itertext()) if first is not None else ""
                label = f"Table: {name}".rstrip(": ")
                region = {"class": "table", "role": "region", "tabindex": "0", "aria-label": label}
                holder = etree.Element("div", region)
                parent.remove(table)
                holder.append(table)
                parent.insert(index, holder)
                for cell in table.iterfind("thead/tr/th"):
                    cell.set("scope", "col")


def _file(address: str) -> str:
    return unquote(address).removeprefix("{filename}").removeprefix("{static}")
