"""Which posts and services belong together: what to read next, which guides show an exercise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import combinations

from plugins.model.entries import Post, Service
from plugins.model.library import Library
from plugins.model.shelf import Brief

RELATED = 3

Trait = tuple[str, str]
"""Something that posts have in common, like ("topic", "recovery")."""


def related(posts: Iterable[Brief], now: datetime) -> Mapping[str, Sequence[str]]:
    """The slugs of the posts to read after each one, by its slug: at most RELATED, never itself, only such as are
    public at `now`.

    First come those its author named. Then those that share the most of topic, service and tags, then any other;
    of several the newest, and of one moment the first slug.

    To compare every post with every other would take minutes for thousands of posts. So each is compared
    with the newest few of each trait, and of each pair of traits, that it has.
    """
    by_slug = {post.slug: post for post in sorted(posts, key=lambda post: post.slug)}
    traits = {slug: _traits(post) for slug, post in by_slug.items()}
    public = [slug for slug, post in by_slug.items() if post.is_public(now)]
    newest = sorted(public, key=lambda slug: by_slug[slug].date, reverse=True)
    place = {slug: place for place, slug in enumerate(newest)}
    sharing: dict[tuple[Trait, ...], list[str]] = defaultdict(list)
    for slug in newest:
        for key in _keys(traits[slug]):
            if len(sharing[key]) <= RELATED:  # one more than shown, as the post itself may be among them
                sharing[key].append(slug)

    def chosen(slug: str) -> Sequence[str]:
        own = traits[slug]
        near = {other for key in _keys(own) for other in sharing.get(key, ())}
        ranked = sorted(near, key=lambda other: (-len(own & traits[other]), place[other]))
        named = [other for other in by_slug[slug].related if other in place]
        every = dict.fromkeys([*named, *ranked, *newest[: RELATED + 1]])
        return [other for other in every if other != slug][:RELATED]

    return {slug: chosen(slug) for slug in by_slug}


def _traits(post: Brief) -> frozenset[Trait]:
    service = [("service", post.service)] if post.service else []
    return frozenset([("topic", post.topic), *service, *(("tag", tag) for tag in post.tags)])


def _keys(traits: Iterable[Trait]) -> Sequence[tuple[Trait, ...]]:
    """Each trait, and each pair of them."""
    row = sorted(traits)
    return [*combinations(row, 1), *combinations(row, 2)]


def service_of(library: Library, post: Post) -> Service | None:
    """The service that a post leads to: its own, else its topic's. None while that is not public."""
    topic = library.topics[post.topic]
    return library.find(Service, post.service) or library.find(Service, topic.service)


def guides(posts: Iterable[Brief]) -> Mapping[str, Sequence[str]]:
    """The slugs of the posts that show the card of an exercise, in the order given, by the slug of the exercise."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for post in posts:
        for exercise in post.exercises:
            found[exercise][post.slug] = None
    return {exercise: list(showing) for exercise, showing in found.items()}
