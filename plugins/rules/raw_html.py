"""A text is Markdown. HTML in it can break the page around it, load things from elsewhere, or run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from urllib.parse import unquote

from plugins.model.entries import Entry
from plugins.model.problem import Problem

ALLOWED = frozenset({"abbr", "br", "kbd", "mark", "small", "sub", "sup", "wbr"})
"""What Markdown has no sign for and cannot do harm."""
EMPTY = frozenset({"br", "wbr"})
ATTRIBUTES = frozenset({"dir", "lang", "title"})
# Code as Markdown finds it. Indented lines may be a paragraph's, and fences mean nothing: neither keeps HTML out.
# https://github.com/Python-Markdown/markdown/blob/master/markdown/inlinepatterns.py (BACKTICK_RE)
CODE = re.compile(r"(?<!\\)(`+)(.+?)(?<!`)\1(?!`)")
# As browsers end one (https://html.spec.whatwg.org/multipage/parsing.html#comment-state), not as HTMLParser does.
COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--!?>).)*-->", re.DOTALL)
DECLARATION = re.compile(r"<!--|<[!?]")
RUNS = re.compile(r"(?:\]\(\s*<?|^\s{0,3}\[[^\]]+\]:\s*<?|<)\s*(blob|data|file|javascript|vbscript):", re.IGNORECASE)
"""An address that runs something or shows what somebody made, instead of leading to a page."""

Lines = Sequence[tuple[int, str]]


class _Tags(HTMLParser):
    """Collects what is wrong with the tags of a text as (line, message)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self.open: list[tuple[str, int]] = []
        self.refused: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        if ":" in tag or "@" in tag:
            return  # an address between angle brackets, which is Markdown
        if tag not in ALLOWED:
            self.refused.add(tag)
            self.found.append((line, f"<{tag}> is HTML that a text cannot have. Write Markdown, or use a block."))
        elif more := sorted(name for name, _ in attrs if name not in ATTRIBUTES):
            self.found.append((line, f"<{tag}> cannot have {', '.join(more)}. Delete that."))
        elif tag not in EMPTY:
            self.open.append((tag, line))

    def handle_endtag(self, tag: str) -> None:
        if tag in ALLOWED - EMPTY:
            if self.open and self.open[-1][0] == tag:
                self.open.pop()
            else:
                self.found.append((self.getpos()[0], f"</{tag}> closes nothing. Delete it, or write <{tag}> before."))
        elif tag not in ALLOWED | self.refused:
            self.found.append((self.getpos()[0], f"</{tag}> is HTML that a text cannot have. Delete it."))


def no_raw_html(entry: Entry) -> Iterator[Problem]:
    """Scripts, frames, forms and unclosed tags; and links that run something instead of leading somewhere."""
    lines = _without_code(entry.document.prose)
    for line, message in sorted({*_tags(lines), *_schemes(lines)}):
        yield Problem(entry.document.path, line, "", message)


def _without_code(lines: Lines) -> Lines:
    """The lines without what stands in backticks. While one backtick is left alone, nobody knows what it pairs with
    (one of another line, perhaps), and all lines stay as they are."""
    plain = [(number, CODE.sub("", line) if "`" in line else line) for number, line in lines]
    return lines if any("`" in line for _, line in plain) else plain


def _tags(lines: Lines) -> Iterator[tuple[int, str]]:
    if not any("<" in line for _, line in lines):
        return
    by_number = dict(lines)
    text = "\n".join(by_number.get(number, "") for number in range(1, lines[-1][0] + 1)) + "\n"
    # A comment is for the authors of the text, and stays out of sight.
    text = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for number, words in enumerate(text.splitlines(), 1):
        if begun := DECLARATION.search(words):
            yield number, f'"{begun[0]}" begins a comment that is not closed by "-->", or HTML that a text cannot have.'
    parser = _Tags()
    parser.feed(DECLARATION.sub("", text))  # which ends in an AssertionError where it cannot be read
    parser.close()
    yield from parser.found
    for tag, line in parser.open:
        yield line, f"<{tag}> is never closed. Write </{tag}> after the words it is for."


def _schemes(lines: Lines) -> Iterator[tuple[int, str]]:
    for number, line in lines:
        for scheme in RUNS.findall(unquote(line)) if ":" in line or "%" in line else ():
            yield number, f'"{scheme}:" is not the beginning of an address. Write https:// for other sites.'
