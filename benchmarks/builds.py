"""Builds the same site with three generators, side by side, and prints what it took."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from benchmarks.corpus import ROOT, Post, corpus, edited
from benchmarks.figures import COLD, CPU, EDIT, FIRST, MEMORY, PREVIEW, SAME, WALL, Figures, measured, reached
from benchmarks.measure import peak_memory, timed
from benchmarks.preview import seconds_to_show
from benchmarks.rivals import RIVALS, Rival

SAVES = 7
"""In one preview."""


def bench(sizes: Sequence[int], rounds: int) -> None:
    """Measure sites of so many posts, every build so many times, and print the tables."""
    load, _, _ = os.getloadavg()
    figures, console = Figures(), Console(width=140, highlight=False, soft_wrap=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:  # one for all sizes, as `Rival.forget` tells
        for size in sizes:
            posts = list(corpus(size))
            rivals = [make(Path(folder, str(size), name), posts) for name, make in RIVALS.items()]
            _weigh(rivals, size, figures)
            for number in range(rounds):
                _round(rivals, posts, number, figures)
            for rival in rivals:
                if rival.serve:
                    _preview(rival, posts, figures)
    console.print(measured(figures))
    console.print(reached(figures))
    versions = ", ".join(f"{rival.name}: {rival.version}" for rival in rivals)
    print(f"{versions}. Python {sys.version.split()[0]}, {_cores()} cores, {rounds} rounds.")
    print(f"Others kept {load:.1f} processes running before: above 0.5, figures on the clock say little.")


def _weigh(rivals: Sequence[Rival], size: int, figures: Figures) -> None:
    """A build of each that is not timed: it takes the most memory, and files come from the disk for the first time."""
    for rival in rivals:
        rival.forget()
        figures.add(size, MEMORY, rival.name, peak_memory(rival.build) / 1e6)
        pages = rival.pages()
        weight = sum(page.stat().st_size for page in pages)
        print(f"{size:,} posts, {rival.name}: {len(pages):,} pages, {weight:,} bytes of HTML", flush=True)


def _round(rivals: Sequence[Rival], posts: Sequence[Post], number: int, figures: Figures) -> None:
    """A cold build of each, then two with a post edited (the first has to lay out a second folder of pages, ours), then
    one with nothing changed; and the floor."""
    middle = posts[len(posts) // 2].slug
    for what in (COLD, FIRST, EDIT, SAME):
        word = f"edited-{number}-{what.replace(' ', '-')}"
        for rival in rivals:
            if what == COLD:
                rival.forget()
            if what in (FIRST, EDIT):
                source = rival.source(middle)
                source.write_text(edited(source.read_text("utf-8"), word), encoding="utf-8")
            os.sync()  # nobody pays for what the one before wrote
            took = timed(rival.build)
            if what in (FIRST, EDIT) and word not in rival.page(middle).read_text("utf-8"):
                raise RuntimeError(f"{rival.name} did not build the edited post again")
            _note(figures, len(posts), what, rival.name, took.wall, took.cpu)
    floor = float(subprocess.check_output([sys.executable, "-m", "benchmarks.floor", str(len(posts))], cwd=ROOT))
    _note(figures, len(posts), COLD, "floor", floor / _cores(), floor)


def _note(figures: Figures, size: int, what: str, name: str, wall: float, cpu: float) -> None:
    figures.add(size, WALL.format(what), name, wall)
    figures.add(size, CPU.format(what), name, cpu)
    print(f"{size:,} posts, {what}, {name}: {wall:.2f} s, {cpu:.2f} s of processors", flush=True)


def _preview(rival: Rival, posts: Sequence[Post], figures: Figures) -> None:
    for seconds in seconds_to_show(rival, posts[len(posts) // 2].slug, SAVES):
        figures.add(len(posts), PREVIEW, rival.name, 1000 * seconds)
        print(f"{len(posts):,} posts, preview, {rival.name}: {1000 * seconds:.0f} ms", flush=True)


def _cores() -> int:
    return len(os.sched_getaffinity(0))
