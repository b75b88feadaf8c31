"""How long the check takes as the site grows."""

from __future__ import annotations

import shutil
import tempfile
import time
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

from commands.check import CONTENT, problems_of

OWN_WORDS = "Written for the measurement, number "
"""Ends the text of a copy, so that no text is the same as another and found again."""
SIZES = (100, 1_000, 10_000)


def bench() -> None:
    """Check the site with more and more posts, copied from the real ones, and print the seconds of one core."""
    print(f"{'posts':>7}{'seconds':>9}{'ms a post':>11}{'problems':>10}")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "content"
            grow(root, size)
            started = time.process_time()
            found = problems_of(root, datetime.now(UTC))
            seconds = time.process_time() - started
        print(f"{size:7,}{seconds:9.2f}{1000 * seconds / size:11.2f}{len(found):10,}")


def grow(root: Path, size: int) -> None:
    """Copy the content to `root`, and its posts again and again until there are `size`."""
    shutil.copytree(CONTENT, root)
    originals = sorted((root / "posts").glob("*.md"))
    texts = [original.read_text(encoding="utf-8") for original in originals]
    for number, text in zip(range(size - len(originals)), cycle(texts)):
        _, fields, body = text.split("---\n", 2)
        own = "".join(_own(line, number) for line in fields.splitlines(keepends=True))
        copy = f"---\n{own}---\n{body}\n{OWN_WORDS}{number}.\n"
        (root / "posts" / f"copy-{number}.md").write_text(copy, encoding="utf-8")


def _own(line: str, number: int) -> str:
    """A field line of a copy: titles and summaries have to differ."""
    if line.startswith("title:"):
        words = line.removeprefix("title:").strip().strip('"')
        return f'title: "{words} (copy {number})"\n'
    if line.startswith("summary:"):
        return f"summary: The text of another post for the {number}. time, to see how long a check takes.\n"
    return line
