"""What machines read on a page: one connected graph of schema.org (https://schema.org/docs/schemas.html).

Built from the finished view, so that it cannot say anything else than the page does. A practice that
comes to its patients has no address; a LocalBusiness needs one, so it is a MedicalOrganization.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plugins.model.practice import Practice
from plugins.views import page as see

Node = dict[str, Any]


def graph(practice: Practice, page: see.Page) -> see.Html:
    """The graph of a page as JSON that can stand within a script element."""
    nodes = [_practice(practice), _website(practice), *_page(practice, page)]
    text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False, separators=(",", ":"))
    return see.Html(text.replace("<", "\\u003c"))


def _id(practice: Practice, name: str, url: str = "/") -> Node:
    return {"@id": f"{practice.website}{url}#{name}"}


def _practice(practice: Practice) -> Node:
    area = practice.area
    state = {"@type": "State", "name": area.state}
    node = {
        "@type": "MedicalOrganization",
        **_id(practice, "practice"),
        "name": practice.name,
        "url": f"{practice.website}/",
        "description": practice.description,
        "logo": f"{practice.website}/theme/drawings/icon-512.png",
        "telephone": f"+1-{practice.phone}",
        "email": practice.email,
        "areaServed": [{"@type": "City", "name": town, "containedInPlace": state} for town in area.towns],
    }
    return node | ({"sameAs": list(practice.profiles)} if practice.profiles else {})


def _website(practice: Practice) -> Node:
    return {
        "@type": "WebSite",
        **_id(practice, "website"),
        "name": practice.name,
        "url": f"{practice.website}/",
        "inLanguage": "en-US",
        "publisher": _id(practice, "practice"),
    }


def _page(practice: Practice, page: see.Page) -> Iterator[Node]:
    main = next(iter(things := list(_things(practice, page))), None)
    node = {
        "@type": _kind(page),
        **_id(practice, "page", page.url),
        "url": page.head.canonical,
        "name": page.heading,
        "description": page.head.description,
        "inLanguage": "en-US",
        "isPartOf": _id(practice, "website"),
        "publisher": _id(practice, "practice"),
    }
    if main:
        node["mainEntity"] = {"@id": main["@id"]}
    if isinstance(page, see.PostPage) and page.review:
        node |= {"lastReviewed": page.review.on.iso, "reviewedBy": _person(practice, page.review.reviewer)}
    if page.breadcrumbs:
        node["breadcrumb"] = _id(practice, "breadcrumb", page.url)
    yield node
    yield from things
    if page.breadcrumbs:
        yield _breadcrumb(practice, page)


def _kind(page: see.Page) -> str:
    if isinstance(page, (see.PostPage, see.ExercisePage)):
        return "MedicalWebPage"
    if isinstance(page, (see.ListingPage, see.IndexPage)):
        return "CollectionPage"
    return "ProfilePage" if isinstance(page, see.PersonPage) else "WebPage"


def _things(practice: Practice, page: see.Page) -> Iterator[Node]:
    """What a page is about; the main thing first."""
    if isinstance(page, see.PostPage):
        yield _article(practice, page)
        for card in page.exercises:
            yield _plan(practice, card, page.url)
    elif isinstance(page, see.ExercisePage):
        yield _plan(practice, page.card)
    elif isinstance(page, see.ServicePage):
        yield {
            "@type": "Service",
            **_id(practice, "service", page.url),
            "name": page.heading,
            "description": page.head.description,
            "url": page.head.canonical,
            "provider": _id(practice, "practice"),
            "areaServed": _practice(practice)["areaServed"],
        }
    elif isinstance(page, see.PersonPage):
        credentials = [{"@type": "EducationalOccupationalCredential", "name": name} for name in page.credentials]
        yield {
            "@type": "Person",
            **_id(practice, "person", page.url),
            "name": page.heading,
            "url": page.head.canonical,
            "jobTitle": page.role,
            "worksFor": _id(practice, "practice"),
            **({"hasCredential": credentials} if credentials else {}),
        }


def _article(practice: Practice, page: see.PostPage) -> Node:
    node = {
        "@type": "BlogPosting",
        **_id(practice, "article", page.url),
        "headline": page.heading,
        "description": page.head.description,
        "url": page.head.canonical,
        "datePublished": page.date.iso,
        "articleSection": page.topic.text,
        "author": _person(practice, page.author) if page.author else _id(practice, "practice"),
        "publisher": _id(practice, "practice"),
        "mainEntityOfPage": _id(practice, "page", page.url),
    }
    if page.modified:
        node["dateModified"] = page.modified.iso
    if page.exercises:
        node["hasPart"] = [_id(practice, card.slug, page.url) for card in page.exercises]
    if page.evidence:
        node["citation"] = [{"@type": "CreativeWork", "name": s.title, "url": s.url} for s in page.evidence]
    return node


def _plan(practice: Practice, card: see.ExerciseCard, guide: str = "") -> Node:
    """An exercise with its dose; within a `guide` with the dose of the guide."""
    dose: Mapping[str, str] = {fact.label: fact.value for fact in card.dose}
    repetitions, _, side = dose["Reps"].partition(" ")
    node = {
        "@type": "ExercisePlan",
        **_id(practice, card.slug if guide else "exercise", guide or card.url),
        "name": card.title,
        "url": practice.website + card.url,
        "description": card.purpose,
        "repetitions": {
            "@type": "QuantitativeValue",
            "value": int(repetitions),
            "unitText": " ".join(filter(None, ("repetitions", side))),
        },
        "workload": f"Sets: {dose['Sets']}. Hold: {dose['Hold']}",
        "activityFrequency": dose["How often"],
    }
    return node | ({"isBasedOn": _id(practice, "exercise", card.url)} if guide else {})


def _person(practice: Practice, person: see.Person) -> Node:
    return {"@type": "Person", **_id(practice, "person", person.url), "name": person.name}


def _breadcrumb(practice: Practice, page: see.Page) -> Node:
    steps: Sequence[see.Link] = [*page.breadcrumbs, see.Link(page.url, page.heading)]
    return {
        "@type": "BreadcrumbList",
        **_id(practice, "breadcrumb", page.url),
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": step.text, "item": practice.website + step.url}
            for n, step in enumerate(steps, 1)
        ],
    }
