"""Puts a finished folder in the place of another."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from commands.errors import BuildError, in_words

PATIENCE = 60
"""Seconds to wait for another build."""
SIGN = "sitemap.xml"
"""A file of every built site: only what has it is replaced."""
AT_FDCWD = -100
"""Of Linux: paths are meant from the working directory, as everywhere."""
EXCHANGE = 2
"""RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS."""


@contextmanager
def replacing(output: Path, spare: Path) -> Iterator[Path]:
    """A folder to build in, which takes the place of `output` when all went well.

    It may hold an older site, or what a build left that was stopped: the folder that is not in use lies at `spare`
    until the next build, as making and removing as many folders as there are pages takes longer than an edit.
    Raises BuildError.
    """
    fresh = output.with_name(f"{output.name}.new")
    try:
        restore(output)
        if output.exists() and not (output / SIGN).exists() and (output.is_file() or any(output.iterdir())):
            raise BuildError(f"{output} is there and is no built site. Name another folder, or empty this one.")
        if not fresh.exists():
            _take(spare, fresh)
        fresh.mkdir(exist_ok=True)
        yield fresh
        swap(fresh, output)
    except OSError as error:
        raise BuildError(in_words(error)) from error
    finally:
        if fresh.exists():
            _take(fresh, spare)
            shutil.rmtree(fresh, ignore_errors=True)


def _take(folder: Path, place: Path) -> None:
    """Move a folder, if it is there and nothing stands in the way: a place on another disk, say."""
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(place)


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


def swap(fresh: Path, output: Path) -> None:
    """Let the folder `fresh` and `output` change places, so that a whole folder is there at every moment.

    Systems other than Linux and macOS, and a few file systems, cannot exchange two names at one stroke. There
    `output` is missing for a moment, and `restore` brings it back when the machine stops just then. Raises OSError.
    """
    if not output.exists():
        fresh.rename(output)
    elif not exchange(fresh, output):
        old = _old(output)
        remove(old)
        output.rename(old)
        fresh.rename(output)
        old.rename(fresh)


def restore(output: Path) -> None:
    """Bring back what an interrupted `swap` has put aside. Raises OSError."""
    if _old(output).exists() and not output.exists():
        _old(output).rename(output)


def exchange(one: Path, other: Path) -> bool:
    """Let two paths change places at one stroke. False where the system cannot.

    https://man7.org/linux/man-pages/man2/rename.2.html and `man 2 renamex_np` of macOS.
    """
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform not in ("linux", "darwin"):
        return False
    system = ctypes.CDLL(None)
    if hasattr(system, "renameat2"):
        return bool(system.renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], EXCHANGE) == 0)
    if hasattr(system, "renamex_np"):
        return bool(system.renamex_np(*paths, EXCHANGE) == 0)
    return False


def remove(path: Path) -> None:
    """Remove a folder or file, if there is one. Raises OSError."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _old(output: Path) -> Path:
    return output.with_name(f"{output.name}.old")
