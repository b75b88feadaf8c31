"""A content file taken apart: front matter with the line of every field, and the text below it.

YAML gives only the structure here. Every value stays the text that the author wrote and the field
declarations in `entries` and `practice` decide what it means, so `no`, `09:30` or `2026-13-40` can
never turn into something else on the way (https://hitchdev.com/strictyaml/why/implicit-typing-removed/).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.composer import Composer
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

from plugins.model.body import Body, LinkUse, files_named, scan
from plugins.model.digests import names
from plugins.model.glance import may_have
from plugins.model.invisible import invisible
from plugins.model.limits import too_much
from plugins.model.passages import Passage, passages, small_letters
from plugins.model.problem import ContentError, Problem

WORD = re.compile(r"\w+(?:['’-]\w+)*")
WORDS_PER_MINUTE = 220
"""Somewhat under the mean silent reading rate of adults, 238 words a minute
(https://doi.org/10.1016/j.jml.2019.104047)."""

FENCE = "---"
FORM = 'Start the file with a line "---", then the fields, then another line "---".'


@dataclass(frozen=True)
class Document:
    """A file's `data` (front matter), `body` text, and where each of them stands in the file.

    A pickled one keeps what other entries may ask of it; the rest is read again from its `file` when it is asked for.
    """

    path: str
    # Without plain defaults, which a pickled one would have in the place of what it leaves out.
    data: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[tuple[str | int, ...], int] = field(default_factory=dict)
    body: str = field(default_factory=str)
    body_line: int = field(default_factory=lambda: 1)
    text: str = field(default_factory=str)
    """The whole file as it was read."""
    file: Path | None = None

    @cached_property
    def digest(self) -> str:
        """Names the text of the whole file, to see whether it has changed."""
        return names(self.text)

    @cached_property
    def minutes(self) -> int:
        """Minutes to read the body, at least one."""
        return max(1, math.ceil(len(WORD.findall(self.body)) / WORDS_PER_MINUTE))

    @cached_property
    def outline(self) -> str:
        """Names what other pages may show of the file: all but the words of its text."""
        body = self.scanned
        links = [(link.words, link.target) for link in body.links]
        headings = [(depth, words) for _, depth, words in body.headings]
        blocks = [(block.name, block.argument, sorted(block.options.items()), block.parents) for block in body.blocks]
        return names(repr((self.data, links, headings, blocks, self.minutes)))

    def __getstate__(self) -> Mapping[str, Any]:
        return {name: getattr(self, name) for name in PICKLED} if self.file else self.__dict__

    def __getattr__(self, name: str) -> Any:
        if name not in LEFT_OUT or not self.__dict__.get("file"):
            raise AttributeError(name)
        assert self.file
        self.__dict__.update(vars(parse_entry(self.path, read_text(self.file, self.path), self.file)))
        return self.__dict__[name]

    @cached_property
    def prose(self) -> tuple[tuple[int, str], ...]:
        """The lines of the body with their numbers."""
        return tuple(enumerate(self.body.splitlines(), self.body_line))

    @cached_property
    def texts(self) -> tuple[tuple[str, int, str], ...]:
        """The fields that are read as text: name, line of the first word, text."""
        read = {name: value for name, value in self.data.items() if name not in NOT_READ}
        return tuple(self._texts(read, ()))

    def _texts(self, value: Any, loc: tuple[str | int, ...]) -> Iterator[tuple[str, int, str]]:
        if isinstance(value, dict):
            for key, inner in value.items():
                yield from self._texts(inner, (*loc, key))
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                yield from self._texts(inner, (*loc, number))
        elif isinstance(value, str) and " " in value.strip():
            # Text of several lines begins below the name of its field (`answer: |`).
            below = int("\n" in value)
            yield ".".join(part for part in loc if isinstance(part, str)), self.line_of(loc) + below, value

    @cached_property
    def scanned(self) -> Body:
        """The links, headings and blocks of the body."""
        return scan(self.body, self.body_line)

    @cached_property
    def links(self) -> tuple[tuple[str, LinkUse], ...]:
        """Every link of the body and of the fields, with the name of the field."""
        fields = ((name, link) for name, line, text in self.texts if "](" in text for link in scan(text, line).links)
        return (*(("", link) for link in self.scanned.links), *fields)

    @cached_property
    def files(self) -> list[str]:
        """Whatever could name another file."""
        return files_named(self.text)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All words of the fields and of the body, as readers read them."""
        fields = (passage for name, line, text in self.texts for passage in passages(text, line, name))
        return (*fields, *passages(self.body, self.body_line))

    def passages_with(self, pattern: re.Pattern[str], small: bool = False) -> Iterator[Passage]:
        """The passages that may have what a pattern describes, as they are written or in `small` letters."""
        if may_have(pattern, small_letters(self._words) if small else self._words):
            for passage in self.passages:
                if may_have(pattern, passage.small if small else passage.text):
                    yield passage

    @cached_property
    def _words(self) -> str:
        return "\n".join(passage.text for passage in self.passages)

    def line_of(self, loc: tuple[str | int, ...]) -> int:
        """The line of a field, or of the nearest field around it."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)

    def problem(self, field_name: str, message: str, loc: tuple[str | int, ...] | None = None) -> Problem:
        """A Problem about a front matter field."""
        return Problem(self.path, self.line_of(loc or (field_name,)), field_name, message)


PICKLED = ("path", "file", "digest", "outline", "minutes", "scanned", "links", "files", "body", "body_line")
LEFT_OUT = frozenset({"data", "lines", "text"})

NOT_READ = frozenset({"evidence", "ignore", "aliases", "poses", "also_known_as"})
"""Fields whose words are not the site's own: titles of sources, reasons for editors, what others say."""


class _Plain(Composer, BaseResolver):
    """Composes YAML without guessing kinds; refuses anchors and tags, which authors never need."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()  # type: ignore[attr-defined] # of the parsers below
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise yaml.MarkedYAMLError(
                problem='"&", "*" and "!" have a meaning of their own here: put the value in quotation marks',
                problem_mark=event.start_mark,
            )
        return super().compose_node(parent, index)


class _Worded(_Plain, Reader, Scanner, Parser):
    """Reads in Python, which says in words what is wrong."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        BaseResolver.__init__(self)


class _Fast(_Plain, CParser):
    """Reads in C, ten times as fast."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        Composer.__init__(self)
        BaseResolver.__init__(self)


def _node(text: str) -> yaml.Node | None:
    """The structure of a text, read again in Python when something is wrong."""
    try:
        return _Fast(text).get_single_node()
    except (yaml.YAMLError, UnicodeEncodeError):
        return _Worded(text).get_single_node()


def parse_entry(path: str, text: str, file: Path | None = None) -> Document:
    """Split the text of a Markdown `file` into front matter and body. Raises ContentError."""
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != FENCE:
        raise ContentError([Problem(path, 1, "", f"the fields at the top are missing. {FORM}")])
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        raise ContentError([Problem(path, 1, "", f"the fields at the top are never closed. {FORM}")])
    document = parse_yaml(path, "\n".join(lines[1:end]), first_line=2)
    body = "\n".join(lines[end + 1 :])
    if beyond := list(too_much(body, end + 2)):
        raise ContentError(Problem(path, line, "", message) for line, message in beyond)
    return Document(path, document.data, document.lines, body, end + 2, text, file)


def parse_yaml(path: str, text: str, first_line: int = 1) -> Document:
    """Read YAML as nested text values, with the line of each. Raises ContentError."""
    lines: dict[tuple[str | int, ...], int] = {}
    problems: list[Problem] = []

    def walk(node: yaml.Node, loc: tuple[str | int, ...]) -> Any:
        lines.setdefault(loc, node.start_mark.line + first_line)
        if isinstance(node, yaml.MappingNode):
            return mapping(node, loc)
        if isinstance(node, yaml.SequenceNode):
            return [walk(item, (*loc, n)) for n, item in enumerate(node.value)]
        style = getattr(node, "style", None)
        for _, message in invisible(node.value) if style == '"' else ():  # written as an escape: "\\u202e"
            name = ".".join(part for part in loc if isinstance(part, str))
            problems.append(Problem(path, lines[loc], name, message))
        # A field left empty is a field not given.
        return node.value if node.value or style else None

    def mapping(node: yaml.MappingNode, loc: tuple[str | int, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            line = key.start_mark.line + first_line
            if not isinstance(key, yaml.ScalarNode):
                problems.append(Problem(path, line, "", "a field's name has to be plain words"))
                continue
            if key.value in found:
                problems.append(Problem(path, line, key.value, "stands here twice. Keep one of the two."))
            lines[(*loc, key.value)] = line
            found[key.value] = walk(value, (*loc, key.value))
        return {name: value for name, value in found.items() if value is not None}

    try:
        root = _node(text)
        data = walk(root, ()) if root else {}
    except yaml.MarkedYAMLError as error:
        raise ContentError([_yaml_problem(path, error, first_line)]) from None
    except (yaml.YAMLError, RecursionError):
        raise ContentError(
            [Problem(path, first_line, "", "has a character or a nesting that no field may have")]
        ) from None
    if not isinstance(data, dict):
        problems.append(Problem(path, first_line, "", f'write fields as "name: value". {FORM}'))
    if problems:
        raise ContentError(problems)
    return Document(path, data, lines, text=text)


OWN_MEANING = "begins with a sign that has a meaning of its own here: put the value in quotation marks"
IN_WORDS = {
    "'\\t'": "a tab stands here: indent with spaces",
    "mapping values are not allowed": "a colon inside a value: put the whole value in quotation marks",
    "could not find expected ':'": (
        'a line without "name: value": add the colon, or quotation marks around a long value'
    ),
    "unexpected end of stream": "a quotation mark is opened here and never closed",
    "expected ',' or": "a bracket is opened here and never closed, or a comma is missing",
    "cannot start any token": OWN_MEANING,
    "expected alphabetic or numeric": OWN_MEANING,
    "expected a comment or a line break": OWN_MEANING,
    "mapping keys are not allowed": OWN_MEANING,
    "expected": "this line does not fit the ones above: look at the spaces it begins with, at brackets and quotes",
}
"""What the YAML reader says (a part of it), in words that help an author; the first that fits."""


def _yaml_problem(path: str, error: yaml.MarkedYAMLError, first_line: int) -> Problem:
    given = error.problem or "is not written as a field"
    reason = next((words for part, words in IN_WORDS.items() if part in given), given)
    opened = "is opened here" in reason
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    line = (mark.line if mark else 0) + first_line
    return Problem(path, line, "", f"the fields cannot be read here: {reason}")


def read_text(file: Path, path: str) -> str:
    """The text of a file in UTF-8, with or without a byte order mark. Raises ContentError."""
    if file.is_fifo():  # would never end
        raise ContentError([Problem(path, 1, "", "is a pipe and no file. Delete it.")])
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ContentError([Problem(path, 1, "", 'is not UTF-8 text. Save it again as "UTF-8".')]) from None
    except OSError as error:
        raise ContentError([Problem(path, 1, "", f"cannot be read: {error.strerror}")]) from None
    if unseen := dict(invisible(text)):  # one a line is enough
        raise ContentError(Problem(path, line, "", message) for line, message in unseen.items())
    return text
