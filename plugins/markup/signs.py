"""Spares a text the patterns and the processors of blocks that cannot match in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.util import Registry

SIGNS = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[^",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "html": "<",
    "entity": "&",
}
"""The characters that a pattern needs, by its name in Markdown
(https://github.com/Python-Markdown/markdown/blob/master/markdown/inlinepatterns.py). Patterns that are not here are
always asked."""
BLOCK_SIGNS = {"blocks": "/", "table": "|", "quote": ">", "footnote": "[^", "abbr": "*[", "reference": "]:"}
"""The same for processors of blocks (https://github.com/Python-Markdown/markdown/blob/master/markdown/blockparser.py)."""


class Signs(Extension):
    """Asks only those whose characters a text has: Markdown asks all of them of every paragraph."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        # Last, when raw HTML is out of the text (20).
        md.preprocessors.register(_Signs(md), "site-signs", 0)


class _Signs(Preprocessor):
    @cached_property
    def _processors(self) -> Registry[BlockProcessor]:
        return self.md.parser.blockprocessors

    def run(self, lines: list[str]) -> list[str]:
        text, inline = "".join(lines), self.md.treeprocessors["inline"]
        inline.inlinePatterns = _asked(self.md.inlinePatterns, SIGNS, text)  # type: ignore[attr-defined]
        self.md.parser.blockprocessors = _asked(self._processors, BLOCK_SIGNS, text)  # type: ignore[assignment]
        return lines


def _asked(every: Registry[Any], signs: Mapping[str, str], text: str) -> list[Any]:
    """All but those whose signs a text lacks."""
    idle = {every[name] for name, needed in signs.items() if not all(sign in text for sign in needed)}
    return [one for one in every if one not in idle]
