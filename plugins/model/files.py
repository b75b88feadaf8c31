"""The files of the content folder. What cannot be followed or read becomes Problems, never silence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from plugins.model.problem import Problem

BESIDE = ".imported.md"
"""Ends the name of what the importer writes beside a file that a person has changed: to read, no entry."""


def files_of(root: Path, problems: list[Problem]) -> list[str]:
    """The path below the content folder `root` of every file, in their order, without hidden ones.

    A link to a folder may lead in a circle, or to what is not to be published: it becomes a Problem.
    """
    return list(_below(root, "", problems))


def _below(root: Path, folder: str, problems: list[Problem]) -> Iterator[str]:
    try:
        with os.scandir(f"{root}/{folder}") as found:
            items = sorted(found, key=lambda item: item.name)
    except OSError as error:
        problems.append(Problem(shown(root / folder, root), 1, "", f"cannot be read: {error.strerror}"))
        return
    for item in items:
        path = f"{folder}{item.name}"
        if item.name.startswith("."):
            continue
        if item.is_dir(follow_symlinks=False):
            yield from _below(root, f"{path}/", problems)
        elif item.name.endswith(BESIDE):
            continue
        elif message := _wrong(item, root):
            problems.append(Problem(f"{root.name}/{path}", 1, "", message))
        else:
            yield path


def _wrong(item: os.DirEntry[str], root: Path) -> str:
    """Why an item is no file, or stands elsewhere; nothing for most, of which the folder says enough."""
    if item.is_file(follow_symlinks=False):
        return ""
    if not item.is_symlink():
        return "is a pipe or a device and no file. Delete it."
    led_to = Path(os.path.realpath(item.path))
    if led_to.is_dir():
        return "is a link to a folder. Put the folder itself here."
    if led_to.is_file() and led_to.is_relative_to(os.path.realpath(root)):
        return ""
    return "leads to a file outside content/, or to none. Put a copy of it here."


def shown(file: Path, root: Path) -> str:
    """A path as authors know it: from the folder around the content folder."""
    return (Path(root.name) / file.relative_to(root)).as_posix()
