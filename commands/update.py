"""Refreshes the locks and shows what changed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence

from commands.locks import PYTHON, ROOT, Package, packages

COMPILE = (
    *("uv", "pip", "compile", "pyproject.toml", "--group", "dev", "--universal", "--python-version", "3.11.2"),
    *("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--quiet"),
    *("--custom-compile-command", "./run lock", "--output-file", PYTHON.name),
)


def lock(*more: str) -> None:
    """Write requirements.lock from pyproject.toml. Raises CalledProcessError."""
    subprocess.run([sys.executable, "-m", *COMPILE, *more], cwd=ROOT, check=True)


def update() -> int:
    """Bring both locks to the newest versions that pyproject.toml and package.json allow; print what changed.

    Returns the exit code. The versions in package.json are exact: those of its packages change only by hand.
    """
    npm = shutil.which("npm")
    if not npm:
        print("There is no npm on this machine. On Debian or Ubuntu: sudo apt install nodejs npm", file=sys.stderr)
        return 1
    before = packages()
    print("Asking for newer Python packages ...", flush=True)
    try:
        lock("--upgrade")
        print("Asking for newer npm packages ...", flush=True)
        subprocess.run([npm, "update", "--package-lock-only"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    except subprocess.CalledProcessError:
        print("The locks could not be refreshed; the reason stands above.", file=sys.stderr)
        return 1
    lines = list(changes(before, packages()))
    print("\n".join(lines) if lines else "Nothing newer: the locks stay as they are.")
    return 0


def changes(before: Sequence[Package], after: Sequence[Package]) -> Iterator[str]:
    """A line for each package whose versions differ, like "pypi/pillow  12.0.0 -> 12.1.0"."""
    old, new = _versions(before), _versions(after)
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield f"{name:40} {_listed(old.get(name))} -> {_listed(new.get(name))}"


def _versions(found: Sequence[Package]) -> dict[str, set[str]]:
    versions: defaultdict[str, set[str]] = defaultdict(set)
    for package in found:
        url = package.url
        versions["/".join(part for part in (url.type, url.namespace, url.name) if part)].add(str(url.version))
    return versions


def _listed(versions: set[str] | None) -> str:
    return ", ".join(sorted(versions or ())) or "none"
