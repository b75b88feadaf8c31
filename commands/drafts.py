"""The text of a new file: every field of its kind with its hint, marked gaps, and a body to go on from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from plugins.model.declarations import Declaration, declarations
from plugins.model.entries import Entry, Exercise, Page, Person, Post, Service, Town
from plugins.model.typed import Known
from plugins.rules.todo import GAP

Answers = Mapping[str, str]
"""Values by the name of their field, with a dot inside a group: `dose.sets`."""

OPTIONAL = '\n# --- If you need them: delete the "#" in front of a field and of the lines below it -----------\n'
CARD = """
<!-- todo: replace the line in the card by the signs at which the reader has to stop -->

/// safety | stop
- ...
///
"""
BODIES: Mapping[type[Entry], str] = {
    Post: """
<!-- todo: begin with what the reader knows from their own day, in two or three sentences -->
{card}
## The short answer

<!-- todo: what you would say if the reader had only a minute -->

## What you can do today

<!-- todo: a few things to do, each beginning with what to do -->

- ...

## When to ask us

<!-- todo: when it is time for a visit -->

[Book a visit](book:) or [call us](call:).
""",
    Service: """
<!-- todo: what it is, in the words you use with a patient; two or three sentences -->

## How we work

<!-- todo: what is special about it when we come to the reader -->
""",
    Exercise: """
## Good to know

<!-- todo: the mistake that most people make, and what helps -->
""",
    Person: """
<!-- todo: who they are and how they work, in three or four sentences; only what is true -->
""",
    Town: """
<!-- todo: 150 words or more that are true of this town and no other: streets, parking, stairs, where people walk -->

## How a visit here goes

<!-- todo: how soon we come, how far we drive, what to have ready -->
""",
    Page: """
<!-- todo: what the reader came for, first -->

## A heading that says what follows

<!-- todo: the rest -->
""",
}


def draft(kind: type[Entry], answers: Answers, known: Known, card: bool) -> str:
    """The file of a new entry. What is not in `answers` becomes a gap, or a line to use later.

    `answers` has the title. `card` asks for a safety card in the text.
    """
    fields = declarations(kind)
    needed = [field for field in fields if field.required or field.name in answers]
    rest = [field for field in fields if field not in needed]
    lines = [line for field in needed for line in _written(field, answers, known)]
    later = [line for field in rest for line in _commented(field, known)]
    body = BODIES[kind].format(card=CARD) if card else BODIES[kind].replace("{card}", "")
    return "---\n" + "\n".join(lines) + "\n" + OPTIONAL + "\n".join(later) + "\n---\n" + body


def choices_of(field: Declaration, known: Known) -> Sequence[str]:
    """What a field may be, where it is one of a few."""
    return field.choices or sorted(known.get(field.names, ()))


def can_wait(field: Declaration) -> bool:
    """Whether a gap can hold the place of an answer: words can come later, a choice or number is never made up."""
    return field.shape in ("list", "groups") or (field.shape == "text" and not field.choices and not field.names)


def _written(field: Declaration, answers: Answers, known: Known) -> Iterator[str]:
    yield from _comment(field, known)
    yield as_yaml(field.name, _value(field, answers, field.name))


def _commented(field: Declaration, known: Known) -> Iterator[str]:
    yield from _comment(field, known)
    if field.example is not None:
        yield from (f"#{line}" for line in as_yaml(field.name, field.example).splitlines())


def _comment(field: Declaration, known: Known) -> Iterator[str]:
    yield f"# {field.title}: {field.hint}" + (f" ({field.limits})" if field.limits else "")
    if field.required and (choices := choices_of(field, known)):
        yield f"# One of: {', '.join(choices)}"


def _value(field: Declaration, answers: Answers, name: str) -> Any:
    """The answer as it stands in the file; a gap where there is none."""
    if field.shape == "group":
        return {
            inner.name: _value(inner, answers, f"{name}.{inner.name}")
            for inner in field.fields
            if inner.required or f"{name}.{inner.name}" in answers
        }
    if name in answers:
        return [answers[name]] if field.shape == "list" else answers[name]
    return _gap(field, answers["title"])


def _gap(field: Declaration, title: str) -> Any:
    if not can_wait(field):
        return None
    words = f"{GAP} {field.hint}"
    if field.shape == "text":
        # A summary has to differ from all others, even before it is written.
        return f"{words} ({title[:60]})" if field.limits else words
    item = (
        words if field.shape == "list" else {inner.name: _gap(inner, title) for inner in field.fields if inner.required}
    )
    return [item for _ in range(max(field.fewest, 1))]


class _Dumper(yaml.SafeDumper):
    """Writes like our own files: quotation marks only where they are needed, as the model reads every value
    as text, and lists indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith(":null")]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
_Dumper.add_representer(int, lambda dumper, number: dumper.represent_str(str(number)))
_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))


def as_yaml(name: str, value: Any) -> str:
    text = yaml.dump({name: value}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)
    return str(text).rstrip("\n")
