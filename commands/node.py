"""The tools of package.json, which check the site and are no part of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).parent.parent
MODULES = ROOT / "node_modules"


class MissingToolsError(Exception):
    """Node.js or what it runs is not on this machine. The text says how to get it."""


def install() -> str:
    """The program node; installs what package-lock.json names where it is not installed. Raises MissingToolsError."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise MissingToolsError("There is no Node.js on this machine. On Debian or Ubuntu: sudo apt install nodejs npm")
    lock, stamp, busy = ROOT / "package-lock.json", MODULES / "installed", ROOT / ".cache/npm.lock"
    busy.parent.mkdir(exist_ok=True)
    with FileLock(busy):
        if not stamp.exists() or stamp.read_bytes() != lock.read_bytes():
            if subprocess.run([npm, "ci", "--loglevel", "error"], cwd=ROOT, stdout=sys.stderr, check=False).returncode:
                raise MissingToolsError("npm could not install what package-lock.json names; the reason stands above.")
            stamp.write_bytes(lock.read_bytes())
    return node
