"""What is wrong in the theme or in the code, as a Problem."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateError

from commands.errors import BuildError
from plugins.model.problem import Problem


def mistake(error: Exception, root: Path) -> Problem:
    """What an `error` says, at the last line below `root` that it came from."""
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
