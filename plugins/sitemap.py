"""What /sitemap.xml lists. Writes the context `sitemap`.

The day a page changed is the one in its front matter, else that of the last commit of its file, else left out.
"""

from __future__ import annotations

import subprocess
from datetime import date, datetime
from pathlib import Path

from pelican import signals
from pelican.generators import Generator

from plugins.model.entries import Post
from plugins.model.library import Library
from plugins.views.sitemap import sitemap


def add_sitemap(generators: list[Generator]) -> None:
    context, library = generators[0].context, generators[0].settings["LIBRARY"]
    context["sitemap"] = list(sitemap(library.practice.website, context["public"], changed(library)))


def changed(library: Library) -> dict[str, date]:
    """The day on which each entry changed, by address, on the practice's clocks."""
    commits = committed(library.root)
    moments = {
        entry.url: (entry.modified or entry.date) if isinstance(entry, Post) else commits.get(path)
        for path, entry in library.entries.items()
    }
    return {url: library.practice.local(moment).date() for url, moment in moments.items() if moment}


def committed(folder: Path) -> dict[str, datetime | None]:
    """The moment of the last commit of every file below a folder; empty where git knows nothing of it.

    None where a shallow clone ends (git calls it "grafted"): the commit there seems to bring every file, so it
    says nothing about when one changed. A checkout for publishing needs the whole history.
    """
    command = ["git", "log", "--relative", "--name-only", "--format=%x00%cI %D", "--decorate-refs=none", "--", "."]
    try:
        log = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return {}
    found: dict[str, datetime | None] = {}
    for commit in log.split("\0")[1:]:
        first, *files = filter(None, commit.split("\n"))
        moment, _, boundary = first.partition(" ")
        for file in files:
            found.setdefault(file, None if boundary else datetime.fromisoformat(moment))
    return found


def register() -> None:
    signals.all_generators_finalized.connect(add_sitemap)
