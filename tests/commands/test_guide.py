"""Derived files are what the declarations say now, and hold for the real content."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from commands.guide import PICTURES, blocks, derived, sample, stamps, written_stamps
from commands.schemas import MODELS, names_in
from plugins.model.blocks import BLOCKS
from plugins.model.declarations import Declaration, declarations, schema_of
from plugins.model.entries import KINDS, LAYOUTS, HomePage, Topic, kind_of
from plugins.model.library import load
from plugins.model.practice import Practice
from plugins.rules import RULES

STALE = "is stale: run ./run guide and commit what it writes"
GUIDE = (ROOT / "docs/content-guide.md").read_text("utf-8")
DECLARED: list[type[BaseModel]] = [*KINDS.values(), HomePage, Topic, Practice]
LIBRARY, _ = load(ROOT / "content")


class YamlLoader(yaml.SafeLoader):
    """Reads values as YAML 1.2 does, and editors with it: dates and "yes" are words."""


YamlLoader.yaml_implicit_resolvers = {
    first: [
        (tag, re.compile("true|false") if tag.endswith(":bool") else pattern)
        for tag, pattern in resolvers
        if not tag.endswith(":timestamp")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def all_fields(fields: tuple[Declaration, ...]) -> Iterator[Declaration]:
    for field in fields:
        yield field
        yield from all_fields(field.fields)


@pytest.mark.parametrize("model", DECLARED, ids=lambda model: model.__name__)
def test_every_field_has_a_label_a_hint_and_an_example(model: type[BaseModel]) -> None:
    for field in all_fields(declarations(model)):
        assert field.title, field.name
        assert field.hint, field.name
        assert "\n" not in field.hint
        assert field.example is not None or field.name == "poses", field.name


@pytest.mark.parametrize("model", DECLARED, ids=lambda model: model.__name__)
def test_every_example_is_what_its_field_takes(model: type[BaseModel]) -> None:
    for field in declarations(model):
        for example in (*field.examples, *([field.example] if field.example is not None else [])):
            with_others = {other.name: other.example for other in declarations(model) if other.name != "poses"}
            model.model_validate({**with_others, field.name: example})


@pytest.mark.parametrize("name", MODELS)
def test_schemas_are_valid(name: str) -> None:
    Draft202012Validator.check_schema(json.loads((ROOT / f"docs/schemas/{name}.json").read_text("utf-8")))


def checked(data: Any, model: type[BaseModel]) -> None:
    known = {
        kind: names for kind, names in LIBRARY.known.items() if kind in ("topics", "services", "exercises", "people")
    }
    errors = Draft202012Validator(schema_of(model, known)).iter_errors(data)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


@pytest.mark.parametrize("path", LIBRARY.entries)
def test_the_real_front_matter_meets_its_schema(path: str) -> None:
    front = (ROOT / "content" / path).read_text("utf-8").split("---\n")[1]
    data = yaml.load(front, YamlLoader)
    checked(data, kind_of(path.split("/")[0], data))


@pytest.mark.parametrize("name", ["practice", "topics"])
def test_the_real_facts_meet_their_schema(name: str) -> None:
    checked(yaml.load((ROOT / f"content/{name}.yaml").read_text("utf-8"), YamlLoader), MODELS[name])


def test_a_wrong_value_does_not_meet_the_schema() -> None:
    with pytest.raises(AssertionError, match=r"\$.topic"):
        checked({"title": "X", "summary": "x" * 60, "date": "2027-01-01", "topic": "nothing"}, KINDS["posts"])


def test_derived_files_are_not_stale() -> None:
    # With the names that were known when they were written: a new topic makes no test fail.
    written = {name: json.loads((ROOT / f"docs/schemas/{name}.json").read_text("utf-8")) for name in MODELS}
    for path, text in derived(names_in(written)):
        assert (ROOT / path).read_text("utf-8") == text, f"{path} {STALE}"


def test_pictures_of_blocks_are_not_stale(tmp_path: Path) -> None:
    assert written_stamps() == stamps(sample(tmp_path)), f"{PICTURES} {STALE}"


def test_the_guide_shows_every_block_field_and_rule() -> None:
    shown = "".join(example.text for example in blocks().values())
    assert all(f"/ {name}" in shown for name in BLOCKS)
    assert all(f"| `{rule.id}` |" in GUIDE for rule in RULES)
    assert all(f"`{field.name}`" in GUIDE for kind in KINDS.values() for field in declarations(kind))


def test_links_and_pictures_of_the_guide_are_there() -> None:
    for target in re.findall(r"!\[[^]]*\]\((blocks/[^)]+)\)", GUIDE):
        assert (ROOT / "docs" / target).stat().st_size > 1000, target


def test_every_layout_has_the_fields_of_a_page() -> None:
    assert all({"title", "layout", "ask"} <= set(layout.model_fields) for layout in LAYOUTS.values())


def test_editors_know_every_field() -> None:
    types = json.loads((ROOT / "frontmatter.json").read_text("utf-8"))["frontMatter.taxonomy.contentTypes"]
    for kind, shown in zip(KINDS.values(), types, strict=True):
        required = {field.name for field in declarations(kind) if field.required and field.shape != "groups"}
        assert required <= {field["name"] for field in shown["fields"]}
