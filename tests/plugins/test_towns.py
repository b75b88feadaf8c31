"""A page for a town, and the pages that lead to it."""

import json
from collections.abc import Callable

import pytest
from conftest import Site, entry

URL = "/service-area/example-heights/"
TITLE = "Physical therapy in Example Heights"


@pytest.fixture
def site(build_site: Callable[..., Site]) -> Site:
    return build_site(
        {
            "pages/service-area.md": entry("Where we go", layout="service_area"),
            "towns/example-heights.md": entry(TITLE, "We park by the station. " * 40),
            "towns/example-falls.md": entry("Unfinished thought", "To be written.", status="draft"),
        }
    )


def test_lists_of_towns_lead_to_it_and_keep_their_order(site: Site) -> None:
    for url in ("/service-area/", "/contact/"):
        towns = site.page(url).find(class_="area").find_all("li")
        links = {town.get_text(): link["href"] if (link := town.find("a")) else None for town in towns}
        assert list(links) == ["Example Town", "Example Heights", "Example Falls", "Example Park"]
        assert {name: address for name, address in links.items() if address} == {"Example Heights": URL}


def test_it_stands_below_the_service_area(site: Site) -> None:
    page = site.page(URL)
    assert page.h1.get_text() == TITLE
    assert "We park by the station." in page.main.get_text()
    assert page.find("nav", attrs={"aria-label": "Breadcrumb"}).find("a")["href"] == "/service-area/"


def test_its_graph_names_the_town_and_no_other(site: Site) -> None:
    nodes = json.loads(site.page(URL).find("script", type="application/ld+json").string)["@graph"]
    [page] = [node for node in nodes if node["@id"].endswith(f"{URL}#page")]
    [service] = [node for node in nodes if node["@type"] == "Service"]
    assert page["mainEntity"] == {"@id": service["@id"]}
    assert service["provider"] == {"@id": "https://www.customcarerehab.example/#practice"}
    state = {"@type": "State", "name": "Example State"}
    assert service["areaServed"] == [{"@type": "City", "name": "Example Heights", "containedInPlace": state}]


def test_machines_find_it_and_not_the_draft(site: Site) -> None:
    for name in ("sitemap.xml", "llms.txt"):
        text = (site.folder / name).read_text("utf-8")
        assert f"https://www.customcarerehab.example{URL}" in text
    assert "Unfinished thought" not in site.texts() and not site.has("/service-area/example-falls/")
