"""What builds made, for later ones. Each piece is kept by everything that it depends on.

A database in a folder of our own: it is whole whenever a build is stopped, and several builds may use it at once
(https://www.sqlite.org/transactional.html). Deleting the folder costs time and nothing else.
"""

from __future__ import annotations

import os
import pickle
import sqlite3
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

from plugins.model.digests import Digests

T = TypeVar("T")

FILE = "memory.sqlite"
DIGESTS = "digests"
"""The key of what is known of files, whatever the version."""
TIDIED = "tidied"
"""The key of a piece that is used when others are given up: to look at each takes long where there are many."""
CHECKSUM = 16
"""Bytes before each piece: a piece that was damaged is made anew."""
UNUSED = 30
"""Days after its last use when a piece is given up."""
DAY = 24 * 3600
PARTS = 64
"""Of what is kept in parts. Ten thousand pages in one piece took 0.1 s of every edit."""
MANY = 1_000
"""Pieces that wait until they are written together."""
PATIENCE = 60
"""Seconds to wait while another build writes."""
TABLE = "CREATE TABLE IF NOT EXISTS pieces (key TEXT PRIMARY KEY, used INTEGER NOT NULL, piece BLOB NOT NULL)"
"""The piece last: whoever looks for unused ones need not read it (https://www.sqlite.org/fileformat2.html#ovflpgs)."""

SOON = "PRAGMA synchronous = OFF"
"""Nobody waits for the disk: should the power fail, all is made anew."""
GIVE_UP = "DELETE FROM pieces WHERE used < ? OR (used < ? AND key NOT GLOB ?)"
"""What is unused, and what another version of the code made before today."""


class Memory:
    """Pieces by key: in `folder`, or, without one, for as long as the process lives.

    Only what the same `version` of the code has made is used; to tell it, one may ask for the digests of files.
    As reading a piece can run code, a folder that others may write to is passed over
    (https://docs.python.org/3/library/pickle.html).
    """

    def __init__(self, folder: Path | None = None, version: Callable[[Digests], str] = lambda _: "") -> None:
        self._file = folder / FILE if folder and _own(folder) else None
        self._today = int(time.time() // DAY)
        self._new: dict[str, bytes] = {}
        self._touched: set[str] = set()
        self._parts: dict[str, Sequence[Mapping[str, Any]]] = {}
        """Those that were asked for or put last."""
        self._opened: sqlite3.Connection | None = None
        self._process = 0
        self.digests = Digests(self.get(DIGESTS))
        self.version = version(self.digests)

    def recall(self, key: str, make: Callable[[], T]) -> T:
        """The piece of a key, made now where there is none. A key names everything that the piece depends on."""
        found: T | None = self.get(key)
        if found is None:
            found = make()
            self.put(key, found)
        return found

    def get(self, key: str) -> Any:
        """The piece of a key, or None."""
        if (new := self._new.get(key)) is not None:
            return pickle.loads(new)
        rows = self._ask("SELECT piece, used FROM pieces WHERE key = ?", self._name(key))
        if not rows or sha256(rows[0][0][CHECKSUM:]).digest()[:CHECKSUM] != rows[0][0][:CHECKSUM]:
            return None
        if rows[0][1] < self._today:
            self._touched.add(key)
        return pickle.loads(memoryview(rows[0][0])[CHECKSUM:])

    def put(self, key: str, piece: Any) -> None:
        self._new[key] = pickle.dumps(piece, pickle.HIGHEST_PROTOCOL)

    def get_parts(self, key: str) -> dict[str, Any]:
        """What was put under a key in parts, by name; what is damaged is left out."""
        self._parts[key] = [self.get(f"{key} {number}") or {} for number in range(PARTS)]
        return {name: piece for part in self._parts[key] for name, piece in part.items()}

    def put_parts(self, key: str, pieces: Mapping[str, Any]) -> None:
        """Keep many pieces by name, in parts: when one piece has changed, only its part is written again.

        The pieces of one part may stay while another build writes those of another: each has to tell by itself what
        it is of.
        """
        parts: list[dict[str, Any]] = [{} for _ in range(PARTS)]
        for name, piece in pieces.items():
            parts[crc32(name.encode()) % PARTS][name] = piece
        before = self._parts.get(key)
        for number, part in enumerate(parts):
            if not before or part != before[number]:
                self.put(f"{key} {number}", part)
        self._parts[key] = parts

    def taken(self) -> Mapping[str, bytes]:
        """What a worker has made since it was last asked, to `add` to the memory of the process that waits for it."""
        new, self._new = self._new, {}
        return new

    def add(self, pieces: Mapping[str, bytes]) -> None:
        self._new |= pieces
        if len(self._new) > MANY:
            self._write()

    def keep(self) -> None:
        """Write down what is new and, once a day, give up what nobody has used for a month."""
        tidied = self._ask("SELECT used FROM pieces WHERE key = ?", self._name(TIDIED)) == [(self._today,)]
        self.put(DIGESTS, self.digests.now)
        self.put(TIDIED, True)
        self._write("" if tidied else GIVE_UP)

    def _write(self, tidy: str = "") -> None:
        new = (
            (self._name(key), self._today, sha256(piece).digest()[:CHECKSUM] + piece)
            for key, piece in self._new.items()
        )
        used = [(self._today, self._name(key)) for key in self._touched]
        try:
            if self._file and (connection := self._connection(create=True)):
                with connection:
                    connection.executemany("INSERT OR REPLACE INTO pieces (key, used, piece) VALUES (?, ?, ?)", new)
                    connection.executemany("UPDATE pieces SET used = ? WHERE key = ?", used)
                    if tidy:
                        connection.execute(tidy, (self._today - UNUSED, self._today, f"{self.version} *"))
                self._new, self._touched = {}, set()
        except (sqlite3.Error, OSError) as error:
            self._forget(error)

    def _name(self, key: str) -> str:
        return key if key == DIGESTS else f"{self.version} {key}"

    def _ask(self, question: str, *values: Any) -> list[Any]:
        try:
            connection = self._connection()
            return connection.execute(question, values).fetchall() if connection else []
        except sqlite3.Error as error:
            self._forget(error)
            return []

    def _connection(self, create: bool = False) -> sqlite3.Connection | None:
        """A connection of this process: one that was opened before a fork is not to be used after it."""
        if self._process != os.getpid():
            self._opened, self._process = None, os.getpid()
        if not self._opened and self._file and (create or self._file.exists()):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._opened = sqlite3.connect(self._file, timeout=PATIENCE)
            self._opened.execute(SOON)
            self._opened.execute(TABLE)
        return self._opened

    def _forget(self, error: Exception) -> None:
        """Begin again with a damaged file; do without one that cannot be used now. Says so once."""
        if self._file:
            print(f"What earlier builds made cannot be used ({error}): it is made anew.", file=sys.stderr)
            if not isinstance(error, (sqlite3.OperationalError, OSError)):
                self._file.unlink(missing_ok=True)
        self._file, self._opened = None, None


def _own(folder: Path) -> bool:
    """Whether nobody else may write to a folder."""
    with suppress(FileNotFoundError):
        status = folder.stat()
        return os.name == "nt" or (status.st_uid == os.getuid() and not status.st_mode & 0o022)
    return True


def site_key(folder: Path) -> str:
    """Under which the memory has the digests of the files of a site."""
    return f"site {folder}"
