"""Writes files, but never over what a person has changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from importer.items import ImportRefusedError
from plugins.model.files import BESIDE

STATE = ".imported.json"


@dataclass
class State:
    """What earlier runs wrote: checksums by path, and pictures by old address."""

    files: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, dict[str, str]] = field(default_factory=dict)


def read_state(root: Path) -> State:
    """What earlier runs noted below a content folder."""
    try:
        data = json.loads((root / STATE).read_text(encoding="utf-8"))
        return State(data["files"], data["pictures"])
    except FileNotFoundError:
        return State()
    except (ValueError, KeyError, TypeError):
        raise ImportRefusedError(
            f"{root / STATE} cannot be read, so that it is not known what a person has changed. "
            "Take it from an earlier copy of the site, or delete it: then nothing that exists is overwritten."
        ) from None


def write_state(root: Path, state: State) -> None:
    """Note it for the next run."""
    data = {"files": state.files, "pictures": state.pictures}
    _replace(root / STATE, json.dumps(data, indent=1, sort_keys=True) + "\n")


def place(root: Path, path: str, text: str, state: State, write: bool = True) -> str:
    """Write an entry, or say why not. Returns what happened, in words."""
    file = root / path
    beside = file.with_name(f"{file.stem}{BESIDE}")
    new, old, last = _sum(text), _sum_of(file), state.files.get(path)
    if old is None or old in (last, new):
        happened = "new" if old is None else "unchanged" if old == new else "updated"
        if write:
            state.files[path] = new
            if old != new:
                _replace(file, text)
        return happened
    if last == new:
        return "kept: changed by a person"
    if write:
        _replace(beside, text)
    return f"kept: changed by a person; the import is beside it in {beside.name}"


def _replace(file: Path, text: str) -> None:
    """Whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.new")
    fresh.write_text(text, encoding="utf-8", newline="\n")
    fresh.replace(file)


def _sum_of(file: Path) -> str | None:
    return _sum(file.read_text(encoding="utf-8")) if file.exists() else None


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
