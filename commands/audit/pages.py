"""What each page needs so that readers, search engines and screen readers can tell where they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from commands.audit.site import BuiltSite, Page
from plugins.model.problem import Problem


def titles_and_descriptions(site: BuiltSite) -> Iterator[Problem]:
    """A list of search results shows titles and descriptions only: two alike, and nobody knows which page to open."""
    lasting = [page for page in site.pages if page.moved_to is None]
    yield from _each_its_own(lasting, "title", lambda page: page.tree.findtext(".//title") or "")
    yield from _each_its_own(lasting, "description", lambda page: page.meta("description"))


def _each_its_own(pages: list[Page], what: str, of: Callable[[Page], str]) -> Iterator[Problem]:
    owners: defaultdict[str, list[Page]] = defaultdict(list)
    for page in pages:
        owners[of(page).strip()].append(page)
    for page in owners.pop("", ()):
        yield page.problem(1, f"has no {what}.")
    for text, (first, *others) in owners.items():
        for page in others:
            yield page.problem(page.line_of(text), f'has the {what} of {first.url}: "{text}".')


def ids(site: BuiltSite) -> Iterator[Problem]:
    """A link or label that names an id leads to the first element of that id and never to the second."""
    for page in site.pages:
        seen = set()
        for element in page.tree.iter("*"):
            name = element.get("id")
            if name in seen:
                yield page.problem(element, f'id="{name}" stands on this page before.')
            if name:
                seen.add(name)


def headings(site: BuiltSite) -> Iterator[Problem]:
    """Readers of a screen reader go from heading to heading, and take a level left out for a part they missed."""
    for page in (page for page in site.pages if page.moved_to is None):
        found = list(page.tree.iter("h1", "h2", "h3", "h4", "h5", "h6"))
        if (number := sum(heading.tag == "h1" for heading in found)) != 1:
            yield page.problem(1, f"has {number} h1 and should have one.")
        for before, heading in pairwise(found):
            if int(heading.tag[1]) > int(before.tag[1]) + 1:
                yield page.problem(heading, f"{heading.tag} follows {before.tag}: a level is left out.")


def orphans(site: BuiltSite) -> Iterator[Problem]:
    """A page that no other page links to is found by nobody."""
    linked = {link.removeprefix(site.practice.website) for page in site.pages for link in page.links - {page.url}}
    for page in site.pages:
        if page.url not in linked and page.name != "404.html" and page.moved_to is None:
            yield page.problem(1, "No other page links here.")
