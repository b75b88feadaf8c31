"""Titles of every length are set whole, within their measure, in lines of nearly one length."""

from __future__ import annotations

from itertools import pairwise

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from plugins.derived.cards import COLUMN, TITLE_SIZES
from plugins.derived.typesetting import fitted, typeface

FACE = typeface(ROOT / "theme/card.ttf")
LONG = (
    "Knee replacement: what the first six weeks at home can look like, day by day, and when to call us "
    "about anything at all"
)


def test_figures_stand_on_the_line_and_letters_have_accents() -> None:
    assert all(letter in FACE.widths for letter in "0123456789éñü—’“”…™&?")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("José’s knee", "José’s knee"),
        ("Erdős walks", "Erdos walks"),
        ("Stretch 😀👍🏽 now", "Stretch now"),
        ("A\u200d\ufe0f\u00a0b", "A b"),
        ("漢字", ""),
        ("", ""),
    ],
)
def test_what_the_typeface_lacks_is_left_out(title: str, expected: str) -> None:
    assert FACE.drawable(title).replace("\u200b", "") == expected


@given(st.text(st.sampled_from("aemWi-—’&1 "), min_size=1, max_size=120))
def test_every_title_fits_and_is_whole(title: str) -> None:
    setting = fitted(FACE, FACE.drawable(title), TITLE_SIZES, COLUMN)
    assert all(FACE.width(line) * setting.size <= COLUMN for line in setting.lines)
    read = "".join(setting.lines).replace("-", "").replace(" ", "")
    assert read == title.replace("-", "").replace(" ", "")


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Fees", ["Fees"]),
        ("Returning to running after an ankle sprain", ["Returning to", "running after", "an ankle sprain"]),
        ("At-home care and e-stim", ["At-home care", "and e-stim"]),
    ],
)
def test_lines_are_even_and_words_are_whole(title: str, lines: list[str]) -> None:
    assert list(fitted(FACE, title, TITLE_SIZES, COLUMN).lines) == lines


def test_the_longest_title_is_large_enough_to_be_read() -> None:
    setting = fitted(FACE, LONG, TITLE_SIZES, COLUMN)
    assert len(LONG) == 119 and setting.size >= 50
    assert len(setting.lines) <= TITLE_SIZES[setting.size]


def test_a_short_word_does_not_stand_alone_on_the_last_line() -> None:
    for title in (
        "What we do when the pain does not go on its own or by itself, we say it",
        LONG[:64],
        LONG[:90] + " to",
    ):
        assert len(fitted(FACE, title, TITLE_SIZES, COLUMN).lines[-1]) > 4


def test_shorter_titles_are_never_smaller() -> None:
    words = LONG.split()
    sizes = [fitted(FACE, " ".join(words[:count]), TITLE_SIZES, COLUMN).size for count in range(1, len(words) + 1)]
    assert all(before >= after for before, after in pairwise(sizes))


def test_a_word_that_is_too_long_is_broken_into_even_pieces() -> None:
    setting = fitted(FACE, "pneumonoultramicroscopicsilicovolcanoconiosis", TITLE_SIZES, COLUMN)
    assert len(setting.lines) > 1
    assert all(line.endswith("-") for line in setting.lines[:-1])
    assert len(setting.lines[0]) - 1 - len(setting.lines[-1]) <= len(setting.lines)
