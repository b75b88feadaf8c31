"""The fields of an imported entry, as our model wants them."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from importer.body import Body
from importer.items import Item
from importer.links import CONTACT, without_contacts
from importer.targets import Target
from importer.tree import parse, visible, words_of
from plugins.model.declarations import schema_of
from plugins.model.entries import Post
from plugins.model.fields import Tag
from plugins.model.front_matter import as_yaml
from plugins.model.practice import Practice

SEO = ("_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description", "_aioseop_description")
_FIELDS = schema_of(Post)["properties"]
LONGEST_TITLE = _FIELDS["title"]["maxLength"]
SHORTEST, LONGEST = _FIELDS["summary"]["minLength"], _FIELDS["summary"]["maxLength"]
TAG = TypeAdapter(Tag)
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
    if len(title) > LONGEST_TITLE:
        title = f"{title[: LONGEST_TITLE - 1].rpartition(' ')[0] or title[: LONGEST_TITLE - 1]}…"
        todos.append(f"shorten the title; it was cut at {LONGEST_TITLE} characters")
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
    todos.append(f"write the summary: one or two sentences, {SHORTEST} to {LONGEST} characters")
    return f"TODO: say in one or two sentences what this page is about ({title[:80]})."


def tags_of(item: Item, remarks: list[str]) -> list[str]:
    """The old tags that the model takes; it has reasons against the others."""
    tags = list(dict.fromkeys(plain(tag.name) for tag in item.tags))
    fitting = [tag for tag in tags if not CONTACT.search(tag) and _is_tag(tag)]
    remarks += [f'the tag "{without_contacts(tag)}" was left out' for tag in tags if tag not in fitting]
    return fitting


def _is_tag(tag: str) -> bool:
    try:
        return bool(TAG.validate_python(tag))
    except ValidationError:
        return False


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
    return visible(words_of(parse(html.unescape(text)))) if text.strip() else ""


def render(fields: Mapping[str, Any], body: str, todos: list[str]) -> str:
    """The file of an entry. `todos` are those that the body does not mark itself."""
    front = as_yaml({name: value for name, value in fields.items() if value})
    marks = "".join(f"<!-- todo: {todo} -->\n\n" for todo in todos)
    return f"---\n{front}\n---\n{marks}{body}\n"
