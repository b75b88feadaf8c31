"""Parts that many pages share: head, cards, flags, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from plugins.model.entries import BODY_AREAS, Entry, Exercise, Page, Person, Post, Service, Topic
from plugins.model.fields import Source
from plugins.model.practice import Practice
from plugins.model.shelf import Row
from plugins.views import page as see
from plugins.views.exercises import routine, routine_minutes
from plugins.views.material import Material
from plugins.views.site import FEED, links
from plugins.views.text import day, smart


def head(
    material: Material,
    title: str,
    description: str,
    url: str,
    *,
    kind: str = "website",
    properties: Iterable[tuple[str, str]] = (),
    feeds: Iterable[see.Link] = (),
    **more: Any,
) -> see.Head:
    """The head of a page; plain text throughout.

    `kind` and `properties` as Open Graph knows them (https://ogp.me); `feeds` besides the one of all posts;
    `more` as in `page.Head`.
    """
    practice = material.library.practice
    plain, about, canonical = smart(title), smart(description), practice.website + url
    shared = [
        ("og:type", kind),
        ("og:site_name", practice.name),
        ("og:locale", "en_US"),
        ("og:title", plain),
        ("og:description", about),
        ("og:url", canonical),
    ]
    return see.Head(
        title=f"{practice.name}: {plain}" if url == "/" else f"{plain} | {practice.name}",
        description=about,
        canonical=canonical,
        properties=(*shared, *properties),
        feeds=tuple(dict.fromkeys((feed_of(practice), *feeds))),
        **more,
    )


def feed_of(practice: Practice, topic: Topic | None = None) -> see.Link:
    """The feed of a topic, or of all posts, and its title."""
    if topic:
        return see.Link(f"{topic.url}feed.xml", f"{practice.name}: {smart(topic.title)}")
    return see.Link(FEED, practice.name)


def flag(material: Material, entry: Entry) -> str | None:
    """Why readers cannot see an entry yet; None when they can."""
    if entry.is_public(material.now):
        return None
    if entry.status == "published" and isinstance(entry, Post):
        return f"Scheduled for {day(entry.date).text}: not public yet"
    dated = f" (dated {day(entry.date).text})" if isinstance(entry, Post) else ""
    return f"Draft: not public{dated}"


def common(
    material: Material,
    entry: Entry,
    html: str,
    toc: Sequence[see.Heading],
    action: see.Action | None,
    crumbs: Sequence[see.Link] = (),
    **more: Any,
) -> Mapping[str, Any]:
    """The fields of `page.Page` for an entry. `more` goes to its head."""
    not_public = flag(material, entry)
    if not_public or entry.template == "not_found":
        more["robots"] = "noindex"
    heading = entry.heading if isinstance(entry, Page) else None
    return {
        "head": head(material, entry.title, entry.summary, entry.url, **more),
        "heading": smart(heading or entry.title),
        "lead": smart(entry.summary),
        "url": entry.url,
        "navigation": links(material.library.practice.navigation.header, entry.url, crumbs),
        "breadcrumbs": crumbs,
        "html": see.Html(html),
        "toc": toc,
        "drawing": material.drawing(entry.drawing),
        "action": action,
        "flag": not_public,
    }


def crumb(material: Material, url: str) -> Sequence[see.Link]:
    """The breadcrumb of a section, named as its own page is; nothing where it has none."""
    link = material.sections.get(url)
    return [link] if link else []


def card(material: Material, entry: Entry) -> see.Card:
    """An entry as a list shows it, the same in all lists."""
    return material.cards.get(entry.url) or material.cards.setdefault(entry.url, _card(material, entry))


def cards(material: Material, entries: Row[Any]) -> Sequence[see.Card]:
    """The cards of entries. Those that a list has shown before need not be taken from the shelf."""
    known = zip(entries.paths, entries.briefs, strict=True)
    return [material.cards.get(brief.url) or card(material, entries.shelf[path]) for path, brief in known]


def _card(material: Material, entry: Entry) -> see.Card:
    return see.Card(
        url=entry.url,
        title=smart(entry.title),
        summary=smart(entry.summary),
        meta=_meta(material, entry),
        drawing=material.drawing(entry.drawing) or _figure(material, entry),
        flag=flag(material, entry),
    )


def _meta(material: Material, entry: Entry) -> str:
    if isinstance(entry, Post):
        topic = material.library.topics[entry.topic].title
        if found := routine(material.library, entry.document):
            return f"{smart(topic)} · {routine_minutes(dose for _, dose in found)} min routine"
        return f"{smart(topic)} · {entry.document.minutes} min read"
    if isinstance(entry, Exercise):
        return f"{BODY_AREAS[entry.area]} · {entry.level}"
    if isinstance(entry, Service):
        return smart(entry.duration or "")
    return ""


def _figure(material: Material, entry: Entry) -> see.Drawing | None:
    name = f"exercises/{entry.slug}-end"
    if not isinstance(entry, Exercise) or name not in material.drawings:
        return None
    url, size = f"/theme/drawings/{name}.svg", material.drawings[name]
    return see.Drawing(url, *size, url, *size)


def person(entry: Person) -> see.Person:
    """Someone of the practice as other pages name them."""
    return see.Person(smart(entry.title), entry.url, smart(entry.role), entry.credentials)


def named_person(material: Material, slug: str | None) -> see.Person | None:
    """The person of a file name, where there is one."""
    entry = material.library.find(Person, slug)
    return person(entry) if entry else None


def evidence(sources: Sequence[Source]) -> Sequence[see.Evidence]:
    return [see.Evidence(smart(s.title), smart(s.publisher), s.year, s.address) for s in sources]
