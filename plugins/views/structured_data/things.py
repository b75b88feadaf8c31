"""What a page is about: an article with its exercises, an exercise, a service, a person, a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plugins.model.practice import Practice
from plugins.views import page as see
from plugins.views.structured_data.nodes import Node, ref
from plugins.views.structured_data.people import person
from plugins.views.structured_data.practice import area, city

PRICE = re.compile(r"\$(\d+(?:\.\d\d)?)(?![\d,])[^$]*")
"""A text that is about one amount, like "$180 a visit"; neither "from $180" nor "$180 to $220" is a price."""


def things(practice: Practice, page: see.Page) -> Iterator[Node]:
    """What a page is about; the main thing first."""
    website = practice.website
    if isinstance(page, see.PostPage):
        yield _article(website, page)
        yield _blog(website)
        for card in page.exercises:
            own = {"isBasedOn": ref(website, "exercise", card.url)}
            yield _plan(website, card, ref(website, card.slug, page.url)) | own
    elif isinstance(page, see.ExercisePage):
        yield _exercise(website, page)
    elif isinstance(page, see.ServicePage):
        yield _service(practice, page, area(practice)) | _offer(page.price)
    elif isinstance(page, see.TownPage):
        yield _service(practice, page, [city(practice, page.town)])
    elif isinstance(page, see.PersonPage):
        yield person(practice, page.person, page.license)
    elif isinstance(page, see.ListingPage):
        yield _list(website, page.url, [*([page.featured] if page.featured else []), *page.cards])
        yield _blog(website)
    elif isinstance(page, see.IndexPage):
        yield _list(website, page.url, [card for group in page.groups for card in group.cards])


def _article(website: str, page: see.PostPage) -> Node:
    node = {
        "@type": "BlogPosting",
        **ref(website, "article", page.url),
        "headline": page.heading,
        "description": page.head.description,
        "url": page.head.canonical,
        "inLanguage": "en-US",
        "isPartOf": blog_ref(website),
        "datePublished": page.date.iso,
        "articleSection": page.topic.text,
        "author": ref(website, "person", page.author.url) if page.author else ref(website, "practice"),
        "publisher": ref(website, "practice"),
        "mainEntityOfPage": ref(website, "page", page.url),
    }
    if page.modified:
        node["dateModified"] = page.modified.iso
    if page.picture:
        node["image"] = website + page.picture.url
    if page.exercises:
        node["hasPart"] = [ref(website, card.slug, page.url) for card in page.exercises]
    if page.evidence:
        node["citation"] = _citations(page.evidence)
    return node


def blog_ref(website: str) -> Node:
    return ref(website, "blog", "/blog/")


def _blog(website: str) -> Node:
    return {
        "@type": "Blog",
        **blog_ref(website),
        "url": f"{website}/blog/",
        "isPartOf": ref(website, "website"),
        "publisher": ref(website, "practice"),
    }


def _citations(sources: Sequence[see.Evidence]) -> list[Node]:
    return [
        {
            "@type": "CreativeWork",
            "name": source.title,
            "url": source.url,
            "publisher": {"@type": "Organization", "name": source.publisher},
            "datePublished": str(source.year),
        }
        for source in sources
    ]


def _plan(website: str, card: see.ExerciseCard, identity: Node) -> Node:
    """An exercise with the dose that the card shows."""
    more = [f"{fact.label}: {fact.value}" for fact in card.dose if fact.value != card.frequency]
    return {
        "@type": "ExercisePlan",
        **identity,
        "name": card.title,
        "url": website + card.url,
        "description": card.purpose,
        "repetitions": card.repetitions,
        "activityFrequency": card.frequency,
        "additionalVariable": more,
    }


def _exercise(website: str, page: see.ExercisePage) -> Node:
    identity = ref(website, "exercise", page.url)
    node = _plan(website, page.card, identity) | {
        "exerciseType": page.goal,
        "mainEntityOfPage": ref(website, "page", page.url),
        "potentialAction": {"@type": "ExerciseAction", "exercisePlan": identity},
    }
    if page.also_known_as:
        node["alternateName"] = list(page.also_known_as)
    if page.card.frames:
        node["image"] = [website + frame.url for frame in page.card.frames]
    if page.evidence:
        node["citation"] = _citations(page.evidence)
    return node


def _service(practice: Practice, page: see.ServicePage | see.TownPage, where: Sequence[Node]) -> Node:
    """A service, or what the practice does in one town."""
    website = practice.website
    return {
        "@type": "Service",
        **ref(website, "service", page.url),
        "name": page.heading,
        "description": page.head.description,
        "url": page.head.canonical,
        "provider": ref(website, "practice"),
        "areaServed": where,
        "mainEntityOfPage": ref(website, "page", page.url),
    }


def _offer(price: str | None) -> Node:
    """What a service costs; nothing where that is not one amount."""
    if amount := PRICE.fullmatch(price or ""):
        return {"offers": {"@type": "Offer", "price": amount[1], "priceCurrency": "USD", "description": price}}
    return {}


def _list(website: str, url: str, cards: Sequence[see.Card]) -> Node:
    return {
        "@type": "ItemList",
        **ref(website, "list", url),
        "numberOfItems": len(cards),
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": card.title, "url": website + card.url}
            for n, card in enumerate(cards, 1)
        ],
    }
