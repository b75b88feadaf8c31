"""The sitemap lists what search engines may show, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from lxml import etree

from commands.audit.site import BuiltSite, Page
from plugins.model.problem import Problem

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
FILE = "sitemap.xml"


def sitemap(site: BuiltSite) -> Iterator[Problem]:
    """Search engines look at what the sitemap lists: a page left out stays unknown, a dead one costs trust."""
    try:
        tree = etree.fromstring((site.folder / FILE).read_bytes())
    except (OSError, etree.XMLSyntaxError) as error:
        yield Problem(FILE, getattr(error, "lineno", 1) or 1, "", f"cannot be read: {error}")
        return
    entries = tree.findall("s:url", NAMES)
    listed = Counter(entry.findtext("s:loc", "", NAMES).strip() for entry in entries)
    wanted = {site.practice.website + page.url: page for page in site.pages if _may_be_found(site, page)}
    for url in wanted.keys() - listed.keys():
        yield wanted[url].problem(1, f"is not in {FILE}.")
    for entry in entries:
        url = entry.findtext("s:loc", "", NAMES).strip()
        changed = entry.findtext("s:lastmod", "", NAMES).strip()
        if url not in wanted:
            yield Problem(FILE, entry.sourceline or 1, "", f"lists {url}, where no page for search engines is.")
        if listed[url] > 1:
            yield Problem(FILE, entry.sourceline or 1, "", f"lists {url} {listed[url]} times.")
        if changed and date.fromisoformat(changed[:10]) > site.now.date():
            yield Problem(FILE, entry.sourceline or 1, "", f"{url} changed on {changed}, in the future.")


def _may_be_found(site: BuiltSite, page: Page) -> bool:
    return "noindex" not in page.meta("robots") and page.canonical in ("", site.practice.website + page.url)
