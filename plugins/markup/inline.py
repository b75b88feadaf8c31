"""Spares a text the inline patterns that cannot match in it."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

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


class InlineSigns(Extension):
    """Asks only the inline patterns whose characters a text has: Markdown asks all of them of every paragraph."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        # Last, when raw HTML is out of the text (20).
        md.preprocessors.register(_Signs(md), "site-inline-signs", 0)


class _Signs(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text, patterns = "".join(lines), self.md.inlinePatterns
        idle = {patterns[name] for name, signs in SIGNS.items() if not all(sign in text for sign in signs)}
        inline = self.md.treeprocessors["inline"]
        inline.inlinePatterns = [p for p in patterns if p not in idle]  # type: ignore[attr-defined]
        return lines
