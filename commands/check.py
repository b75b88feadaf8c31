"""Checks all content without building anything."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from plugins.model.library import load
from plugins.model.problem import ContentError, Problem
from plugins.rules import check as rules


def problems_of(root: Path, moment: datetime) -> list[Problem]:
    """Every Problem of a content folder at an aware `moment`, in file order."""
    try:
        library, found = load(root)
    except ContentError as error:
        return error.problems
    return sorted({*found, *rules(library, library.practice.local(moment))})


def check() -> int:
    """Print the Problems of content/. Returns the exit code."""
    found = problems_of(Path("content").absolute(), datetime.now(UTC))
    for problem in found:
        print(problem, file=sys.stderr)
    print(f"{len(found)} problem{'s' * (len(found) != 1)} found." if found else "No problems found.")
    return 1 if found else 0
