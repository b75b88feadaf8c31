"""What becomes of each item: a file of ours, or a reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from importer.addresses import last_segment, segments, slug_of
from importer.items import REUSABLE, Item

DRAFTS = {
    "draft": "a draft there as well",
    "pending": "waited for review there",
    "private": "was private there",
}
SKIPPED = {"trash": "was in the trash", "auto-draft": "was never saved", "inherit": "an old version"}


@dataclass(frozen=True)
class Target:
    """Where an item goes. `path` is below the content folder, `draft` says why it stays a draft, `known` is the
    address of a file that exists already: the front page has one that does not follow from its name."""

    item: Item
    folder: str
    slug: str
    draft: str = ""
    known: str = ""

    @property
    def path(self) -> str:
        return f"{self.folder}/{self.slug}.md"

    @property
    def url(self) -> str:
        return self.known or (f"/blog/{self.slug}/" if self.folder == "posts" else f"/{self.slug}/")


def skipped(item: Item) -> str:
    """Why an item is not brought over, or nothing."""
    if item.type == "attachment":
        return "a file; brought over where a text uses it"
    if item.type == REUSABLE:
        return "a reusable block; its words stand in every text that uses it"
    if item.type not in ("post", "page"):
        return f'a kind that the new site does not have: "{item.type or "none"}"'
    return SKIPPED.get(item.status, "")


def choose(items: Iterable[Item], taken: Mapping[str, str]) -> list[Target]:
    """A file for every item that is brought over. `taken` are addresses that exist, and their files."""
    used = dict(taken)
    existing = {path: url for url, path in taken.items()}
    targets = []
    for item in items:
        if skipped(item):
            continue
        first = _target(item)
        target, number = first, 2
        while used.get(target.url, target.path) != target.path:
            target = Target(item, first.folder, f"{first.slug[:76]}-{number}", first.draft)
            number += 1
        target = replace(target, known=existing.get(target.path, ""))
        # No other item may have this address, whatever its file would be called.
        used[target.url] = f"item {item.number}"
        targets.append(target)
    return targets


def _target(item: Item) -> Target:
    draft = DRAFTS.get(item.status, "" if item.status in ("publish", "future") else f'had the status "{item.status}"')
    if item.has_password:
        draft = "was behind a password"
    fallback = slug_of(item.title) or f"untitled-{item.id or item.number}"
    if item.type == "post":
        return Target(item, "posts", slug_of(last_segment(item.name) or last_segment(_link(item))) or fallback, draft)
    parts = [slug_of(part) for part in segments(_link(item) or item.name)] or ["home"] * (item.link == "/")
    return Target(item, "pages", "/".join(part for part in parts if part) or fallback, draft)


def _link(item: Item) -> str:
    """The address of an item, if it had one: drafts have "/null" or "?p=12"."""
    return "" if "?" in item.link else item.link
