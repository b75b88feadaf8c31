"""What an import or a new file left for a person to do is done before readers see the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.entries import Entry, Page, Post
from plugins.model.problem import Problem

GAP = "TODO:"
"""Begins the words that hold the place of an answer in a field."""
TODO = re.compile(r"<!--\s*todo:\s*(.*?)\s*-->", re.IGNORECASE)


def import_todo(entry: Entry) -> Iterator[Problem]:
    """Marks of `./run new` and of the importer: a published page has none left."""
    if entry.status == "published":
        yield from open_points(entry)


def open_points(entry: Entry) -> Iterator[Problem]:
    """What is left to do in an entry, of whatever status."""
    yield from _gaps(entry)
    yield from _marks(entry)


def _gaps(entry: Entry) -> Iterator[Problem]:
    for field, line, text in entry.document.texts:
        if text.startswith(GAP):
            message = f"is left to do: {text.removeprefix(GAP).strip()} Write it, or write status: draft."
            yield Problem(entry.document.path, line, field, message)


def _marks(entry: Entry) -> Iterator[Problem]:
    for number, line in entry.document.prose:
        for todo in TODO.findall(line):
            message = f"is left to do: {todo}. Do it and delete the mark, or write status: draft."
            yield Problem(entry.document.path, number, "todo", message)


def has_text(entry: Entry) -> Iterator[Problem]:
    """A post or a page that says nothing disappoints who comes to read it."""
    document = entry.document
    # Pages of a layout show lists and fields; a text of their own only if there is something to add.
    is_text = isinstance(entry, Post) or type(entry) is Page
    if is_text and entry.status == "published" and not document.body.strip():
        message = "there is no text below the fields. Write it, or write status: draft."
        yield Problem(document.path, document.body_line - 1, "", message)
