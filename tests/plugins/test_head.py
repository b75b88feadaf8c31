"""The head of every kind of page."""

from collections.abc import Callable

from bs4 import BeautifulSoup
from conftest import EXERCISE, Site, entry, post
from PIL import Image

Build = Callable[..., Site]


def properties(page: BeautifulSoup) -> dict[str, str]:
    return {meta["property"]: meta["content"] for meta in page.head.find_all("meta", property=True)}


def test_a_post_is_an_article_with_its_dates(build_site: Build) -> None:
    site = build_site(
        {
            "people/sample-person.md": entry("Sample Person", role="Physical therapist"),
            "posts/it.md": post("It's here", date="2026-02-01", modified="2026-03-01", author="sample-person"),
        }
    )
    page = site.page("/blog/it/")
    canonical = page.find("link", rel="canonical")["href"]
    assert page.title.get_text() == "It’s here | Custom Care Rehab"
    found = properties(page)
    assert {name: words for name, words in found.items() if not name.startswith("og:image")} == {
        "og:type": "article",
        "og:site_name": "Custom Care Rehab",
        "og:locale": "en_US",
        "og:title": "It’s here",
        "og:description": page.find("meta", attrs={"name": "description"})["content"],
        "og:url": canonical,
        "article:published_time": "2026-02-01",
        "article:modified_time": "2026-03-01",
        "article:section": "Care",
        "article:author": canonical.replace("/blog/it/", "/people/sample-person/"),
    }


def test_no_other_page_is_an_article(build_site: Build) -> None:
    site = build_site()
    for url in ("/about/", "/blog/", "/exercises/tilt/", "/services/home-visits/", "/blog/topics/care/"):
        found = properties(site.page(url))
        assert found["og:type"] == "website"
        assert not [name for name in found if name.startswith("article:")]


def test_a_card_goes_along_when_a_page_is_shared(build_site: Build) -> None:
    site = build_site({"posts/it.md": post("It's here"), "exercises/tilt.md": entry("Tilt", **EXERCISE)})
    for url, title in (("/blog/it/", "It’s here"), ("/about/", "Page about"), ("/blog/topics/care/", "Care")):
        page = site.page(url)
        found = properties(page)
        assert page.find("meta", attrs={"name": "twitter:card"})["content"] == "summary_large_image"
        assert found["og:image:alt"] == f"Custom Care Rehab: {title}"
        website, _, card = found["og:image"].partition("/cards/")
        assert website == page.find("link", rel="canonical")["href"].removesuffix(url)
        with Image.open(site.folder / "cards" / card) as image:
            assert image.format == "PNG"
            assert image.size == (int(found["og:image:width"]), int(found["og:image:height"])) == (1200, 630)


def test_every_card_belongs_to_a_page_that_may_be_found(build_site: Build) -> None:
    files = {"posts/wip.md": post("Wip", status="draft"), "pages/404.md": entry("Not here", layout="not_found")}
    site = build_site(files, preview=True)
    shared = set()
    for file in site.folder.rglob("*.html"):
        page = site.page("/" + file.relative_to(site.folder).as_posix())
        assert ("og:image" in properties(page)) != bool(page.find("meta", attrs={"name": "robots"})), file
        shared.add(properties(page).get("og:image", "").rpartition("/")[2])
    assert {file.name for file in (site.folder / "cards").iterdir()} == shared - {""}


def test_later_pages_and_topics_have_an_address_of_their_own_and_may_be_indexed(build_site: Build) -> None:
    site = build_site({f"posts/p{n}.md": post(f"Post {n}", date=f"2026-02-{n:02}") for n in range(1, 9)})
    sitemap = (site.folder / "sitemap.xml").read_text("utf-8")
    for url in ("/blog/", "/blog/page/2/", "/blog/topics/care/", "/blog/topics/care/page/2/"):
        page = site.page(url)
        canonical = page.find("link", rel="canonical")["href"]
        assert canonical.endswith(url) and f"<loc>{canonical}</loc>" in sitemap
        assert not page.find("meta", attrs={"name": "robots"})
    assert site.page("/blog/page/2/").find("link", rel="prev")["href"] == "/blog/"
    assert site.page("/blog/").find("link", rel="next")["href"] == "/blog/page/2/"


def test_what_is_not_for_search_engines_says_so(build_site: Build) -> None:
    files = {"pages/404.md": entry("Not here", layout="not_found"), "posts/wip.md": post("Wip", status="draft")}
    site = build_site(files, preview=True)
    sitemap = (site.folder / "sitemap.xml").read_text("utf-8")
    for url in ("/404.html", "/blog/wip/", "/_components/"):
        page = site.page(url)
        assert "noindex" in page.find("meta", attrs={"name": "robots"})["content"]
        assert not page.find("script", type="application/ld+json")
        assert url not in sitemap
