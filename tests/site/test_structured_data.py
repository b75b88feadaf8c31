"""What machines read is what readers read, and it hangs together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from conftest import Site

Graph = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def graphs(real_site: Site) -> dict[str, tuple[BeautifulSoup, Graph]]:
    """Every page that may be indexed, by address, and the nodes of its graph by @id."""
    found = {}
    for file in sorted(real_site.folder.rglob("*.html")):
        url = "/" + file.relative_to(real_site.folder).as_posix().removesuffix("index.html")
        page = real_site.page(url)
        if element := page.find("script", type="application/ld+json"):
            found[url] = (page, {node["@id"]: node for node in json.loads(element.string)["@graph"]})
    return found


def dicts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from dicts(inner)


def test_every_page_but_the_error_page_has_one(graphs: dict[str, Any], real_site: Site) -> None:
    assert len(graphs) == len(list(real_site.folder.rglob("*.html"))) - 1
    assert "/404.html" not in graphs


def test_references_lead_to_a_node_or_a_page(graphs: dict[str, Any]) -> None:
    for url, (_, graph) in graphs.items():
        for node in dicts(list(graph.values())):
            target = node.get("@id", "")
            if set(node) == {"@id"} and target not in graph:
                address = "/" + target.partition("#")[0].split("/", 3)[3]
                assert target in graphs[address][1], f"{url}: {target}"


def test_a_post_says_the_same_to_machines_and_readers(graphs: dict[str, Any]) -> None:
    posts = {url: pair for url, pair in graphs.items() if any(n["@type"] == "BlogPosting" for n in pair[1].values())}
    assert len(posts) == 9
    for page, graph in posts.values():
        article = next(node for node in graph.values() if node["@type"] == "BlogPosting")
        assert article["headline"] == page.h1.get_text().replace("\xa0", " ")
        assert article["datePublished"] == page.find("time")["datetime"]
        assert article["url"] == page.find("link", rel="canonical")["href"]
        assert "lastReviewed" not in json.dumps(graph)  # nobody has signed yet


def test_an_exercise_has_the_dose_of_its_page(graphs: dict[str, Any]) -> None:
    page, graph = graphs["/blog/low-back-exercises/"]
    article = next(node for node in graph.values() if node["@type"] == "BlogPosting")
    assert [graph[part["@id"]]["name"] for part in article["hasPart"]] == [
        title.get_text().split(" ", 1)[1].replace("\xa0", " ") for title in page.find_all(class_="exercise__title")
    ]
    for part in article["hasPart"]:
        plan = graph[part["@id"]]
        card = page.find(id=part["@id"].partition("#")[2])
        dose = [value.get_text() for value in card.find(class_="dose").find_all("dd")]
        assert dose[1].startswith(str(plan["repetitions"]["value"]))
        assert dose[3] == plan["activityFrequency"]


def test_the_practice_has_no_street_address(graphs: dict[str, Any]) -> None:
    for _, graph in graphs.values():
        assert not any("address" in node for node in dicts(list(graph.values())))
