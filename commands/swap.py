"""Puts a finished folder in the place of another."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

AT_FDCWD = -100
"""Of Linux: paths are meant from the working directory, as everywhere."""
EXCHANGE = 2
"""RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS."""


def swap(fresh: Path, output: Path) -> None:
    """Put the folder `fresh` in the place of `output`, so that a whole folder is there at every moment.

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
        shutil.rmtree(old, ignore_errors=True)


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
