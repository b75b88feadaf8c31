"""A page for a town is for the people there: a town we go to, and a text that no other town has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import combinations

from plugins.model.entries import Town
from plugins.model.library import Library
from plugins.model.problem import Problem, did_you_mean

WORDS = 150
"""The least a page has to say about a town: two or three paragraphs."""
SHINGLE = 4
"""Words in a row that are compared (https://nlp.stanford.edu/IR-book/html/htmledition/near-duplicates-and-shingling-1.html)."""
ALIKE = 0.6
"""The share of shingles that two pages may have in common."""

Shingles = frozenset[tuple[str, ...]]


def town_of_the_area(library: Library, now: datetime) -> Iterator[Problem]:
    """Nobody finds a page for a town that we do not go to, and nobody should."""
    known = library.practice.area.slugs
    for town in library.of(Town):
        if town.slug not in known:
            message = (
                f'"{town.slug}" is no town of the service area in content/practice.yaml, written in small letters '
                f"with hyphens. {did_you_mean(town.slug, known)}"
            )
            yield Problem(town.document.path, 1, "", message)


def text_of_its_own(library: Library, now: datetime) -> Iterator[Problem]:
    """A page that says nothing about its town is a doorway for search engines, not help for readers."""
    for town in library.public(now).of(Town):
        if (number := len(re.findall(r"\w+", town.document.body))) < WORDS:
            message = (
                f"has {number} words about the town, too few for a page. Write at least {WORDS}: where we park, what "
                "homes are like, how far we come. Or delete the page: the town stays on the list."
            )
            yield Problem(town.document.path, town.document.body_line, "", message)


def no_twins(library: Library, now: datetime) -> Iterator[Problem]:
    """Two towns with one text are one page too many, whatever names stand in it."""
    texts = [(town, shingles(library, town.document.body)) for town in library.public(now).of(Town)]
    for (one, its), (other, others) in combinations(texts, 2):
        if (alike := similarity(its, others)) > ALIKE:
            message = (
                f"is {alike:.0%} the same as {one.document.path}, but for the names. "
                "Write what is special about this town, or delete the page."
            )
            yield Problem(other.document.path, other.document.body_line, "", message)


def shingles(library: Library, text: str) -> Shingles:
    """All rows of `SHINGLE` words of a text. Every town and every number counts as the same word."""
    towns = "|".join(re.escape(name) for name in sorted(library.practice.area.towns, key=len, reverse=True))
    same = re.sub(rf"\b(?:{towns}|\d+)\b", "0", text, flags=re.IGNORECASE)
    words = re.findall(r"\w+", same.casefold())
    return frozenset(zip(*(words[start:] for start in range(SHINGLE)), strict=False))


def similarity(one: Shingles, other: Shingles) -> float:
    """What two texts have in common, of all they have: 0 to 1 (Jaccard)."""
    return len(one & other) / len(one | other) if one | other else 1.0
