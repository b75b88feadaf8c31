"""What every build passes: the checks that take no second and no tools but Python's."""

from __future__ import annotations

from collections.abc import Iterator

from commands.audit import hosting, leaks, links, origins, pages, sitemap
from commands.audit.check import Check
from commands.audit.site import BuiltSite
from plugins.model.problem import Problem

GATE = (
    Check("links", links.links),
    Check("titles", pages.titles_and_descriptions),
    Check("ids", pages.ids),
    Check("headings", pages.headings),
    Check("orphans", pages.orphans),
    Check("sitemap", sitemap.sitemap),
    Check("redirects", hosting.redirects),
    Check("headers", hosting.headers),
    Check("third-parties", origins.third_parties),
    Check("contact-details", leaks.contact_details),
    Check("unpublished", leaks.unpublished),
    Check("samples", leaks.samples),
)


def problems(site: BuiltSite) -> Iterator[Problem]:
    """What is wrong in a site that is about to be published."""
    for check in GATE:
        yield from check.problems(site)
