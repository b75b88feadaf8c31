"""What stands in the site, and why: so that a page is made again only when it would be another one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from plugins.model.digests import Digested, Digests
from plugins.model.memory import Memory, site_key
from plugins.views.sitemap import Found
from plugins.views.social_cards import SocialCard


@dataclass(frozen=True)
class Plan:
    """A page that may have to be made: the file `name` of the site, of what `make` gives to a `template`
    besides the view of the site."""

    name: str
    template: str
    make: Callable[[], Mapping[str, Any]]
    shows: Sequence[str] = ()
    """Paths of the entries whose text stands on it."""
    also: str = ""
    """Names what else it depends on."""
    last: bool = False
    """Whether it lists all others."""


@dataclass(frozen=True)
class Record:
    """A page that was made."""

    key: str
    """Names all that could change the page. Known at once, and cautious."""
    shown: str
    """Names what the page shows. Known when all but the page is made, and exact."""
    found: Found | None = None
    """What the sitemap says of it."""
    card: SocialCard | None = None
    pictures: Sequence[str] = ()
    """Names of the pictures on it, in content/images."""


class Ledger:
    """The pages of the site in the folder `before`, and those of the one that is being made in `now`.

    Both are the same folder while a preview runs. Else `now` may hold an older site. A page that stays is one file
    in all of them, so nobody may change a file of the site in its place.
    """

    def __init__(self, memory: Memory, before: Path, now: Path) -> None:
        self._memory, self._before, self._now = memory, before, now
        self._pages: Mapping[str, Record] = memory.get_parts(f"pages {before}")
        self._known: dict[str, Digested] = memory.get(site_key(before)) or {}
        self._files = Digests(self._known, before)
        self._there: dict[str, int] = {}
        """The numbers of the pages that lie in the new folder from the start, as its system counts files."""
        self._untouched: dict[str, Digested] = {}
        """Pages of the new site that are in its folder already, as the last build left them."""
        self._found: dict[str, Digested] = {}
        self.records: dict[str, Record] = {}
        """The pages of the new site, by the names of their files."""

    def begin(self) -> None:
        """Leave nothing of an older site but pages."""
        folders, start = [str(self._now)], len(f"{self._now}/")
        while folders:
            with os.scandir(folders.pop()) as items:
                for item in items:
                    if item.is_dir(follow_symlinks=False):
                        folders.append(item.path)
                    elif (name := item.path[start:]) in self._pages:
                        self._there[name] = item.inode()
                    else:
                        Path(item.path).unlink()

    def holds(self, name: str) -> bool:
        """Whether a file is a page of the site that is there."""
        return name in self._pages

    def keeps(self, name: str, key: str) -> bool:
        """Whether the page that is there is the one that a build of this `key` would make. Then it stays."""
        record = self._pages.get(name)
        if not record or record.key != key or not self._stays(name):
            return False
        self.records[name] = record
        return True

    def shows(self, name: str, key: str, shown: str) -> Record | None:
        """The record of the page that is there, if it shows the same as a new one would. Then it stays."""
        record = self._pages.get(name)
        return replace(record, key=key) if record and record.shown == shown and self._stays(name) else None

    def _stays(self, name: str) -> bool:
        if self._before == self._now:
            return True
        try:
            if self._files.of(name) != self._known[name][1]:
                return False  # somebody else wrote it
        except (OSError, KeyError):
            return False
        now = self._files.now[name]
        *_, number = now[0]
        if self._there.get(name) != number:
            new = self._now / name
            new.parent.mkdir(parents=True, exist_ok=True)
            new.unlink(missing_ok=True)
            _link(self._before / name, new)
        elif now == self._known[name]:
            self._untouched[name] = now
        return True

    def next(self, whole: bool) -> None:
        """The next site will be made in the same folder. Unless this one is `whole`, older pages are still there."""
        if whole:
            for name in self._pages.keys() - self.records.keys():
                (self._now / name).unlink(missing_ok=True)
        self._pages, self.records = self.records if whole else {**self._pages, **self.records}, {}

    def finish(self) -> None:
        """The new site is whole: leave nothing else in its folder, and look at its files as they are now."""
        files = Digests(self._known, self._now)
        self._tidy("", files)
        self._now.chmod(0o755)
        self._found = files.now

    def _tidy(self, folder: str, files: Digests) -> bool:
        """Whether anything is left in a folder of the new site without the pages that nobody wants any more."""
        left = False
        with os.scandir(f"{self._now}/{folder}") as items:
            for item in items:
                name = f"{folder}{item.name}"
                if item.is_dir(follow_symlinks=False):
                    if not self._tidy(f"{name}/", files):
                        Path(item.path).rmdir()
                        continue
                elif name in self._pages and name not in self.records:
                    Path(item.path).unlink()
                    continue
                left = True
                if same := self._untouched.get(name):
                    files.now[name] = same
                else:
                    if not item.is_dir(follow_symlinks=False):
                        files.renew(name, item.stat(follow_symlinks=False))
                    _open_to_all(item)
        return left

    @property
    def sizes(self) -> Mapping[str, int]:
        """The bytes of each file of the finished site."""
        return {name: signature[0] for name, (signature, _) in self._found.items()}

    def close(self) -> None:
        """The new site stands in the place of the old one: write down its pages and its files."""
        self._memory.put(site_key(self._before), self._found)
        self._memory.put_parts(f"pages {self._before}", self.records)


def _open_to_all(item: os.DirEntry[str]) -> None:
    """The umask of whoever builds, and the modes of what was copied, are nothing that a reader should notice."""
    mode = 0o755 if item.is_dir(follow_symlinks=False) else 0o644
    if item.stat(follow_symlinks=False).st_mode & 0o777 != mode:
        Path(item.path).chmod(mode)


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # a file system without links
        shutil.copy2(old, new)
