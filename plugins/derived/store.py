"""A folder of made files. Each is kept under a key for everything that went into it, so it is made once."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from plugins.derived.progress import told
from plugins.model.parallel import spread

T = TypeVar("T")

DIGEST = 32
"""Bytes of the checksum before the content of a kept file."""
UNUSED = 30 * 24 * 3600
"""Seconds after its last use when a file is given up. Longer than a build, as the preview shows more than
what is published, and neither should throw away the work of the other."""

PART = ".part"
"""Ends the name of a file while it is written."""
ABANDONED = 3600
"""Seconds after which nobody is writing a file any more: it takes less than one."""


def key_of(*parts: bytes | str) -> str:
    """A name for these parts in this order."""
    digests = (sha256(part.encode() if isinstance(part, str) else part).digest() for part in parts)
    return sha256(b"".join(digests)).hexdigest()


def code_of(module_file: str, *packages: str) -> str:
    """What decides the bytes that a module makes: its text, the same with any line ends, and its packages."""
    versions = [f"{package} {version(package)}" for package in packages]
    return "\n".join([*versions, Path(module_file).read_text(encoding="utf-8")])


@dataclass(frozen=True)
class Store:
    """Made files in a folder by key. Deleting the folder costs time and nothing else."""

    folder: Path

    def load(self, key: str) -> bytes | None:
        """What is kept under a key; None where nothing is, or where it is damaged."""
        try:
            kept = (self.folder / key).read_bytes()
            with suppress(OSError):  # where nothing can be written, nothing goes away either
                os.utime(self.folder / key)
        except FileNotFoundError:
            return None
        digest, content = kept[:DIGEST], kept[DIGEST:]
        return content if sha256(content).digest() == digest else None

    def save(self, key: str, content: bytes) -> None:
        """Keep `content`. A reader finds all of it or nothing, whoever else writes or stops meanwhile."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self.folder, suffix=PART, delete=False) as file:
            file.write(sha256(content).digest() + content)
        Path(file.name).replace(self.folder / key)

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What is kept under a key, made now where it is not."""
        content = self.load(key)
        if content is None:
            content = make()
            self.save(key, content)
        return content

    def fill(self, wanted: Mapping[str, T], make: Callable[[T], bytes], doing: str) -> None:
        """Make what is not kept yet under the keys of `wanted`, on all cores. `doing` says what for (`told`)."""
        missing = [(key, what) for key, what in wanted.items() if self.load(key) is None]
        made = spread(lambda one: self.save(one[0], make(one[1])), missing)
        for _ in told(made, len(missing), doing):
            pass

    def prune(self) -> None:
        """Remove what has not been used for a month, and what a build left that was stopped while it wrote."""
        now = time.time()
        for file in self.folder.glob("*"):
            keep = ABANDONED if file.suffix == PART else UNUSED
            with suppress(FileNotFoundError):  # another build may have removed it
                if file.stat().st_mtime < now - keep:
                    file.unlink()
