"""Lets Pelican write the site."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from pelican import Pelican, log
from pelican.settings import read_settings

from commands.errors import BuildError
from commands.mistakes import mistake
from commands.past import ROOT, version
from commands.swap import replacing
from plugins.derived.ledger import Ledger
from plugins.derived.store import Store
from plugins.markup.components import COMPILED
from plugins.model.digests import files_below, names
from plugins.model.memory import Memory
from plugins.model.parallel import uninterrupted
from plugins.model.problem import ContentError, counted


def build(settings_file: str, output: Path, **overrides: Any) -> Path:
    """Build with a settings file into `output`. Raises BuildError."""
    output = Path(os.path.realpath(output))
    settings = settings_of(settings_file, **overrides)
    with replacing(output, spare(settings["CACHE"], output)) as fresh:
        generate(settings, fresh, output)
    remember(settings)
    return output


def spare(cache: str | Path, output: Path) -> Path:
    """Where the folder lies that the next build into `output` begins with."""
    return Path(cache, "spare", names(str(output))[:16])


def settings_of(settings_file: str, **overrides: Any) -> dict[str, Any]:
    """Pelican's settings, with the `MEMORY` of what earlier builds have made."""
    settings: dict[str, Any] = read_settings(settings_file, override=overrides)
    if "MEMORY" not in settings:
        settings["MEMORY"] = Memory(Path(settings["CACHE"], "memory"), version)
    return settings


def generate(settings: dict[str, Any], folder: Path, before: Path) -> None:
    """Let Pelican write the site into `folder`. Adds to the settings. Raises BuildError and OSError.

    What does not change is taken from the site in the folder `before`.
    """
    # Pelican logs what goes wrong, drops the article and carries on: no warning may pass. It also keeps what it
    # said before to itself, so in a process that builds twice (the preview) the same mistake would pass.
    log.init(level="WARNING", fatal="warnings", handler=logging.StreamHandler())
    log.LimitFilter._raised_messages.clear()
    log.console.quiet = True  # `summary` says what came of it
    settings["OUTPUT_PATH"] = str(folder)
    ledger: Ledger = settings.get("LEDGER") or Ledger(settings["MEMORY"], before, folder)
    settings["LEDGER"] = ledger
    try:
        if before != folder:
            ledger.begin()
        Pelican(settings).run()
        if before != folder:
            ledger.finish()
    except SystemExit as stop:
        raise BuildError(str(stop), getattr(stop.__cause__, "problems", ())) from None
    except TemplateError as error:
        found = ContentError([mistake(error, Path(settings["THEME"]).parent)])
        raise BuildError(str(found), found.problems) from error
    except RuntimeError as error:
        raise BuildError("Nothing was built: what Pelican warns of, as said above, would be missing.") from error


def remember(settings: Mapping[str, Any]) -> None:
    """The site that was generated stands in its place now: let the next build know it."""
    settings["LEDGER"].close()
    settings["MEMORY"].keep()
    Store(COMPILED).prune()


def draw(memory: Memory) -> None:
    """Draw the exercises whose poses changed. Content that cannot be read is for the build to tell about."""
    folders = ("content/exercises", "drawing", "theme/static/drawings")

    def drawn() -> str:
        files = chain.from_iterable(files_below(ROOT / folder) for folder in folders if (ROOT / folder).exists())
        return f"drawn {memory.digests.of_all([*files, ROOT / 'theme/static/css/tokens.css'])}"

    if not memory.get(drawn()):
        from drawing.__main__ import SINCE, STAMPS, are_drawn, write_changed  # takes a moment to load

        if not are_drawn(STAMPS, SINCE):
            with uninterrupted():  # its C loads numpy, and makes an ImportError of Ctrl-C
                import shapely  # noqa: F401
            write_changed()
        memory.digests.again()
        memory.put(drawn(), True)


def pass_gate(folder: Path, settings: Mapping[str, Any]) -> None:
    """Let the quick checks of `./run audit` look at a site that was generated just now. Raises BuildError.

    All checks need half a minute, a browser, Java and Node.js, which an author's machine may not have: those are
    for CI.
    """
    # An author's next word should not wait for these to load.
    from commands.audit import gate
    from commands.audit.site import BuiltSite
    from commands.node import MissingToolsError

    # With drafts, which must be nowhere.
    site = BuiltSite(folder, settings["EVERYTHING"], settings["NOW"], settings["HOST"], settings["ALLOW_SAMPLE_FACTS"])
    try:
        found = list(gate.problems(site))
    except MissingToolsError as missing:
        raise BuildError(str(missing)) from None
    if found:
        closing = f"{counted(len(found), 'problem')} found in the finished site. It was not published."
        raise BuildError("\n".join([*map(str, found), closing]), found)
