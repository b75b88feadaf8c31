"""Plans /sitemap.xml.

The day a page changed is the one in its front matter, else that of the last commit of its file, else left out.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.derived.ledger import Plan
from plugins.model.library import Library
from plugins.views.sitemap import Listed, sitemap


def plan(generators: list[Generator]) -> None:
    settings = generators[0].settings
    make = partial(_given, settings)
    head = _git(settings["LIBRARY"].root, "rev-parse", "HEAD", "--is-shallow-repository")
    generators[0].context["plans"].append(Plan("sitemap.xml", "sitemap.xml", make, also=head, last=True))


def _given(settings: dict[str, Any]) -> dict[str, list[Listed]]:
    library, records = settings["LIBRARY"], settings["LEDGER"].records.values()
    found = (record.found for record in records if record.found)
    return {"sitemap": list(sitemap(library.practice.website, found, dict(changed(library))))}


def changed(library: Library) -> Iterator[tuple[str, date]]:
    """The address of each entry and the day on which it changed, on the practice's clocks."""
    commits = committed(library.root)
    for path, brief in library.entries.briefs.items():
        if moment := brief.changed or commits.get(path):
            yield brief.url, library.practice.local(moment).date()


def committed(folder: Path) -> dict[str, datetime | None]:
    """The moment of the last commit of every file below a folder; empty where git knows nothing of it.

    None where a shallow clone ends (git calls it "grafted"): the commit there seems to bring every file, so it
    says nothing about when one changed. A checkout for publishing needs the whole history.
    """
    log = _git(folder, "log", "--relative", "--name-only", "--format=%x00%cI %D", "--decorate-refs=none", "--", ".")
    found: dict[str, datetime | None] = {}
    for commit in log.split("\0")[1:]:
        first, *files = filter(None, commit.split("\n"))
        moment, _, boundary = first.partition(" ")
        for file in files:
            found.setdefault(file, None if boundary else datetime.fromisoformat(moment))
    return found


def _git(folder: Path, *words: str) -> str:
    """What git says of a folder; nothing where it knows nothing of it."""
    try:
        return subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


def register() -> None:
    signals.all_generators_finalized.connect(plan)
