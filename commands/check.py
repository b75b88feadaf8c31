"""Checks all content without building anything."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from plugins.model.library import load
from plugins.model.problem import ContentError, Problem, counted
from plugins.rules import check as rules
from plugins.rules import inspect

COLORS = {"error": "bold red", "warning": "yellow"}
CONTENT = Path("content")


def problems_of(root: Path, moment: datetime) -> list[Problem]:
    """Every Problem of a content folder at an aware `moment`, in file order."""
    try:
        library, found = load(root, inspect=inspect)
    except ContentError as error:
        return error.problems
    return sorted({*found, *rules(library, library.practice.local(moment))})


def check(paths: Sequence[str], form: str) -> int:
    """Print the Problems of content/, or of `paths` in it, as one of `FORMS`.

    Returns the exit code: 1 with errors, 0 with warnings only, 2 when asked for what is not there.
    """
    if form not in FORMS:
        print(f'"{form}" is not a format. Write one of: {", ".join(FORMS)}.', file=sys.stderr)
        return 2
    if missing := [path for path in paths if not Path(path).exists()]:
        print(f"There is no {' and no '.join(missing)}.", file=sys.stderr)
        return 2
    found = within(paths, problems_of(CONTENT.absolute(), datetime.now(UTC)))
    FORMS[form](found)
    return int(any(problem.severity == "error" for problem in found))


def within(paths: Sequence[str], found: Iterable[Problem]) -> list[Problem]:
    """The Problems of some files and folders; of all, when `paths` is empty."""
    wanted = [Path(path).absolute() for path in paths] or [CONTENT.parent.absolute()]
    return [problem for problem in found if any(Path(problem.path).absolute().is_relative_to(path) for path in wanted)]


def as_text(found: Sequence[Problem]) -> None:
    """For people: grouped by file. Colors only on a terminal."""
    # Rich takes a tenth of a second to start, which a tool that asks for JSON need not wait for.
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for path, group in groupby(found, key=lambda problem: problem.path):
        console.print(Text(path, style="bold underline"))
        for problem in group:
            severity = (f"{problem.severity:8}", COLORS[problem.severity])
            field = f"{problem.field}: " if problem.field else ""
            words = f"{field}{problem.message}  "
            console.print(Text.assemble(f"{problem.line:5}  ", severity, words, (problem.rule, "dim")))
        console.print()
    console.print(summary(found))


def as_json(found: Sequence[Problem]) -> None:
    """For tools: a list of objects with path, line, field, message, rule and severity."""
    print(json.dumps([asdict(problem) for problem in found], indent=1, ensure_ascii=False))


def as_github(found: Sequence[Problem]) -> None:
    """For GitHub Actions, which shows each at its line (workflow commands)."""
    for problem in found:
        field = f"{problem.field}: " if problem.field else ""
        place = f"file={_escaped(problem.path, ':,')},line={problem.line},title={problem.rule}"
        print(f"::{problem.severity} {place}::{_escaped(field + problem.message)}")


FORMS = {"text": as_text, "json": as_json, "github": as_github}


def summary(found: Sequence[Problem]) -> str:
    """How many there are of each severity, in a sentence."""
    if not found:
        return "No problems found."
    return f"{' and '.join(_counts(found))} found."


def _counts(found: Sequence[Problem]) -> Iterator[str]:
    for severity in COLORS:
        if number := sum(problem.severity == severity for problem in found):
            yield counted(number, severity)


def _escaped(text: str, more: str = "") -> str:
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
