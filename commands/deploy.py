"""Publishes the site from here, or from CI, in the same way: gate, what changes, upload, note. And takes it back."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from commands.build import publish
from commands.errors import BuildError
from commands.generate import build, draw
from commands.node import ROOT, MissingToolsError
from commands.past import CACHE, version
from commands.published import Changes, GitError, Published
from commands.upload import PRODUCTION, UploadError, publish_at, to_cloudflare
from pelicanconf import HOST
from plugins.model.memory import Memory
from plugins.model.problem import counted

OUTPUT = "output"
MOST = 15
"""Addresses shown of each kind."""


class RefusedError(Exception):
    """The site is not published. The text says why."""


def deploy(dry_run: bool = False, dirty: bool = False) -> int:
    """Publish the site as it is now. Returns the exit code.

    A `dry_run` does all but upload. `dirty` publishes changes that are in no commit.
    """
    return _told(lambda: _deploy(Published(ROOT, HOST), datetime.now(UTC), dry_run, dirty))


def rollback(dry_run: bool = False) -> int:
    """Publish again what was live before. Returns the exit code."""
    return _told(lambda: _rollback(Published(ROOT, HOST), datetime.now(UTC), dry_run))


def preview(name: str) -> int:
    """Put the site with its drafts, closed to search engines, at an address of its own. Returns the exit code."""
    return _told(lambda: _preview(name))


def gate(folder: Path) -> int:
    """Whether a built site may be published, as an exit code."""
    from commands.audit.run import audit

    return audit(str(folder), [], "text")


def _told(act: Callable[[], None]) -> int:
    try:
        act()
    except (RefusedError, BuildError, UploadError, GitError, MissingToolsError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _deploy(published: Published, now: datetime, dry_run: bool, dirty: bool) -> None:
    if not dirty and (open_files := published.uncommitted()):
        files = "\n".join(open_files[:MOST])
        raise RefusedError(f"Not published: these changes are in no commit.\n{files}\nCommit them, or add --dirty.")
    published.fetch()
    # Nobody allows sample facts before readers; a dry run brings nothing before them.
    settings: dict[str, Any] = {} if dry_run else {"ALLOW_SAMPLE_FACTS": False}
    if publish(OUTPUT, now.isoformat(), **settings) or gate(ROOT / OUTPUT):
        raise RefusedError("Not published: the gate is red, as said above.")
    tree = published.tree(ROOT / OUTPUT)
    changes = published.changes(tree)
    print("\n".join(in_words(changes)))
    if dry_run:
        print("A dry run: nothing was uploaded.")
    if not changes or dry_run:
        return
    commit = published.commit(tree, f"Published from {published.source()[:12]}", now)
    _make_live(published, ROOT / OUTPUT, commit)


def _rollback(published: Published, now: datetime, dry_run: bool) -> None:
    published.fetch()
    live, before = published.last(), published.before()
    if not live or not before:
        raise RefusedError("Nothing was published before what is live.")
    print(f"Live:     {published.name(live)}\nGoing to: {published.name(before)}")
    tree = published.tree_of(before)
    print("\n".join(in_words(published.changes(tree))))
    if dry_run:
        return
    commit = published.commit(tree, f"Rolled back to {before[:12]}", now, restored=before)
    with tempfile.TemporaryDirectory() as folder:
        published.take_out(before, Path(folder))
        _make_live(published, Path(folder), commit)
    print("The next publication brings back what is in the work tree: mend that first.")


def _make_live(published: Published, folder: Path, commit: str) -> None:
    publish_at(published, folder, commit)
    published.record(commit)
    print(f"Published: {published.name(commit)}")


def _preview(name: str) -> None:
    if name == PRODUCTION:
        raise RefusedError(f'A preview cannot be named "{PRODUCTION}": that is the site itself.')
    with tempfile.TemporaryDirectory() as place:
        draw(Memory(CACHE / "memory", version))
        folder = build("pelicanconf.py", Path(place, "preview"))
        to_cloudflare(folder, name, Published(ROOT, HOST).source())


def in_words(changes: Changes) -> Iterator[str]:
    """What readers will see: addresses of pages, and how many other files."""
    if not changes:
        yield "Nothing changes: what is live is the same."
    for what, names in (("added", changes.added), ("changed", changes.changed), ("removed", changes.removed)):
        yield from _listed(what, names)


def _listed(what: str, names: Sequence[str]) -> Iterator[str]:
    pages = [f"/{name.removesuffix('index.html')}" for name in names if name.endswith(".html")]
    others = len(names) - len(pages)
    if names:
        yield f"{what}: {counted(len(pages), 'page')}, {counted(others, 'other file')}"
    yield from (f"  {page}" for page in pages[:MOST])
    if len(pages) > MOST:
        yield f"  and {len(pages) - MOST} more"
