"""Sets a title: the largest letters that fit, in lines of nearly one length."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

LONELY = 0.35
"""A last line of one word is wanted only if it is at least this part of the measure."""


@dataclass(frozen=True)
class Typeface:
    """How wide each letter is, in parts of the font size."""

    widths: Mapping[str, float]

    def width(self, text: str) -> float:
        """Without kerning, which mostly makes it a little narrower."""
        return sum(self.widths[letter] for letter in text)

    def drawable(self, text: str) -> str:
        """A text in the letters there are: without the accents that are missing, and without emoji."""
        plain = (letter if letter in self.widths else unicodedata.normalize("NFKD", letter) for letter in text)
        return " ".join("".join(letter for letter in "".join(plain) if letter in self.widths).split())


@dataclass(frozen=True)
class Setting:
    size: int
    lines: Sequence[str]


def typeface(file: Path) -> Typeface:
    """Read a TrueType font."""
    from fontTools.ttLib import TTFont  # slow to load, and hardly any build draws a card

    with TTFont(file, lazy=True) as font:
        em, advances = font["head"].unitsPerEm, font["hmtx"].metrics
        return Typeface({chr(code): advances[name][0] / em for code, name in font.getBestCmap().items()})


def fitted(face: Typeface, text: str, sizes: Mapping[int, int], width: float) -> Setting:
    """A drawable text in the largest of `sizes` that needs no more lines of a `width` than stand beside it there.

    In the smallest it takes what lines it needs, and words that are too long are broken.
    """
    smallest, words = min(sizes), text.split()
    for size in sorted(sizes, reverse=True):
        if size == smallest:
            words = [piece for word in words for piece in _pieces(face, word, width / size)]
        elif any(face.width(word) * size > width for word in words):
            continue
        lines = even_lines(face, words, width / size)
        if len(lines) <= sizes[size] or size == smallest:
            return Setting(size, lines)
    raise ValueError("no sizes")


def even_lines(face: Typeface, words: Sequence[str], limit: float) -> list[str]:
    """Words, none wider than `limit`, in as few lines as can be and these as even as can be."""
    ends = [0.0, *accumulate(face.width(f"{word} ") for word in words)]
    space = face.width(" ")

    @cache
    def best(start: int) -> tuple[int, float, tuple[int, ...]]:
        """Number of lines, unevenness and first words of the lines from a word on."""
        if start == len(words):
            return 0, 0.0, ()
        found = []
        for end in range(start + 1, len(words) + 1):
            width = ends[end] - ends[start] - space
            if width > limit and end > start + 1:
                break
            lonely = end == len(words) and end - start == 1 and width < LONELY * limit
            count, uneven, starts = best(end)
            found.append((count + 1, uneven + (limit - width) ** 2 + lonely * limit**2, (start, *starts)))
        return min(found)

    starts = [*best(0)[2], len(words)]
    return [" ".join(words[start:end]) for start, end in pairwise(starts)]


def _pieces(face: Typeface, word: str, limit: float) -> list[str]:
    """A word in the fewest pieces of one length that fit, with hyphens."""
    for count in range(1, len(word) + 1):
        length = math.ceil(len(word) / count)
        *broken, last = (word[start : start + length] for start in range(0, len(word), length))
        pieces = [*(f"{piece}-" for piece in broken), last]
        if all(face.width(piece) <= limit for piece in pieces):
            return pieces
    return [word]
