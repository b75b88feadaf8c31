"""The tables say what was measured and whether it is enough."""

from __future__ import annotations

import pytest
from rich.console import Console

from benchmarks.figures import COLD, EDIT, SAME, WALL, Figures, measured, reached


def shown(table: object) -> str:
    console = Console(width=160)
    with console.capture() as capture:
        console.print(table)
    return capture.get()


def figures(ours: float, stock: float = 10) -> Figures:
    taken = Figures()
    for name, seconds in (("ours", ours), ("stock", stock)):
        for offset in (0, -1, 5):
            taken.add(1_000, WALL.format(COLD), name, seconds + offset)
    return taken


def test_medians_and_ratios_are_shown() -> None:
    assert [" ".join(line.split()) for line in shown(measured(figures(2))).splitlines() if "1,000" in line] == [
        f"│ 1,000 │ {WALL.format(COLD)} │ 2 │ 10 │ │ │ 0.2 │ │"
    ]


@pytest.mark.parametrize(("ours", "word"), [(3.8, "yes"), (3.81, "NO")])
def test_a_target_is_reached_or_not(ours: float, word: str) -> None:
    (line,) = [line for line in shown(reached(figures(ours))).splitlines() if "1,000" in line]
    assert "against stock" in line and word in line


def test_growth_is_that_of_ours() -> None:
    taken = Figures()
    for size, seconds in ((1_000, 0.2), (10_000, 1.0)):
        taken.add(size, WALL.format(EDIT), "ours", seconds)
    (line,) = [line for line in shown(reached(taken)).splitlines() if "10,000" in line]
    assert "against ours at 1,000" in line and "│ 5 " in line and "NO" in line


def test_what_nobody_stands_beside_is_taken_as_it_is() -> None:
    taken = Figures()
    taken.add(1_000, WALL.format(SAME), "ours", 0.2)
    assert "yes" in shown(reached(taken))
