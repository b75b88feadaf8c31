"""Says how far a long piece of work is."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")

PATIENCE = 2.0
"""Seconds until the first line. From then on each line comes after twice the time."""


def told(work: Iterable[T], total: int, doing: str, file: TextIO | None = None) -> Iterator[T]:
    """The pieces of `work` as they come, with lines like "Printing handouts: 5 of 24 done ..." in `file` or
    the standard output."""
    started, patience = time.monotonic(), PATIENCE
    for number, piece in enumerate(work, 1):
        yield piece
        if number < total and time.monotonic() - started > patience:
            patience *= 2
            print(f"{doing}: {number} of {total} done ...", file=file, flush=True)
