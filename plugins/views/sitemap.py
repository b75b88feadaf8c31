"""What the sitemap says of each page (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from plugins.views.page import IndexPage, ListingPage, Page, PostPage

PICTURE = re.compile(r'<img\b[^>]*?\ssrc="(/images/[^"]+)"')


@dataclass(frozen=True)
class Listed:
    """A page in the sitemap. Addresses in full; `changed` as 2027-01-31, None where nobody knows."""

    url: str
    changed: str | None
    pictures: Sequence[str]


def sitemap(website: str, pages: Sequence[Page], changed: Mapping[str, date]) -> Iterator[Listed]:
    """The pages in the sitemap, in their order: sorted by address. `changed` is the day of each entry, by address.

    A list changes with the newest entry in it, and its later pages with the first, as a new entry moves all
    others on. Drawings of the theme are no pictures of a page.
    """
    known = dict(changed)
    # Lists of posts first: the page of all topics lists them.
    lists: Sequence[ListingPage | IndexPage] = [
        page for kind in (ListingPage, IndexPage) for page in pages if isinstance(page, kind)
    ]
    for one in lists:
        if days := [known[url] for url in (one.url, *_listed(one)) if url in known]:
            known[one.url] = max(days)
    for page in pages:
        day = known.get(page.url)
        pictures = [website + quote(url, safe="/%") for url in dict.fromkeys(_pictures(page))]
        yield Listed(page.head.canonical, day.isoformat() if day else None, pictures)


def _listed(page: ListingPage | IndexPage) -> Iterator[str]:
    if isinstance(page, IndexPage):
        yield from (card.url for group in page.groups for card in group.cards)
    else:
        yield from (card.url for card in (page.featured, *page.cards) if card)
        yield from (number.url for number in page.numbers[:1])


def _pictures(page: Page) -> Iterator[str]:
    if isinstance(page, PostPage) and page.picture:
        yield page.picture.url
    yield from PICTURE.findall(page.html)
