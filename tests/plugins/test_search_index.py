"""The search index: what can be found and what not, always the same bytes. And the page that asks it."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import EXERCISE, Site, entry, post

from commands.errors import BuildError
from plugins.model.library import load
from plugins.search_index import make_index, write_filters
from plugins.views.search import filed

Build = Callable[..., Site]
SEARCH = {"pages/search.md": entry("Search", layout="search")}
MARKER = "unfinished-thought"
SAFETY = "/// safety | stop\n\n- it hurts more\n///\n"


def found(site: Site) -> Mapping[str, Any]:
    """Everything the index knows, by the address of the page."""
    pages = {}
    for file in (site.folder / "pagefind/fragment").glob("*.pf_fragment"):
        text = gzip.decompress(file.read_bytes()).decode()
        page = json.loads(text[text.index("{") :])
        pages[page["url"]] = page | {"name": file.stem}
    return pages


def index(folder: Path) -> Mapping[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in (folder / "pagefind").rglob("*") if f.is_file()}


@pytest.mark.parametrize("preview", [False, True])
def test_what_readers_may_not_see_cannot_be_found(build_site: Build, preview: bool) -> None:
    files = {
        "posts/draft.md": post(f"{MARKER} one", MARKER, status="draft"),
        "posts/to-come.md": post(f"{MARKER} two", MARKER, date="2027-02-01"),
        "pages/404.md": entry(f"{MARKER} three", MARKER, layout="not_found"),
    }
    site = build_site(SEARCH | files, preview=preview)
    pages = found(site)
    assert {"/blog/first/", "/exercises/tilt/", "/services/home-visits/"} <= set(pages)
    assert not {"/search/", "/404.html", "/_components/", "/blog/draft/", "/blog/to-come/"} & set(pages)
    assert MARKER not in json.dumps(list(pages.values()))


def test_later_pages_of_the_blog_are_not_found_beside_the_first(build_site: Build) -> None:
    posts = {f"posts/{name}.md": post(name) for name in ("one", "two", "three")}
    pages = found(build_site(SEARCH | posts, DEFAULT_PAGINATION=2))
    assert "/blog/" in pages and "/blog/page/2/" not in pages


def test_only_the_main_text_is_found(build_site: Build) -> None:
    text = f"## A part\n\nThe text itself.\n\n/// cta | home-visits\n///\n\n{SAFETY}\n/// exercise | tilt\n///\n"
    site = build_site(SEARCH | {"posts/x.md": post("The title", text, topic="guides", related="[first]")})
    page = found(site)["/blog/x/"]
    shown = site.page("/blog/x/")
    assert page["meta"]["title"] == "The title"
    assert "The text itself." in page["content"] and "Press down." in page["content"]
    headings = [
        h.get_text() for h in shown.find_all(["h2"]) if h.find_parent(class_=["cta", "closing", "section--more"])
    ]
    assert len(headings) >= 5
    for words in (*headings, "On this page", "min read", "Previous", "Book a visit", "Skip to", "Print this page"):
        assert words not in page["content"], words


def test_posts_are_filtered_by_topic_and_by_the_areas_of_their_exercises(build_site: Build) -> None:
    text = SAFETY + "\n/// exercise | tilt\n///\n\n/// exercise | hop\n///\n"
    files = {
        "exercises/hop.md": entry("Hop", **EXERCISE | {"area": "balance"}),
        "posts/x.md": post("Guide", text, topic="guides"),
    }
    site = build_site(SEARCH | files)
    filters = json.loads((site.folder / "pagefind/filters.json").read_text("utf-8"))
    found_under = {url: filters.get(page["name"]) for url, page in found(site).items()}
    assert found_under["/blog/x/"] == {"topic": ["Guides"], "area": ["Low back", "Balance"]}
    assert found_under["/blog/first/"] == {"topic": ["Care"], "area": []}
    assert found_under["/exercises/tilt/"] == {"area": ["Low back"]}
    assert found_under["/about/"] is None
    form = site.page("/search/").find(attrs={"role": "search"})
    options = {s["name"]: [o["value"] for o in s.find_all("option")] for s in form.find_all("select")}
    assert options == {"topic": ["", "Care", "Guides"], "area": ["", "Low back", "Balance"]}


def test_the_same_site_gives_the_same_index_wherever_and_whenever(build_site: Build, tmp_path: Path) -> None:
    site = build_site(SEARCH)
    elsewhere = tmp_path / "another place" / "site"
    for file in sorted(site.folder.rglob("*"), reverse=True):
        if file.is_file() and "pagefind" not in file.parts:
            copy = elsewhere / file.relative_to(site.folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, copy)
            os.utime(copy, (1_000_000_000, 1_000_000_000))
    make_index(elsewhere)
    write_filters(elsewhere / "pagefind", filed(load(tmp_path / "content")[0]))
    assert len(index(site.folder)) > 10
    assert index(elsewhere) == index(site.folder)


def test_the_forms_that_pagefind_brings_are_not_published(build_site: Build) -> None:
    names = {name for name in index(build_site(SEARCH).folder) if "/" not in name.removeprefix("pagefind/")}
    kinds = {name.partition("/")[2].rpartition(".")[2] for name in names}
    assert kinds == {"js", "json", "pf_meta", "pagefind"}
    assert {name for name in names if name.endswith(".js")} == {"pagefind/pagefind.js", "pagefind/pagefind-worker.js"}


def test_without_a_page_for_searching_there_is_no_index_and_no_link(build_site: Build) -> None:
    assert not build_site().has("/pagefind/")
    assert not build_site().page("/about/").find("a", href="/search/")
    assert len(build_site(SEARCH).page("/about/").find_all("a", href="/search/")) == 2


def test_without_pagefind_the_build_says_what_to_do(build_site: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)  # Python then behaves as if it were not installed
    with pytest.raises(BuildError, match=r"search index could not be made(.|\n)*Delete the folder \.venv"):
        build_site(SEARCH)


def test_the_page_lists_everything_from_a_to_z(build_site: Build) -> None:
    files = {
        "posts/five.md": post("5 ways to rest"),
        "posts/apple.md": post("apple a day"),
        "posts/draft.md": post("Zebra", status="draft"),
    }
    page = build_site(SEARCH | files, preview=True).page("/search/")
    letters = page.find(class_="letters")
    assert [h.get_text() for h in letters.find_all("h3")] == ["0-9", *"AFHPTT"[:5]]
    links = [link.get_text() for link in letters.find_all("a")]
    assert links[:3] == ["5 ways to rest", "apple a day", "First"]
    assert "Zebra" not in links and "Search" not in links
    topics = page.find("nav", attrs={"aria-label": "Topics"})
    assert [link["href"] for link in topics.find_all("a")] == ["/blog/", "/blog/topics/care/"]
