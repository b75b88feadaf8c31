"""Old categories become topics, and authors people, by a small table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from importer.items import ImportRefusedError, Item, Outline
from importer.targets import skipped
from plugins.model.document import parse_yaml, read_text
from plugins.model.problem import ContentError, Problem, did_you_mean

FIELDS = ("topics", "authors", "default")
NONE = "(no category)"

Ask = Callable[[str, Collection[str]], str]
"""Asks a person to choose one of some names."""


@dataclass
class Table:
    """Names are kept in small letters. An author without a person has no byline."""

    topics: dict[str, str] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)
    default: str = ""

    def topic_of(self, item: Item) -> str:
        """The topic of a post: its first category that has one, then its first tag, then the default."""
        for term in (*item.categories, *item.tags):
            for name in (term.name, term.slug):
                if topic := self.topics.get(name.casefold()):
                    return topic
        return (self.topics.get(NONE, "") if not item.categories else "") or self.default

    def unmapped(self, outline: Outline) -> Counter[str]:
        """Categories that leave posts without a topic, and of how many posts."""
        return Counter(
            (item.categories[0].name if item.categories else NONE)
            for item in outline.items
            if item.type == "post" and not skipped(item) and not self.topic_of(item)
        )


def read(file: Path, topics: Collection[str], people: Collection[str]) -> Table:
    """The table of a YAML file. Raises ImportRefusedError with all of its problems."""
    try:
        document = parse_yaml(file.name, read_text(file, file.name))
    except ContentError as error:
        raise ImportRefusedError(str(error).replace("Nothing was built", "Nothing was written")) from None
    problems = []
    for name in document.data.keys() - set(FIELDS):
        problems.append(document.problem(name, f"is not a field here. {did_you_mean(name, FIELDS)}"))
    table = Table(default=str(document.data.get("default", "")))
    if table.default and table.default not in topics:
        problems.append(
            document.problem("default", f'"{table.default}" is no topic. {did_you_mean(table.default, topics)}')
        )
    for group, known, into in (("topics", topics, table.topics), ("authors", people, table.authors)):
        found = document.data.get(group, {})
        if not isinstance(found, Mapping):
            problems.append(document.problem(group, 'has to be lines of "old name: new name", indented.'))
            continue
        for old, new in found.items():
            if new not in known:
                message = f'"{new}" is not one of content/{group.replace("authors", "people")}. '
                problems.append(document.problem(old, message + did_you_mean(str(new), known), (group, old)))
            into[old.casefold()] = str(new)
    if problems:
        raise ImportRefusedError(_told(problems))
    return table


def complete(table: Table, outline: Outline, topics: Collection[str], ask: Ask | None) -> None:
    """Have a person choose a topic where one is missing. Without one to `ask`, raises ImportRefusedError."""
    missing = table.unmapped(outline)
    if missing and ask is None:
        lines = "".join(f'  "{name}": ...  # {count} posts\n' for name, count in sorted(missing.items()))
        raise ImportRefusedError(
            "These categories have no topic yet. Write a file, say topics.yaml, and give it with --topics:\n"
            f"topics:\n{lines}One of: {', '.join(sorted(topics))}. Nothing was written."
        )
    for name, count in sorted(missing.items()):
        assert ask is not None
        question = f'Topic for the category "{name}" ({count} post{"s" * (count != 1)})'
        table.topics[name.casefold()] = ask(question, sorted(topics))


def _told(problems: list[Problem]) -> str:
    return "\n".join([*map(str, sorted(problems)), "Nothing was written."])
