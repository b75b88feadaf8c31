"""The sitemap: which pages, when they changed, and their pictures."""

import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from conftest import Site, entry, post
from lxml import etree
from PIL import Image

from plugins.sitemap import committed

Build = Callable[..., Site]
Write = Callable[..., Path]
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
}
WEBSITE = "https://www.customcarerehab.example"


def days(site: Site) -> dict[str, str]:
    """The day each page changed, by address."""
    tree = etree.parse(site.folder / "sitemap.xml")
    return {
        page.findtext("s:loc", namespaces=NAMES).removeprefix(WEBSITE): page.findtext("s:lastmod", "", NAMES)
        for page in tree.findall("s:url", NAMES)
    }


def git(folder: Path, *words: str, at: str = "2026-04-01T12:00:00Z") -> None:
    """Run git apart from whatever this machine has set up."""
    who = {f"GIT_{role}_{what}": "sample" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    known = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "GIT_COMMITTER_DATE": at, "GIT_AUTHOR_DATE": at}
    subprocess.run(["git", *words], cwd=folder, env=known | who, check=True, capture_output=True)


def commit(folder: Path, at: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--message", at, at=at)


@pytest.fixture
def history(write: Write) -> Path:
    """A content folder whose page about.md changed after the others."""
    root = write()
    git(root.parent, "init", "--quiet")
    commit(root.parent, "2026-04-01T12:00:00Z")
    with (root / "pages/about.md").open("a") as file:
        file.write("More.\n")
    commit(root.parent, "2026-05-02T02:00:00Z")
    return root


def test_without_git_only_posts_and_their_lists_have_a_day(build_site: Build) -> None:
    found = days(build_site({"posts/it.md": post("It", date="2026-02-01", modified="2026-03-01")}))
    assert {url: day for url, day in found.items() if day} == {
        "/blog/first/": "2026-01-01",
        "/blog/it/": "2026-03-01",
        "/blog/": "2026-03-01",
        "/blog/topics/care/": "2026-03-01",
        "/blog/topics/": "2026-03-01",
    }


def test_a_new_post_changes_all_pages_of_its_list(build_site: Build) -> None:
    found = days(build_site({f"posts/p{n}.md": post(f"Post {n}", date=f"2026-02-{n:02}") for n in range(1, 9)}))
    assert found["/blog/page/2/"] == found["/blog/topics/care/page/2/"] == "2026-02-08"


def test_other_pages_have_the_day_of_their_last_commit_on_the_practices_clocks(
    build_site: Build, history: Path
) -> None:
    found = days(build_site())
    assert found["/about/"] == "2026-05-01"
    assert found["/faq/"] == found["/exercises/tilt/"] == "2026-04-01"
    assert found["/blog/first/"] == "2026-01-01"


def test_a_shallow_clone_says_nothing_about_what_it_does_not_know(history: Path, tmp_path: Path) -> None:
    commit_of_nothing = ("commit", "--allow-empty", "--message", "later")
    git(history.parent, *commit_of_nothing, at="2026-06-01T12:00:00Z")
    for depth in (2, 3):
        git(tmp_path, "clone", "--quiet", f"--depth={depth}", f"file://{history.parent}", f"clone-{depth}")
    assert set(committed(tmp_path / "clone-2/content").values()) == {None}
    found = committed(tmp_path / "clone-3/content")
    assert found.pop("pages/about.md") == datetime.fromisoformat("2026-05-02T02:00:00Z")
    assert set(found.values()) == {None}


def test_pictures_that_pages_show_are_listed_and_drawings_are_not(build_site: Build, write: Write) -> None:
    folder = write() / "images"
    folder.mkdir(exist_ok=True)
    for name in ("ramp.jpg", "door.jpg"):
        Image.new("RGB", (400, 300)).save(folder / name)
    body = "![A ramp](ramp.jpg)\n\n/// safety | stop\n\n- pain\n///\n\n/// exercise | tilt\n///"
    site = build_site(
        {
            "posts/it.md": post("It", body, image="door.jpg", image_alt="A door"),
            "pages/about.md": entry("About", "![A ramp](ramp.jpg)"),
        }
    )
    tree = etree.parse(site.folder / "sitemap.xml")
    found = {
        page.findtext("s:loc", namespaces=NAMES).removeprefix(WEBSITE): page.xpath(
            "image:image/image:loc/text()", namespaces=NAMES
        )
        for page in tree.findall("s:url", NAMES)
    }
    names = {url: [picture.rpartition("/")[2].partition(".")[0] for picture in them] for url, them in found.items()}
    assert {url: them for url, them in names.items() if them} == {"/blog/it/": ["door", "ramp"], "/about/": ["ramp"]}
    assert all(site.has(picture.removeprefix(WEBSITE)) for them in found.values() for picture in them)
