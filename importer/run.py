"""The command: reads the export twice, once for its outline and once for its texts, then writes."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.prompt import Prompt

from importer import topics as tables
from importer import wxr
from importer.conversion import Converter, Staged, settle
from importer.download import Downloads
from importer.items import Author, ImportRefusedError, Outline
from importer.pictures import Pictures
from importer.report import Report
from importer.site import Site
from importer.targets import skipped
from importer.topics import Ask, Table
from importer.write import add_redirects, place, read_state, write_state
from plugins.model.library import Library, load
from plugins.model.problem import ContentError

NO_BYLINE = "no byline"


@dataclass(frozen=True)
class Order:
    """What a person asked for. `now` is an aware moment; `cache` keeps unfinished downloads."""

    export: Path
    into: Path
    now: datetime
    site_map: Path | None = None
    media: Path | None = None
    topics: Path | None = None
    dry_run: bool = False
    download: bool = True
    cache: Path = Path(".cache/import")


def main(order: Order, report: Path) -> int:
    """Import, print one line, leave the report in a file (a dry run prints it). Returns the exit code."""
    ask = _ask if sys.stdin.isatty() else None
    screen = Console(stderr=True)
    try:
        done = bring(order, ask, Progress(console=screen, transient=True, disable=not screen.is_terminal))
    except ImportRefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. Every file is whole, or not there yet; run the command again to go on.", file=sys.stderr)
        return 130
    if order.dry_run:
        print(done.markdown())
        return 0
    report.write_text(done.markdown(), encoding="utf-8")
    print(f"{done.summary()}\nRead {report}, then run ./run check and ./run serve.")
    return 0


def bring(order: Order, ask: Ask | None = None, progress: Progress | None = None) -> Report:
    """Bring an export over. Raises ImportRefusedError before anything is written."""
    with progress or Progress(disable=True) as bar:
        task = bar.add_task("Reading", total=order.export.stat().st_size if order.export.exists() else None)
        outline = wxr.outline(order.export, partial(bar.advance, task))
        library = _library(order.into)
        if order.media and not order.media.is_dir():
            raise ImportRefusedError(f"{order.media} is no folder. Nothing was written.")
        table = tables.read(order.topics, library.topics, library.known["people"]) if order.topics else Table()
        bar.stop()
        if not order.dry_run:
            tables.complete(table, outline, library.topics, ask)
        _ask_for_people(table, outline, library, ask)
        bar.start()
        site = Site(library, outline, table)
        if order.site_map:
            site.check_list(_lines(order.site_map))
        with tempfile.TemporaryDirectory() as folder:
            return _convert(order, site, table, Path(folder), bar)


def _convert(order: Order, site: Site, table: Table, folder: Path, bar: Progress) -> Report:
    """Convert into a folder first, so that a file is written only when all could be converted."""
    state = read_state(order.into)
    task = bar.add_task("Converting", total=order.export.stat().st_size)
    downloads = Downloads(order.cache, tell=lambda number: bar.update(task, description=f"Fetching picture {number}"))
    pictures = Pictures(
        order.into / "images", order.media, downloads if order.download else None, state.pictures, not order.dry_run
    )
    converter = Converter(site, table, pictures, folder, order.now)
    staged: list[Staged] = []
    try:
        for item in wxr.texts(order.export, partial(bar.advance, task)):
            if item.number in site.targets:
                staged.append(converter.convert(item))
        settle(staged, site, site.library.practice.local(order.now))
        for entry in staged:
            entry.row.happened = place(order.into, entry.path, entry.text(), state, not order.dry_run)
            if entry.row.happened.startswith("kept"):
                site.hand_over(entry.row)
        if not order.dry_run:
            add_redirects(site.library, site.addresses)
    finally:
        # Pictures that were fetched, and files that were written, are known to the next run in any case.
        if not order.dry_run:
            write_state(order.into, state)
    return _report(order, site, table, staged)


def _report(order: Order, site: Site, table: Table, staged: list[Staged]) -> Report:
    outline = site.outline
    return Report(
        rows=[entry.row for entry in staged],
        skipped=[(item, why) for item in outline.items if (why := skipped(item))],
        moved=site.addresses.moved,
        gone=site.addresses.gone,
        authors={_named(author): _person(author, table) or NO_BYLINE for author in outline.authors},
        repaired=outline.repaired,
        dry=order.dry_run,
    )


def _library(root: Path) -> Library:
    try:
        return load(root)[0]
    except ContentError as error:
        raise ImportRefusedError(str(error).replace("Nothing was built", "Nothing was written")) from None


def _lines(file: Path) -> list[str]:
    try:
        return re.split(r"[\r\n]+|(?<=</url>)|(?<=</loc>)", file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise ImportRefusedError(f"{file}: cannot be read: {error}.") from None


def _ask_for_people(table: Table, outline: Outline, library: Library, ask: Ask | None) -> None:
    people = sorted(library.known["people"])
    for author in outline.authors if ask and people else ():
        if ask and not _person(author, table):
            answer = ask(f"Person for the author {_named(author)}", [*people, NO_BYLINE])
            table.authors[author.login.casefold()] = "" if answer == NO_BYLINE else answer


def _person(author: Author, table: Table) -> str:
    return table.authors.get(author.login.casefold()) or table.authors.get(author.name.casefold(), "")


def _named(author: Author) -> str:
    """An author's name; never a mail address, as reports are passed on."""
    name = author.name or author.login
    return name if "@" not in name else f"{name.partition('@')[0]}@…"


def _ask(question: str, names: Collection[str]) -> str:
    return Prompt.ask(question, choices=list(names))
