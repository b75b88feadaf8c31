"""The words of a text as readers read them, without Markdown, and where each of them stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from plugins.model.body import BLOCK_END, BLOCK_START, HEADING, OPTION

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)]|:)\s+")
QUOTE = re.compile(r"^\s*(?:>\s?)+(?:\[![\w-]+\]\s*)?")
DEFINITION = re.compile(r"^\s{0,3}\*?\[[^\]]+\]:\s*(?:<?\w+://\S+.*)?")
TABLE_ROW = re.compile(r"^\s*\|.*\|\s*$")
INDENTED = re.compile(r"^(?: {4}|\t)")
# Code is shown, not said. A link or a picture is read as its words; a tag, as nothing.
# Lengths are bounded, so that no run of brackets can take long.
CODE = re.compile(r"(?<!`)(`{1,9})(?!`).{1,2000}?(?<!`)\1(?!`)", re.DOTALL)
LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\]]{0,200}\]){0,400})\](?:\([^)]{0,2000}\)|\[[^\]]{0,200}\])")
MARKS = re.compile(r"</?[a-zA-Z][^>]*>|\*+|(?<!\w)_+|_+(?!\w)|\\(?=[^\w\s])")
SIGNS = re.compile(r"[\\`*_\[<]")
"""What begins any of these."""
# A full stop ends a sentence, but not after a title or in "a.m."
TITLES = "".join(rf"(?<!\b{title}[.!?])" for title in ("Dr", "Mr", "Mrs", "Ms", "St"))
SENTENCE_END = re.compile(rf"[.!?]{TITLES}(?<=[^.\s]{{2}}[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])")
BREAK = re.compile("\n")
HAS_WORDS = re.compile(r"\w")
WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")


@dataclass(frozen=True)
class Passage:
    """A paragraph, list item, table cell or heading, with spaces for its line breaks.

    `field` is empty for the text itself; `breaks` are the places where lines end.
    """

    line: int
    text: str
    field: str = ""
    breaks: tuple[int, ...] = ()

    def line_at(self, place: int) -> int:
        """The line of a place in the text."""
        return self.line + bisect_left(self.breaks, place)

    def quote(self, found: re.Match[str]) -> str:
        """What was found in the `small` letters, as it is written."""
        return self.text[found.start() : found.end()]

    @cached_property
    def small(self) -> str:
        """The text in small letters, every one at its place."""
        return small_letters(self.text)

    @property  # not kept: the words of ten thousand posts take half a gigabyte
    def words(self) -> list[str]:
        """The words in small letters, without numbers."""
        return WORD.findall(self.small)

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Each sentence, with the place where it begins."""
        for start, end in pairwise([0, *self.ends, len(self.text)]):
            yield start, self.text[start:end].rstrip()

    @cached_property
    def ends(self) -> Sequence[int]:
        """The places where sentences end, but for the last one."""
        return [match.end() for match in SENTENCE_END.finditer(self.text)]


def small_letters(text: str) -> str:
    """A text in small letters, every one at its place."""
    return text.replace("İ", "I").lower()  # the only letter that would become two


def passages(text: str, first_line: int = 1, field: str = "") -> Iterator[Passage]:
    """Every passage of a Markdown text that has words."""
    text = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for line, words in _joined(_pieces(enumerate(text.splitlines(), first_line))):
        plain = MARKS.sub("", LINK.sub(r"\1", CODE.sub(_blank, words))) if SIGNS.search(words) else words
        if HAS_WORDS.search(plain):
            breaks = tuple(match.start() for match in BREAK.finditer(plain)) if "\n" in plain else ()
            yield Passage(line, plain.replace("\n", " "), field, breaks)


def _blank(code: re.Match[str]) -> str:
    return "…" + "\n" * code[0].count("\n")


def _joined(pieces: Iterator[tuple[int, str, bool]]) -> Iterator[tuple[int, str]]:
    """Lines that follow one another, as one passage."""
    first, lines = 0, list[str]()
    for number, words, begins in pieces:
        if lines and (begins or number != first + len(lines)):
            yield first, "\n".join(lines)
            lines = []
        if not lines:
            first = number
        lines.append(words)
    if lines:
        yield first, "\n".join(lines)


def _pieces(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str, bool]]:
    """Lines with words: number, words, whether a new passage begins."""
    in_options = in_item = False
    after_blank = True
    for number, line in lines:
        if line[:1].isalpha():  # every other thing begins with a sign, a digit or a space
            in_item = in_item and not after_blank
            in_options = after_blank = False
            yield number, line.rstrip(), False
            continue
        option = OPTION.match(line) if in_options else None
        code = after_blank and not in_item and not option and INDENTED.match(line)
        in_options = bool(option or (line.startswith("///") and BLOCK_START.match(line)))
        if not line.strip() or code:
            after_blank = not code or after_blank
            continue
        in_item = bool(ITEM.match(line)) or (in_item and (not after_blank or line[0].isspace()))
        after_blank = False
        yield from _piece(number, line, option)


def _piece(number: int, line: str, option: re.Match[str] | None) -> Iterator[tuple[int, str, bool]]:
    if option:
        if option[1] == "alt":
            yield number, option[2], True
    elif start := BLOCK_START.match(line):
        if " " in (start[3] or ""):
            yield number, start[3], True
    elif BLOCK_END.match(line):
        return
    elif heading := HEADING.match(line):
        yield number, heading[2], True
    elif TABLE_ROW.match(line):
        for cell in line.strip().strip("|").split("|"):
            yield number, cell.strip(), True
    else:
        words = QUOTE.sub("", line)
        begins = ITEM.match(words) or DEFINITION.match(words)
        if words := ITEM.sub("", DEFINITION.sub("", words)).strip():
            yield number, words, bool(begins)
