"""Starts a new page: a draft with every field of its kind explained, and a text to go on from."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify
from pydantic import TypeAdapter, ValidationError

from commands.check import CONTENT, problems_of
from commands.drafts import Answers, can_wait, choices_of, draft
from plugins.model.declarations import Declaration, declarations
from plugins.model.document import parse_entry
from plugins.model.entries import KINDS, Entry, Post, Service
from plugins.model.fields import Slug
from plugins.model.library import Library, load, read_entry
from plugins.model.problem import ContentError, did_you_mean

FOLDERS = {kind.__name__.lower(): folder for folder, kind in KINDS.items()}
LONGEST_SLUG = 80
ENDED = 130
"""The exit code of a program that was ended by Ctrl-C."""

Ask = Callable[[str], str]


class RefusedError(Exception):
    """Nothing was written. The text says why and what to do; `code` is the exit code."""

    def __init__(self, text: str, code: int = 2) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True)
class Order:
    """What to start: a kind of page, its title, and what is known of its fields. An empty slug is made of the title."""

    kind: str
    title: str
    fields: Sequence[str] = ()
    slug: str = ""

    @property
    def answers(self) -> dict[str, str]:
        """The `fields`, each written as name=value. Raises RefusedError."""
        for pair in self.fields:
            if "=" not in pair:
                raise RefusedError(f'"{pair}" is not understood. Write --field name=value')
        return {name.strip(): value.strip() for name, _, value in (pair.partition("=") for pair in self.fields)}


def new(order: Order, ask: Ask | None) -> int:
    """Write the file, say where it is and what is left to do. Returns the exit code.

    `ask` puts a question on the terminal; without one nothing is asked and the gaps are marked.
    """
    try:
        file, library = write(order, CONTENT.absolute(), datetime.now(UTC), ask)
    except RefusedError as refused:
        print(refused, file=sys.stderr)
        return refused.code
    except ContentError as error:
        print(f"{error}\nA new page needs the topics and the time zone: mend this first.", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, EOFError):
        print("\nNothing was written.", file=sys.stderr)
        return ENDED
    _report(file, library.root)
    return 0


def write(order: Order, root: Path, moment: datetime, ask: Ask | None) -> tuple[Path, Library]:
    """Write the file of an order into the content folder `root`, as of an aware `moment`.

    Raises RefusedError, and ContentError when the practice or the topics cannot be read.
    """
    order = replace(order, kind=order.kind.lower())
    if order.kind not in FOLDERS:
        raise RefusedError(f'"{order.kind}" is not a kind of page. {did_you_mean(order.kind, FOLDERS)}')
    kind = KINDS[FOLDERS[order.kind]]
    library, _ = load(root)
    _refuse_unknown(kind, order.answers)
    title = _title(order, kind, ask)
    file = root / FOLDERS[order.kind] / f"{_slug(order, title, root)}.md"
    answers: Answers = {"title": title, "status": "draft", **_made_up(kind, library, moment), **order.answers}
    wrong = _wrong(kind, file, library, answers)
    if found := [f"{name}: {message}" for name, message in wrong.items() if name in answers]:
        raise RefusedError("\n".join([*found, "Nothing was written."]))
    if ask:
        answers = _asked(kind, file, library, answers, ask)
    _save(file, _text(kind, library, answers))
    return file, library


def _refuse_unknown(kind: type[Entry], answers: Answers) -> None:
    names = {name for field in declarations(kind) for name in _names(field)}
    for name in answers.keys() - names:
        raise RefusedError(f'"{name}" is not a field of a {kind.__name__.lower()}. {did_you_mean(name, names)}')


def _names(field: Declaration) -> list[str]:
    """What a value on the command line may be called."""
    if field.shape == "group":
        return [f"{field.name}.{inner.name}" for inner in field.fields]
    return [field.name]


def _title(order: Order, kind: type[Entry], ask: Ask | None) -> str:
    title = " ".join(order.title.split())
    while not title and ask:
        title = " ".join(ask(_question(declarations(kind)[0], ())).split())
    if not title:
        raise RefusedError(f'A title is missing: ./run new {order.kind} "The title that readers see"')
    return title


def _slug(order: Order, title: str, root: Path) -> str:
    """The name of the file, which no other file has. Raises RefusedError."""
    slug = order.slug or slugify(title, regex_subs=DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"])
    if not order.slug and len(slug) > LONGEST_SLUG:
        slug = slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]
    if not slug:
        raise RefusedError(f'"{title}" has no letters to make an address of. Add --slug some-words')
    try:
        TypeAdapter(Slug).validate_python(slug)
    except ValidationError:
        raise RefusedError(f'"{slug}" becomes the address: use a-z, 0-9 and single hyphens only') from None
    for folder in KINDS:
        for other in sorted((root / folder).rglob(f"{slug}.md")):
            path = other.relative_to(root.parent).as_posix()
            raise RefusedError(f"{path} is there already and stays as it is. Add --slug another-name", 1)
    return slug


def _made_up(kind: type[Entry], library: Library, moment: datetime) -> dict[str, str]:
    """What needs no answer: today, and the next place in a list."""
    if issubclass(kind, Post):
        return {"date": library.practice.local(moment).strftime("%Y-%m-%d")}
    if issubclass(kind, Service):
        return {"order": str(max((service.order for service in library.services), default=0) + 1)}
    return {}


def _text(kind: type[Entry], library: Library, answers: Answers) -> str:
    topic = library.topics.get(answers.get("topic", ""))
    return draft(kind, answers, library.known, bool(topic and topic.needs_safety_card))


def _wrong(kind: type[Entry], file: Path, library: Library, answers: Answers) -> dict[str, str]:
    """What the model says about the draft, by field."""
    path = file.relative_to(library.root)
    try:
        read_entry(parse_entry(path.as_posix(), _text(kind, library, answers)), path, library.known)
    except ContentError as error:
        return {problem.field: problem.message for problem in error.problems}
    return {}


def _asked(kind: type[Entry], file: Path, library: Library, answers: Answers, ask: Ask) -> Answers:
    """The answers, with those to what the file cannot do without."""
    for name, field in _open_questions(declarations(kind), answers):
        choices = choices_of(field, library.known)
        said = ask(_question(field, choices))
        while message := _against(
            field, said, _wrong(kind, file, library, {**answers, name: _meant(said, choices)}), name
        ):
            said = ask(f"  {message}\n> ")
        if said.strip():
            answers = {**answers, name: _meant(said, choices)}
    return answers


def _open_questions(fields: Sequence[Declaration], answers: Answers) -> Iterator[tuple[str, Declaration]]:
    """The summary, which every page has, and what cannot be left for later."""
    for field in fields:
        if not field.required or field.name in answers:
            continue
        if field.shape == "group":
            inner = ((f"{field.name}.{name}", rest) for name, rest in _open_questions(field.fields, {}))
            yield from ((name, rest) for name, rest in inner if name not in answers)
        elif field.name in Entry.model_fields or not can_wait(field):
            yield field.name, field


def _question(field: Declaration, choices: Sequence[str]) -> str:
    limits = f" ({field.limits})" if field.limits else ""
    lines = [f"\n{field.title}: {field.hint}{limits}"]
    lines += [f"  {number:2} {choice}" for number, choice in enumerate(choices, 1)]
    if can_wait(field) and field.name != "title":
        lines.append("  Press Enter to write it later.")
    elif field.examples and not choices:
        lines.append(f"  For example: {field.example}")
    return "\n".join(lines) + "\n> "


def _meant(said: str, choices: Sequence[str]) -> str:
    """A choice may be given by its number."""
    said = said.strip()
    return choices[int(said) - 1] if said.isdecimal() and 0 < int(said) <= len(choices) else said


def _against(field: Declaration, said: str, wrong: Mapping[str, str], name: str) -> str:
    if said.strip():
        return wrong.get(name, "")
    return "" if can_wait(field) else "This one cannot wait."


def _save(file: Path, text: str) -> None:
    """Write a whole file or none, and never over another one. Raises RefusedError."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, prefix=".new-", delete=False) as fresh:
            fresh.write(text)
        try:
            Path(fresh.name).chmod(0o644)
            os.link(fresh.name, file)
        finally:
            with suppress(OSError):
                Path(fresh.name).unlink()
    except OSError as error:
        raise RefusedError(f"{file} cannot be written: {error.strerror}. Nothing was written.", 1) from None


def _report(file: Path, root: Path) -> None:
    kind = KINDS[file.parent.name]
    path = file.relative_to(root.parent).as_posix()
    print(f"\nWritten: {path} (a draft, which nobody sees until it says status: published)")
    left = [problem for problem in problems_of(root, datetime.now(UTC)) if problem.path == path]
    for problem in left:
        print(f"  line {problem.line}: {problem.field}: {problem.message}")
    print(f"To do:   {'the lines above, and ' if left else ''}whatever says TODO or todo in the file")
    entry = kind.model_construct()
    entry._slug = file.stem
    print(f"See it:  ./run serve, then http://127.0.0.1:8000{entry.url}")
