"""The packages that requirements.lock and package-lock.json name, and who needs which."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packageurl import PackageURL

ROOT = Path(__file__).parent.parent
PYTHON, NPM = ROOT / "requirements.lock", ROOT / "package-lock.json"
PINNED = re.compile(r"^([\w.-]+)==(\S+?)(?: ;.*)? \\$((?:\n(?: .*|$))*)", re.MULTILINE)
VIA = re.compile(r"^    # +(?:via )?(\S.*)$", re.MULTILINE)
SITE = "custom-care-rehab-site"
MODULES = "node_modules/"


@dataclass(frozen=True)
class Package:
    """A package with the packages that need it; `SITE` stands for the project itself. All are named as
    package URLs (https://github.com/package-url/purl-spec). `sha512` is empty where the lock has a hash per file."""

    url: PackageURL
    needed_by: frozenset[str]
    sha512: str = ""


def packages() -> list[Package]:
    """Every locked package, by package URL."""
    found = [*of_python(PYTHON.read_text("utf-8")), *of_npm(json.loads(NPM.read_text("utf-8"))["packages"])]
    return sorted(found, key=lambda package: str(package.url))


def of_python(lock: str) -> Iterator[Package]:
    """What a lock written by `uv pip compile` names."""
    pinned = PINNED.findall(lock)
    urls = {name: PackageURL("pypi", None, name, version) for name, version, _ in pinned}
    for name, _, more in pinned:
        needed_by = (words.partition(" ")[0] for words in VIA.findall(more) if words != "via")
        yield Package(urls[name], frozenset(str(urls.get(other, SITE)) for other in needed_by))


def of_npm(lock: dict[str, Any]) -> Iterator[Package]:
    """What the `packages` of a package-lock.json name (https://docs.npmjs.com/cli/configuring-npm/package-lock-json)."""
    needed_by: dict[str, set[str]] = {path: set() for path in lock}
    for path, entry in lock.items():
        kinds = ("dependencies", "devDependencies" if not path else "optionalDependencies")
        for name in (name for kind in kinds for name in entry.get(kind, ())):
            if found := _nearest(lock, path, name):
                needed_by[found].add(str(_npm_url(path, entry)) if path else SITE)
    merged: dict[str, Package] = {}
    for path, entry in lock.items():
        if path:
            url = _npm_url(path, entry)
            # The same package may lie in two places.
            others = merged[str(url)].needed_by if str(url) in merged else frozenset()
            sha512 = base64.b64decode(entry["integrity"].removeprefix("sha512-")).hex()
            merged[str(url)] = Package(url, others | needed_by[path], sha512)
    yield from merged.values()


def _npm_url(path: str, entry: dict[str, Any]) -> PackageURL:
    scope, _, name = path.rpartition(MODULES)[2].rpartition("/")
    return PackageURL("npm", scope or None, name, entry["version"])


def _nearest(lock: dict[str, Any], path: str, name: str) -> str | None:
    """Where Node.js finds a package from another: beside it, else in the folders above. None if it is optional."""
    while path:
        if f"{path}/{MODULES}{name}" in lock:
            return f"{path}/{MODULES}{name}"
        path = path.rpartition(f"/{MODULES}")[0]
    return f"{MODULES}{name}" if f"{MODULES}{name}" in lock else None
