"""Takes out of a text what the old system put in: wrappers, doubles, empty paragraphs, wrong headings."""

from __future__ import annotations

from lxml import etree

from importer.tree import Node, classes, has_class, visible, words_of
from importer.words import in_tree

SILENT = ("script", "style", "template", "svg", "link", "meta", "object")
FORMS = ("input", "select", "textarea")
DROPPED = {
    "newsletter-form-wrapper": "a newsletter form",
    "sqs-block-newsletter": "a newsletter form",
    "sqs-block-form": "a form",
    "sqs-block-summary-v2": "a list of other posts",
    "sqs-block-code": "",
    "sqs-block-spacer": "",
    "sqs-block-socialaccountlinks-v2": "links to social profiles",
    "sqs-block-map": "a map",
    "sqs-block-product": "a product",
    "sqs-block-tagcloud": "a list of tags",
    "sqs-block-archive": "a list of posts by month",
    "sqs-block-search": "",
    "wp-block-latest-posts": "a list of other posts",
    "wp-block-social-links": "links to social profiles",
    "wp-block-file__button": "",
    "sharedaddy": "",
}
"""Parts of pages that the new site makes by itself or must not have, and what to say of them."""

HOLDS = ("img", "hr", "table")
INLINE = ("strong", "b", "em", "i", "span", "a", "u", "code", "sup", "sub", "small", "mark", "font")
KEPT = {"a": ("href",), "img": ("src", "alt"), "td": ("colspan",), "th": ("colspan",), "ol": ("start",)}


def drop_foreign_parts(root: Node) -> tuple[list[str], int]:
    """Remove scripts, forms and page furniture. Returns what a visitor could see of them, and its words."""
    said, words = [], 0
    # No xpath: libxml2 sorts what it finds, which takes minutes among many thousand siblings.
    for node in [node for node in root.iter() if node.get("class")]:
        name = next((name for name in classes(node).split() if name in DROPPED), "")
        # A code block is how Squarespace users embed videos, and they are worth keeping.
        if not name or (name == "sqs-block-code" and (node.find(".//iframe") is not None or words_of(node))):
            continue
        said.append(DROPPED[name])
        words += _drop(node, root)
    for node in list(root.iter("form")):
        said.append("a form")
        words += _drop(node, root)
    for node in list(root.iter(*SILENT, *FORMS)):
        words += _drop(node, root)
    # Outside of forms, a button opens something: its words are a question or a heading.
    for node in list(root.iter("button")):
        node.drop_tag()
    return [part for part in dict.fromkeys(said) if part], words


def _drop(node: Node, root: Node) -> int:
    """Remove an element, if it is not gone with another. Returns how many words went."""
    if root not in node.iterancestors():
        return 0
    words = in_tree(node)
    node.drop_tree()
    return words


def open_accordions(root: Node) -> None:
    """The parts of an accordion stand one below the other, under headings."""
    for node in list(root.iter("ul")):
        if has_class(node, "accordion-items-container"):
            for part in node:
                part.tag = "div"
            node.tag = "div"
    for node in list(root.iter("summary")):
        # html-to-markdown would make it bold, which is no heading to who cannot see it.
        node.tag = "h3"


def drop_doubles(root: Node) -> None:
    """A `noscript` holds a second copy of a picture; only where it is the sole copy is it kept."""
    for node in list(root.iter("noscript")):
        around = node.getparent()
        others = [image for image in around.iter("img") if node not in image.iterancestors()]
        if others or node.find(".//img") is None:
            node.drop_tree()
        else:
            node.drop_tag()


def tidy(root: Node) -> None:
    """Plain structure: no attributes of the old theme, no empty elements, headings in order."""
    for node in root.iter():
        node.text, node.tail = (text and visible(text) for text in (node.text, node.tail))
    for node in list(root.iter("dt")):
        node.tag = "p"
        node.append(_wrapped(node, "strong"))
    for node in list(root.iter("dd")):
        node.tag = "p"
    for node in list(root.iter("li")):
        inner = node.findall("p")
        # A paragraph of its own in every point of a list only makes it gappy.
        if len(inner) == 1 and not (node.text or "").strip():
            inner[0].drop_tag()
    for node in list(root.iter("br")):
        if node.getnext() is None and not (node.tail or "").strip():
            node.drop_tree()
    _headings(root)
    _empties(root)
    for node in root.iter():
        kept = KEPT.get(node.tag, ())
        for name in list(node.attrib):
            if name not in kept:
                del node.attrib[name]


def _wrapped(node: Node, tag: str) -> Node:
    """A new element with everything that was in `node`."""
    inner = etree.Element(tag)
    inner.text, node.text = node.text, None
    inner.extend(list(node))
    return inner


def _headings(root: Node) -> None:
    """The title is the first level; the text begins at the second and skips none (WCAG 1.3.1)."""
    levels: list[int] = []  # the old ones of the headings around the one at hand
    for node in list(root.iter("h1", "h2", "h3", "h4", "h5", "h6")):
        if not words_of(node):
            if node.find(".//img") is not None:
                node.tag = "p"
            else:
                node.drop_tree()
            continue
        for emphasis in list(node.iter("strong", "b", "br")):
            emphasis.drop_tag()
        old = int(node.tag[1])
        while levels and levels[-1] >= old:
            levels.pop()
        levels.append(old)
        node.tag = f"h{min(len(levels) + 1, 6)}"


def _empties(root: Node) -> None:
    """Inner elements first, so that a paragraph of empty spans goes as well."""
    for node in reversed(list(root.iter("p", "div", "li", "ul", "ol", "blockquote", "figure", *INLINE))):
        if node is root or words_of(node) or any(node.find(f".//{tag}") is not None for tag in HOLDS):
            continue
        # Spaces between words may stand in an element of their own.
        if node.tag in INLINE:
            node.drop_tag()
        else:
            node.drop_tree()
