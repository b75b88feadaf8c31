"""What the last build was made of: so that one that would change nothing need not begin.

Knows the standard library only, as loading Pelican takes longer than all that is asked here.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from sysconfig import get_path
from typing import Any

from plugins.model.digests import Digested, Digests, files_below, names
from plugins.model.memory import Memory, site_key

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache"
"""What builds make for later ones."""
HABITS = ("TZ", "LANG", "LC_ALL", "LC_TIME")
CHOICES = ("SITE_HOST", "ALLOW_SAMPLE_FACTS")
"""What of the environment decides the bytes of a site: by itself, and through pelicanconf.py."""


@dataclass(frozen=True)
class Past:
    """A build: what it was made of, and the span of time in which another one would come to the same."""

    inputs: str
    since: datetime
    until: datetime
    size: str
    advice: str
    """What came of it: pages, files and bytes, and warnings."""


def version(digests: Digests) -> str:
    """Names whatever decides the bytes of a site besides content and theme: the code, its packages, the machine."""
    folders = ("commands", "drawing", "plugins")
    code = [*ROOT.glob("*.py"), ROOT / "requirements.lock", *chain(*(files_below(ROOT / name) for name in folders))]
    packages = (path.name for path in Path(get_path("purelib")).glob("*.dist-info"))
    habits = (os.environ.get(name, "") for name in HABITS)
    return names(digests.of_all(sorted(map(str, code))), sys.version, *sorted(packages), *habits)


def inputs(memory: Memory, overrides: Mapping[str, Any]) -> str:
    """Names all that a site is made of, but for the moment: with `overrides` of settings."""
    folders = (overrides.get("PATH", ROOT / "content"), overrides.get("THEME", ROOT / "theme"))
    # Hidden files are no part of it: editors keep their own in the content folder.
    files = [file for folder in folders for file in files_below(folder) if "/." not in file.removeprefix(str(folder))]
    choices = (os.environ.get(name, "") for name in CHOICES)
    given = repr(sorted(overrides.items()))
    return names(memory.version, memory.digests.of_all(files), _last_commit(), given, *choices)


def _last_commit() -> str:
    """Changes with the days that the sitemap takes from git."""
    command = ["git", "rev-parse", "HEAD", "--is-shallow-repository"]
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    except OSError:
        return ""  # no git


def still_there(memory: Memory, folder: Path, overrides: Mapping[str, Any]) -> Past | None:
    """The build whose site stands in a folder, if a new one would come to the same. Raises OSError."""
    past: Past | None = memory.get(f"past {folder}")
    if not past or not past.since <= moment() < past.until or past.inputs != inputs(memory, overrides):
        return None
    known: Mapping[str, Digested] = memory.get(site_key(folder)) or {}
    files = Digests(known, folder)
    now = {name: files.of(name) for name in (os.path.relpath(file, folder) for file in files_below(folder))}
    return past if now == {name: digest for name, (_, digest) in known.items()} else None


def moment() -> datetime:
    """The time of a build, as pelicanconf.py has it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
