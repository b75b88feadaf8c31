"""The structured data in the words of schema.org."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import Any

import pytest
from conftest import ROOT, Site

from commands.schema import Node, mistakes, nodes_of

needs_node = pytest.mark.skipif(
    not shutil.which("node") and not os.environ.get("CI"), reason="NOT TESTED: there is no Node.js on this machine"
)
POST = {"@type": "BlogPosting", "@id": "https://sample.example/#x", "headline": "X", "datePublished": "2027-01-31"}


@needs_node
def test_every_graph_of_the_site_has_only_what_schema_org_has(real_site: Site) -> None:
    nodes = list(nodes_of(real_site.folder))
    assert len(nodes) > 250
    assert mistakes(nodes) == []


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
    found = mistakes([Node(url, data) for url, (data, _) in planted.items()])
    wrong = {url: text for url, (_, text) in planted.items() if text}
    assert len(found) == len(wrong)
    for line, (url, text) in zip(found, wrong.items(), strict=True):
        assert line.startswith(f"{url}: ") and text in line


def run(site: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Check a folder where no program can be found."""
    code = f"import pathlib, sys; from commands.schema import schema; sys.exit(schema(pathlib.Path({site!r})))"
    kept = {name: value for name, value in os.environ.items() if name not in ("CI", "PATH")}
    environment = kept | {"PATH": "/nowhere"} | variables
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_without_node_the_run_says_so_and_ci_fails(real_site: Site) -> None:
    at_home, in_ci = run(str(real_site.folder)), run(str(real_site.folder), CI="true")
    assert (at_home.returncode, in_ci.returncode) == (0, 1)
    for done in (at_home, in_ci):
        assert "NOT CHECKED: the structured data." in done.stderr
        assert "sudo apt install nodejs npm" in done.stderr


def test_a_folder_without_pages_is_no_success(tmp_path: os.PathLike[str]) -> None:
    done = run(str(tmp_path))
    assert done.returncode == 1 and "Run ./run build first" in done.stderr
