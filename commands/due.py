"""Which posts came out by the clock alone."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from commands.build import moment_of
from commands.check import CONTENT
from commands.errors import BuildError
from commands.node import ROOT
from commands.published import GitError, Published
from pelicanconf import HOST
from plugins.model.entries import Post
from plugins.model.library import Library, load
from plugins.model.problem import ContentError


def came_due(library: Library, since: datetime, now: datetime) -> list[Post]:
    """Posts that readers may see at `now` and could not at `since`, oldest first."""
    then, here = library.practice.local(since), library.practice.local(now)
    return [post for post in library.posts if post.is_public(here) and not post.is_public(then)]


def due(since: str = "", now: str = "") -> int:
    """Print, a line each, the posts that came due since a moment: of the last publication, if none is given.

    Returns the exit code: 0 whether there are some or not, 2 when that cannot be told.
    """
    try:
        begin = moment_of(since) if since else _last_publication()
        end = moment_of(now) if now else datetime.now(UTC)
        library, _ = load(CONTENT.absolute())
    except (BuildError, GitError, ContentError) as error:
        print(error, file=sys.stderr)
        return 2
    for post in came_due(library, begin or end, end):
        print(f"{post.date:%Y-%m-%d %H:%M}  {post.url}  {post.title}")
    return 0


def _last_publication() -> datetime | None:
    published = Published(ROOT, HOST)
    published.fetch()
    if not (last := published.moment()):
        print("Nothing was ever published.", file=sys.stderr)
    return last
