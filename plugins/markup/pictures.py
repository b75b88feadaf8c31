"""Pictures within texts."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable
from urllib.parse import unquote

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from plugins.model.blocks import DECORATIVE


class SitePictures(Extension):
    """Every `img` of a text as `draw` has it, a function of the name in content/images and the words."""

    def __init__(self, draw: Callable[[str, str], str]) -> None:
        super().__init__()
        self._draw = draw

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        # A picture alone on its line is no paragraph.
        md.block_level_elements.append("picture")
        # After the table of contents (5), which wants to see elements; before the unescaping (0).
        md.treeprocessors.register(_Pictures(md, self._draw), "site-pictures", 3)


class _Pictures(Treeprocessor):
    def __init__(self, md: Markdown, draw: Callable[[str, str], str]) -> None:
        super().__init__(md)
        self._draw = draw

    def run(self, root: etree.Element) -> None:
        for image in list(root.iter("img")):
            words = image.get("alt", "")
            html = self._draw(_name(image.get("src", "")), "" if words == DECORATIVE else words)
            # An element without a tag is written as its text alone.
            image.tag = None  # type: ignore[assignment]
            image.text = self.md.htmlStash.store(html)


def _name(address: str) -> str:
    return unquote(address).removeprefix("{static}").lstrip("/").removeprefix("images/")
