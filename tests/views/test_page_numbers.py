"""Which pages of a list each of them links to: few, however many there are."""

from __future__ import annotations

from itertools import pairwise

import pytest

from plugins.views.posts import page_numbers


def shown(count: int, current: int) -> str:
    """The numbers of the pages, the current one in brackets and dots where some are left out."""
    urls = [f"/{number}/" for number in range(1, count + 1)]
    found = page_numbers(urls, current - 1)
    assert [page.url for page in found] == [f"/{page.number}/" for page in found]
    return " ".join(
        f"{'... ' * page.gap}[{page.number}]" if page.current else f"{'... ' * page.gap}{page.number}" for page in found
    )


@pytest.mark.parametrize(
    ("count", "current", "expected"),
    [
        (0, 1, ""),
        (1, 1, ""),
        (2, 2, "1 [2]"),
        (7, 1, "[1] 2 3 4 5 6 7"),
        (8, 1, "[1] 2 ... 8"),
        (8, 3, "1 2 [3] 4 ... 8"),
        (8, 4, "1 2 3 [4] 5 ... 8"),
        (8, 5, "1 ... 4 [5] 6 7 8"),
        (8, 8, "1 ... 7 [8]"),
        (1667, 834, "1 ... 833 [834] 835 ... 1667"),
    ],
)
def test_first_last_and_those_around(count: int, current: int, expected: str) -> None:
    assert shown(count, current) == expected


@pytest.mark.parametrize("current", range(1, 31))
def test_a_gap_stands_for_two_pages_or_more(current: int) -> None:
    numbers = [page.number for page in page_numbers([""] * 30, current - 1)]
    steps = {after - before for before, after in pairwise(numbers)}
    assert 2 not in steps
    assert len(numbers) <= 7
