"""The news feeds (Atom, https://www.rfc-editor.org/rfc/rfc4287): of all posts, and of each topic."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from urllib.parse import urlsplit

from plugins.model.entries import Post
from plugins.model.practice import Practice
from plugins.model.shelf import Row
from plugins.views.material import Material
from plugins.views.page import Day, Html, Link
from plugins.views.parts import feed_of, named_person
from plugins.views.site import BLOG
from plugins.views.text import day, smart

NEWEST = 20
"""Posts in a feed; whoever subscribes has the older ones already."""


@dataclass(frozen=True)
class FeedEntry:
    """A post as a feed shows it. `published` and `updated` as Atom writes a moment, addresses in full."""

    id: str
    url: str
    title: str
    summary: str
    author: Link
    topic: Link
    day: Day
    published: str
    updated: str
    html: Html
    """The whole text, as XHTML that stands alone."""


@dataclass(frozen=True)
class Feed:
    """A feed at the `path` on the site; `page` is the list of the same posts for readers. Addresses in full."""

    path: str
    url: str
    page: str
    title: str
    subtitle: str
    author: Link
    updated: str
    entries: Sequence[FeedEntry]


@dataclass(frozen=True)
class Channel:
    """What a feed is about: the list of the same posts at `page`, and its newest `posts`, the newest first."""

    link: Link
    page: str
    subtitle: str
    posts: Row[Post]


def channels(material: Material) -> Iterator[Channel]:
    """The feed of all public posts, then those of the topics that have any."""
    library = material.library.public(material.now)
    practice = library.practice
    yield Channel(feed_of(practice), BLOG, practice.tagline, library.posts[: -NEWEST - 1 : -1])
    for slug, posts in library.posts_by_topic.items():
        topic = library.topics[slug]
        yield Channel(feed_of(practice, topic), topic.url, topic.summary, posts[: -NEWEST - 1 : -1])


def identity(practice: Practice, post: Post) -> str:
    """The id of a post, by which feed readers know that they have it: a tag URI (RFC 4151).

    Made of the first address the post ever had and of its date. So a new title changes nothing, and a renamed
    file changes nothing either, as its old address stays behind as the first of `aliases`. Only a post with
    another `date` counts as a new one; a post that was reworked has `modified` for that.
    """
    first = post.aliases[0] if post.aliases else post.url
    return f"tag:{urlsplit(practice.website).hostname},{post.date:%Y-%m-%d}:{first}"


def feed(material: Material, channel: Channel, text: Callable[[str], Html]) -> Feed:
    """The feed of a channel. `text` gives the post at a path as XHTML."""
    practice = material.library.practice
    changed = max(
        (post.modified or post.date for post in channel.posts), default=datetime.combine(material.now, time())
    )
    return Feed(
        path=channel.link.url,
        url=practice.website + channel.link.url,
        page=practice.website + channel.page,
        title=channel.link.text,
        subtitle=smart(channel.subtitle),
        author=Link(f"{practice.website}/", practice.name),
        updated=_moment(practice, changed),
        entries=[
            _entry(material, post, text(path)) for post, path in zip(channel.posts, channel.posts.paths, strict=True)
        ],
    )


def _entry(material: Material, post: Post, html: Html) -> FeedEntry:
    practice, topic = material.library.practice, material.library.topics[post.topic]
    author = named_person(material, post.author)
    return FeedEntry(
        id=identity(practice, post),
        url=practice.website + post.url,
        title=smart(post.title),
        summary=smart(post.summary),
        author=Link(practice.website + (author.url if author else "/"), author.name if author else practice.name),
        topic=Link(topic.slug, smart(topic.title)),
        day=day(post.date),
        published=_moment(practice, post.date),
        updated=_moment(practice, post.modified or post.date),
        html=html,
    )


def _moment(practice: Practice, moment: datetime) -> str:
    return practice.aware(moment).isoformat()
