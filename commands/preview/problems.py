"""What went wrong in a build, with the line that is meant."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateError

from commands.errors import BuildError
from commands.preview.news import Told
from plugins.model.problem import Problem

QUOTED = re.compile(r'"([^"]+)"')


def told(error: Exception, root: Path) -> list[Told]:
    """Everything that an `error` of a build says, about files below `root`."""
    if isinstance(error, BuildError) and error.problems:
        return [_told(problem, root) for problem in error.problems]
    return [_told(_problem(error, root), root)]


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


def _problem(error: Exception, root: Path) -> Problem:
    """A mistake in the theme or the code, at the last line of the project that it came from."""
    path, line = next(_places(error, root), ("", 1))
    name = "" if isinstance(error, (BuildError, TemplateError)) else f"{type(error).__name__}: "
    return Problem(path, line, "", f"{name}{error}")


def _places(error: Exception, root: Path) -> Iterator[tuple[str, int]]:
    places = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    if filename := getattr(error, "filename", None):
        places.append((filename, getattr(error, "lineno", None) or 1))
    for name, line in reversed(places):
        file = Path(name)
        if file.is_relative_to(root) and ".venv" not in file.parts:
            yield file.relative_to(root).as_posix(), line
