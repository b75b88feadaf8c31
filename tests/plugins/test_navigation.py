"""Previous and next, lists of posts, and what the head says of them."""

from collections.abc import Callable

from bs4 import BeautifulSoup
from conftest import TOPICS, Site, post

Build = Callable[..., Site]
POSTS = {
    "posts/a.md": post("What's A?", date="2026-02-01"),
    "posts/b.md": post("B", "/// safety | stop\n- it hurts\n///", date="2026-02-02", topic="guides"),
    "posts/c.md": post("C", date="2026-02-02"),
}


def names(page: BeautifulSoup) -> list[str]:
    """The accessible names of the links to more posts."""
    nav = page.find("nav", attrs={"aria-label": "More posts"})
    if not nav:
        return []
    for hidden in nav.find_all(attrs={"aria-hidden": "true"}):
        hidden.extract()
    return [" ".join(link.get_text().split()) for link in nav.find_all("a")]


def test_each_word_once(build_site: Build) -> None:
    page = build_site(POSTS).page("/blog/b/")
    assert names(page) == ["Previous: What’s A?", "Next: C"]
    nav = page.find("nav", attrs={"aria-label": "More posts"})
    assert [link["rel"] for link in nav.find_all("a")] == [["prev"], ["next"]]
    assert not nav.find(["h1", "h2", "h3", "h4", "h5", "h6"])
    assert len(nav.find_all("li")) == 2


def test_nothing_at_the_ends(build_site: Build) -> None:
    site = build_site(POSTS)
    assert names(site.page("/blog/first/")) == ["Next: What’s A?"]
    assert names(site.page("/blog/c/")) == ["Previous: B"]


def test_a_single_post_has_no_navigation(build_site: Build) -> None:
    assert names(build_site().page("/blog/first/")) == []


def test_within_the_topic(build_site: Build) -> None:
    site = build_site(POSTS, NEIGHBORS="topic")
    assert names(site.page("/blog/a/")) == ["Previous: First", "Next: C"]
    assert names(site.page("/blog/b/")) == []


def test_the_head_says_it_too(build_site: Build) -> None:
    page = build_site(POSTS).page("/blog/b/")
    assert page.head.find("link", rel="prev")["href"] == "/blog/a/"
    assert page.head.find("link", rel="next")["href"] == "/blog/c/"


def test_the_blog_is_paginated_newest_first(build_site: Build) -> None:
    site = build_site(POSTS, DEFAULT_PAGINATION=2)
    first, second = site.page("/blog/"), site.page("/blog/page/2/")
    order = [a["href"] for page in (first, second) for a in page.main.find_all("a") if a["href"].startswith("/blog/")]
    posts = [url for url in dict.fromkeys(order) if url in {"/blog/a/", "/blog/b/", "/blog/c/", "/blog/first/"}]
    assert posts == ["/blog/c/", "/blog/b/", "/blog/a/", "/blog/first/"]
    assert second.title.text == "Page blog, page 2 of 2 | Custom Care Rehab"
    assert second.find(attrs={"aria-current": "page"})


def test_a_topic_lists_its_own_posts(build_site: Build) -> None:
    page = build_site(POSTS).page("/blog/topics/guides/")
    assert "/blog/b/" in {a["href"] for a in page.main.find_all("a")}
    assert "/blog/a/" not in {a["href"] for a in page.main.find_all("a")}


def test_a_post_leads_on_to_posts_and_a_service(build_site: Build) -> None:
    files = {
        "topics.yaml": TOPICS + "quiet:\n  title: Quiet\n  summary: " + "A topic that leads to no service at all. " * 2,
        "posts/a.md": post("A", date="2026-02-01", related="[first]"),
        "posts/b.md": post("B", date="2026-02-02", topic="quiet"),
        "posts/c.md": post("C", date="2026-02-03", topic="quiet", service="home-visits"),
        "posts/draft.md": post("Draft", date="2026-02-04", status="draft"),
    }
    site = build_site(files, preview=True)

    def sections(url: str) -> dict[str, list[str]]:
        found = site.page(url).main.find_all("section", class_="section--more")
        return {section.h2.text: [link["href"] for link in section.find_all("a")] for section in found}

    assert sections("/blog/a/") == {
        "Keep reading": ["/blog/first/", "/blog/c/", "/blog/b/"],
        "How we help with this": ["/services/home-visits/"],
    }
    assert sections("/blog/b/") == {"Keep reading": ["/blog/c/", "/blog/a/", "/blog/first/"]}
    assert sections("/blog/c/")["How we help with this"] == ["/services/home-visits/"]
