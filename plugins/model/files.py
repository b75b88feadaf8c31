"""The files of the content folder. What cannot be followed or read becomes Problems, never silence."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from plugins.model.problem import Problem

BESIDE = ".imported.md"
"""Ends the name of what the importer writes beside a file that a person has changed: to read, no entry."""


def files_of(root: Path, problems: list[Problem]) -> list[str]:
    """The path below the content folder `root` of every file, in their order, without hidden ones.

    A link to a folder may lead in a circle, or to what is not to be published: it becomes a Problem.
    """
    found = []

    def unreadable(error: OSError) -> None:
        problems.append(Problem(shown(Path(error.filename), root), 1, "", f"cannot be read: {error.strerror}"))

    for here, folders, names in os.walk(root, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        linked = [Path(here, name) for name in folders if Path(here, name).is_symlink()]
        problems += [
            Problem(shown(link, root), 1, "", "is a link to a folder. Put the folder itself here.") for link in linked
        ]
        within = Path(here).relative_to(root).as_posix()
        before = "" if within == "." else f"{within}/"
        found += [f"{before}{name}" for name in names if not name.startswith(".") and not name.endswith(BESIDE)]
    return list(_readable(sorted(found, key=lambda path: path.split("/")), root, problems))


def shown(file: Path, root: Path) -> str:
    """A path as authors know it: from the folder around the content folder."""
    return (Path(root.name) / file.relative_to(root)).as_posix()


def _readable(paths: list[str], root: Path, problems: list[Problem]) -> Iterator[str]:
    """Those that are files and stand below `root`; no link leads out of it or in a circle."""
    base = os.path.realpath(root)
    for path in paths:
        file = f"{root}/{path}"
        mode = os.lstat(file).st_mode
        if stat.S_ISREG(mode):
            yield path
        elif not stat.S_ISLNK(mode):
            problems.append(Problem(f"{root.name}/{path}", 1, "", "is a pipe or a device and no file. Delete it."))
        elif Path(os.path.realpath(file)).is_relative_to(base) and Path(file).is_file():
            yield path
        else:
            message = "leads to a file outside content/, or to none. Put a copy of it here."
            problems.append(Problem(f"{root.name}/{path}", 1, "", message))
