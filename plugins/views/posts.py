"""Posts and the lists of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.model.entries import Page, Post, Topic
from plugins.views import page as see
from plugins.views.exercises import handout_address, in_text, routine, routine_minutes
from plugins.views.material import Material
from plugins.views.parts import card, common, crumb, evidence, feed_of, head, named_person
from plugins.views.related import service_of
from plugins.views.site import POLICY, links
from plugins.views.text import day, reading_minutes, smart

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
        minutes=reading_minutes(post.document.word_count),
        medical=topic.needs_safety_card or bool(post.reviewed_by),
        review=_review(material, post),
        overdue=_overdue(material, post),
        evidence=evidence(post.evidence),
        neighbors=neighbors,
        related=[card(material, other) for other in material.related[post.slug]],
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


def blog_pages(
    material: Material, blog: Page, html: str, action: see.Action | None, per_page: int
) -> Sequence[see.ListingPage]:
    """All pages of the blog, newest posts first. The first one leads with its newest post."""
    base = common(material, blog, html, (), action)
    posts = material.library.posts[::-1]
    feed = feed_of(material.library.practice)
    return _pages(material, dict(base), blog.url, feed, blog.title, blog.summary, posts, per_page, featured=True)


def topic_pages(
    material: Material, blog: Page, topic: Topic, action: see.Action | None, per_page: int
) -> Sequence[see.ListingPage]:
    """All pages of one topic; none while it has no posts."""
    posts = material.posts_of.get(topic.slug, ())
    crumbs = crumb(material, blog.url)
    base: dict[str, object] = {
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
    title = f"{topic.title}: articles"
    feed = feed_of(material.library.practice, topic)
    return _pages(material, base, topic.url, feed, title, topic.summary, posts, per_page) if posts else ()


def _pages(
    material: Material,
    base: dict[str, object],
    url: str,
    feed: see.Link,
    title: str,
    summary: str,
    posts: Sequence[Post],
    per_page: int,
    featured: bool = False,
) -> Sequence[see.ListingPage]:
    starts = range(0, max(len(posts), 1), per_page)
    urls = [url if n == 0 else f"{url}page/{n + 1}/" for n in range(len(starts))]
    pages = []
    for n, start in enumerate(starts):
        cards = [card(material, post) for post in posts[start : start + per_page]]
        leads = featured and n == 0 and bool(cards)
        newer, older = (urls[n - 1] if n else None), (urls[n + 1] if n + 1 < len(urls) else None)
        of = f", page {n + 1} of {len(urls)}" if n else ""
        about = f"Page {n + 1} of {len(urls)}. {summary}" if n else summary
        page = base | {
            "url": urls[n],
            "head": head(material, f"{title}{of}", about, urls[n], feeds=[feed], previous=newer, next=older),
            "tabs": topic_tabs(material, url),
            "feed": feed,
            "featured": cards[0] if leads else None,
            "cards": cards[1:] if leads else cards,
            "numbers": page_numbers(urls, n),
            "newer": see.Link(newer, "Newer articles") if newer else None,
            "older": see.Link(older, "Older articles") if older else None,
        }
        pages.append(see.ListingPage(**page))  # type: ignore[arg-type]
    return pages


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
        if posts := material.posts_of.get(topic.slug):
            tabs.append(see.Tab(topic.url, smart(topic.title), len(posts), url == topic.url))
    return tabs
