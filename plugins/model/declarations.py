"""The declared fields of a model as data: what a new file, the guide and editors say about them.

Everything comes from the JSON Schema (https://json-schema.org/draft/2020-12) that pydantic makes of a model.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from plugins.model.fields import NAMES

Shape = Literal["text", "number", "yes or no", "date", "list", "group", "groups", "reasons"]
DATE = "^\\d{4}-"


@dataclass(frozen=True)
class Declaration:
    """A field: its name in files, label, hint, what it may be, and an example where one helps.

    `names` is the kind of things that it names (a key of `Library.known`), `fields` what a group has.
    """

    name: str
    title: str
    hint: str
    shape: Shape
    required: bool
    examples: tuple[Any, ...] = ()
    choices: tuple[str, ...] = ()
    names: str = ""
    limits: str = ""
    fewest: int = 0
    fields: tuple[Declaration, ...] = ()

    @property
    def example(self) -> Any:
        """A value as an author may write it; of a group, what its fields show. None if there is none."""
        if self.examples:
            return self.examples[0]
        if self.choices:
            return self.choices[0]
        if not self.fields:
            return "yes" if self.shape == "yes or no" else None
        group = {field.name: field.example for field in self.fields if field.required}
        return [group] if self.shape == "groups" else group


class _WrittenSchema(GenerateJsonSchema):
    """What an author writes, before it is understood: a field that is left out is not null, it is not there,
    and yes is a word (https://yaml.org/spec/1.2.2/#10212-boolean)."""

    def nullable_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])

    def bool_schema(self, schema: Any) -> dict[str, Any]:
        return {"enum": [True, False, "yes", "no"]}

    def sort(self, value: Any, parent_key: str | None = None) -> Any:
        return value  # In the order of the declarations, examples too.

    def default_schema(self, schema: Any) -> dict[str, Any]:
        written = super().default_schema(schema)
        return written if schema.get("default") else {k: v for k, v in written.items() if k != "default"}


def schema_of(model: type[BaseModel], known: Mapping[str, Collection[str]] | None = None) -> dict[str, Any]:
    """The JSON Schema of what an author writes. The names in `known` become the choices of fields that name them."""
    schema = model.model_json_schema(schema_generator=_WrittenSchema)
    _name(schema, known or {})
    return schema


def declarations(model: type[BaseModel]) -> tuple[Declaration, ...]:
    """The fields of a model, in their order."""
    schema = schema_of(model)
    return _fields(schema, schema.get("$defs", {}))


def _name(node: Any, known: Mapping[str, Collection[str]]) -> None:
    if isinstance(node, list):
        for inner in node:
            _name(inner, known)
    elif isinstance(node, dict):
        if node.get(NAMES) in known:
            node["enum"] = sorted(known[node[NAMES]])
        for inner in node.values():
            _name(inner, known)


def _fields(schema: Mapping[str, Any], shared: Mapping[str, Any]) -> tuple[Declaration, ...]:
    required = schema.get("required", ())
    return tuple(
        _declaration(name, node, name in required, shared) for name, node in schema.get("properties", {}).items()
    )


def _declaration(name: str, node: Mapping[str, Any], required: bool, shared: Mapping[str, Any]) -> Declaration:
    whole = _followed(node, shared)
    items = _followed(whole.get("items", {}), shared)
    shape = _shape(whole, items)
    return Declaration(
        name,
        whole["title"],
        node.get("description", ""),
        shape,
        required,
        tuple(node.get("examples", ())),
        tuple(whole.get("enum", ())) if shape == "text" else (),
        whole.get(NAMES) or items.get(NAMES, ""),
        "" if whole.get(NAMES) or "pattern" in whole else _limits(whole),
        whole.get("minItems", 0),
        _fields(items or whole, shared) if shape in ("group", "groups") else (),
    )


def _followed(node: Mapping[str, Any], shared: Mapping[str, Any]) -> Mapping[str, Any]:
    target = node.get("$ref", "").removeprefix("#/$defs/")
    return {**shared[target], **node} if target else node


def _shape(node: Mapping[str, Any], items: Mapping[str, Any]) -> Shape:
    if node.get("type") == "array":
        return "groups" if "properties" in items else "list"
    if node.get("type") == "object":
        return "group" if "properties" in node else "reasons"
    if True in node.get("enum", ()):
        return "yes or no"
    if node.get("type") in ("integer", "number"):
        return "number"
    return "date" if node.get("pattern", "").startswith(DATE) else "text"


def _limits(node: Mapping[str, Any]) -> str:
    """How long, how many or how high, in words; nothing where it goes without saying."""
    units = (
        ("minLength", "maxLength", "characters"),
        ("minItems", "maxItems", "lines"),
        ("minimum", "maximum", ""),
    )
    for low, high, unit in units:
        least, most = node.get(low, 0), node.get(high)
        if most is not None:
            words = f"{least} to {most}" if least > 1 or not unit else f"up to {most}"
            return f"{words} {unit}".rstrip()
        if least > 1:
            return f"at least {least} {unit}".rstrip()
    return ""
