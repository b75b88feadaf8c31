"""What every page shows: name, navigation, ways to reach us."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plugins.model.practice import NavLink, Practice
from plugins.views.actions import contacts, finished
from plugins.views.page import Link, LinkGroup, Site
from plugins.views.text import smart

POLICY = "/how-we-check-our-articles/"
"""The page that says how articles are written and checked."""
BLOG = "/blog/"
FEED = "/feed.xml"
BANNER = "Sample site: the phone number, addresses and towns are not real yet."


def site_view(
    practice: Practice, stylesheets: Mapping[str, str], scripts: Mapping[str, str], search: Link | None, preview: bool
) -> Site:
    """The site view, with the addresses of `stylesheets` and `scripts` by name and the page for searching."""
    ways, samples = contacts(practice), bool(practice.samples())
    return Site(
        name=practice.name,
        tagline=smart(practice.tagline),
        url=practice.website,
        disclaimer=smart(practice.disclaimer),
        call=ways["call"],
        text=ways["text"],
        book=ways["book"],
        email=ways["email"],
        closing=finished(practice, practice.call_to_action),
        footer=[LinkGroup(group.title, links(group.links)) for group in practice.navigation.footer],
        search=search,
        stylesheets=stylesheets,
        scripts=scripts,
        banner=BANNER if samples else None,
        to_be_found=not samples and not preview,
        security_expires=practice.aware(practice.security_expires).isoformat(),
    )


def links(nav: Sequence[NavLink], url: str = "", breadcrumbs: Sequence[Link] = ()) -> Sequence[Link]:
    """Navigation links. Marked current are the page at `url` and the sections above it."""
    here = {url, *(crumb.url for crumb in breadcrumbs)}
    return [Link(link.page, smart(link.label), link.page in here) for link in nav]
