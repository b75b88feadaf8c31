"""Builds the site into a fresh folder and swaps it in: at every moment the last whole site is there."""

from __future__ import annotations

import logging
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from pelican import Pelican, log
from pelican.settings import read_settings

from commands.audit import gate
from commands.audit.site import BuiltSite
from commands.locks import packages
from commands.node import MissingToolsError
from commands.sbom import sbom
from commands.swap import remove, restore, swap
from drawing.__main__ import write_changed
from plugins.model.library import load
from plugins.model.memory import Memory
from plugins.model.problem import ContentError, Problem, counted

PATIENCE = 60
"""Seconds to wait for another build."""
SBOM = "sbom.cdx.json"
SIGN = "sitemap.xml"
"""A file of every built site: only what has it is replaced."""


class BuildError(Exception):
    """The site was not built. The text is for the author, `problems` are what the content has."""

    def __init__(self, text: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(text)
        self.problems = problems


def build(settings_file: str, output: Path, **overrides: Any) -> Path:
    """Build with a settings file into `output`. Raises BuildError."""
    with replacing(output) as fresh:
        generate(settings_file, fresh, **overrides)
    return output


@contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """A fresh folder to build in, which takes the place of `output` when all went well and goes away when not.

    Raises BuildError.
    """
    output = Path(os.path.realpath(output))
    fresh = output.with_name(f"{output.name}.new")
    try:
        restore(output)
        if output.exists() and not (output / SIGN).exists() and (output.is_file() or any(output.iterdir())):
            raise BuildError(f"{output} is there and is no built site. Name another folder, or empty this one.")
        remove(fresh)
        yield fresh
        # The umask of whoever builds is nothing that a reader should notice.
        for path in (fresh, *fresh.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        swap(fresh, output)
    except OSError as error:
        raise BuildError(in_words(error)) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


@contextmanager
def alone(output: Path) -> Iterator[None]:
    """Wait until no other build works on `output`. Raises BuildError when that takes long, and OSError."""
    lock = FileLock(output.with_name(f"{output.name}.lock"))
    with suppress(Timeout):
        lock.acquire(timeout=0)
    if not lock.is_locked:
        print(f"Another build is writing {output.name}/. Waiting for it ...", flush=True)
        with suppress(Timeout):
            lock.acquire(timeout=PATIENCE)
    if not lock.is_locked:
        raise BuildError(f"Another build has been at {output.name}/ for a minute. End it, or try again later.")
    try:
        yield
    finally:
        lock.release()


def generate(settings_file: str, folder: Path, **overrides: Any) -> dict[str, Any]:
    """Let Pelican write the site into `folder`; returns its settings. Raises BuildError and OSError."""
    # Pelican logs what goes wrong, drops the article and carries on: no warning may pass. It also keeps what it
    # said before to itself, so in a process that builds twice (the preview) the same mistake would pass.
    log.init(level="WARNING", fatal="warnings", handler=logging.StreamHandler())
    log.LimitFilter._raised_messages.clear()
    log.console.quiet = True  # `summary` says what came of it
    try:
        settings: dict[str, Any] = read_settings(settings_file, override={"OUTPUT_PATH": str(folder), **overrides})
        Pelican(settings).run()
    except SystemExit as stop:
        raise BuildError(str(stop), getattr(stop.__cause__, "problems", ())) from None
    except RuntimeError as error:
        raise BuildError("Nothing was built: what Pelican warns of, as said above, would be missing.") from error
    return settings


def pass_gate(folder: Path, settings: Mapping[str, Any]) -> None:
    """Let the quick checks of `./run audit` look at a site that was generated just now. Raises BuildError.

    All checks need half a minute, a browser, Java and Node.js, which an author's machine may not have: those are
    for CI.
    """
    library, _ = load(Path(settings["PATH"]), settings["MEMORY"])  # with drafts, which must be nowhere
    site = BuiltSite(folder, library, settings["NOW"], settings["HOST"], settings["ALLOW_SAMPLE_FACTS"])
    try:
        found = list(gate.problems(site))
    except MissingToolsError as missing:
        raise BuildError(str(missing)) from None
    if found:
        closing = f"{counted(len(found), 'problem')} found in the finished site. It was not published."
        raise BuildError("\n".join([*map(str, found), closing]), found)


def in_words(error: OSError) -> str:
    """What the system refused, in a sentence."""
    what = f" ({error.filename})" if error.filename else ""
    return f"Nothing was built, as the system says: {error.strerror or error}{what}."


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


def publish(output: str, now: str = "", **overrides: Any) -> int:
    """Build the site as it is published `now`; say in one line what came of it. Returns the exit code."""
    started = time.perf_counter()
    folder = Path(output).absolute()
    try:
        if now:
            overrides["NOW"] = moment(now)
        with alone(folder), replacing(folder) as fresh:
            draw()
            settings = generate("publishconf.py", fresh, MEMORY=Memory(), **overrides)
            if not settings["PAGES_ONLY"]:
                pass_gate(fresh, settings)
            folder.with_name(SBOM).write_text(sbom(packages()), encoding="utf-8")
    except BuildError as failure:
        print(failure, file=sys.stderr)
        return 1
    except OSError as error:
        print(in_words(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\nStopped. {output}/ is the last whole site.", file=sys.stderr)
        return 130
    print(f"{output}/: {summary(folder, settings['WARNINGS'], time.perf_counter() - started)}")
    return 0


def summary(folder: Path, warnings: int, seconds: float) -> str:
    """What a build came to, in one line."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    pages = sum(file.suffix == ".html" for file in files)
    size = sum(file.stat().st_size for file in files)
    advice = f"{counted(warnings, 'warning')}{' (./run check shows them)' * bool(warnings)}"
    return f"{pages} pages, {len(files)} files, {size:,} bytes, {seconds:.1f} s, {advice}"
