"""The fields of an imported entry, as our model wants them."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import yaml

from importer.body import Body
from importer.items import Item
from importer.links import without_contacts
from importer.targets import Target
from importer.tree import parse, words_of
from plugins.model.practice import Practice

SEO = ("_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description", "_aioseop_description")
SHORTEST, LONGEST = 50, 160
CARD = """/// safety | stop
- TODO: write the signs at which a reader has to stop
///"""


@dataclass
class Taken:
    """Titles and summaries in use, in small letters, and the files they are used in."""

    titles: dict[str, str] = field(default_factory=dict)
    summaries: dict[str, str] = field(default_factory=dict)


def title_of(target: Target, taken: Taken, todos: list[str]) -> str:
    """A title of its own, in plain words."""
    title = without_contacts(plain(target.item.title))
    if not title:
        title = target.slug.rpartition("/")[2].replace("-", " ").capitalize()
        todos.append("write a title; the old page had none")
    if len(title) > 120:
        title = f"{title[:119].rpartition(' ')[0]}…"
        todos.append("shorten the title; it was cut at 120 characters")
    unique, number = title, 2
    while taken.titles.setdefault(unique.casefold(), target.path) != target.path:
        unique, number = f"{title} ({number})", number + 1
    if unique != title:
        todos.append(f"choose another title; {taken.titles[title.casefold()]} has the same")
    return unique


def summary_of(target: Target, title: str, body: Body, taken: Taken, todos: list[str], remarks: list[str]) -> str:
    """The old description for search engines, else the excerpt, else how the text begins."""
    item = target.item
    found = [item.meta.get(name, "") for name in SEO] + [item.excerpt]
    for text, own in [*((plain(text), True) for text in found), (body.opening, False)]:
        summary = fitted(without_contacts(text))
        if summary and taken.summaries.setdefault(summary.casefold(), target.path) == target.path:
            if not own:
                remarks.append("the summary is how the text begins: read it once")
            return summary
    todos.append("write the summary: one or two sentences, 50 to 160 characters")
    return f"TODO: say in one or two sentences what this page is about ({title[:80]})."


def fitted(text: str) -> str:
    """A text as a summary, cut at the end of a sentence or else of a word; nothing if it is too short."""
    if len(text) < SHORTEST:
        return ""
    if len(text) <= LONGEST:
        return text
    ends = [match.end() for match in re.finditer(r"[.!?](?=\s)", text[: LONGEST + 1]) if match.end() >= SHORTEST]
    return text[: ends[-1]] if ends else f"{text[: LONGEST - 1].rpartition(' ')[0].rstrip(' ,;:–-')}…"


def date_of(item: Item, practice: Practice) -> datetime | None:
    """When it was published, in the practice's time."""
    try:
        return practice.local(datetime.strptime(item.date_gmt, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC))
    except ValueError:
        pass
    try:
        return practice.local(parsedate_to_datetime(item.published))
    except (ValueError, TypeError):
        pass
    try:
        return datetime.strptime(item.date, "%Y-%m-%d %H:%M:%S")
    except ValueError:
        return None


def plain(text: str) -> str:
    """Words on one line, without tags and entities."""
    return words_of(parse(html.unescape(text))) if text.strip() else ""


class _Dumper(yaml.SafeDumper):
    """Writes like our own files: dates without quotation marks, as the model reads every value as text anyhow,
    and lists indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def render(fields: Mapping[str, Any], body: str, todos: list[str]) -> str:
    """The file of an entry. `todos` are those that the body does not mark itself."""
    front = yaml.dump(
        {name: value for name, value in fields.items() if value},
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=10_000,
    )
    marks = "".join(f"<!-- todo: {todo} -->\n\n" for todo in todos)
    return f"---\n{front}---\n{marks}{body}\n"
