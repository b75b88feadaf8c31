"""Posts and the lists of them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.model.entries import Page, Post, Topic
from plugins.model.library import Library
from plugins.model.shelf import Row
from plugins.views import page as see
from plugins.views.exercises import handout_address, in_text, routine, routine_minutes
from plugins.views.material import Material
from plugins.views.parts import card, cards, common, crumb, evidence, feed_of, head, named_person
from plugins.views.related import service_of
from plugins.views.site import POLICY, links
from plugins.views.text import day, smart

FEW_PAGES = 7
"""A list of no more pages links all of them from each."""


def post_page(
    material: Material,
    post: Post,
    html: str,
    toc: Sequence[see.Heading],
    action: see.Action | None,
    neighbors: see.Neighbors,
) -> see.PostPage:
    """The page of a post."""
    topic = material.library.topics[post.topic]
    crumbs = [*crumb(material, "/blog/"), see.Link(topic.url, smart(topic.title))]
    author = named_person(material, post.author)
    service = service_of(material.library, post)
    of_head = {
        "kind": "article",
        "properties": _properties(material, post, author),
        "previous": neighbors.previous.url if neighbors.previous else None,
        "next": neighbors.next.url if neighbors.next else None,
    }
    return see.PostPage(
        **common(material, post, html, toc, action, crumbs, **of_head),
        exercises=in_text(material, post.document),
        facts=_facts(material, post),
        handout=material.handout(handout_address(post)),
        picture=material.picture(post.image, post.image_alt),
        date=day(post.date),
        modified=day(post.modified) if post.modified else None,
        author=author,
        topic=crumbs[-1],
        minutes=post.document.minutes,
        medical=topic.needs_safety_card or bool(post.reviewed_by),
        review=_review(material, post),
        overdue=_overdue(material, post),
        evidence=evidence(post.evidence),
        neighbors=neighbors,
        related=cards(material, material.related(post)),
        service=card(material, service) if service else None,
    )


def _properties(material: Material, post: Post, author: see.Person | None) -> Iterator[tuple[str, str]]:
    """What Open Graph wants to know about an article (https://ogp.me/#type_article)."""
    yield "article:published_time", day(post.date).iso
    if post.modified:
        yield "article:modified_time", day(post.modified).iso
    yield "article:section", smart(material.library.topics[post.topic].title)
    if author:
        yield "article:author", material.library.practice.website + author.url


def _facts(material: Material, post: Post) -> Sequence[see.Fact]:
    """What doing the exercises of a guide takes; nothing for other posts."""
    found = routine(material.library, post.document)
    if not found:
        return ()
    minutes = routine_minutes(dose for _, dose in found)
    things = dict.fromkeys(smart(thing) for exercise, _ in found for thing in exercise.equipment)
    needed = ", ".join(things)
    return [
        see.Fact("clock", f"About {minutes} minutes"),
        see.Fact("mat", needed[:1].upper() + needed[1:] if needed else "No equipment"),
        see.Fact("print", "Prints as a handout"),
    ]


def _review(material: Material, post: Post) -> see.Review | None:
    reviewer = named_person(material, post.reviewed_by)
    if not reviewer or not post.reviewed_on:
        return None
    due = day(post.review_due) if post.review_due and not post.is_overdue(material.now) else None
    return see.Review(reviewer, day(post.reviewed_on), due, next(iter(crumb(material, POLICY)), None))


def _overdue(material: Material, post: Post) -> see.Overdue | None:
    if not post.review_due or not post.is_overdue(material.now):
        return None
    return see.Overdue(day(post.review_due), day(post.reviewed_on) if post.reviewed_on else None)


@dataclass(frozen=True)
class Listing:
    """A list of `posts`, the newest first, on the pages at `urls`: of a `topic`, or of the whole `blog`."""

    blog: Page
    topic: Topic | None
    posts: Row[Post]
    urls: Sequence[str]
    per_page: int


def listings(library: Library, blog: Page, per_page: int) -> Iterator[Listing]:
    """The list of all posts, then of each topic that has any."""
    yield _listing(blog, None, library.posts[::-1], per_page)
    for slug, posts in library.posts_by_topic.items():
        yield _listing(blog, library.topics[slug], posts[::-1], per_page)


def _listing(blog: Page, topic: Topic | None, posts: Row[Post], per_page: int) -> Listing:
    first = topic.url if topic else blog.url
    last = max(math.ceil(len(posts) / per_page), 1)
    return Listing(blog, topic, posts, [first, *(f"{first}page/{n}/" for n in range(2, last + 1))], per_page)


def listing_page(material: Material, listing: Listing, n: int, html: str, action: see.Action | None) -> see.ListingPage:
    """A page of a list, counted from 0. `html` stands on those of the whole blog, whose first leads with the newest."""
    topic, blog, urls = listing.topic, listing.blog, listing.urls
    posts = listing.posts[n * listing.per_page : (n + 1) * listing.per_page]
    shown = cards(material, posts)
    leads = not topic and not n and bool(shown)
    feed = feed_of(material.library.practice, topic)
    newer, older = (urls[n - 1] if n else None), (urls[n + 1] if n + 1 < len(urls) else None)
    title, summary = (f"{topic.title}: articles", topic.summary) if topic else (blog.title, blog.summary)
    of = f", page {n + 1} of {len(urls)}" if n else ""
    about = f"Page {n + 1} of {len(urls)}. {summary}" if n else summary
    base = _of_topic(material, blog, topic, action) if topic else common(material, blog, html, (), action)
    page = {
        **base,
        "url": urls[n],
        "head": head(material, f"{title}{of}", about, urls[n], feeds=[feed], previous=newer, next=older),
        "tabs": topic_tabs(material, urls[0]),
        "feed": feed,
        "featured": shown[0] if leads else None,
        "cards": shown[1:] if leads else shown,
        "numbers": page_numbers(urls, n),
        "newer": see.Link(newer, "Newer articles") if newer else None,
        "older": see.Link(older, "Older articles") if older else None,
    }
    return see.ListingPage(**page)


def _of_topic(material: Material, blog: Page, topic: Topic, action: see.Action | None) -> Mapping[str, Any]:
    crumbs = crumb(material, blog.url)
    return {
        "heading": smart(topic.title),
        "lead": smart(topic.summary),
        "breadcrumbs": crumbs,
        "navigation": links(material.library.practice.navigation.header, topic.url, crumbs),
        "html": see.Html(""),
        "toc": (),
        "drawing": None,
        "action": action,
        "flag": None,
    }


def page_numbers(urls: Sequence[str], current: int) -> Sequence[see.PageNumber]:
    """Links to the pages of a list: the first, the last and those around the `current` one, which counts from 0.

    To all of them where they are few, to none where there is only one.
    """
    if len(urls) < 2:
        return []
    last = len(urls) - 1
    shown = {0, last, *range(max(current - 1, 0), min(current + 2, len(urls)))}
    # A page takes no more room than the gap it would leave.
    shown |= {n for n in (current - 2, current + 2) if {n - 1, n + 1} <= shown}
    if len(urls) <= FEW_PAGES:
        shown = {*range(len(urls))}
    return [see.PageNumber(n + 1, urls[n], n == current, n > 0 and n - 1 not in shown) for n in sorted(shown)]


def topic_tabs(material: Material, url: str) -> Sequence[see.Tab]:
    """All posts and each topic that has any, with how many; the one at `url` is current."""
    tabs = [see.Tab("/blog/", "Everything", len(material.library.posts), url == "/blog/")]
    for topic in material.library.topics.values():
        if posts := material.library.posts_by_topic.get(topic.slug):
            tabs.append(see.Tab(topic.url, smart(topic.title), len(posts), url == topic.url))
    return tabs
