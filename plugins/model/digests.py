"""The contents of files by digest, without reading again what has not changed."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

TICK_NS = 20_000_000
"""Nanoseconds within which a system may give two changes of a file one time."""

Signature = tuple[int, int, int, int]


Digested = tuple[Signature, str]


class Digests:
    """Digests of files by path, or by their path in a `folder`, as earlier builds have `known` them.

    A file whose size, times and number are the same was not changed: nobody can set the time of the last
    change of its status (https://git-scm.com/docs/racy-git tells why a fresh one is read all the same).
    """

    def __init__(self, known: Mapping[str, Digested] | None = None, folder: str | Path = "") -> None:
        self._known = {**(known or {})}
        self._folder = folder
        self.now: dict[str, Digested] = {}
        """Those of this build, to be known to the next."""

    def of(self, file: str | Path) -> str:
        """The digest of a file; an empty one if it cannot be read, or is a pipe. Raises OSError if it is not there."""
        path = os.fspath(file)
        if path in self.now:
            return self.now[path][1]
        where = f"{self._folder}/{path}" if self._folder else path
        status = os.stat(where)
        signature = signature_of(status)
        known, digest = self._known.get(path, ((), ""))
        if known != signature:
            digest = _digest(where) if stat.S_ISREG(status.st_mode) else ""
            if time.time_ns() - max(status.st_ctime_ns, status.st_mtime_ns) < TICK_NS:
                signature = (status.st_size, 0, 0, 0)  # a second change may look like this one
        self.now[path] = signature, digest
        return digest

    def renew(self, path: str, status: os.stat_result) -> None:
        """Take a file to be the same when only its status has changed, as linking and unlinking do; else read it."""
        signature = signature_of(status)
        known, digest = self._known.get(path, ((), ""))
        self.now.pop(path, None)
        if known and (*known[:2], known[3]) == (*signature[:2], signature[3]):
            self.now[path] = signature, digest
        else:
            self.of(path)

    def forget(self, path: str) -> None:
        """Look at a file again, which may have changed."""
        self.now.pop(path, None)

    def again(self) -> None:
        """Look at every file again, as another build does."""
        self._known |= self.now
        self.now = {}

    def of_all(self, files: Iterable[str | Path]) -> str:
        """One digest of files and their names, in the order given."""
        return names(*(f"{self.of(file)} {file}" for file in files))


def _digest(file: str) -> str:
    try:
        with open(file, "rb") as opened:
            return sha256(opened.read()).hexdigest()
    except OSError:
        return ""  # whoever needs the file says what is wrong


def signature_of(status: os.stat_result) -> Signature:
    """What is different after every change of a file."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def files_below(folder: str | Path) -> Iterator[str]:
    """The paths of all files below a folder, sorted; what Python compiled is left out."""
    with os.scandir(folder) as found:
        for item in sorted(found, key=lambda item: item.name):
            if item.is_dir(follow_symlinks=False):
                if item.name != "__pycache__":
                    yield from files_below(item.path)
            else:
                yield item.path


def names(*parts: str) -> str:
    """A name for all parts together, which no others have."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
