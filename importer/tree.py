"""The HTML of an item as a tree: parsed, changed in place, written again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from lxml import html as lxml_html

from plugins.model.invisible import INVISIBLE

# lxml's types say too little of HTML elements to be worth more than a name.
Node = Any

OPENING, CLOSING = "\ue000", "\ue001"
"""Characters for private use; they mark where a block stands until the Markdown is made."""
NEUTRAL = ("div", "section", "article", "main", "span", "p", "figure")
SPACES = re.compile("[\u00a0\u2000-\u200a\u2028\u2029\u202f\u3000]")
TOKEN = re.compile(f"{OPENING}(\\d+){CLOSING}")


def parse(text: str) -> Node:
    """The body of an item under one `div`, without comments (among them the marks of block editors)."""
    parser = lxml_html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    clean = text.replace("\0", "").replace(OPENING, "").replace(CLOSING, "")
    # A wrapper of our own: lxml alone would refuse a body that begins with plain text.
    document = lxml_html.document_fromstring(f"<html><body><div>{clean}</div></body></html>", parser=parser)
    body: Node = document.find("body")
    root = body[0]
    for stray in list(root.itersiblings()):
        root.append(stray)
    body.remove(root)
    return root


def serialize(node: Node) -> str:
    """A tree as HTML."""
    return str(lxml_html.tostring(node, encoding="unicode"))


def fragments(root: Node, size: int = 500_000) -> Iterable[str]:
    """The children of the root as HTML, a good piece at a time, so that a huge text needs little memory."""
    parts, length = [escape(root.text or "", quote=False)], len(root.text or "")
    for child in root:
        parts.append(serialize(child))
        length += len(parts[-1])
        if length > size:
            yield "".join(parts)
            parts, length = [], 0
    yield "".join(parts)


def words_of(node: Node) -> str:
    """The text of an element on one line."""
    return " ".join(str(node.text_content()).split())


def visible(text: str) -> str:
    """Text with plain spaces, and without what nobody sees."""
    return INVISIBLE.sub("", SPACES.sub(" ", text).replace("\u00ad", ""))


def classes(node: Node) -> str:
    return str(node.get("class") or "")


def has_class(node: Node, *names: str) -> bool:
    """Whether an element has one of the classes, or one that begins like `name--`."""
    return any(part == name or part.startswith(f"{name}--") for part in classes(node).split() for name in names)


def replace(old: Node, new: Node) -> None:
    """Put one element in the place of another; the text after it stays."""
    new.tail, old.tail = old.tail, None
    old.getparent().replace(old, new)


def put_after(node: Node, new: Node) -> None:
    """Put an element right after another, before the text that follows."""
    new.tail, node.tail = node.tail, None
    node.addnext(new)


def paragraph(*children: Node | str) -> Node:
    """A new paragraph."""
    node = lxml_html.Element("p")
    for child in children:
        if isinstance(child, str):
            node.text = (node.text or "") + child
        else:
            node.append(child)
    return node


def span(words: str) -> Node:
    """New words within a line."""
    node = lxml_html.Element("span")
    node.text = words
    return node


def link(address: str, words: str) -> Node:
    """A new link."""
    node = lxml_html.Element("a", {"href": address})
    node.text = words
    return node


def image(source: str, alt: str) -> Node:
    """A new picture."""
    return lxml_html.Element("img", {"src": source, "alt": alt})


def player(address: str, title: str = "", tag: str = "iframe") -> Node:
    """A new embed."""
    return lxml_html.Element(tag, {"src": address, "title": title})


def stands_at_top(node: Node) -> bool:
    """Whether only neutral wrappers are around an element, so that a block may stand there."""
    return all(around.tag in NEUTRAL for around in node.iterancestors())
