"""Files written by Obsidian are read where they say the same, and explained where they do not."""

from collections.abc import Callable

import pytest
from conftest import Site, post

Problems = Callable[..., list[str]]


def test_properties_as_obsidian_writes_them(problems: Problems) -> None:
    properties = {
        "tags": "\n  - running\n  - ankle",
        "aliases": '\n  - "/old/address/"',
        "related": '\n  - "first"',
        "modified": '"2026-06-01"',
        "reviewed_by": "",
        "evidence": "[]",
    }
    assert problems({"posts/x.md": post("X", date="2026-05-01T09:30", **properties)}) == []


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("[[first]]", "[words](first.md)"),
        ("[[posts/first.md|read on]]", "[read on](posts/first.md)"),
        ("See [[first#costs|the costs]].", "[the costs](first.md)"),
        ("![[picture.png]]", "![what the picture shows](picture.png)"),
        ("![[first]]", "a page cannot stand within another: [words](first.md)"),
    ],
)
def test_a_wiki_link_is_a_problem_that_says_what_to_write(problems: Problems, written: str, instead: str) -> None:
    (found,) = problems({"posts/x.md": post("X", f"Words.\n\n{written}\n")})
    assert found.startswith("content/posts/x.md:10: ")
    assert found.endswith(instead)


def test_code_and_footnotes_are_no_wiki_links(problems: Problems) -> None:
    assert problems({"posts/x.md": post("X", "`[[x]]` and a note[^1].\n\n[^1]: Words.")}) == []


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("cssclasses", "[wide]", "is a property of Obsidian, not a field of the site. Delete it."),
        ("publish", "true", "write status: published"),
        ("topic", '"[[care]]"', "Write the name alone: care"),
        ("topic", "[[care]]", "Write the name alone: care"),
        ("related", '["[[first.md|words]]"]', "Write the name alone: first"),
    ],
)
def test_a_property_of_obsidian_is_explained(problems: Problems, name: str, value: str, words: str) -> None:
    (found,) = problems({"posts/x.md": post("X", **{name: value})})
    assert f": {name}: is a " in found
    assert words in found


def test_its_own_folder_is_never_published(build_site: Callable[..., Site]) -> None:
    hidden = {
        f"{folder}.obsidian/{name}": "OBSIDIAN-MARKER" for folder in ("", "posts/") for name in ("app.json", "x.md")
    }
    site = build_site({**hidden, "posts/.trash/old.md": "OBSIDIAN-MARKER"}, preview=True)
    assert "OBSIDIAN-MARKER" not in site.texts()
    assert not [file for file in site.folder.rglob("*") if "obsidian" in file.name.lower()]
