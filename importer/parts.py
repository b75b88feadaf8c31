"""What turning one text into Markdown needs to know, and what it finds out on the way."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from importer.tree import CLOSING, OPENING, TOKEN, Node, paragraph

ALONE = re.compile(f"^{TOKEN.pattern}$", re.MULTILINE)

MARKED = re.compile(r"<!--.*?-->|///.*", re.DOTALL)


@dataclass(frozen=True)
class Destination:
    """Where a link of the old site leads now. No address: nowhere, so that only its words stay.

    `file` names the content file that it leads to, if it is one; `service` the service, if it is one.
    """

    address: str
    file: str = ""
    service: str = ""


@dataclass(frozen=True)
class Surroundings:
    """`resolve` finds the destination of an address, `picture` the name of a file in content/images (and
    remembers that it is used), `remark` what of that picture was lost on purpose, `described` the alt text that
    the export has for a picture's address."""

    resolve: Callable[[str], Destination]
    picture: Callable[[str], str | None]
    remark: Callable[[str], str]
    described: Callable[[str], str]
    is_post: bool
    phones: frozenset[str] = frozenset()
    """The practice's own numbers, as digits."""


@dataclass
class Findings:
    """What a conversion says about itself."""

    todos: list[str] = field(default_factory=list)
    """Left for a person, each marked in the file as well."""
    remarks: list[str] = field(default_factory=list)
    """Worth knowing, nothing to do."""
    links: set[str] = field(default_factory=set)
    """Content files that the text links to."""
    pictures: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    """Addresses of pictures that could not be had."""
    undescribed: list[str] = field(default_factory=list)
    added: int = 0
    """Words that the text did not have before, less those taken out on purpose."""
    blocks: list[str] = field(default_factory=list)

    def mark(self, text: str) -> str:
        """A mark that becomes `text` as it is, once the Markdown is made."""
        self.blocks.append(text)
        return f"{OPENING}{len(self.blocks) - 1}{CLOSING}"

    def todo_mark(self, words: str) -> str:
        """Something left to do, marked here."""
        self.todos.append(words)
        return self.mark(f"<!-- todo: {words} -->")

    def block(self, text: str) -> Node:
        """A paragraph that becomes the block `text`."""
        return paragraph(self.mark(text))

    def todo(self, words: str) -> Node:
        """A paragraph of its own for something left to do."""
        return paragraph(self.todo_mark(words))

    def put_blocks(self, markdown: str) -> str:
        """The Markdown with the blocks in their places."""
        while TOKEN.search(markdown):
            markdown = ALONE.sub(lambda match: f"\n{self.blocks[int(match[1])]}\n", markdown)
            markdown = TOKEN.sub(lambda match: self.blocks[int(match[1])], markdown)
        return markdown

    def put_words(self, text: str) -> str:
        """A plain text with the words of links in their places, and without blocks."""
        words = TOKEN.sub(lambda match: self.blocks[int(match[1])].partition("](")[0].lstrip("["), text)
        return " ".join(MARKED.sub("", words).split())
