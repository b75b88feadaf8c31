"""The site as it is before the import, and what an import adds: who is where, and where old links lead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from importer.addresses import OldAddresses, path_of, public_path
from importer.download import SQUARESPACE
from importer.entry import Taken
from importer.items import Outline
from importer.parts import Destination
from importer.report import Row
from importer.targets import Target, choose
from importer.topics import Table
from plugins.model.entries import Service
from plugins.model.library import Library


class Site:
    """Addresses and names of both. `table` turns old categories into topics."""

    def __init__(self, library: Library, outline: Outline, table: Table) -> None:
        self.library, self.outline = library, outline
        self._files = {entry.url: path for path, entry in library.entries.items()}
        lists = {topic.url: "topics.yaml" for topic in library.topics.values()}
        self.targets = {target.item.number: target for target in choose(outline.items, {**lists, **self._files})}
        self.urls = {number: target.url for number, target in self.targets.items()}
        live = frozenset({*self._files, *lists, *self.urls.values()})
        said = frozenset(redirect.old for redirect in library.moved if redirect.to)
        self.addresses = OldAddresses(outline.site, live, said)
        for target in sorted(self.targets.values(), key=lambda target: bool(target.draft)):
            self.addresses.claim(target.item, target.url, was_public=not target.draft)
        terms = {(term.is_tag, term.name): term for item in outline.items for term in item.terms}
        names = dict(table.topics)
        names |= {term.slug.casefold(): names[key] for term in terms.values() if (key := term.name.casefold()) in names}
        # A topic without a post has no page.
        used = {post.topic for post in library.posts} | {table.topic_of(target.item) for target in self.posts()}
        self._topics = {old: f"/blog/topics/{new}/" for old, new in names.items() if new in used}
        posts = filter(None, (public_path(target.item, outline.site) for target in self.posts()))
        self.addresses.add_terms([*outline.terms, *terms.values()], posts, self._topics)
        self.addresses.add_attachments(outline.items, self.urls)
        self._names = Counter(PurePosixPath(path).name for path in {*library.entries, *self._paths()})

    def posts(self) -> list[Target]:
        return [target for target in self.targets.values() if target.folder == "posts"]

    def _paths(self) -> set[str]:
        return {target.path for target in self.targets.values()}

    def check_list(self, lines: list[str]) -> None:
        """Find an answer for a list of old addresses."""
        self.addresses.check(lines, self.urls, self._topics)

    def hand_over(self, row: Row) -> None:
        """Have content/redirects.yaml answer at the old addresses of an entry whose file was kept as it is."""
        known = {redirect.old for redirect in self.library.redirects}
        self.addresses.moved |= {path: row.url for path in row.aliases if path not in known}
        row.aliases = [path for path in row.aliases if path in known]

    def taken(self) -> Taken:
        """Titles and summaries in use."""
        entries = self.library.entries.items()
        return Taken(
            {entry.title.casefold(): path for path, entry in entries},
            {entry.summary.casefold(): path for path, entry in entries},
        )

    def resolve(self, href: str) -> Destination:
        """Where a link of an old text leads now."""
        path = path_of(href, self.outline.site)
        if urlsplit(href).hostname in SQUARESPACE:
            return Destination("")
        if path is None:
            return Destination(re.sub(r"^http://", "https://", f"https:{href}" if href.startswith("//") else href))
        number = self.addresses.owner(path)
        file = self.targets[number].path if number is not None else self._files.get(path, "")
        if file:
            entry = self.library.entries.get(file)
            service = entry.slug if isinstance(entry, Service) else ""
            name = PurePosixPath(file).name
            return Destination(name if self._names[name] == 1 else file, file, service)
        if path in self.addresses.live:
            return Destination(path)
        return Destination(self.addresses.topic(path, self._topics) or "")

    def is_public(self, path: str, now: datetime, imported: Mapping[str, bool]) -> bool:
        """Whether readers can see a file: as imported, else as it is."""
        entry = self.library.entries.get(path)
        return imported[path] if path in imported else bool(entry and entry.is_public(now))
