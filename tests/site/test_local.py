"""Name, phone and area are the same everywhere: those of content/practice.yaml."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from conftest import ROOT, Site

from plugins.model.library import load
from plugins.model.practice import Practice


@pytest.fixture(scope="module")
def practice() -> Practice:
    return load(ROOT / "content")[0].practice


@pytest.fixture(scope="module")
def contact(real_site: Site) -> BeautifulSoup:
    return real_site.page("/contact/")


@pytest.fixture(scope="module")
def llms(real_site: Site) -> str:
    return (real_site.folder / "llms.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def graph(contact: BeautifulSoup) -> dict[str, Any]:
    """The practice as machines read it; the same on every page (test_structured_data)."""
    nodes = json.loads(contact.find("script", type="application/ld+json").string)["@graph"]
    return next(node for node in nodes if node["@id"].endswith("/#practice"))


def words(element: Tag | None) -> str:
    assert element
    return " ".join(element.get_text().split())


def digits(text: str) -> str:
    return re.sub(r"\D", "", text).removeprefix("1")


def test_the_name(real_site: Site, practice: Practice, graph: dict[str, Any], llms: str) -> None:
    for file in real_site.folder.rglob("*.html"):
        page = real_site.page("/" + file.relative_to(real_site.folder).as_posix())
        for place in (page.find("header", class_="header"), page.find("footer")):
            assert words(place.find(class_="brand")) == practice.name
        assert page.find("meta", property="og:site_name")["content"] == practice.name
        assert practice.name in page.title.get_text()
    assert graph["name"] == practice.name
    assert llms.startswith(f"# {practice.name}\n")
    assert f"<title>{practice.name}</title>" in (real_site.folder / "feed.xml").read_text("utf-8")
    assert json.loads((real_site.folder / "theme/site.webmanifest").read_text("utf-8"))["name"] == practice.name


def test_the_phone(contact: BeautifulSoup, practice: Practice, graph: dict[str, Any], llms: str) -> None:
    number = digits(practice.phone)
    called = {digits(link["href"]) for link in contact.find_all("a", href=re.compile("^tel:"))}
    assert called == {number}
    assert digits(words(contact.find(class_="header__call"))) == number
    assert practice.phone in words(contact.main)
    assert practice.phone in words(contact.find("footer"))
    assert digits(graph["telephone"]) == number
    assert f"- Call: {practice.phone}\n" in llms


def test_the_mail_address(
    real_site: Site, contact: BeautifulSoup, practice: Practice, graph: dict[str, Any], llms: str
) -> None:
    mailed = {link["href"] for link in contact.find_all("a", href=re.compile("^mailto:"))}
    assert mailed == {f"mailto:{practice.email}"}
    assert graph["email"] == practice.email
    assert f"- Email: {practice.email}\n" in llms
    security = (real_site.folder / ".well-known/security.txt").read_text("utf-8")
    assert security.startswith(f"Contact: mailto:{practice.email}\n")


def test_the_area(
    real_site: Site, contact: BeautifulSoup, practice: Practice, graph: dict[str, Any], llms: str
) -> None:
    towns = list(practice.area.towns)
    for page in (contact, real_site.page("/service-area/")):
        area = page.find(class_="area")
        assert [words(town) for town in area.find_all("li")] == towns
        assert f"{practice.area.radius_miles} miles of {practice.area.center}" in words(area)
    assert [city["name"] for city in graph["areaServed"]] == towns
    assert f"- Where we go: {', '.join(towns)} ({practice.area.state})\n" in llms
