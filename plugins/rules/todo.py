"""What is left for a person to do is done before readers see the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from plugins.model.body import prose
from plugins.model.entries import Page, Post
from plugins.model.library import Library
from plugins.model.problem import Problem

TODO = re.compile(r"<!--\s*todo:\s*(.*?)\s*-->", re.IGNORECASE)


def import_todo(library: Library, now: datetime) -> Iterator[Problem]:
    """Marks of the importer (docs/moving-from-squarespace.md): a published page has none left."""
    for entry in library.entries.values():
        if entry.status != "published":
            continue
        for number, line in prose(entry.document.body, entry.document.body_line):
            for todo in TODO.findall(line):
                message = f"is left to do: {todo}. Do it and delete the mark, or write status: draft."
                yield Problem(entry.document.path, number, "todo", message)


def has_text(library: Library, now: datetime) -> Iterator[Problem]:
    """A post or a page that says nothing disappoints who comes to read it."""
    for entry in library.entries.values():
        document = entry.document
        # Pages of a layout show lists and fields; a text of their own only if there is something to add.
        is_text = isinstance(entry, Post) or type(entry) is Page
        if is_text and entry.status == "published" and not document.body.strip():
            message = "there is no text below the fields. Write it, or write status: draft."
            yield Problem(document.path, document.body_line - 1, "", message)
