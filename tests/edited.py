"""A small site that is edited and built again, beside the clean build that it has to equal."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

from conftest import BASE, EXERCISE, HOME, NOW, PRACTICE, ROOT, TOPICS, entry, post
from PIL import Image

from commands.generate import build

SAFETY = "/// safety | stop\n- it hurts more\n///\n\n"
LONELY = "sleep:\n  title: Sleep\n  summary: Everything about sleep at home, in an article that is long enough.\n"
PERSON = {"role": "Physical therapist", "credentials": "[PT]", "license_state": "New York", "license_number": "'1'"}
REVIEW = {"reviewed_by": "alex-smith", "reviewed_on": "2026-05-10", "review_due": "2027-06-01"}
PARTS = "Text {0}.\n\n## Part {0}\n\nMore in [the first](first.md)."


def monthly(number: int, **fields: str) -> str:
    """The post of a month of 2026."""
    return post(f"Post {number}", PARTS.format(number), date=f"2026-{number:02}-10", **fields)


def guide(name: str, day: int, **fields: str) -> str:
    """A guide that shows the exercise Tilt."""
    return post(name, f"{SAFETY}/// exercise | tilt\n///", date=f"2026-06-{day}", topic="guides", **fields)


def picture(color: str) -> bytes:
    """A picture of one color. Those of all colors have the same size in bytes."""
    file = BytesIO()
    Image.new("RGB", (40, 20), color).save(file, "png", compress_level=0)
    return file.getvalue()


SMALL: Mapping[str, str | bytes] = {
    **BASE,
    **{f"posts/post-{n:02}.md": monthly(n, tags=f"[third {n % 3}]") for n in range(1, 13)},
    "practice.yaml": PRACTICE.replace("overdue_review: error", "overdue_review: banner"),
    "topics.yaml": TOPICS + LONELY,
    "pages/home.md": HOME,
    "pages/search.md": entry("Search", layout="search"),
    "people/alex-smith.md": entry("Alex Smith", **PERSON),
    "exercises/hop.md": entry("Hop", **EXERCISE | {"area": "balance"}),
    "posts/post-04.md": monthly(4, author="alex-smith", image="ramp.png", image_alt="A ramp", tags="[ramps]"),
    "posts/post-05.md": monthly(5, tags="[third 2]", **REVIEW),
    "posts/post-06.md": monthly(6, aliases="[/old/six/]"),
    "posts/post-08.md": monthly(8, topic="sleep", drawing="first-visit"),
    "posts/guide-a.md": guide("Guide A", 20, author="alex-smith"),
    "posts/guide-b.md": guide("Guide B", 21),
    "posts/draft.md": post("Draft", date="2026-09-20", status="draft"),
    "posts/later.md": post("Later", date="2027-02-01"),
    "images/ramp.png": picture("red"),
    "extra/key.txt": "A key.\n",
}
"""By path below the content folder. Three pages of posts, two guides to one exercise, one post alone in its topic."""


@dataclass(frozen=True)
class File:
    """A file of a built site, or a folder, which has no content."""

    content: bytes | None
    mode: int
    inode: int


Tree = Mapping[str, File]
"""A built site by path."""


def tree(folder: Path) -> Tree:
    """What is in a folder."""
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*"))}
    return {name: _file(path) for name, path in found.items()}


def _file(path: Path) -> File:
    status = path.lstat()
    return File(path.read_bytes() if path.is_file() else None, status.st_mode, status.st_ino)


def differing(one: Tree, other: Tree) -> list[str]:
    """The paths at which two sites differ, in bytes, in what is there or in who may read it."""
    shown = [{name: (file.content, file.mode) for name, file in site.items()} for site in (one, other)]
    return sorted(name for name in one.keys() | other.keys() if shown[0].get(name) != shown[1].get(name))


def made(before: Tree, after: Tree) -> set[str]:
    """The addresses of pages that are no more the files they were: made again, new or gone."""
    inodes = [{name: file.inode for name, file in site.items()} for site in (before, after)]
    names = before.keys() | after.keys()
    return pages(name for name in names if inodes[0].get(name) != inodes[1].get(name))


def pages(names: Iterable[str]) -> set[str]:
    """The addresses of the pages among the files of a site."""
    return {f"/{name.removesuffix('index.html')}" for name in names if name.endswith(".html")}


@dataclass
class Edited:
    """A site in `folder`, built by `settings_file` and the `settings` over it. Files are named from the folder."""

    folder: Path
    theme: Path
    settings_file: Path = ROOT / "publishconf.py"
    settings: dict[str, object] = field(default_factory=lambda: {"NOW": NOW, "PAGES_ONLY": True})

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    def build(self, output: Path | None = None) -> Tree:
        """Build as an author does, over what was built before. Raises BuildError."""
        own = {"PATH": str(self.folder / "content"), "THEME": str(self.theme), "CACHE": str(self.cache)}
        output = output or self.output
        build(str(self.settings_file), output, ALLOW_SAMPLE_FACTS=True, **own | self.settings)
        return tree(output)

    def clean(self) -> Tree:
        """Build a copy of the site where nothing was built before. Raises BuildError."""
        return self.copied(Path(tempfile.mkdtemp(prefix="clean-", dir=self.folder))).build()

    def copied(self, folder: Path) -> Edited:
        """The same in another folder, without what was built."""
        shutil.copytree(self.folder / "content", folder / "content")
        copy = replace(self, folder=folder, settings={**self.settings})
        if self.theme.parent == self.folder:
            copy.own_theme()
        return copy

    def own_theme(self) -> None:
        """Take a copy of the theme, to edit it."""
        shutil.copytree(self.theme, self.folder / "theme")
        self.theme = self.folder / "theme"

    def write(self, name: str, content: str | bytes) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(content.encode() if isinstance(content, str) else content)

    def edit(self, name: str, old: str, new: str) -> None:
        """Write `new` where `old` stands first."""
        text = (self.folder / name).read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new, 1))

    def unseen(self, name: str, content: str | bytes) -> None:
        """Write what has the size of what was there, within the same tick of the clock."""
        before = (self.folder / name).stat()
        self.write(name, content)
        os.utime(self.folder / name, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert (self.folder / name).stat().st_size == before.st_size

    def rename(self, name: str, new: str) -> None:
        (self.folder / new).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).rename(self.folder / new)

    def delete(self, name: str) -> None:
        (self.folder / name).unlink()


def edited(folder: Path, theme: Path) -> Edited:
    """The small site in an empty folder."""
    site = Edited(folder, theme)
    for name, content in SMALL.items():
        site.write(f"content/{name}", content)
    return site
