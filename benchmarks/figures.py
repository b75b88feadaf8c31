"""What was measured, what is to be reached, and both as tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from rich.table import Table

NAMES = ("ours", "stock", "hugo", "floor")


@dataclass(frozen=True)
class Figures:
    """Every measurement: by number of posts, what was measured, and whose it is."""

    _all: dict[tuple[int, str, str], list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, size: int, what: str, name: str, figure: float) -> None:
        self._all[size, what, name].append(figure)

    def median(self, size: int, what: str, name: str) -> float | None:
        found = self._all.get((size, what, name))
        return median(found) if found else None

    def rows(self) -> Sequence[tuple[int, str]]:
        """What there is, in the order in which it was measured."""
        return list(dict.fromkeys((size, what) for size, what, _ in self._all))


@dataclass(frozen=True)
class Target:
    """Ours is at most `limit` times the figure of another, or, without another, at most `limit`."""

    what: str
    size: int
    limit: float
    other: str = ""
    other_size: int = 0
    """If not the same."""

    def measured(self, figures: Figures) -> float | None:
        ours = figures.median(self.size, self.what, "ours")
        if ours is None or not self.other:
            return ours
        other = figures.median(self.other_size or self.size, self.what, self.other)
        return ours / other if other else None

    def __str__(self) -> str:
        if not self.other:
            return f"{self.what}, {self.size:,} posts"
        size = f" at {self.other_size:,}" if self.other_size else ""
        return f"{self.what}, {self.size:,} posts, against {self.other}{size}"


COLD, FIRST, EDIT, SAME = "cold", "the first edit after it", "one post edited", "nothing changed"
WALL, CPU = "{}, s on the clock", "{}, s of processors"
PREVIEW, MEMORY = "preview, ms from save to page", "peak memory, MB"

TARGETS = (
    Target(WALL.format(COLD), 100, 0.55, "stock"),
    Target(WALL.format(COLD), 1_000, 0.38, "stock"),
    Target(WALL.format(COLD), 10_000, 0.33, "stock"),
    # Not at 100: there, starting Python and reading the rest of the site take longer than the posts.
    Target(WALL.format(COLD), 1_000, 0.9, "floor"),
    Target(WALL.format(COLD), 10_000, 0.9, "floor"),
    Target(WALL.format(EDIT), 1_000, 0.4, "hugo"),
    Target(WALL.format(EDIT), 10_000, 0.14, "hugo"),
    Target(WALL.format(SAME), 1_000, 0.22),
    Target(PREVIEW, 1_000, 25),
    Target(PREVIEW, 10_000, 35),
    Target(WALL.format(COLD), 10_000, 10, "ours", 1_000),
    Target(WALL.format(EDIT), 10_000, 4, "ours", 1_000),
    Target(MEMORY, 10_000, 0.25, "hugo"),
)


def measured(figures: Figures) -> Table:
    """The medians, and what ours is of the others'."""
    table = Table("posts", "what", *NAMES, "ours/stock", "ours/hugo", title="Medians")
    for size, what in figures.rows():
        found = [figures.median(size, what, name) for name in NAMES]
        ours, *others = found
        ratios = [ours / other if ours is not None and other else None for other in others[:2]]
        table.add_row(f"{size:,}", what, *map(_number, [*found, *ratios]))
    return table


def reached(figures: Figures) -> Table:
    """The targets whose sizes were measured."""
    table = Table("what", "measured", "at most", "reached", title="Figures to reach (ratios, or what they say)")
    for target, found in _found(figures):
        table.add_row(str(target), _number(found), _number(target.limit), "yes" if found <= target.limit else "NO")
    return table


def _found(figures: Figures) -> Iterator[tuple[Target, float]]:
    for target in TARGETS:
        if (found := target.measured(figures)) is not None:
            yield target, found


def _number(figure: float | None) -> str:
    """Three digits that count."""
    if figure is None:
        return ""
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}"
