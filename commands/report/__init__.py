"""The owner's report: what needs somebody soon, and how the site does, in plain words."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from commands.budget import weigh
from commands.build import moment_of
from commands.check import CONTENT
from commands.errors import BuildError
from commands.report import outbound, sections
from commands.report.findings import Sources
from commands.report.page import as_page
from commands.report.text import as_text
from plugins.model.library import Library, load
from plugins.model.problem import ContentError, counted
from plugins.sitemap import committed

OUTPUT = Path("output")


def report(html: str = "", now: str = "", links: bool = False) -> int:
    """Print the report as of `now`, and write it as a page into the file `html`; `links` asks other sites.

    Returns the exit code.
    """
    try:
        when = moment_of(now) if now else datetime.now(UTC)
        library, problems = load(CONTENT.absolute())
    except (BuildError, ContentError) as error:
        print(error, file=sys.stderr)
        return 1
    if problems:
        print(f"{counted(len(problems), 'mistake')} in files that are left out: see ./run check.", file=sys.stderr)
    found = sections.report(gather(library, when, links))
    as_text(found)
    if html:
        Path(html).write_text(as_page(found), encoding="utf-8")
        print(f"Written: {html}", file=sys.stderr)
    return 0


def gather(library: Library, when: datetime, links: bool) -> Sources:
    """All that the report is made of."""
    days = {path: library.practice.local(day) for path, day in committed(library.root).items() if day}
    weights = list(weigh(OUTPUT)) if OUTPUT.exists() else None
    sources = Sources(library, library.practice.local(when), days, weights)
    return asked(sources) if links else sources


def asked(sources: Sources) -> Sources:
    """The same, with what other sites answered."""
    found = outbound.addresses(sources.public)
    chosen = dict(islice(found.items(), outbound.MOST))
    print(f"Asking other sites for {counted(len(chosen), 'page')} (a minute or two) ...", file=sys.stderr, flush=True)
    agent = f"Mozilla/5.0 (compatible; link check of {sources.library.practice.website})"
    if (dead := outbound.dead(chosen, agent)) is None:
        return replace(sources, asked="They could not be asked: there is no network here.")
    answer = f"All {len(chosen)} that were asked are there."
    return replace(sources, dead=dead, outbound=chosen, asked=answer)
