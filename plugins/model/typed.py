"""What a file says, as its declaration has it, and its mistakes in words that an author can act on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from plugins.model.document import Document
from plugins.model.problem import Problem, did_you_mean

M = TypeVar("M", bound=BaseModel)
Known = Mapping[str, Collection[str]]
"""The names that things have, by their kind."""


class Asked(dict[str, Collection[str]]):
    """The `known`, with a list of the `names` that somebody has asked for, and their kind."""

    def __init__(self, known: Known) -> None:
        self.names: set[tuple[str, str]] = set()
        super().__init__({kind: _Asked(kind, names, self.names) for kind, names in known.items()})


class _Asked(Collection[str]):
    def __init__(self, kind: str, names: Collection[str], asked: set[tuple[str, str]]) -> None:
        self._kind, self._names, self._asked = kind, names, asked

    def __contains__(self, name: object) -> bool:
        self._asked.add((self._kind, str(name)))
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def typed(
    model: type[M],
    document: Document,
    data: Any,
    problems: list[Problem],
    at: tuple[str, ...] = (),
    known: Known | None = None,
) -> M | None:
    """`data` of a document as its declaration has it; what is wrong becomes `problems`.

    `at` is the place of the data in the document, `known` as in `Library`.
    """
    try:
        return model.model_validate(data, context=known)
    except ValidationError as error:
        for details in error.errors():
            loc = (*at, *details["loc"])
            name = ".".join(part for part in loc if isinstance(part, str) and part != "[key]")
            message = _in_words(model, details)
            problems.append(Problem(document.path, document.line_of(loc), name, message))
        return None


def _in_words(model: type[BaseModel], details: ErrorDetails) -> str:
    """What pydantic found, said to an author, with the remedy."""
    kind, context = details["type"], details.get("ctx", {})
    if words_for_obsidian := _of_obsidian(details):
        return words_for_obsidian
    if kind == "value_error":
        message = str(context["error"])
        return message if message.endswith((".", "?")) else f"{message}."
    given = f'"{details["input"]}"'
    words = {
        "missing": f"is missing. {_line(model, details)}",
        "string_too_short": f"is too short: write at least {context.get('min_length')} characters.",
        "string_too_long": f"is too long: write at most {context.get('max_length')} characters.",
        "too_short": f"has too few lines: write at least {context.get('min_length')}.",
        "too_long": f"has too many lines: write at most {context.get('max_length')}.",
        "string_type": "has to be words on one line. Put them in quotation marks.",
        "tuple_type": 'has to be a list: one line each, beginning with "- ".',
        "dict_type": 'has to be a group of fields: one "name: value" a line, indented.',
        "model_type": 'has to be a group of fields: one "name: value" a line, indented.',
        "int_parsing": f"{given} is not a whole number. Write it in digits.",
        "bool_parsing": f"{given} is neither yes nor no.",
        "string_pattern_mismatch": f"{given} does not have the form that is needed here. {_example(model, details)}",
    }
    if kind == "extra_forbidden":
        return f"is not a field here. {did_you_mean(str(details['loc'][-1]), _model_at(model, details).model_fields)}"
    if kind == "literal_error":
        options = context.get("expected", "").replace("'", "").replace(" or ", ", ").split(", ")
        return f"{given} is not possible. {did_you_mean(str(details['input']), options)}"
    if kind in ("greater_than_equal", "less_than_equal"):
        low_or_high = "at least" if kind.startswith("greater") else "at most"
        return f"{given} is not possible: it has to be {low_or_high} {context.get('ge', context.get('le'))}."
    return words.get(kind, f"{details['msg']}.")


OBSIDIAN = {
    "cssclass": "Delete it.",
    "cssclasses": "Delete it.",
    "permalink": "Delete it: the file's name makes the address.",
    "publish": "Delete it, and write status: published.",
}
"""Properties with a meaning in Obsidian only, and what to do (https://help.obsidian.md/properties#Default+properties)."""


def _of_obsidian(details: ErrorDetails) -> str:
    """What to write instead of something of Obsidian's own: nothing if it is not."""
    name, value = _name(details), details["input"]
    if details["type"] == "extra_forbidden" and name in OBSIDIAN:
        return f"is a property of Obsidian, not a field of the site. {OBSIDIAN[name]}"
    # Without quotation marks, YAML takes [[a]] for a list in a list.
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    link = re.fullmatch(r"\[*([^\[\]|#]+?)(?:\.md)?(?:[|#][^\]]*)?\]*", value) if isinstance(value, str) else None
    if link and "[[" in str(details["input"]).replace("['", "["):
        return f"is a link of Obsidian. Write the name alone: {link[1]}"
    return ""


def _declared(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _declared(inner)


def _name(details: ErrorDetails) -> str:
    """The name of the field; nothing for what is wrong with all of them together."""
    return next((part for part in reversed(details["loc"]) if isinstance(part, str)), "")


def _model_at(model: type[BaseModel], details: ErrorDetails) -> type[BaseModel]:
    """The group of fields that a field stands in, or would."""
    for part in details["loc"][:-1]:
        if isinstance(part, str) and part in model.model_fields:
            model = next(_declared(model.model_fields[part].annotation), model)
    return model


def _line(model: type[BaseModel], details: ErrorDetails) -> str:
    """The line to add for a missing field."""
    name = _name(details)
    declared = _model_at(model, details).model_fields.get(name)
    example = declared.examples[0] if declared and declared.examples else None
    if isinstance(example, str | int):
        return f"Add a line like this: {name}: {example}"
    if declared and get_origin(declared.annotation) is Literal:
        return did_you_mean("", get_args(declared.annotation))
    return f"Add it: {declared.description}" if declared else "Add it to the fields at the top."


def _example(model: type[BaseModel], details: ErrorDetails) -> str:
    name = _name(details)
    declared = _model_at(model, details).model_fields.get(name)
    pattern = str(details.get("ctx", {}).get("pattern", ""))
    if declared and declared.examples:
        example = declared.examples[0]
        return f"For example: {example[0] if isinstance(example, list) else example}"
    if pattern.startswith("^https"):
        return "Write a web address that begins with https://."
    if pattern.startswith("^/"):
        return "Write an address on this site, like /old-address/."
    if "@" in pattern:
        return "Write a mail address, like name@practice.com."
    return "Use a-z, 0-9 and single hyphens, like low-back-pain."
