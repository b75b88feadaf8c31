"""Blocks are written so that they are understood: a misspelt one would turn into text on the page."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from pydantic import ValidationError

from plugins.model.blocks import BLOCKS, URGENCIES, Block
from plugins.model.body import BlockUse
from plugins.model.entries import Dose, Entry, Exercise, Post
from plugins.model.library import Library
from plugins.model.problem import Problem, did_you_mean


def known_blocks(entry: Entry, library: Library, now: datetime) -> Iterator[Problem]:
    """Names, arguments, options and places of all blocks."""
    document = entry.document
    body = document.scanned
    for line, message in body.problems:
        yield Problem(document.path, line, "", message)
    for use in body.blocks:
        for message in _wrong(library, entry, use, now):
            yield Problem(document.path, use.line, f"/// {use.name}", message)


def headings_in_order(entry: Entry) -> Iterator[Problem]:
    """The title is the first level, so a text starts at the second and never skips one (WCAG 1.3.1)."""
    level = 1
    for line, depth, words in entry.document.scanned.headings:
        if depth == 1:
            message = f'"{words}": the title is the only heading with one #. Write ## here.'
            yield Problem(entry.document.path, line, "", message)
        elif depth > level + 1:
            message = f'"{words}" skips a level of headings. Write {"#" * (level + 1)} here.'
            yield Problem(entry.document.path, line, "", message)
        level = depth


def _wrong(library: Library, entry: Entry, use: BlockUse, now: datetime) -> Iterator[str]:
    block = BLOCKS.get(use.name)
    if not block:
        yield f"there is no such block. {did_you_mean(use.name, BLOCKS)}"
        return
    yield from _wrong_argument(library, block, use)
    yield from _wrong_place(entry, block, use)
    for option in use.options.keys() - block.options:
        yield f'"{option}" is not an option here. {did_you_mean(option, block.options)}'
    if block.name == "exercise" and use.options.keys() <= block.options:
        yield from _wrong_dose(library, use)
        exercise = library.find(Exercise, use.argument)
        if exercise and entry.is_public(now) and not exercise.is_public(now):
            yield f'"{use.argument}" is not public yet. Publish the exercise first, or take the block out.'


def _wrong_argument(library: Library, block: Block, use: BlockUse) -> Iterator[str]:
    known: dict[str, Collection[str]] = {
        "urgency": URGENCIES,
        "service": library.known["services"],
        "exercise": library.known["exercises"],
    }
    argument = use.argument
    if block.argument == "none":
        if argument:
            yield f'takes nothing after its name. Delete "| {argument}".'
    elif not argument:
        if block.name != "cta":
            yield f"needs words after a bar: /// {block.name} | ..."
    elif block.argument == "image":
        if argument not in library.known["images"]:
            yield f'there is no picture "{argument}" in content/images.'
        if "alt" not in use.options:
            yield "needs a line `    alt: what the picture shows` for people who cannot see it."
    elif block.argument in known and argument not in known[block.argument]:
        yield f'"{argument}" is not known here. {did_you_mean(argument, known[block.argument])}'


def _wrong_place(entry: Entry, block: Block, use: BlockUse) -> Iterator[str]:
    parent = use.parents[-1] if use.parents else ""
    if block.inside == "top":
        if parent:
            yield f"cannot stand inside another block ({parent}). Move it below."
        if not isinstance(entry, Post):
            yield "is for posts only."
    elif block.inside and parent != block.inside:
        yield f"has to stand inside /// {block.inside}."


def _wrong_dose(library: Library, use: BlockUse) -> Iterator[str]:
    exercise = library.find(Exercise, use.argument)
    try:
        if exercise:
            Dose.model_validate(exercise.dose.model_dump() | dict(use.options))
    except ValidationError as error:
        for details in error.errors():
            limit = Dose.model_fields[str(details["loc"][0])]
            bounds = " and ".join(str(bound).split("(")[-1].rstrip(")") for bound in limit.metadata)
            yield f'{details["loc"][0]}: "{details["input"]}" is not a safe dose here ({bounds}).'
