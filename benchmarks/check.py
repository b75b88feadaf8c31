"""How long the check takes as the site grows."""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.corpus import corpus
from benchmarks.rivals import content
from commands.check import problems_of

SIZES = (100, 1_000, 10_000)


def bench() -> None:
    """Check the site with more and more posts, and print the seconds of one core."""
    print(f"{'posts':>7}{'seconds':>9}{'ms a post':>11}{'problems':>10}")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "content"
            content(root, list(corpus(size)))
            started = time.process_time()
            found = problems_of(root, datetime.now(UTC))
            seconds = time.process_time() - started
        print(f"{size:7,}{seconds:9.2f}{1000 * seconds / size:11.2f}{len(found):10,}")
