"""What an entry names exists, and what it links to can be reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import unquote, urlsplit

from plugins.model.body import LinkUse, scan
from plugins.model.entries import Entry, Exercise, HomePage, Person, Post, Service
from plugins.model.library import Library
from plugins.model.problem import Problem, did_you_mean

ACTS = ("book:", "call:", "text:", "email:")


def named_things_exist(library: Library, now: datetime) -> Iterator[Problem]:
    """Topics, people, services, posts, exercises and pictures that front matter names."""
    slugs = {kind: {entry.slug for entry in library.of(kind)} for kind in (Person, Service, Post, Exercise)}
    for slug, topic in library.topics.items():
        if topic.service and topic.service not in slugs[Service]:
            message = f'"{topic.service}" is not a service. {did_you_mean(topic.service, slugs[Service])}'
            yield library.topics_file.problem(f"{slug}.service", message, (slug, "service"))
    for post in library.of(Post):
        yield from _known(post, "topic", "a topic", [post.topic], library.topics)
        yield from _known(post, "author", "a person", [post.author], slugs[Person])
        yield from _known(post, "reviewed_by", "a person", [post.reviewed_by], slugs[Person])
        yield from _known(post, "service", "a service", [post.service], slugs[Service])
        yield from _known(post, "related", "a post", post.related, slugs[Post])
        if post.image and not (library.root / "images" / post.image).is_file():
            yield post.document.problem("image", f'there is no picture "{post.image}" in content/images.')
    for home in library.of(HomePage):
        yield from _known(home, "services", "a service", home.services, slugs[Service])
        yield from _known(home, "posts", "a post", home.posts, slugs[Post])
        yield from _known(home, "exercise", "an exercise", [home.exercise], slugs[Exercise])
        yield from _known(home, "guide", "a post", [home.guide], slugs[Post])
        for audience in home.audiences:
            if not library.named(audience.page):
                yield home.document.problem("audiences", f'there is no file "{audience.page}".')


def links_resolve(library: Library, now: datetime) -> Iterator[Problem]:
    """Links by file name, links to addresses of this site, contact links and pictures."""
    live = {entry.url for entry in library.entries.values()} | {topic.url for topic in library.topics.values()}
    for entry in library.entries.values():
        for link in scan(entry.document.body, entry.document.body_line).links:
            for message in _wrong(library, entry, link, live, now):
                yield Problem(entry.document.path, link.line, "", message)


def _wrong(library: Library, entry: Entry, link: LinkUse, live: set[str], now: datetime) -> Iterator[str]:
    target = unquote(link.target)
    parts = urlsplit(target.removeprefix("{filename}").removeprefix("{static}"))
    if link.is_image:
        name = parts.path.removeprefix("/").removeprefix("images/")
        if parts.scheme or not (library.root / "images" / name).is_file():
            yield f'there is no picture "{name}" in content/images.'
        if not link.words.strip():
            yield f'the picture "{name}" has no words. Say what it shows: ![words]({target})'
    elif target.endswith(":"):
        if target not in ACTS:
            yield f'"{target}" is not a way to reach us. {did_you_mean(target, ACTS)}'
    elif parts.path.endswith(".md"):
        if not (other := library.named(parts.path)):
            names = {path.rsplit("/", 1)[-1] for path in library.entries}
            yield f'there is no file "{parts.path}". {did_you_mean(parts.path.lstrip("/"), names)}'
        elif entry.is_public(now) and not other.is_public(now):
            yield f'links to "{parts.path}", which is not public yet. Publish it, or take the link out.'
    elif not parts.scheme and parts.path and parts.path not in live:
        yield f'"{target}" leads nowhere. Link to a file of content/, like [words](pt-vs-massage.md).'
    elif parts.scheme == "http":
        yield f'"{target}" is not a safe address. Write https:// if the site offers it.'


def _known(entry: Entry, field: str, what: str, given: Iterable[str | None], known: Iterable[str]) -> Iterator[Problem]:
    for slug in given:
        if slug and slug not in known:
            yield entry.document.problem(field, f'"{slug}" is not {what}. {did_you_mean(slug, known)}')
