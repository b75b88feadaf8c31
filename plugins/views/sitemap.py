"""What the sitemap says of each page (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from plugins.views.page import Card, IndexPage, ListingPage, Page, PostPage

PICTURE = re.compile(r'<img\b[^>]*?\ssrc="(/images/[^"]+)"')


@dataclass(frozen=True)
class Listed:
    """A page in the sitemap. Addresses in full; `changed` as 2027-01-31, None where nobody knows."""

    url: str
    changed: str | None
    pictures: Sequence[str]


def sitemap(website: str, pages: Sequence[Page], changed: Mapping[str, date]) -> Iterator[Listed]:
    """The pages in the sitemap, in their order. `changed` is the day each entry changed, by address.

    A list changes with the newest entry in it. Drawings of the theme are no pictures of a page.
    """
    known = dict(changed)
    # Lists of posts first: the page of all topics lists them.
    for kind in (ListingPage, IndexPage):
        for page in pages:
            if isinstance(page, kind):
                days = [known[url] for url in (page.url, *(card.url for card in _cards(page))) if url in known]
                known |= {page.url: max(days)} if days else {}
    for page in pages:
        day = known.get(page.url)
        pictures = [website + quote(url, safe="/%") for url in dict.fromkeys(_pictures(page))]
        yield Listed(page.head.canonical, day.isoformat() if day else None, pictures)


def _cards(page: Page) -> Iterator[Card]:
    if isinstance(page, ListingPage):
        yield from (*filter(None, [page.featured]), *page.cards)
    elif isinstance(page, IndexPage):
        yield from (card for group in page.groups for card in group.cards)


def _pictures(page: Page) -> Iterator[str]:
    if isinstance(page, PostPage) and page.picture:
        yield page.picture.url
    yield from PICTURE.findall(page.html)
