"""How many words a text has, before and after, counted independently of the conversion."""

from __future__ import annotations

import re

from lxml import etree

from importer.classic import SHORTCODE as PLUGIN
from importer.tree import Node, parse

TOLERANCE = 0.02
WORD = re.compile(r"\w+(?:['’.,@:/-]\w+)*")
UNSEEN = ("script", "style", "noscript", "template", "svg", "iframe")
BLOCKS = (
    *("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "br", "figcaption", "blockquote"),
    *("cite", "dt", "dd", "figure", "pre", "summary", "details", "button"),
)
SHORTCODE = re.compile(r"\[/?(?:caption|gallery|embed)\b[^\]]*\]")

_MARKUP = (
    (re.compile(r"<!--.*?-->", re.DOTALL), " "),
    (re.compile(r"^/{3,}.*$", re.MULTILINE), " "),
    (re.compile(r"^ {4}alt: .*$", re.MULTILINE), " "),
    (re.compile(r"!\[(?:[^\[\]]|\\.|\[[^\]]*\])*\]\([^)]*\)"), " "),
    (re.compile(r"\]\((?:<[^>]*>|[^)]*)\)"), "]"),
    (re.compile(r"^ *\d+[.)] ", re.MULTILINE), " "),
    (re.compile(r"^\|(?: *:?-+:? *\|)+$", re.MULTILINE), " "),
    (re.compile(r"</?\w+>"), ""),
    (re.compile(r"&(?:lt|gt|amp);"), " "),
    (re.compile(r"[*`\\]"), ""),
)


def in_html(body: str) -> int:
    """The words that a visitor of the old page could read."""
    if not body.strip():
        return 0
    return in_tree(parse(PLUGIN.sub(" ", SHORTCODE.sub(" ", body))))


def in_tree(root: Node) -> int:
    """The words of an element; a space stands wherever a block begins or ends."""
    if root.tag in UNSEEN:
        return 0
    found, line = 0, list[str]()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start" and element.tag in UNSEEN:
            walk.skip_subtree()
            continue
        text = element.text if event == "start" else element.tail if element is not root else ""
        if element.tag in BLOCKS:
            found += count("".join(line))
            line.clear()
        line.append(text or "")
    return found + count("".join(line))


def in_markdown(text: str) -> int:
    """The words that a reader of the new page can read."""
    for pattern, by in _MARKUP:
        text = pattern.sub(by, text)
    return count(text)


def count(text: str) -> int:
    return sum(1 for _ in WORD.finditer(text))


def agree(before: int, after: int) -> bool:
    """Whether the counts agree within 2 %."""
    return abs(before - after) <= before * TOLERANCE
