"""Writes files, but never over what a person has changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from importer.addresses import NOT_THERE, OldAddresses
from importer.items import ImportRefusedError
from plugins.model.files import BESIDE
from plugins.model.library import Library
from plugins.model.redirects import FILE as REDIRECTS
from plugins.model.redirects import GONE

STATE = ".imported.json"
HEAD = """\
# Old addresses, and the page that each leads to now. "gone" says that nothing takes its place.
# What leads to an entry may stand in its aliases instead.
"""


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
    write_whole(root / STATE, json.dumps(data, indent=1, sort_keys=True) + "\n")


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
                write_whole(file, text)
        return happened
    kept = "kept: changed by a person" if last else "kept: was here before"
    if last == new:
        return kept
    if write:
        write_whole(beside, text)
    return f"{kept}; the import is beside it in {beside.name}"


def add_redirects(library: Library, addresses: OldAddresses) -> None:
    """Add old addresses to content/redirects.yaml: where they lead, or why they are gone. What it says stays,
    but for what an earlier export did not hold and this one does."""
    file = library.root / REDIRECTS
    text = file.read_text(encoding="utf-8") if file.exists() else HEAD
    found = {f"{old}: {GONE} # {NOT_THERE}" for aliases in addresses.aliases.values() for old in aliases}
    known = {redirect.old for redirect in library.redirects} | library.addresses.keys()
    lines = [line for line in text.splitlines() if line not in found]
    lines += [f"{old}: {to}" for old, to in sorted(addresses.moved.items()) if old not in known]
    lines += [f"{old}: {GONE} # {why}" for old, why in sorted(addresses.gone.items()) if old not in known]
    if lines not in (text.splitlines(), HEAD.splitlines()):
        write_whole(file, "\n".join(lines) + "\n")


def write_whole(file: Path, content: str | bytes) -> None:
    """Write a file, its folder too; whoever stops the import in the middle finds it whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.new")
    try:
        fresh.write_bytes(content.encode() if isinstance(content, str) else content)
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)


def _sum_of(file: Path) -> str | None:
    return _sum(file.read_text(encoding="utf-8")) if file.exists() else None


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
