"""Which posts and services belong together: what to read next, which guides show an exercise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain, combinations

from plugins.model.entries import Post, Service
from plugins.model.library import Library

RELATED = 3

Trait = tuple[str, str]
"""Something that posts have in common, like ("topic", "recovery")."""


def related(posts: Iterable[Post], now: datetime) -> Mapping[str, Sequence[Post]]:
    """The posts to read after each one, by its slug: at most RELATED, never itself, only such as are public at `now`.

    First come those its author named. Then those that share the most of topic, service and tags, then any other;
    of several the newest, and of one moment the first slug.

    To compare every post with every other would take minutes for thousands of posts. So each is compared
    with the newest few of each trait, and of each pair of traits, that it has.
    """
    by_slug = {post.slug: post for post in sorted(posts, key=lambda post: post.slug)}
    newest = sorted((post for post in by_slug.values() if post.is_public(now)), key=lambda p: p.date, reverse=True)
    place = {post.slug: place for place, post in enumerate(newest)}
    sharing: dict[tuple[Trait, ...], list[Post]] = defaultdict(list)
    for post in newest:
        for key in _keys(post):
            if len(sharing[key]) <= RELATED:  # one more than shown, as the post itself may be among them
                sharing[key].append(post)

    def chosen(post: Post) -> Sequence[Post]:
        own = _traits(post)
        near = {other.slug: other for key in _keys(post) for other in sharing.get(key, ())}
        ranked = sorted(near.values(), key=lambda other: (-len(own & _traits(other)), place[other.slug]))
        named = [by_slug[slug] for slug in post.related if slug in place]
        every = chain(named, ranked, newest[: RELATED + 1])
        return list({other.slug: other for other in every if other is not post}.values())[:RELATED]

    return {slug: chosen(post) for slug, post in by_slug.items()}


def _traits(post: Post) -> set[Trait]:
    tags = {("tag", tag) for tag in post.tags}
    return {("topic", post.topic), *tags} | ({("service", post.service)} if post.service else set())


def _keys(post: Post) -> Sequence[tuple[Trait, ...]]:
    traits = sorted(_traits(post))
    return [*combinations(traits, 1), *combinations(traits, 2)]


def service_of(library: Library, post: Post) -> Service | None:
    """The service that a post leads to: its own, else its topic's. None while that is not public."""
    topic = library.topics[post.topic]
    return library.find(Service, post.service) or library.find(Service, topic.service)


def guides(posts: Iterable[Post]) -> Mapping[str, Sequence[Post]]:
    """The posts that show the card of an exercise, in the order given, by the slug of the exercise."""
    found: dict[str, dict[str, Post]] = defaultdict(dict)
    for post in posts:
        for use in post.document.scanned.blocks:
            if use.name == "exercise":
                found[use.argument][post.slug] = post
    return {exercise: list(showing.values()) for exercise, showing in found.items()}
