"""What the sitemap says of each page (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from plugins.views.page import IndexPage, ListingPage, Page, PostPage

PICTURE = re.compile(r'<img\b[^>]*?\ssrc="(/images/[^"]+)"')


@dataclass(frozen=True)
class Found:
    """A page that may be found: its address on the site and in full, the addresses of its pictures, and, where it is
    a list, those of what it lists. A list `of_posts` may stand in another one."""

    url: str
    canonical: str
    pictures: Sequence[str]
    lists: Sequence[str] = ()
    of_posts: bool = False


@dataclass(frozen=True)
class Listed:
    """A page in the sitemap. Addresses in full; `changed` as 2027-01-31, None where nobody knows."""

    url: str
    changed: str | None
    pictures: Sequence[str]


def found_on(page: Page) -> Found:
    """What the sitemap has to know of a page. Drawings of the theme are no pictures of it."""
    pictures = list(dict.fromkeys(_pictures(page)))
    return Found(page.url, page.head.canonical, pictures, list(_listed(page)), isinstance(page, ListingPage))


def sitemap(website: str, pages: Iterable[Found], changed: Mapping[str, date]) -> Iterator[Listed]:
    """The pages in the sitemap, sorted by address. `changed` is the day of each entry, by address.

    A list changes with the newest entry in it, and its later pages with the first, as a new entry moves all
    others on.
    """
    known = dict(changed)
    in_order = sorted(pages, key=lambda page: page.url)
    # Lists of posts first: the page of all topics lists them.
    for one in sorted((page for page in in_order if page.lists), key=lambda page: not page.of_posts):
        if days := [known[url] for url in (one.url, *one.lists) if url in known]:
            known[one.url] = max(days)
    for page in in_order:
        day = known.get(page.url)
        pictures = [website + quote(url, safe="/%") for url in page.pictures]
        yield Listed(page.canonical, day.isoformat() if day else None, pictures)


def _listed(page: Page) -> Iterator[str]:
    if isinstance(page, IndexPage):
        yield from (card.url for group in page.groups for card in group.cards)
    elif isinstance(page, ListingPage):
        yield from (card.url for card in (page.featured, *page.cards) if card)
        yield from (number.url for number in page.numbers[:1])


def _pictures(page: Page) -> Iterator[str]:
    if isinstance(page, PostPage) and page.picture:
        yield page.picture.url
    yield from PICTURE.findall(page.html)
