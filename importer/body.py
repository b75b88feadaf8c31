"""The text of an item, from HTML to Markdown, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from importer import classic, clean, embeds, links, media, words
from importer.items import Item
from importer.markdown import to_markdown
from importer.parts import Findings, Surroundings
from importer.tree import Node, parse, put_after, span, words_of

CALL = "/// cta\n///"
ENOUGH = 50
ASIDE = ("li", "blockquote", "table", "figure")


@dataclass(frozen=True)
class Body:
    """A text in Markdown. `opening` is how it begins, in plain words; `before` and `after` count words,
    what was added or taken out on purpose left aside."""

    markdown: str
    opening: str
    before: int
    after: int
    found: Findings


def convert(item: Item, others: Mapping[str, Item], around: Surroundings) -> Body:
    """Clean and convert the text of an item. `others` are the files and reusable blocks of the export by number."""
    found, todos = Findings(), list[str]()
    filled = classic.filled(item.body, others, todos)
    before = words.in_html(filled)
    for name in dict.fromkeys(classic.DYNAMIC.findall(filled)):
        found.remarks.append(f"the block {name} was left out, as WordPress filled it anew on every visit")
    root = parse(classic.expand(filled, item, others, todos))
    del filled
    for todo in reversed(list(dict.fromkeys(todos))):
        root.insert(0, found.todo(todo))
    parts, gone = clean.drop_foreign_parts(root)
    found.remarks += [f"left out: {part}" for part in parts]
    found.added -= gone
    clean.open_accordions(root)
    clean.drop_doubles(root)
    embeds.convert(root, found)
    links.convert_contacts(root, around, found)
    links.convert(root, around, found)
    media.convert(root, around, found)
    for node in list(root.iter("s", "strike", "del")):
        # Our texts cannot strike words out, and without the line they would say the opposite.
        put_after(node, span(found.todo_mark("the words before this were struck out: delete them, or let them stand")))
        node.drop_tag()
    clean.tidy(root)
    opening = found.put_words(_opening(root))
    markdown = to_markdown(root, found)
    if markdown.endswith(CALL):
        # Every post ends with a call to action of its own.
        markdown = markdown.removesuffix(CALL).rstrip()
    del root
    return Body(markdown, opening, before, words.in_markdown(markdown) - found.added, found)


def _opening(root: Node) -> str:
    """The first paragraphs, as many as make a sentence or two; no lists, quotes or captions."""
    words = ""
    for node in root.iter("p"):
        if len(words) < ENOUGH and not any(around.tag in ASIDE for around in node.iterancestors()):
            words = f"{words} {words_of(node)}".strip()
    return words
