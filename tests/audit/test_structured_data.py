"""The structured data in the words of schema.org."""

from __future__ import annotations

import os
import shutil
from typing import Any

import pytest
from conftest import Site, audited
from lxml import etree

from commands.audit.site import Page
from commands.audit.structured_data import Node, mistakes, nodes_of

needs_node = pytest.mark.skipif(
    not shutil.which("node") and not os.environ.get("CI"), reason="NOT TESTED: there is no Node.js on this machine"
)
POST = {"@type": "BlogPosting", "@id": "https://sample.example/#x", "headline": "X", "datePublished": "2027-01-31"}


@needs_node
def test_every_graph_of_the_site_has_only_what_schema_org_has(real_site: Site) -> None:
    nodes = [node for page in audited(real_site.folder).pages for node in nodes_of(page)]
    assert len(nodes) > 250
    assert list(mistakes(nodes)) == []


@needs_node
def test_what_schema_org_has_not_is_found_and_placed() -> None:
    planted: dict[str, tuple[dict[str, Any], str]] = {
        "/sound/": (POST, ""),
        "/property/": (POST | {"lastReviewed": "2027-01-31"}, "'\"lastReviewed\"' does not exist in type 'BlogPosting"),
        "/type/": (POST | {"@type": "BlogPostingg"}, "Did you mean 'BlogPosting'?"),
        "/untyped/": ({"name": "X"}, "'\"@type\"' is missing"),
        "/within/": (POST | {"author": {"@type": "Person", "nam": "X"}}, "'\"nam\"' does not exist in type 'Person"),
        "/value/": ({"@type": "ExercisePlan", "repetitions": "ten"}, "Type '\"ten\"' is not assignable"),
        "/hours/": (
            {"@type": "MedicalOrganization", "openingHoursSpecification": []},
            "'\"openingHoursSpecification\"' does not exist in type 'MedicalOrganization",
        ),
    }
    nodes = [
        Node(Page(f"{url[1:]}index.html", ""), etree.fromstring("<script/>"), data)
        for url, (data, _) in planted.items()
    ]
    found = list(mistakes(nodes))
    wrong = {url: text for url, (_, text) in planted.items() if text}
    assert len(found) == len(wrong)
    for problem, (url, text) in zip(found, wrong.items(), strict=True):
        assert problem.path == f"{url[1:]}index.html"
        assert text in problem.message
