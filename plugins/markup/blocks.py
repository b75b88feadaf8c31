"""The blocks of `model.blocks` as HTML (https://facelessuser.github.io/pymdown-extensions/extensions/blocks/)."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable, Mapping
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block as PymdownBlock
from pymdownx.blocks.block import type_any

from plugins.model.blocks import BLOCKS, URGENCIES
from plugins.views.page import Contact

EMERGENCY = ("Call now: ", "911", "tel:911")

HEADING = "block-heading"
"""Stands in for h2 to h6 until the headings around the block are known."""

Cards = Mapping[str, Callable[[str, Mapping[str, Any], str], str]]
"""Blocks that are components of the theme: name to a function of argument, options and inner text."""


class SiteBlock(PymdownBlock):
    """A block that is an element around its content; subclasses finish it in `on_end`."""

    tag = "section"

    def on_create(self, parent: etree.Element) -> etree.Element:
        self.element = etree.SubElement(parent, self.tag, {"class": self.NAME})
        return self.element

    def heading(self, words: str, class_: str, depth: int = 0) -> etree.Element:
        element = etree.Element(HEADING, {"class": class_, "depth": str(depth)})
        element.text = words
        return element

    def number(self) -> int:
        """Counts the blocks of this name on the page, from 1."""
        self.tracker["number"] = self.tracker.get("number", 0) + 1
        return int(self.tracker["number"])


class Safety(SiteBlock):
    NAME = "safety"

    def on_end(self, block: etree.Element) -> None:
        title = self.heading(URGENCIES[self.argument], "safety__title")
        title.set("id", f"safety-{self.number()}")
        # Warnings stand on many pages alike: a search should find what a page is about before it finds them.
        title.set("data-pagefind-ignore", "")
        block.set("data-pagefind-weight", "0.1")
        block.set("data-urgency", self.argument)
        block.set("aria-labelledby", title.get("id", ""))
        block.insert(0, title)
        call = etree.SubElement(block, "p", {"class": "safety__call"})
        words, number, url = EMERGENCY if self.argument == "emergency" else self._us()
        call.text = words
        etree.SubElement(call, "a", {"href": url}).text = number

    def _us(self) -> tuple[str, str, str]:
        contact = self.config["call"]
        return "Call us: ", contact.number, contact.url


class Do(SiteBlock):
    NAME = "do"
    tag = "div"
    word = "Do "

    def on_end(self, block: etree.Element) -> None:
        for items in block.iter("ul"):
            items.set("class", f"{self.NAME}s")
            for item in items.findall("li"):
                holder = item if item.find("p") is None else item.find("p")
                assert holder is not None
                word = etree.Element("strong")
                word.text, word.tail = self.word.strip(), " " + (holder.text or "").lstrip()
                holder.text = None
                holder.insert(0, word)


class Dont(Do):
    NAME = "dont"
    word = "Don’t "


class Compare(SiteBlock):
    NAME = "compare"
    tag = "div"

    def on_end(self, block: etree.Element) -> None:
        table = block.find("table")
        if table is None:
            return
        table.set("class", "compare__table")
        caption = etree.Element("caption")
        caption.text = self.argument
        table.insert(0, caption)
        columns = [cell.text or "" for cell in table.iterfind("thead/tr/th")]
        # Roles are said outright, as `display: block` on a phone takes them away.
        roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row"}
        for element in table.iter():
            if element.tag in roles:
                element.set("role", roles[element.tag])
        for cell in table.iterfind("thead/tr/th"):
            cell.attrib |= {"scope": "col", "role": "columnheader"}
            if not cell.text and not len(cell):
                cell.tag, cell.attrib = "td", {"role": "cell"}
        for row in table.iterfind("tbody/tr"):
            for label, cell in zip(columns, row, strict=False):
                cell.attrib |= {"role": "cell", "data-label": label}
            if len(row):
                row[0].tag = "th"
                row[0].attrib = {"scope": "row", "role": "rowheader"}


class Decide(SiteBlock):
    NAME = "decide"

    def on_end(self, block: etree.Element) -> None:
        choices = [child for child in block if child.get("class") == "decide__choice"]
        holder = etree.Element("div", {"class": "decide__choices"})
        for choice in choices:
            block.remove(choice)
            holder.append(choice)
        for paragraph in block.findall("p"):
            paragraph.set("class", "decide__both")
        block.insert(0, self.heading(self.argument, "decide__question"))
        block.insert(1, holder)


class Choice(SiteBlock):
    NAME = "choice"
    tag = "div"

    def on_end(self, block: etree.Element) -> None:
        block.set("class", "decide__choice")
        if paragraphs := block.findall("p"):
            paragraphs[-1].set("class", "decide__next")
        block.insert(0, self.heading(self.argument, "decide__name", depth=1))


class Steps(SiteBlock):
    NAME = "steps"
    tag = "div"

    def on_end(self, block: etree.Element) -> None:
        for items in block.findall("ol"):
            items.set("class", "steps__list")


class Question(SiteBlock):
    NAME = "question"
    tag = "details"

    def on_end(self, block: etree.Element) -> None:
        summary = etree.Element("summary")
        summary.text = self.argument
        block.insert(0, summary)
        if self.number() == 1:
            block.set("open", "open")


class Figure(SiteBlock):
    NAME = "figure"
    tag = "figure"

    def on_end(self, block: etree.Element) -> None:
        caption = etree.Element("figcaption")
        caption.extend(list(block))
        for child in list(block):
            block.remove(child)
        etree.SubElement(block, "img", {"src": self.argument, "alt": str(self.options["alt"])})
        block.append(caption)


class Card(PymdownBlock):
    """A block that the theme draws, from data that is not in the text."""

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "p")

    def on_markdown(self) -> str:
        return "raw"

    def on_end(self, block: etree.Element) -> None:
        note = (block.text or "").strip()
        given = {name: value for name, value in self.options.items() if name != "attrs" and value is not None}
        block.text = self.md.htmlStash.store(self.config["cards"][self.NAME](self.argument or "", given, note))


class Cta(Card):
    NAME = "cta"


class Exercise(Card):
    NAME = "exercise"


CLASSES = (Safety, Do, Dont, Compare, Decide, Choice, Steps, Question, Figure, Cta, Exercise)

for _class in CLASSES:
    _declared = BLOCKS[_class.NAME]
    _class.ARGUMENT = {"none": False, "service": None}.get(_declared.argument, True)
    _class.OPTIONS = {name: (None, type_any) for name in _declared.options}


class HeadingLevels(Treeprocessor):
    """Gives the headings of blocks the level below the heading that they stand under."""

    def run(self, root: etree.Element) -> None:
        level = 1
        for element in root.iter():
            if element.tag == HEADING:
                element.tag = f"h{level + 1 + int(element.attrib.pop('depth'))}"
            elif len(element.tag) == 2 and element.tag[0] == "h" and element.tag[1].isdigit():
                level = int(element.tag[1])


class SiteBlocks(BlocksExtension):
    """All blocks. `cards` draws those that are components, `call` is the way to phone the practice."""

    def __init__(self, cards: Cards, call: Contact) -> None:
        self._site = {"cards": cards, "call": call}
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802 (the library's name)
        for class_ in CLASSES:
            block_mgr.register(class_, self._site)
        # After inline patterns (20), before the table of contents (5).
        md.treeprocessors.register(HeadingLevels(md), "site-heading-levels", 8)
