"""`./run audit`: every check of a built site, side by side."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.text import Text

from commands.audit import axe, feeds, markup, metadata, structured_data, weight
from commands.audit.check import Check
from commands.audit.gate import GATE
from commands.audit.site import BuiltSite
from commands.check import CONTENT, FORMS
from commands.node import MissingToolsError
from plugins.model.library import load
from plugins.model.problem import ContentError, Problem, counted, did_you_mean

# The slow ones first, so that the quick ones fill what is left of the processors.
CHECKS = (
    Check("axe", axe.axe),
    Check("structured-data", structured_data.structured_data),
    Check("vnu", markup.vnu),
    Check("html-validate", markup.html_validate),
    Check("weight", weight.weight),
    Check("feeds", feeds.feeds),
    Check("picture-metadata", metadata.pictures),
    Check("handouts", metadata.handouts),
    *GATE,
)


class UsageError(Exception):
    """Asked for what is not there. The text says what is."""


@dataclass(frozen=True)
class Result:
    """What came of a check: what it found, or which tool was `missing`."""

    check: Check
    found: Sequence[Problem]
    missing: str
    seconds: float


def audit(folder: str, only: Sequence[str], form: str) -> int:
    """Print what is wrong in a built site, as one of the forms of `./run check`; of all checks, or of those named.

    Returns the exit code: 1 when something was found, or in CI (where `CI` is set) when a tool is missing; 2 when
    asked for what is not there. Elsewhere a missing tool is named and does not count.
    """
    checks = [check for check in CHECKS if not only or check.id in only]
    names = [check.id for check in CHECKS]
    try:
        if unknown := [name for name in only if name not in names]:
            raise UsageError(f'"{unknown[0]}" is no check. {did_you_mean(unknown[0], names)}')
        if form not in FORMS:
            raise UsageError(f'"{form}" is not a format. Write one of: {", ".join(FORMS)}.')
        site = built(Path(folder))
    except (UsageError, ContentError) as error:
        print(error, file=sys.stderr)
        return 2
    started = time.perf_counter()
    results = run(checks, site)
    found = sorted(replace(one, path=f"{Path(folder).as_posix()}/{one.path}") for r in results for one in r.found)
    FORMS[form](found)
    missing = sorted(result.check.id for result in results if result.missing)
    words = f"{counted(len(site.pages), 'page')}, {counted(len(results) - len(missing), 'check')}"
    not_checked = f", NOT CHECKED: {', '.join(missing)}" if missing else ""
    print(f"{words}, {time.perf_counter() - started:.1f} s{not_checked}", file=sys.stderr)
    return int(bool(found) or bool(missing and os.environ.get("CI")))


def built(folder: Path) -> BuiltSite:
    """The site in a folder, with the content of this project. Raises UsageError and ContentError."""
    library, _ = load(CONTENT.absolute())
    samples, host = bool(os.environ.get("ALLOW_SAMPLE_FACTS")), os.environ.get("SITE_HOST", "cloudflare")
    site = BuiltSite(folder, library, library.practice.local(datetime.now(UTC)), host, samples)
    if not site.pages:
        raise UsageError(f"{folder} holds no page. Run ./run build first.")
    return site


def run(checks: Sequence[Check], site: BuiltSite) -> list[Result]:
    """Run the checks side by side, and say of each what came of it as soon as it is known."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    console.print(f"Checking {counted(len(site.pages), 'page')} ...")
    results = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for future in as_completed([pool.submit(_result, check, site) for check in checks]):
            result = future.result()
            results.append(result)
            console.print(_line(result))
    return results


def _result(check: Check, site: BuiltSite) -> Result:
    started = time.perf_counter()
    found, missing = [], ""
    try:
        found = check.problems(site)
    except MissingToolsError as error:
        missing = str(error)
    return Result(check, found, missing, time.perf_counter() - started)


def _line(result: Result) -> Text:
    if result.missing:
        state, more = ("NOT CHECKED", "bold red"), result.missing
    elif result.found:
        state, more = (counted(len(result.found), "finding"), "red"), result.check.reason
    else:
        state, more = ("ok", "green"), ""
    return Text.assemble(f"{result.seconds:5.1f} s  {result.check.id:18}", state, f"  {more}".rstrip())
