"""What machines read is what readers read, and it hangs together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from conftest import Site

Graph = dict[str, dict[str, Any]]
Graphs = dict[str, tuple[BeautifulSoup, Graph]]


@pytest.fixture(scope="module")
def graphs(real_site: Site) -> Graphs:
    """Every page that may be indexed, by address, and the nodes of its graph by @id."""
    found = {}
    for file in sorted(real_site.folder.rglob("*.html")):
        url = "/" + file.relative_to(real_site.folder).as_posix().removesuffix("index.html")
        page = real_site.page(url)
        if element := page.find("script", type="application/ld+json"):
            nodes = json.loads(element.string)["@graph"]
            found[url] = (page, {node["@id"]: node for node in nodes})
            assert len(found[url][1]) == len(nodes), f"{url}: two nodes with one @id"
    return found


def dicts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from dicts(inner)


def of_type(graph: Graph, kind: str) -> list[dict[str, Any]]:
    return [node for node in graph.values() if node["@type"] == kind]


def words(element: Tag | None) -> str:
    assert element
    return " ".join(element.get_text().replace("\xa0", " ").split())


def test_every_page_but_the_error_page_has_one(graphs: Graphs, real_site: Site) -> None:
    assert len(graphs) == len(list(real_site.folder.rglob("*.html"))) - 1
    assert "/404.html" not in graphs


def test_references_lead_to_a_node_or_a_page(graphs: Graphs) -> None:
    for url, (_, graph) in graphs.items():
        for node in dicts(list(graph.values())):
            target = node.get("@id", "")
            if set(node) == {"@id"} and target not in graph:
                address = "/" + target.partition("#")[0].split("/", 3)[3]
                assert target in graphs[address][1], f"{url}: {target}"


def test_each_graph_hangs_together(graphs: Graphs) -> None:
    for url, (_, graph) in graphs.items():
        named = {id_: {inner["@id"] for inner in dicts(node) if "@id" in inner} for id_, node in graph.items()}
        reached, reach = set(), {next(id_ for id_ in graph if id_.endswith(f"{url}#page"))}
        while reach:
            reached |= reach
            near = {id_ for id_ in graph if named[id_] & reach or any(id_ in named[one] for one in reach & set(graph))}
            reach = near - reached
        assert set(graph) <= reached, url


def test_the_page_is_named_as_its_heading(graphs: Graphs) -> None:
    for url, (page, graph) in graphs.items():
        node = next(node for id_, node in graph.items() if id_.endswith(f"{url}#page"))
        assert node["name"] == words(page.h1)
        assert node["description"] == page.find("meta", attrs={"name": "description"})["content"]
        assert node["url"] == page.find("link", rel="canonical")["href"]


def test_breadcrumbs_are_those_of_the_page(graphs: Graphs) -> None:
    with_crumbs = 0
    for url, (page, graph) in graphs.items():
        shown = page.find("nav", attrs={"aria-label": "Breadcrumb"})
        listed = [step["name"] for node in of_type(graph, "BreadcrumbList") for step in node["itemListElement"]]
        assert listed == ([words(item) for item in shown.find_all("li")] if shown else []), url
        with_crumbs += bool(shown)
    assert with_crumbs > 30


def test_a_list_has_the_entries_of_its_page_in_their_order(graphs: Graphs) -> None:
    lists = {url: of_type(graph, "ItemList") for url, (_, graph) in graphs.items() if of_type(graph, "ItemList")}
    assert {"/blog/", "/blog/page/2/", "/blog/topics/", "/exercises/", "/exercises/low-back/", "/services/"} <= set(
        lists
    )
    for url, [node] in lists.items():
        shown = graphs[url][0].main.find_all(class_=["row", "card"])
        links = [entry.find("a")["href"] for entry in shown]
        assert [item["url"].partition(".example")[2] for item in node["itemListElement"]] == links, url
        assert [item["name"] for item in node["itemListElement"]] == [words(entry.find("a")) for entry in shown], url


def test_a_post_says_the_same_to_machines_and_readers(graphs: Graphs) -> None:
    posts = [(page, graph, node) for page, graph in graphs.values() for node in of_type(graph, "BlogPosting")]
    assert len(posts) == 9
    for page, graph, article in posts:
        assert article["headline"] == words(page.h1)
        assert article["datePublished"] == page.find("time")["datetime"]
        assert article["url"] == page.find("link", rel="canonical")["href"]
        sources = page.find(class_="evidence")
        named = [(source["name"], source["publisher"]["name"]) for source in article.get("citation", [])]
        for (name, publisher), item in zip(named, sources.find_all("li") if sources else [], strict=True):
            assert name in words(item) and publisher in words(item)
        assert "lastReviewed" not in json.dumps(graph)  # nobody has signed yet


def test_what_is_about_paying_is_no_medical_page(graphs: Graphs) -> None:
    assert of_type(graphs["/blog/low-back-exercises/"][1], "MedicalWebPage")
    assert of_type(graphs["/exercises/glute-bridge/"][1], "MedicalWebPage")
    assert not of_type(graphs["/blog/superbill-and-out-of-network/"][1], "MedicalWebPage")


def test_an_exercise_has_the_dose_of_its_page(graphs: Graphs) -> None:
    page, graph = graphs["/blog/low-back-exercises/"]
    [article] = of_type(graph, "BlogPosting")
    titles = [words(title).split(" ", 1)[1] for title in page.find_all(class_="exercise__title")]
    assert [graph[part["@id"]]["name"] for part in article["hasPart"]] == titles
    for part in article["hasPart"]:
        plan = graph[part["@id"]]
        card = page.find(id=part["@id"].partition("#")[2])
        dose = [words(value) for value in card.find(class_="dose").find_all("dd")]
        assert dose[1].split()[0] == str(plan["repetitions"])
        assert plan["additionalVariable"] == [f"Sets: {dose[0]}", f"Reps: {dose[1]}", f"Hold: {dose[2]}"]
        assert dose[3] == plan["activityFrequency"]


def test_the_practice_is_the_same_everywhere_and_as_shown(graphs: Graphs) -> None:
    page, graph = graphs["/contact/"]
    [practice] = of_type(graph, "MedicalOrganization")
    assert practice["telephone"].removeprefix("+1-") in page.main.get_text()
    assert [town["name"] for town in practice["areaServed"]] == [
        words(town) for town in page.find(class_="area").find_all("li")
    ]
    for _, other in graphs.values():
        assert of_type(other, "MedicalOrganization") == [practice]


def test_the_practice_has_no_street_address(graphs: Graphs) -> None:
    for _, graph in graphs.values():
        assert not any("address" in node for node in dicts(list(graph.values())))
