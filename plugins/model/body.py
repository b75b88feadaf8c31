"""What stands in a Markdown text, line by line, as far as the checks need to know."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

BLOCK_START = re.compile(r"^(/{3,})[ \t]*([\w-]+)[ \t]*(?:\|[ \t]*(.*?))?[ \t]*$")
BLOCK_END = re.compile(r"^(/{3,})[ \t]*$")
# After the sign of a list or a quotation, Markdown looks for the end of a block until it gives up.
BLOCK_WITHIN = re.compile(r"^[ \t>*+\-\d.):]+/{3,}[ \t]*[\w-]")
OPTION = re.compile(r"^ {4,}([\w-]+):[ \t]*(.*?)[ \t]*$")
HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*#*$")
# [words](target "title") and ![words](target); one level of brackets inside the words.
LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(\s*<?([^\s)>]*)>?(?:\s+[\"'][^)]*)?\)")
FILE = re.compile(r"(?<![\w./%-])[\w./%-]+\.md\b")
CODE = re.compile(r"(`+).+?\1")


@dataclass(frozen=True)
class LinkUse:
    line: int
    words: str
    target: str
    is_image: bool


@dataclass(frozen=True)
class BlockUse:
    """A block as written. `parents` are the names of the blocks around it, outermost first."""

    line: int
    name: str
    argument: str
    options: Mapping[str, str]
    parents: tuple[str, ...]
    text: str = ""


@dataclass
class Body:
    """The links, headings and blocks of a text, and `problems` as (line, message)."""

    links: list[LinkUse] = field(default_factory=list)
    headings: list[tuple[int, int, str]] = field(default_factory=list)
    blocks: list[BlockUse] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)

    def named(self, name: str) -> list[BlockUse]:
        """The blocks of a name, in the order of the text."""
        return [block for block in self.blocks if block.name == name]


def scan(text: str, first_line: int = 1) -> Body:
    """Read a text. Code is passed over: what stands in it is shown, not used."""
    body = Body()
    opened: list[tuple[str, BlockUse, list[str]]] = []
    lines = list(enumerate(text.splitlines(), first_line))
    for index, (number, line) in enumerate(lines):
        for _, _, inner in opened:
            inner.append(line)
        if line.startswith("///") and (end := BLOCK_END.match(line)):
            _close(body, opened, end[1], number)
        elif line.startswith("///") and (start := BLOCK_START.match(line)):
            options = dict(_options(lines[index + 1 :]))
            parents = tuple(block.name for _, block, _ in opened)
            opened.append((start[1], BlockUse(number, start[2], start[3] or "", options, parents), []))
        elif line.startswith("#") and (heading := HEADING.match(line)):
            body.headings.append((number, len(heading[1]), heading[2]))
        elif "///" in line and BLOCK_WITHIN.match(line):
            message = 'a block cannot stand in a list or a quotation. Begin the line with "///".'
            body.problems.append((number, message))
        if "](" in line:
            for mark, words, target in LINK.findall(CODE.sub("", line)):
                body.links.append(LinkUse(number, words, target, bool(mark)))
    for fence, block, _ in opened:
        message = f'the block "{block.name}" is never closed. Write a line "{fence}" after it.'
        body.problems.append((block.line, message))
    body.blocks.sort(key=lambda block: block.line)
    return body


def files_named(text: str) -> list[str]:
    """Whatever in a text could name a Markdown file: links, and references like `[1]: pt-vs-massage.md`."""
    return sorted(set(FILE.findall("\n".join(line for line in text.splitlines() if ".md" in line))))


def heading_id(words: str, separator: str = "-") -> str:
    """What a link to a heading names, made of the heading's words."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", separator, re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _options(lines: list[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    for _, line in lines:
        option = OPTION.match(line)
        if not option:
            return
        yield option[1], option[2].strip("\"'")


def _close(body: Body, opened: list[tuple[str, BlockUse, list[str]]], fence: str, number: int) -> None:
    if not opened:
        body.problems.append((number, f'"{fence}" closes a block, but none is open. Delete this line.'))
    elif opened[-1][0] != fence:
        block = opened[-1][1]
        body.problems.append((number, f'"{fence}" does not close "{block.name}". Write "{opened[-1][0]}".'))
        opened.pop()
    else:
        _, block, inner = opened.pop()
        text = "\n".join(inner[:-1])
        body.blocks.append(BlockUse(block.line, block.name, block.argument, block.options, block.parents, text))
