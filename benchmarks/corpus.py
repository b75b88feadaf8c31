"""Posts to measure with: as many as wanted, realistic, each different, and the same ones on every machine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from plugins.model import entries
from plugins.model.library import load

ROOT = Path(__file__).parent.parent
TOPICS = ("at-home-care", "comparing-treatments", "paying-for-care")
"""Those that want no safety card, which is a block of ours: the texts are plain Markdown."""
REAL_NAMES = tuple(sorted(file.stem for file in (ROOT / "content/posts").glob("*.md")))
"""The first posts bear the names of the real ones, as the other pages of the site link to them."""
FIRST, STEP = datetime(2016, 1, 4, 8), timedelta(hours=8, minutes=35)
SECTIONS, ENOUGH = 600, 790
"""Words, with marks of Markdown, after which a text comes to its last section, and to its end."""
LIST = "blog"
"""The page that every generator makes by itself."""
LAST_WORD = re.compile(r"[\w-]+\.\n$")


@dataclass(frozen=True)
class Post:
    """A post in plain Markdown. Its links name files, as in `[words](other-post.md)`."""

    slug: str
    title: str
    summary: str
    date: datetime
    topic: str
    tags: Sequence[str]
    body: str


@dataclass(frozen=True)
class Page:
    """A page that ours has besides the posts, as plain Markdown with as many words."""

    url: str
    title: str
    summary: str
    body: str


def other_pages() -> Iterator[Page]:
    """What the others publish for our pages on services, exercises and so on, so that all have as many to write."""
    library, _ = load(ROOT / "content")
    for path, entry in sorted(library.entries.items()):
        if not isinstance(entry, entries.Post) and entry.template != LIST:
            author, words = Author(Random(path)), len(entry.document.body.split())
            paragraphs = [author.paragraph() for _ in range(1 + words // 70)]
            yield Page(entry.url, entry.title, entry.summary, "\n\n".join(paragraphs) + "\n")


def corpus(size: int) -> Iterator[Post]:
    """The first `size` posts, the oldest first. At least as many as the site has real ones."""
    if size < len(REAL_NAMES):
        raise ValueError(f"the other pages link to {len(REAL_NAMES)} posts: ask for so many at least")
    seen: set[str] = set()
    for number in range(size):
        yield _post(number, seen)


def name_of(number: int) -> str:
    return REAL_NAMES[number] if number < len(REAL_NAMES) else f"post-{number}"


def edited(text: str, word: str) -> str:
    """The same source of a post with another last word."""
    return LAST_WORD.sub(f"{word}.\n", text)


def _post(number: int, seen: set[str]) -> Post:
    random = Random(f"post {number}")  # a text as seed is the same everywhere
    author = Author(random)
    return Post(
        slug=name_of(number),
        title=author.own("titles", 65, seen),
        summary=author.own("summaries", 160, seen),
        date=FIRST + number * STEP,
        topic=random.choice(TOPICS),
        tags=sorted(random.sample(_phrases()["tags"], random.randint(0, 3))),
        body="\n\n".join(author.text(number)) + "\n",
    )


@cache
def _phrases() -> Mapping[str, Any]:
    phrases: Mapping[str, Any] = yaml.safe_load((ROOT / "benchmarks/phrases.yaml").read_text("utf-8"))
    return phrases


def _words(blocks: Iterable[str]) -> int:
    return sum(len(block.split()) for block in blocks)


@dataclass(frozen=True)
class Author:
    """Puts phrases together."""

    random: Random

    def phrase(self, kind: str, **given: str) -> str:
        words = {name: self.random.choice(choice) for name, choice in _phrases()["words"].items()} | given
        capitals = {name.capitalize(): word[0].upper() + word[1:] for name, word in words.items()}
        phrase: str = self.random.choice(_phrases()[kind]).format(**words, **capitals)
        return phrase

    def own(self, kind: str, longest: int, seen: set[str]) -> str:
        """A phrase that no post had before, of so many characters at most."""
        while len(phrase := self.phrase(kind)) > longest or phrase in seen:
            pass
        seen.add(phrase)
        return phrase

    def text(self, number: int) -> Sequence[str]:
        """The blocks of a whole text of 700 to 900 words."""
        blocks, headings = [self.paragraph()], set[str]()
        while _words(blocks) < SECTIONS:
            blocks += self.section(number, headings)
        blocks.append(f"## {self.own('headings', 65, headings)}")
        while _words(blocks) < ENOUGH:
            blocks.append(self.paragraph())
        blocks[-1] += " Write to us about it any day."
        return blocks

    def section(self, number: int, headings: set[str]) -> Iterator[str]:
        yield f"## {self.own('headings', 65, headings)}"
        yield self.paragraph()
        extra = self.random.choice((self.bullets, self.bullets, self.steps, self.table, self.quote, self.paragraph))
        yield extra()
        other = self.random.randrange(max(number, len(REAL_NAMES)))
        link = self.phrase("links", target=f"{name_of(other)}.md")
        yield f"{self.paragraph()} {link}"

    def paragraph(self) -> str:
        return " ".join(self.phrase("sentences") for _ in range(self.random.randint(3, 5)))

    def bullets(self) -> str:
        return "\n".join(f"- {self.phrase('items')}" for _ in range(self.random.randint(3, 5)))

    def steps(self) -> str:
        return "\n".join(f"{place}. {self.phrase('sentences')}" for place in range(1, 4))

    def quote(self) -> str:
        return f"> {self.phrase('quotes')}"

    def table(self) -> str:
        random, words = self.random, _phrases()["words"]
        rows = [f"| {random.choice(words['place'])} | {random.choice(words['thing'])} |" for _ in range(4)]
        return "\n".join(["| Where | What we use |", "| --- | --- |", *rows])
