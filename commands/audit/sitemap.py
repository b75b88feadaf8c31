"""The sitemap lists what search engines may show, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from lxml import etree

from commands.audit.site import BuiltSite, File, Page
from plugins.model.problem import Problem

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
FILE = "sitemap.xml"


def sitemap(site: BuiltSite) -> Iterator[Problem]:
    """Search engines look at what the sitemap lists: a page left out stays unknown, a dead one costs trust."""
    path = site.folder / FILE
    file = File(FILE, path.read_text("utf-8") if path.exists() else "")
    try:
        tree = etree.fromstring(file.text.encode())
    except etree.XMLSyntaxError as error:
        yield file.problem(error.lineno or 1, f"cannot be read: {error.msg}")
        return
    entries = tree.findall("s:url", NAMES)
    listed = Counter(_text(entry, "loc") for entry in entries)
    wanted = {site.practice.website + page.url: page for page in site.pages if _may_be_found(site, page)}
    for url in wanted.keys() - listed.keys():
        yield wanted[url].problem(1, f"is not in {FILE}.")
    for entry in entries:
        url, changed = _text(entry, "loc"), _text(entry, "lastmod")
        if url not in wanted:
            yield file.problem(entry, f"lists {url}, where no page for search engines is.")
        if listed[url] > 1:
            yield file.problem(entry, f"lists {url} {listed[url]} times.")
        if changed and date.fromisoformat(changed[:10]) > site.now.date():
            yield file.problem(entry, f"says that {url} changed on {changed}, in the future.")


def _text(entry: etree._Element, name: str) -> str:
    return (entry.findtext(f"s:{name}", "", NAMES)).strip()


def _may_be_found(site: BuiltSite, page: Page) -> bool:
    return "noindex" not in page.meta("robots") and page.canonical in ("", site.practice.website + page.url)
