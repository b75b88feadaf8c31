"""The real content, built as published, read as a crawler would."""

from collections import Counter
from itertools import pairwise
from urllib.parse import urldefrag, urlsplit
from xml.etree import ElementTree

import feedparser
import html5lib
import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, Site

from commands.budget import weigh
from plugins.model.library import load
from plugins.rules.facts import MAIL, PHONE
from plugins.views.actions import contacts


@pytest.fixture(scope="session")
def pages(real_site: Site) -> dict[str, BeautifulSoup]:
    """Every page by address."""
    files = sorted(real_site.folder.rglob("*.html"))
    urls = ["/" + str(file.relative_to(real_site.folder)).removesuffix("index.html") for file in files]
    return {url: BeautifulSoup(file.read_text("utf-8"), "html.parser") for url, file in zip(urls, files, strict=True)}


def test_the_pages_of_the_brief_are_there(pages: dict[str, BeautifulSoup]) -> None:
    wanted = """/ /blog/ /blog/page/2/ /blog/pt-vs-massage/ /blog/topics/ /blog/topics/exercise-guides/ /services/
        /services/at-home-physical-therapy/ /services/manual-therapy/ /services/dry-needling-cupping-e-stim/
        /services/injury-prevention/ /services/recovery-after-surgery/ /services/balance-and-fall-prevention/
        /exercises/ /exercises/glute-bridge/ /about/ /contact/ /fees-and-insurance/ /service-area/ /faq/ /privacy/
        /accessibility/ /404.html"""
    assert set(wanted.split()) <= set(pages)


def test_the_three_existing_posts_keep_title_and_order(pages: dict[str, BeautifulSoup]) -> None:
    dated = {
        page.h1.get_text(): page.find("time")["datetime"]
        for url, page in pages.items()
        if url.startswith("/blog/") and page.find("time")
    }
    assert sorted(dated, key=dated.__getitem__)[:3] == [
        "Why Mobile PT Practice is Essential for Busy Professionals and Athletes",
        "At Home Physical Therapy vs Massage Therapy: What’s the Difference?",
        "Five Easy at Home Exercises for Low Back Pain",
    ]


def test_every_link_and_fragment_of_the_site_resolves(pages: dict[str, BeautifulSoup], real_site: Site) -> None:
    broken = []
    for url, page in pages.items():
        for element in page.find_all(["a", "link", "img", "source", "use"]):
            for name in ("href", "src", "srcset"):
                target = str(element.get(name, ""))
                if not target or urlsplit(target).scheme:
                    continue
                path, fragment = urldefrag(target)
                if path and not path.startswith("/"):
                    broken.append(f"{url}: {target} is not from the root")
                elif path.endswith((".svg", ".css", ".woff2", ".png", ".xml", ".webmanifest", ".pdf")):
                    if not (real_site.folder / path.lstrip("/")).is_file():
                        broken.append(f"{url}: {target}")
                    elif fragment and f'id="{fragment}"' not in (real_site.folder / path.lstrip("/")).read_text(
                        "utf-8"
                    ):
                        broken.append(f"{url}: {target} has no such symbol")
                elif (path or url) not in pages:
                    broken.append(f"{url}: {target}")
                elif fragment and not pages[path or url].find(id=fragment):
                    broken.append(f"{url}: {target} has no such place")
    assert broken == []


def test_every_page_can_be_reached(pages: dict[str, BeautifulSoup]) -> None:
    linked = {urldefrag(a["href"])[0] for page in pages.values() for a in page.find_all("a", href=True)}
    assert set(pages) - linked == {"/404.html"}


def test_no_page_asks_anything_of_a_third_party(pages: dict[str, BeautifulSoup]) -> None:
    for url, page in pages.items():
        assert not page.find(["iframe", "object", "embed"]), url
        for element in page.find_all(["img", "link", "source", "video", "audio", "script"]):
            runs = element.string and element.get("type") != "application/ld+json"
            assert not runs, f"{url}: a script within the page, where the security policy allows none"
            address = element.get("src") or element.get("href") or ""
            if "canonical" not in (element.get("rel") or []):
                assert not urlsplit(address).netloc, f"{url}: {address}"


