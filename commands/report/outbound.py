"""Asks other sites whether the pages that ours links to are still there: few at a time, one for each site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from itertools import groupby
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from plugins.model.entries import Exercise, Post
from plugins.model.library import Library

MOST = 300
"""Addresses asked in one go; the first in the order of the alphabet."""
AT_ONCE = 3
SECONDS = 10
GONE = {404: "not found there any more (404)", 410: "gone for good (410)"}
"""Other refusals (401, 403, 429, 500 ...) say that a site does not talk to programs, or not now."""
SILENT = "no answer"


def addresses(library: Library) -> dict[str, list[str]]:
    """Every address of other sites in the library, in alphabetical order, with the files that link there."""
    found: dict[str, list[str]] = {}
    for entry in library.entries.values():
        targets = [link.target for _, link in entry.document.links if urlsplit(link.target).scheme in ("http", "https")]
        if isinstance(entry, Post | Exercise):
            targets += [source.address for source in entry.evidence]
        for target in dict.fromkeys(targets):
            found.setdefault(target, []).append(entry.document.path)
    practice = library.practice
    for target in (*practice.profiles, practice.booking):
        found.setdefault(target, []).append(library.facts.path)
    return dict(sorted(found.items()))


def dead(targets: Iterable[str], agent: str, seconds: float = SECONDS) -> Mapping[str, str] | None:
    """Why each dead address is so; None when nobody answered at all, as without a network.

    `agent` is how we introduce ourselves, `seconds` how long we wait for each.
    """
    hosts = [list(group) for _, group in groupby(sorted(targets), key=lambda url: urlsplit(url).netloc)]

    def one_by_one(urls: Sequence[str]) -> list[tuple[str, str]]:
        return [(url, _reason(url, agent, seconds)) for url in urls]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        reasons = dict(answer for answers in pool.map(one_by_one, hosts) for answer in answers)
    if reasons and set(reasons.values()) == {SILENT}:
        return None
    return {url: reason for url, reason in reasons.items() if reason}


def _reason(url: str, agent: str, seconds: float) -> str:
    """Why nobody can read what an address shows; nothing if somebody can."""
    reason = ""
    for method in ("HEAD", "GET"):  # some servers know only how to GET
        try:
            with urlopen(Request(url, method=method, headers={"User-Agent": agent}), timeout=seconds):
                return ""
        except HTTPError as error:
            reason = GONE.get(error.code, "")
            error.close()
        except (OSError, HTTPException):
            return SILENT
    return reason
