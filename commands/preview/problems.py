"""What went wrong in a build, with the line that is meant."""

from __future__ import annotations

import re
from pathlib import Path

from commands.errors import BuildError
from commands.mistakes import mistake
from commands.preview.news import Told
from plugins.model.problem import Problem

QUOTED = re.compile(r'"([^"]+)"')


def told(error: Exception, root: Path) -> list[Told]:
    """Everything that an `error` of a build says, about files below `root`."""
    if isinstance(error, BuildError) and error.problems:
        return [_told(problem, root) for problem in error.problems]
    return [_told(mistake(error, root), root)]


def _told(problem: Problem, root: Path) -> Told:
    text = _line(root / problem.path, problem.line)
    start, length = meant(text, problem)
    return Told(problem.path, problem.line, problem.field, problem.message, text, start, length)


def meant(text: str, problem: Problem) -> tuple[int, int]:
    """Where in the `text` of its line the thing stands that a Problem is about, and how long it is."""
    for word in (*QUOTED.findall(problem.message), problem.field.rpartition(".")[2]):
        if word and word in text:
            return text.index(word), len(word)
    words = text.strip()
    return text.find(words), len(words)


def _line(file: Path, number: int) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").splitlines()[number - 1]
    except (OSError, IndexError):
        return ""
