"""What editors need to complete and check the fields: JSON Schemas, and the settings that use them.

Editors differ in what they read. VS Code's YAML extension reads `practice.yaml` and `topics.yaml` with a schema, but no
front matter in Markdown (https://github.com/redhat-developer/vscode-yaml/issues/207). That is what Front Matter CMS
does, from content types of its own in `frontmatter.json` (https://frontmatter.codes/docs/content-creation/fields).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, RootModel

from plugins.model.declarations import Declaration, declarations, schema_of
from plugins.model.entries import KINDS, HomePage, Topic
from plugins.model.fields import NAMES, Slug
from plugins.model.practice import Practice
from plugins.model.typed import Known
from plugins.views.examples import TextExample

COMPLETED = ("topics", "services", "exercises", "people")
"""The kinds of names that editors complete. Posts and pictures come too often to be written down."""


class Topics(RootModel[dict[Slug, Topic]]):
    """What posts are about. The name on the left is part of the address."""


MODELS: dict[str, type[BaseModel]] = {
    **{kind.__name__.lower(): kind for kind in KINDS.values()},
    "home": HomePage,
    "practice": Practice,
    "topics": Topics,
}


def editor_files(known: Known, blocks: Mapping[str, TextExample]) -> Iterator[tuple[str, str]]:
    """Every generated file for editors: path and text. `blocks` become snippets, by what one types."""
    names = {kind: found for kind, found in known.items() if kind in COMPLETED}
    for name, model in MODELS.items():
        yield f"docs/schemas/{name}.json", _json(schema_of(model, names))
    yield "frontmatter.json", _json(front_matter(names))
    yield ".vscode/blocks.code-snippets", _json(snippets(blocks))


def names_in(schemas: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The names that schemas were written with, by kind."""
    found: dict[str, frozenset[str]] = {}

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            if NAMES in node and "enum" in node:
                found[node[NAMES]] = frozenset(node["enum"])
            for inner in node.values():
                walk(inner)
        elif isinstance(node, list):
            for inner in node:
                walk(inner)

    walk(schemas)
    return found


def snippets(blocks: Mapping[str, TextExample]) -> dict[str, Any]:
    """Snippets of VS Code (https://code.visualstudio.com/docs/editing/userdefinedsnippets): type / and a name."""
    return {
        example.name: {
            "scope": "markdown",
            "prefix": [f"/{name}", name],
            "description": f"Block: {example.name}",
            "body": example.text.replace("$", "\\$").splitlines(),
        }
        for name, example in blocks.items()
    }


def front_matter(known: Known) -> dict[str, Any]:
    """The settings of Front Matter CMS: a content type for each kind, and its folder."""
    return {
        "$schema": "https://frontmatter.codes/frontmatter.schema.json",
        "frontMatter.framework.id": "other",
        "frontMatter.preview.host": "http://127.0.0.1:8000",
        "frontMatter.content.publicFolder": "content/images",
        "frontMatter.content.draftField": {"name": "status", "type": "choice", "choices": ["draft", "published"]},
        "frontMatter.content.pageFolders": [
            {"title": folder.capitalize(), "path": f"[[workspace]]/content/{folder}", "contentTypes": [_type(kind)]}
            for folder, kind in KINDS.items()
        ],
        "frontMatter.taxonomy.dateFormat": "yyyy-MM-dd",
        "frontMatter.taxonomy.indentArrays": True,
        "frontMatter.taxonomy.seoDescriptionField": "summary",
        "frontMatter.taxonomy.seoDescriptionLength": 160,
        "frontMatter.taxonomy.seoTitleLength": 65,
        "frontMatter.taxonomy.contentTypes": [
            {
                "name": _type(kind),
                "pageBundle": False,
                "previewPath": None,
                "fields": [shown for field in declarations(kind) if (shown := _panel(field, known))],
            }
            for kind in KINDS.values()
        ],
    }


def _type(kind: type[BaseModel]) -> str:
    return kind.__name__.lower()


def _panel(field: Declaration, known: Known) -> dict[str, Any] | None:
    """A field of the panel. Groups that repeat are left to the text: the panel would need one set of groups for all."""
    types = {"text": "string", "yes or no": "boolean", "date": "datetime"}
    choices = list(field.choices) or sorted(known.get(field.names, ()))
    shown: dict[str, Any] = {
        "title": field.title,
        "name": field.name,
        "type": types.get(field.shape, field.shape),
        "description": field.hint,
        "required": field.required,
    }
    if field.shape in ("groups", "reasons"):
        return None
    if field.shape == "group":
        return shown | {"type": "fields", "fields": [_panel(inner, known) for inner in field.fields]}
    if choices and field.shape in ("text", "list"):
        return shown | {"type": "choice", "choices": choices, "multiple": field.shape == "list"}
    return shown


def _json(data: Any) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
