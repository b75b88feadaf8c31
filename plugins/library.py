"""Reads and checks all content before Pelican touches it. A Problem ends the build.

Writes the settings `EVERYTHING`, with what is not public; `LIBRARY`: with `PREVIEW` the same, else only what readers
may see at `NOW`, which it turns into the practice's time; `UNTIL`, until when a build comes to the same; `WARNINGS`,
how many the content has; `WORLD`, which names all that any page depends on besides the text of a post; and
`THEME_DIGEST`, which names the files of the theme.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from pelican import Pelican, signals

from plugins.derived.ledger import Ledger
from plugins.model.digests import files_below, names
from plugins.model.library import Library, load
from plugins.model.memory import Memory
from plugins.model.problem import ContentError, Problem
from plugins.rules import check, facts, inspect

NOT_OF_THE_WORLD = frozenset(
    {"CACHE", "EPOCH", "NOW", "OUTPUT_PATH", "PAGES_ONLY", "PLUGINS", "THEME_DIGEST", "UNTIL", "WARNINGS", "WORLD"}
)
"""Settings that change no page. What it does with the moment stands in the library."""


def read_content(settings: dict[str, Any]) -> tuple[Library, str, Sequence[Problem]]:
    """The whole library with what is not public, the name of its world, and the warnings of its content.

    Raises ContentError with every error of the content.
    """
    memory: Memory = settings["MEMORY"]
    settings["THEME_DIGEST"] = memory.digests.of_all(files_below(settings["THEME"]))
    library, problems = load(Path(settings["PATH"]), memory, inspect)
    now = library.practice.local(settings["NOW"])
    world = world_of(library, now, settings)
    together: Sequence[Problem] | None = memory.get(f"check {world}")
    if together is None:
        together = tuple(check(library, now))
        if not any(problem.severity == "error" for problem in together):
            memory.put(f"check {world}", together)
    problems += together
    if not settings["PREVIEW"] and not settings["ALLOW_SAMPLE_FACTS"]:
        problems += facts.samples(library)
    if errors := [problem for problem in problems if problem.severity == "error"]:
        raise ContentError(errors)
    settings["UNTIL"] = library.practice.aware(until(library, now))
    return library, world, problems


def until(library: Library, now: datetime) -> datetime:
    """When something is to be seen that is not yet: the next post, or the next day."""
    to_come = (b.shown_from for b in library.entries.briefs.values() if b.shown_from and b.shown_from > now)
    return min([datetime.combine(now.date() + timedelta(days=1), time()), *to_come])


def world_of(library: Library, now: datetime, settings: dict[str, Any]) -> str:
    """Names all that any page, and any rule about how entries fit together, depends on besides the text of a post.

    That is more than any page needs, so that nobody has to say what it needs.
    """
    digests = settings["MEMORY"].digests
    images = (library.root / "images" / name for name in sorted(library.known["images"]))
    facts = digests.of_all([*sorted(library.root.glob("*.yaml")), *images])
    entries = (f"{path} {b.outline} {b.is_public(now)}" for path, b in library.entries.briefs.items())
    chosen = sorted((name, value) for name, value in settings.items() if _is_choice(name, value))
    return names(facts, settings["THEME_DIGEST"], str(now.date()), repr(chosen), *entries)


def _is_choice(name: str, value: Any) -> bool:
    return name not in NOT_OF_THE_WORLD and isinstance(value, str | int | float | list | tuple | None)


def start(pelican: Pelican) -> None:
    settings = pelican.settings
    if "MEMORY" not in settings:  # Pelican's own command remembers nothing
        output = Path(settings["OUTPUT_PATH"])
        settings["MEMORY"] = Memory()
        settings["LEDGER"] = Ledger(settings["MEMORY"], output, output)
    try:
        settings["EVERYTHING"], settings["WORLD"], problems = read_content(settings)
    except ContentError as error:
        # Not an Exception, so that Pelican's command line adds no "CRITICAL" and no traceback.
        raise SystemExit(str(error)) from error
    library: Library = settings["EVERYTHING"]
    settings["NOW"] = library.practice.local(settings["NOW"])
    settings["LIBRARY"] = library if settings["PREVIEW"] else library.public(settings["NOW"])
    settings["WARNINGS"] = len(problems)
    settings["SITEURL"] = library.practice.website
    settings["TIMEZONE"] = library.practice.time_zone


def register() -> None:
    signals.initialized.connect(start)
