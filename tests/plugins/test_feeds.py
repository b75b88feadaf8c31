"""The news feeds, as a feed reader takes them in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import feedparser
from conftest import Site, entry, post
from lxml import etree
from PIL import Image

Build = Callable[..., Site]
ATOM = "{http://www.w3.org/2005/Atom}"
WEBSITE = "https://www.customcarerehab.example"


def feed(site: Site, path: str = "/feed.xml") -> Any:
    found = feedparser.parse((site.folder / path.lstrip("/")).read_bytes())
    assert not found.bozo
    return found


def ids(site: Site) -> set[str]:
    return {item.id for item in feed(site).entries}


def text(site: Site, slug: str) -> etree._Element:
    """The text of a post as its feed brings it."""
    tree = etree.parse(site.folder / "feed.xml")
    [content] = tree.xpath(f"//*[local-name()='entry'][*/@href='{WEBSITE}/blog/{slug}/']/*[local-name()='content']")
    return content


def words(element: etree._Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_a_feed_says_whose_it_is_and_where(build_site: Build) -> None:
    found = feed(build_site({"posts/it.md": post("It", date="2026-02-01", modified="2026-03-01 10:30")})).feed
    links = {link.rel: link.href for link in found.links}
    assert links == {"self": f"{WEBSITE}/feed.xml", "alternate": f"{WEBSITE}/blog/"}
    assert (found.title, found.id, found.author) == ("Custom Care Rehab", f"{WEBSITE}/feed.xml", "Custom Care Rehab")
    assert found.updated == "2026-03-01T10:30:00-05:00"


def test_an_entry_has_its_dates_on_the_practices_clocks_its_topic_and_its_author(build_site: Build) -> None:
    site = build_site(
        {
            "people/sample-person.md": entry("Sample Person", role="Physical therapist"),
            "posts/it.md": post("It's <new> & here", date="2026-07-01 09:00", author="sample-person", topic="guides")
            + "\n/// safety | stop\n\n- pain\n///\n",
        }
    )
    item = feed(site).entries[0]
    assert item.title == "It’s <new> & here"
    assert item.published == item.updated == "2026-07-01T09:00:00-04:00"
    assert [(tag.term, tag.label) for tag in item.tags] == [("guides", "Guides")]
    assert item.author_detail == {"name": "Sample Person", "href": f"{WEBSITE}/people/sample-person/"}
    assert item.link == f"{WEBSITE}/blog/it/"


def test_an_id_survives_a_new_title_and_a_renamed_file(build_site: Build, write: Callable[..., Path]) -> None:
    before = ids(build_site({"posts/it.md": post("It")}))
    assert ids(build_site({"posts/it.md": post("Something else", modified="2026-06-01")})) == before
    renamed = post("It", aliases="[/blog/it/]")
    (write() / "posts/it.md").unlink()
    assert ids(build_site({"posts/new-name.md": renamed})) == before


def test_every_topic_with_posts_has_a_feed_that_its_page_links_to(build_site: Build) -> None:
    site = build_site({"posts/it.md": post("It")})
    assert [item.title for item in feed(site, "/blog/topics/care/feed.xml").entries] == ["It", "First"]
    assert feed(site, "/blog/topics/care/feed.xml").feed.title == "Custom Care Rehab: Care"
    assert not site.has("/blog/topics/guides/feed.xml")
    linked = {
        url: [link["href"] for link in site.page(url).find_all("link", type="application/atom+xml")]
        for url in ("/blog/topics/care/", "/blog/", "/about/")
    }
    assert linked == {
        "/blog/topics/care/": ["/feed.xml", "/blog/topics/care/feed.xml"],
        "/blog/": ["/feed.xml"],
        "/about/": ["/feed.xml"],
    }
    for url in ("/blog/topics/care/", "/blog/"):
        assert site.page(url).main.find("a", string="News feed of these articles")["href"] == linked[url][-1]


def test_a_text_stands_alone(build_site: Build, write: Callable[..., Any]) -> None:
    folder = write() / "images"
    folder.mkdir(exist_ok=True)
    Image.new("RGB", (400, 300)).save(folder / "ramp.jpg")
    body = (
        "A [guide](first.md) and a note[^1].\n\n/// safety | urgent\n\n- you have a fever\n///\n\n"
        "/// exercise | tilt\n///\n\n![A ramp](ramp.jpg)\n\n[^1]: Said here."
    )
    site = build_site({"posts/it.md": post("It", body, image="ramp.jpg", image_alt="A ramp at a door")})
    content = text(site, "it")
    assert content.get("type") == "xhtml"
    elements = [element for element in content.iter(etree.Element) if element is not content]
    for element in elements:
        assert element.tag.startswith("{http://www.w3.org/1999/xhtml}")
        assert set(element.attrib) <= {"href", "src", "alt", "width", "height", "datetime", "loading"}
        assert not element.tag.endswith(("}svg", "}source", "}script", "}form"))
        for address in (element.get("href"), element.get("src")):
            assert address is None or address.startswith((WEBSITE, "tel:", "sms:", "https://booking.example"))
    assert f"{WEBSITE}/blog/it/#fn:1" in [element.get("href") for element in elements]
    assert [element.get("alt") for element in elements if element.get("alt")] == ["A ramp at a door", "A ramp"]


def test_cards_read_without_their_design(build_site: Build) -> None:
    body = "/// safety | urgent\n\n- you have a fever\n///\n\n/// exercise | tilt\n///"
    read = words(text(build_site({"posts/it.md": post("It", body)}), "it"))
    assert "Urgent: call us or a doctor if you have a fever Call us: 555-555-0142" in read
    assert "1 Tilt Sets 1 Reps 10 Hold 5 seconds How often Daily" in read
    assert "Feel it Your lower belly." in read
    assert "□" not in read


def test_what_xml_cannot_hold_does_not_break_a_feed(build_site: Build) -> None:
    site = build_site({"posts/it.md": post("It ]]> & it", "One&#1;&#11;&#65534; two ]]> &copy; `<b>&amp;</b>` 日本")})
    assert feed(site).entries[0].title == "It ]]> & it"
    assert " two ]]> © <b>&amp;</b> 日本" in words(text(site, "it"))


def test_sources_and_the_reviewer_come_along(build_site: Build) -> None:
    site = build_site(
        {
            "people/sample-person.md": entry(
                "Sample Person",
                role="Physical therapist",
                credentials="[PT]",
                license_state="Sample State",
                license_number="'000'",
            ),
            "posts/it.md": post(
                "It",
                reviewed_by="sample-person",
                reviewed_on="2026-05-02",
                evidence="[{title: A source, publisher: CDC, year: 2024, address: https://source.example/}]",
            ),
        }
    )
    read = words(text(site, "it"))
    assert "A source . CDC, 2024." in read
    assert "Clinically reviewed by Sample Person , PT" in read


def test_a_preview_feed_holds_no_draft(build_site: Build) -> None:
    site = build_site({"posts/wip.md": post("Wip", status="draft")}, preview=True)
    assert [item.title for item in feed(site).entries] == ["First"]


def test_a_browser_gets_a_style_sheet_that_says_what_a_feed_is(build_site: Build) -> None:
    site = build_site()
    [style] = etree.parse(site.folder / "feed.xml").xpath("/processing-instruction('xml-stylesheet')")
    assert style.get("type") == "text/css"
    assert "This page is a news feed." in (site.folder / style.get("href").lstrip("/")).read_text("utf-8")
