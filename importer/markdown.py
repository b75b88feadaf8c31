"""HTML to Markdown as this site writes it (https://github.com/Goldziher/html-to-markdown does the work)."""

from __future__ import annotations

import re

from html_to_markdown import ConversionOptions, PreprocessingOptions, convert

from importer.parts import Findings
from importer.tree import Node, fragments, put_after, serialize, stands_at_top

OPTIONS = ConversionOptions(
    # Python-Markdown wants four spaces in front of an inner list.
    list_indent_width=4,
    bullets="-",
    escape_asterisks=True,
    escape_underscores=True,
    escape_misc=True,
    compact_tables=True,
    br_in_tables=True,
    autolinks=False,
    extract_metadata=False,
    # What Markdown has no sign for (plugins/rules/raw_html.py).
    preserve_tags=["sup", "sub", "kbd", "mark"],
    # Our own clean-up has done it, knowing more.
    preprocessing=PreprocessingOptions(enabled=False),
)

CODE = re.compile(r"^(`{3,}).*?^\1$|(`+).+?\2", re.DOTALL | re.MULTILINE)
NEEDLESS = re.compile(r"(?<!\\)\\([.\-+()#>~!=\"'|:;,?/^$%@{}])")
"""Escapes that matter at the beginning of a line only, or not at all in Python-Markdown."""
LINE_START = re.compile(r"^[ >]*(?:\d+)?$")
QUOTE_AFTER = re.compile(r"^((?!>).+\n)(?=>)", re.MULTILINE)
"""A quote right below other text: html-to-markdown leaves no empty line after a list."""
FENCE = re.compile(r"^///")
"""Would begin a block of ours, and has no escape."""
ENTITY = re.compile(r"\\&(?=#?\w+;)")


def to_markdown(root: Node, found: Findings) -> str:
    """The Markdown of a cleaned tree, with the blocks of `found` in their places."""
    for quote in list(root.iter("blockquote")):
        if stands_at_top(quote):
            # html-to-markdown makes one paragraph of the last words of a quote and the first of the next.
            put_after(quote, found.block(""))
    text = "\n\n".join(part for part in map(_converted, fragments(root)) if part)
    text = found.put_blocks(text)
    return re.sub(r"\n{3,}", "\n\n", QUOTE_AFTER.sub(r"\1\n", text)).strip()


def inline(node: Node) -> str:
    """The Markdown of the words in an element, on one line."""
    return " ".join(_converted("".join([node.text or "", *map(serialize, node)])).split())


def _converted(html: str) -> str:
    if not html.strip():
        return ""
    text = convert(html, OPTIONS).content or ""
    pieces, end = [], 0
    for code in CODE.finditer(text):
        pieces += [_unescaped(text[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*pieces, _unescaped(text[end:])]).strip()


def _unescaped(text: str) -> str:
    """Without the backslashes that staff would wonder about, and with what Python-Markdown cannot escape."""
    lines = []
    for line in text.split("\n"):
        line = NEEDLESS.sub(_kept, line)
        line = ENTITY.sub("&amp;", line).replace("\\&", "&").replace("\\<", "&lt;")
        line = FENCE.sub("&#47;//", line)
        lines.append(line.rstrip() + ("  " if line.endswith("  ") and line.strip() else ""))
    if text.endswith(" ") and lines[-1]:
        # Code follows.
        lines[-1] = f"{lines[-1].rstrip()} "
    return "\n".join(lines)


def _kept(match: re.Match[str]) -> str:
    """The character, escaped still where it would begin a list, a heading, a quote, a table or a picture."""
    char, before, after = match[1], match.string[: match.start()], match.string[match.end() :]
    starts = LINE_START.match(before)
    if starts and char in (".)" if before.strip(" >") else "-+#>:"):
        return match[0]
    return match[0] if char == "|" or (char == "!" and after.startswith("[")) else char
