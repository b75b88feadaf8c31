"""All content of the site, read and typed. A file that cannot be read becomes Problems, never silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, RootModel, ValidationError

from plugins.model.document import Document, digest_of, parse_entry, parse_yaml, read_text
from plugins.model.entries import (
    KINDS,
    LAYOUTS,
    Entry,
    Exercise,
    Page,
    Person,
    Post,
    Service,
    Topic,
    area_url,
    kind_of,
)
from plugins.model.fields import Slug, Text
from plugins.model.files import files_of, shown
from plugins.model.memory import Memory
from plugins.model.practice import Practice
from plugins.model.problem import ContentError, Problem, did_you_mean
from plugins.model.redirects import FILE as REDIRECTS
from plugins.model.redirects import GONE, Redirect, Redirects
from plugins.model.typed import Known, typed

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Library:
    """The practice, its topics and its entries. `root` is the content folder; `facts` is the document
    that the practice was read from."""

    root: Path
    practice: Practice
    facts: Document
    known: Mapping[str, frozenset[str]]
    """The names there are by kind (folders, topics, images, files), of broken files too."""
    topics: Mapping[str, Topic] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    """By path below the content folder, in the order of the paths."""
    plain_words: Mapping[str, str] = field(default_factory=dict)
    """Words of the profession, in small letters, and what to write instead."""
    moved: Sequence[Redirect] = ()
    """What content/redirects.yaml says."""

    @property
    def redirects(self) -> list[Redirect]:
        """Every old address: the aliases of entries, then those of content/redirects.yaml."""
        aliases = (
            Redirect(alias, entry.url, entry.document, ("aliases", number))
            for entry in self.entries.values()
            for number, alias in enumerate(entry.aliases)
        )
        return [*aliases, *self.moved]

    @property
    def addresses(self) -> dict[str, str]:
        """The address of every page, and the file that it comes from. A topic has a page once it has a post."""
        used = {post.topic for post in self.posts}
        found = {topic.url: "content/topics.yaml" for slug, topic in self.topics.items() if slug in used}
        found |= {area_url(exercise.area): exercise.document.path for exercise in self.exercises}
        return found | {entry.url: entry.document.path for entry in self.entries.values()}

    @cached_property
    def _by_slug(self) -> Mapping[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            found.setdefault(entry.slug, []).append(entry)
        return found

    @cached_property
    def _by_file_name(self) -> Mapping[str, Entry]:
        """By every ending of the path: the first of two files with one name."""
        found: dict[str, Entry] = {}
        for path, entry in self.entries.items():
            parts = path.split("/")
            for start in range(len(parts)):
                found.setdefault("/".join(parts[start:]), entry)
        return found

    def of(self, kind: type[E]) -> list[E]:
        return [entry for entry in self.entries.values() if isinstance(entry, kind)]

    def find(self, kind: type[E], slug: str | None) -> E | None:
        return next((entry for entry in self._by_slug.get(slug or "", ()) if isinstance(entry, kind)), None)

    @cached_property
    def posts(self) -> list[Post]:
        """Oldest first; the slug decides between posts of one moment."""
        return sorted(self.of(Post), key=lambda post: (post.date, post.slug))

    @property
    def services(self) -> list[Service]:
        return sorted(self.of(Service), key=lambda service: (service.order, service.slug))

    @property
    def exercises(self) -> list[Exercise]:
        return sorted(self.of(Exercise), key=lambda exercise: (exercise.title.casefold(), exercise.slug))

    @property
    def people(self) -> list[Person]:
        return sorted(self.of(Person), key=lambda person: (person.title.casefold(), person.slug))

    @property
    def pages(self) -> list[Page]:
        return self.of(Page)

    def named(self, file_name: str) -> Entry | None:
        """The entry that a link names: `pt-vs-massage.md` or `posts/pt-vs-massage.md`."""
        wanted = file_name.lstrip("/")
        return self.entries.get(wanted) or self._by_file_name.get(wanted)

    def public(self, now: datetime) -> Library:
        """The library as readers see it at `now`: no drafts, nothing dated in the future, nothing that leads there."""
        shown = replace(self, entries={path: e for path, e in self.entries.items() if e.is_public(now)})
        live = shown.addresses
        return replace(shown, moved=[redirect for redirect in self.moved if not redirect.to or redirect.to in live])


def load(root: Path, memory: Memory | None = None) -> tuple[Library, list[Problem]]:
    """Read the content folder `root`, and again only what changed where there is a `memory`.

    Returns the library of everything readable and the Problems of everything else.
    Raises ContentError when the practice's facts or the topics cannot be read: nothing can be said without.
    """
    problems: list[Problem] = []
    facts = _yaml(root / "practice.yaml", problems)
    practice = facts and typed(Practice, facts, facts.data, problems)
    topics_file = _yaml(root / "topics.yaml", problems)
    files = files_of(root, problems)
    known = _names(root, files) | {"topics": frozenset(topics_file.data if topics_file else ())}
    topics = _topics(topics_file, known, problems) if topics_file else {}
    entries = dict(_entries(root, files, known, problems, memory or Memory()))
    if not facts or not practice or not topics_file:
        raise ContentError(problems)
    words = _plain_words(root / "plain-words.yaml", problems)
    moved = _moved(root / REDIRECTS, problems)
    return Library(root, practice, facts, known, topics, entries, words, moved), problems


def _names(root: Path, files: Sequence[Path]) -> dict[str, frozenset[str]]:
    below = {folder: [f for f in files if f.is_relative_to(root / folder)] for folder in (*KINDS, "images")}
    texts = {folder: [file for file in below[folder] if file.suffix == ".md"] for folder in KINDS}
    names = {folder: frozenset(_slug(file.relative_to(root)) for file in found) for folder, found in texts.items()}
    names["files"] = frozenset(file.name for found in texts.values() for file in found)
    names["images"] = frozenset(file.relative_to(root / "images").as_posix() for file in below["images"])
    return names


def _slug(path: Path) -> str:
    """The slug of a file below the content folder. Folders sort posts and the like, and mean something for pages."""
    return Path(*path.parts[1:]).with_suffix("").as_posix() if path.parts[0] == "pages" else path.stem


def _yaml(file: Path, problems: list[Problem]) -> Document | None:
    path = shown(file, file.parent)
    try:
        return parse_yaml(path, read_text(file, path))
    except ContentError as error:
        problems += error.problems
        return None


def _plain_words(file: Path, problems: list[Problem]) -> dict[str, str]:
    document = _yaml(file, problems) if file.exists() else None
    found = document and typed(PlainWords, document, document.data, problems)
    return {word.casefold(): plain for word, plain in found.root.items()} if found else {}


def _moved(file: Path, problems: list[Problem]) -> list[Redirect]:
    document = _yaml(file, problems) if file.exists() else None
    found = document and typed(Redirects, document, document.data, problems)
    if not document or not found:
        return []
    return [Redirect(old, None if to == GONE else to, document, (old,)) for old, to in found.root.items()]


def _topics(document: Document, known: Known, problems: list[Problem]) -> dict[str, Topic]:
    topics = {}
    for slug, data in document.data.items():
        if topic := typed(Topic, document, data, problems, (slug,), known):
            topic._slug = slug
            topics[slug] = topic
    return topics


def _entries(
    root: Path, files: Sequence[Path], known: Known, problems: list[Problem], memory: Memory
) -> Iterator[tuple[str, Entry]]:
    names = digest_of(repr(sorted((kind, sorted(of_kind)) for kind, of_kind in known.items())))
    for file in files:
        within, path = file.relative_to(root), shown(file, root)
        if within.parts[0] not in KINDS:
            continue
        if file.suffix != ".md":
            problems.append(Problem(path, 1, "", "is not a Markdown file. Save it with the ending .md."))
            continue
        try:
            text = read_text(file, path)
            make = partial(_entry, path, text, within, known)
            yield within.as_posix(), memory.recall(("entry", path, text, names), make)
        except ContentError as error:
            problems += error.problems


def _entry(path: str, text: str, within: Path, known: Known) -> Entry:
    return read_entry(parse_entry(path, text), within, known)


def read_entry(document: Document, path: Path, known: Known | None = None) -> Entry:
    """The typed entry of a document. `path` is relative to the content folder, `known` as in `Library`.

    Raises ContentError with all of its Problems.
    """
    problems: list[Problem] = []
    folder, slug = path.parts[0], _slug(path)
    for part in slug.split("/"):
        try:
            _SlugCheck(slug=part)
        except ValidationError:
            message = f'the file name "{part}.md" becomes the address: use a-z, 0-9 and single hyphens only'
            problems.append(Problem(document.path, 1, "", message))
    kind = kind_of(folder, dict(document.data))
    if folder == "pages" and (layout := document.data.get("layout", "page")) not in LAYOUTS:
        problems.append(document.problem("layout", f'"{layout}" is not a layout. {did_you_mean(str(layout), LAYOUTS)}'))
    entry = typed(kind, document, document.data, problems, known=known)
    if entry is None or problems:
        raise ContentError(problems)
    entry._document = document
    entry._slug = slug
    return entry


class PlainWords(RootModel[dict[str, Text]]):
    """content/plain-words.yaml: a word of the profession, and plain words for it."""


class _SlugCheck(BaseModel):
    slug: Slug
