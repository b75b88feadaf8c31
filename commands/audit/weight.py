"""Each page keeps to its budget."""

from __future__ import annotations

from collections.abc import Iterator

from commands.audit.site import BuiltSite
from commands.budget import CSS_LIMIT, PAGE_LIMIT, weigh
from plugins.model.problem import Problem


def weight(site: BuiltSite) -> Iterator[Problem]:
    """A page that arrives in one round trip is there when the reader's eyes are, on any connection."""
    for one in weigh(site.folder):
        if one.over:
            name = f"{one.url}index.html" if one.url.endswith("/") else one.url
            message = f"{one.page:,} bytes with {one.css:,} of CSS; the limits are {PAGE_LIMIT:,} and {CSS_LIMIT:,}."
            yield Problem(name.lstrip("/"), 1, "", message)
