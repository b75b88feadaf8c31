"""What the card of a page says where a link to the page is shared."""

from __future__ import annotations

from dataclasses import dataclass, replace

from plugins.model.practice import Practice
from plugins.views.page import ExercisePage, Head, Page

WIDTH, HEIGHT = 1200, 630
"""Pixels; the shape that every service shows (https://developers.facebook.com/docs/sharing/webmasters/images)."""
OURSELVES = "/theme/drawings/on-our-way.svg"
"""The drawing for a page that has none."""


@dataclass(frozen=True)
class SocialCard:
    """`drawings` are addresses in the theme, of which the one that can be shown largest is taken."""

    practice: str
    topic: str
    title: str
    drawings: tuple[str, ...]


def social_card(practice: Practice, page: Page) -> SocialCard:
    """The card of a page: its heading below what the page belongs to."""
    topic = page.breadcrumbs[-1].text if page.breadcrumbs else ""
    return SocialCard(practice.name, topic, page.heading, _drawings(page))


def with_card(head: Head, card: SocialCard, url: str) -> Head:
    """A head whose page is shared with a card, which stands at the full address `url`."""
    image = (
        ("og:image", url),
        ("og:image:type", "image/png"),
        ("og:image:width", str(WIDTH)),
        ("og:image:height", str(HEIGHT)),
        ("og:image:alt", f"{card.practice}: {card.title}"),
    )
    return replace(head, card="summary_large_image", properties=(*head.properties, *image))


def _drawings(page: Page) -> tuple[str, ...]:
    if page.drawing:
        return page.drawing.url, page.drawing.tile
    if isinstance(page, ExercisePage) and page.card.frames:
        return (page.card.frames[-1].url,)
    return (OURSELVES,)
