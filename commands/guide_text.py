"""The guide for staff as Markdown: a hand-written introduction, then fields, blocks and Problems as declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml

from plugins.model.blocks import BLOCKS
from plugins.model.declarations import Declaration, declarations
from plugins.model.entries import KINDS, Entry, Topic
from plugins.model.front_matter import as_yaml
from plugins.rules import RULES
from plugins.rules.rule import Rule
from plugins.views.examples import TextExample

MARK = "<!-- written by ./run guide from here on: change the declarations, not this text -->"
SHARED = set(Entry.model_fields)
SEVERITIES = {"error": "stops publishing", "warning": "advice"}


def guide(introduction: str, blocks: Mapping[str, TextExample]) -> str:
    """The whole guide. `blocks` are shown by the name of their picture in docs/blocks."""
    parts = [introduction.strip(), MARK, *_fields(), *_blocks(blocks), *_problems()]
    return "\n\n".join(parts) + "\n"


def _fields() -> Iterator[str]:
    yield "## Every field"
    yield (
        "Fields stand at the top of a file, between two lines `---`, one a line. Those in **bold** have to be there. "
        "Put quotation marks around a value with a colon in it. An empty field counts as left out."
    )
    yield "### On every page"
    yield _table(declarations(Entry))
    yield from _groups(declarations(Entry))
    for folder, kind in KINDS.items():
        own = [field for field in declarations(kind) if field.name not in SHARED]
        yield f"### {kind.__name__}: `content/{folder}/`"
        yield _first_sentence(kind.__doc__)
        yield _table(own)
        yield from _groups(own)
    yield "### Topic: `content/topics.yaml`"
    yield _first_sentence(Topic.__doc__)
    yield _table(declarations(Topic))


def _groups(fields: Iterable[Declaration]) -> Iterator[str]:
    """Fields that are groups of fields, each with the lines to write."""
    for field in fields:
        if field.fields:
            yield f"`{field.name}` is written like this:"
            yield f"```yaml\n{as_yaml({field.name: field.example})}\n```"
            yield _table(field.fields)


def _table(fields: Iterable[Declaration]) -> str:
    rows = ["| Field | What it is | For example |", "| --- | --- | --- |"]
    for field in fields:
        name = f"**`{field.name}`**" if field.required else f"`{field.name}`"
        limits = f" ({field.limits})" if field.limits else ""
        rows.append(f"| {name} | {field.title}. {field.hint}{limits} | {_shown(field)} |")
    return "\n".join(rows)


def _shown(field: Declaration) -> str:
    """The example as it may be written on one line; of a group there is more below."""
    if field.choices:
        return ", ".join(f"`{choice}`" for choice in field.choices)
    if field.shape == "yes or no":
        return "`yes`, `no`"
    if field.example is None:
        return ""
    if field.fields:
        return "as below"
    return f"`{_inline(field.example)}`"


def _inline(value: Any) -> str:
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10_000)
    return str(value) if isinstance(value, str | int) else text.strip()


def _blocks(blocks: Mapping[str, TextExample]) -> Iterator[str]:
    yield "## Every block"
    yield (
        "A block begins with three slashes and its name, and ends with three slashes. In VS Code, type a slash and the "
        "name: the rest is filled in."
    )
    for name, example in blocks.items():
        purposes = [
            f"`{block.name}`: {block.purpose}" for block in BLOCKS.values() if f"/ {block.name}" in example.text
        ]
        yield f"### {example.name}"
        if purposes:
            yield " ".join(purposes)
        yield f"````markdown\n{example.text.rstrip()}\n````"
        yield f"![What readers see](blocks/{name}.webp)"


def _problems() -> Iterator[str]:
    yield "## What each Problem means"
    yield (
        "`./run check` ends every line with the id of the rule. `form` means that a field is missing or not written as "
        "its kind asks for. A rule with *yes* in the last column can be wrong about a sentence. Then keep the "
        "sentence, and say why at the top of the file:"
    )
    yield "```yaml\nignore:\n  patient-names: Mr. Potter is a character of the story.\n```"
    rows = ["| Id | What it does | Why it is there | Can be silenced |", "| --- | --- | --- | --- |"]
    yield "\n".join([*rows, *map(_row, RULES)])


def _row(rule: Rule) -> str:
    return f"| `{rule.id}` | {SEVERITIES[rule.severity]} | {rule.reason} | {'yes' if rule.can_be_silenced else ''} |"


def _first_sentence(text: str | None) -> str:
    return (text or "").strip().split("\n\n")[0].replace("\n", " ")