def test_one_h1_one_main_one_title_each(pages: dict[str, BeautifulSoup]) -> None:
    for url, page in pages.items():
        assert [len(page.find_all(name)) for name in ("h1", "main", "title")] == [1, 1, 1], url
        levels = [int(heading.name[1]) for heading in page.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]
        assert all(after <= before + 1 for before, after in pairwise(levels)), (url, levels)
        doubled = [id_ for id_, times in Counter(e["id"] for e in page.find_all(id=True)).items() if times > 1]
        assert not doubled, (url, doubled)


def test_titles_descriptions_and_canonicals_are_unique(pages: dict[str, BeautifulSoup]) -> None:
    for find in (
        lambda page: page.title.text,
        lambda page: page.find("meta", attrs={"name": "description"})["content"],
        lambda page: page.find("link", rel="canonical")["href"],
    ):
        values = Counter(find(page) for page in pages.values())
        assert [value for value, times in values.items() if times > 1] == []


def test_one_call_to_action_but_where_none_is_asked(pages: dict[str, BeautifulSoup]) -> None:
    without = {url for url, page in pages.items() if not page.find(attrs={"data-call-to-action": True})}
    assert without == {"/privacy/", "/accessibility/", "/contact/", "/404.html"}
    for url, page in pages.items():
        assert len(page.find_all(attrs={"data-call-to-action": True})) <= 1, url


def test_numbers_and_addresses_are_those_of_the_practice(pages: dict[str, BeautifulSoup]) -> None:
    practice = load(ROOT / "content")[0].practice
    known = {contact.url for contact in contacts(practice).values()} | {"tel:911"}
    for url, page in pages.items():
        used = {
            a["href"] for a in page.find_all("a", href=True) if urlsplit(a["href"]).scheme in ("tel", "sms", "mailto")
        }
        assert used <= known, url
        assert set(PHONE.findall(page.get_text(" "))) <= {practice.phone, practice.text_number}, url
        assert set(MAIL.findall(page.get_text(" "))) <= {practice.email}, url


def test_no_template_knows_a_number_or_an_address() -> None:
    for file in sorted((ROOT / "theme/templates").rglob("*.*")):
        text = file.read_text("utf-8")
        assert not PHONE.findall(text) and not MAIL.findall(text), file


def test_drafts_are_nowhere(real_site: Site) -> None:
    assert "This draft is not ready for readers" in (ROOT / "content/posts/cupping-what-to-expect.md").read_text(
        "utf-8"
    )
    assert "This draft is not ready for readers" not in real_site.texts()
    assert "cupping-what-to-expect" not in real_site.texts()


def test_every_guide_warns_before_its_first_exercise(pages: dict[str, BeautifulSoup]) -> None:
    guides = [page for url, page in pages.items() if url.startswith("/blog/") and page.find(class_="exercise")]
    assert len(guides) >= 5
    for page in guides:
        order = [
            element["class"][0] for element in page.main.find_all(["section", "article"], class_=["safety", "exercise"])
        ]
        assert order[0] == "safety"


def test_pages_parse_without_an_error(real_site: Site) -> None:
    for file in sorted(real_site.folder.rglob("*.html")):
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(file.read_text("utf-8"))
        assert not parser.errors, (file, parser.errors[:3])


def test_the_feed_is_complete_and_stands_alone(real_site: Site) -> None:
    feed = feedparser.parse(str(real_site.folder / "feed.xml"))
    assert not feed.bozo
    assert len(feed.entries) == 9
    assert feed.entries[0].published >= feed.entries[-1].published
    for item in feed.entries:
        assert item.link.startswith("https://") and len(item.content[0].value) > 2000
        assert 'href="/' not in item.content[0].value and 'src="/' not in item.content[0].value


def test_the_sitemap_lists_every_page_for_readers(pages: dict[str, BeautifulSoup], real_site: Site) -> None:
    tree = ElementTree.parse(real_site.folder / "sitemap.xml")
    listed = {urlsplit(str(loc.text)).path for loc in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert listed == set(pages) - {"/404.html"}


def test_every_page_arrives_in_one_round_trip(real_site: Site) -> None:
    assert [weight for weight in weigh(real_site.folder) if weight.over] == []
