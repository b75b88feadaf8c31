"""Reads and checks all content before Pelican touches it. A Problem ends the build.

Writes the settings `LIBRARY`: with `PREVIEW` everything, else only what readers may see at `NOW`,
which it turns into the practice's time; and `WARNINGS`, how many the content has.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pelican import Pelican, signals

from plugins.model.library import Library, load
from plugins.model.memory import Memory
from plugins.model.problem import ContentError
from plugins.rules import check, facts


def read_content(
    root: Path, moment: datetime, preview: bool, allow_samples: bool, memory: Memory | None = None
) -> tuple[Library, int]:
    """The library a build shows at an aware `moment`, and how many warnings its content has.

    Raises ContentError with every error of the content.
    """
    library, problems = load(root, memory)
    now = library.practice.local(moment)
    problems += check(library, now)
    if not preview and not allow_samples:
        problems += facts.samples(library)
    if errors := [problem for problem in problems if problem.severity == "error"]:
        raise ContentError(errors)
    return library if preview else library.public(now), len(problems)


def start(pelican: Pelican) -> None:
    settings = pelican.settings
    try:
        settings["LIBRARY"], settings["WARNINGS"] = read_content(
            Path(settings["PATH"]),
            settings["NOW"],
            settings["PREVIEW"],
            settings["ALLOW_SAMPLE_FACTS"],
            settings.get("MEMORY"),
        )
    except ContentError as error:
        # Not an Exception, so that Pelican's command line adds no "CRITICAL" and no traceback.
        raise SystemExit(str(error)) from error
    practice = settings["LIBRARY"].practice
    settings["NOW"] = practice.local(settings["NOW"])
    settings["SITEURL"] = practice.website
    settings["TIMEZONE"] = practice.time_zone


def register() -> None:
    signals.initialized.connect(start)
