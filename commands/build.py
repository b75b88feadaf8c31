"""Builds the site into a fresh folder and swaps it in, so that the last whole site stays until then."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from pelican import Pelican, log
from pelican.settings import read_settings

from drawing.__main__ import write_changed
from plugins.model.problem import ContentError, Problem


class BuildError(Exception):
    """The site was not built. The text is for the author, `problems` are what the content has."""

    def __init__(self, text: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(text)
        self.problems = problems


def build(settings_file: str, output: Path, **overrides: Any) -> Path:
    """Build with a settings file into `output`, which stays as it was on a BuildError."""
    fresh = output.with_name(f"{output.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    run(settings_file, fresh, **overrides)
    swap(fresh, output)
    return output


def run(settings_file: str, folder: Path, **overrides: Any) -> None:
    """Build with a settings file straight into `folder`. Raises BuildError."""
    # Pelican logs what goes wrong, drops the article and carries on: no warning may pass.
    log.init(level="WARNING", fatal="warnings")
    try:
        settings = read_settings(settings_file, override={"OUTPUT_PATH": str(folder), **overrides})
        Pelican(settings).run()
    except SystemExit as stop:
        raise BuildError(str(stop), getattr(stop.__cause__, "problems", ())) from None
    except RuntimeError as error:
        raise BuildError(f"Pelican warned, as the lines above say: {error}") from error


def swap(fresh: Path, output: Path) -> None:
    """Put the folder `fresh` in the place of `output`."""
    old = output.with_name(f"{output.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if output.exists():
        output.rename(old)
    fresh.rename(output)
    shutil.rmtree(old, ignore_errors=True)


def draw() -> None:
    """Draw the exercises whose poses changed. Content that cannot be read is for the build to tell about."""
    with suppress(ContentError):
        write_changed()


def moment(text: str) -> datetime:
    """A moment as people write it: on the practice's clocks, or with an offset. Raises BuildError."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise BuildError(f'"{text}" is not a moment. Write it like 2027-01-15T09:00.') from None


def publish(output: str, now: str = "") -> int:
    """Build the site as it is published `now`; say in one line what came of it. Returns the exit code."""
    started = time.perf_counter()
    draw()
    try:
        folder = build("publishconf.py", Path(output).absolute(), **({"NOW": moment(now)} if now else {}))
    except BuildError as failure:
        print(failure, file=sys.stderr)
        return 1
    files = [file for file in folder.rglob("*") if file.is_file()]
    pages = sum(file.suffix == ".html" for file in files)
    size = sum(file.stat().st_size for file in files)
    seconds = time.perf_counter() - started
    print(f"{output}/: {pages} pages, {len(files)} files, {size / 1000:,.0f} kB, {seconds:.1f} s")
    return 0
