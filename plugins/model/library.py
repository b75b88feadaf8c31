"""All content of the site, read and typed. A file that cannot be read becomes Problems, never silence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, RootModel, ValidationError

from plugins.model.digests import names
from plugins.model.document import Document, parse_entry, parse_yaml, read_text
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
from plugins.model.parallel import spread
from plugins.model.practice import Practice
from plugins.model.problem import ContentError, Problem, did_you_mean
from plugins.model.redirects import FILE as REDIRECTS
from plugins.model.redirects import GONE, Redirect, Redirects
from plugins.model.shelf import Brief, Row, Shelf, brief_of
from plugins.model.typed import Asked, Known, typed

E = TypeVar("E", bound=Entry)
Inspect = Callable[[Entry, Mapping[str, str]], Sequence[Problem]]
"""What is wrong in an entry by itself; knows `plain_words` as in `Library`."""


@dataclass(frozen=True)
class Library:
    """The practice, its topics and its entries. `root` is the content folder; `facts` is the document
    that the practice was read from."""

    root: Path
    practice: Practice
    facts: Document
    known: Mapping[str, frozenset[str]]
    """The names there are by kind (folders, topics, images, files), of broken files too."""
    topics: Mapping[str, Topic]
    entries: Shelf
    """By path below the content folder, in the order of the paths."""
    plain_words: Mapping[str, str] = field(default_factory=dict)
    """Words of the profession, in small letters, and what to write instead."""
    moved: Sequence[Redirect] = ()
    """What content/redirects.yaml says."""

    @property
    def redirects(self) -> list[Redirect]:
        """Every old address: the aliases of entries, then those of content/redirects.yaml."""
        aliases = (
            Redirect(alias, brief.url, self.entries[path].document, ("aliases", number))
            for path, brief in self.entries.briefs.items()
            for number, alias in enumerate(brief.aliases)
        )
        return [*aliases, *self.moved]

    @cached_property
    def addresses(self) -> dict[str, str]:
        """The address of every page, and the file that it comes from. A topic has a page once it has a post."""
        briefs = self.entries.briefs
        used = {brief.topic for brief in briefs.values()}
        found = {topic.url: "content/topics.yaml" for slug, topic in self.topics.items() if slug in used}
        found |= {area_url(exercise.area): exercise.document.path for exercise in self.exercises}
        return found | {brief.url: f"{self.root.name}/{path}" for path, brief in briefs.items()}

    @cached_property
    def _by_slug(self) -> Mapping[tuple[str, str], str]:
        return {(path.partition("/")[0], brief.slug): path for path, brief in reversed([*self.entries.briefs.items()])}

    @cached_property
    def _by_file_name(self) -> Mapping[str, str]:
        """The path by every ending of it: the first of two files with one name."""
        found: dict[str, str] = {}
        for path in self.entries:
            ending = path
            while ending:
                found.setdefault(ending, path)
                ending = ending.partition("/")[2]
        return found

    @cached_property
    def _paths(self) -> Mapping[str, Sequence[str]]:
        """The paths of the entries in each folder."""
        found: dict[str, list[str]] = {folder: [] for folder in KINDS}
        for path in self.entries:
            found[path.partition("/")[0]].append(path)
        return found

    def of(self, kind: type[E]) -> Row[E]:
        """The entries of a kind that has a folder, in the order of the paths."""
        return Row(self.entries, self._paths[_folder(kind)])

    def row(self, kind: type[E], slugs: Iterable[str]) -> Row[E]:
        """The entries of these slugs, in their order; those that there are."""
        paths = (self._path_of(kind, slug) for slug in slugs)
        return Row(self.entries, [path for path in paths if path])

    def find(self, kind: type[E], slug: str | None) -> E | None:
        """The entry of a slug, if there is one."""
        path = self._path_of(kind, slug or "")
        return self.entries[path] if path else None  # type: ignore[return-value]

    def _path_of(self, kind: type[Entry], slug: str) -> str | None:
        return self._by_slug.get((_folder(kind), slug))

    @cached_property
    def posts(self) -> Row[Post]:
        """Oldest first; the slug decides between posts of one moment."""
        briefs = self.entries.briefs
        return Row(self.entries, sorted(self._paths["posts"], key=lambda path: (briefs[path].date, briefs[path].slug)))

    @cached_property
    def posts_by_topic(self) -> Mapping[str, Row[Post]]:
        """The posts of each topic that has any, oldest first, in the order of the topics."""
        found: dict[str, list[str]] = {slug: [] for slug in self.topics}
        for path in self.posts.paths:
            found[self.entries.briefs[path].topic].append(path)
        return {slug: Row(self.entries, paths) for slug, paths in found.items() if paths}

    @cached_property
    def services(self) -> Sequence[Service]:
        return sorted(self.of(Service), key=lambda service: (service.order, service.slug))

    @cached_property
    def exercises(self) -> Sequence[Exercise]:
        return sorted(self.of(Exercise), key=lambda exercise: (exercise.title.casefold(), exercise.slug))

    @cached_property
    def people(self) -> Sequence[Person]:
        return sorted(self.of(Person), key=lambda person: (person.title.casefold(), person.slug))

    @property
    def pages(self) -> Row[Page]:
        return self.of(Page)

    def named(self, file_name: str) -> Entry | None:
        """The entry that a link names: `pt-vs-massage.md` or `posts/pt-vs-massage.md`."""
        path = self._by_file_name.get(file_name.lstrip("/"))
        return self.entries[path] if path else None

    def address_of(self, file_name: str) -> str | None:
        """The address of the entry that a link names."""
        path = self._by_file_name.get(file_name.lstrip("/"))
        return self.entries.briefs[path].url if path else None

    def public(self, now: datetime) -> Library:
        """The library as readers see it at `now`: no drafts, nothing dated in the future, nothing that leads there."""
        seen = replace(self, entries=self.entries.only(lambda brief: brief.is_public(now)))
        return replace(
            seen, moved=[redirect for redirect in self.moved if not redirect.to or redirect.to in seen.addresses]
        )


def _folder(kind: type[Entry]) -> str:
    return next(folder for folder, base in KINDS.items() if issubclass(kind, base))


def load(root: Path, memory: Memory | None = None, inspect: Inspect | None = None) -> tuple[Library, list[Problem]]:
    """Read the content folder `root`, and of what a `memory` knows only what changed.

    Returns the library of everything readable, and the Problems of everything else and those that `inspect` finds in
    each entry. Raises ContentError when the practice's facts or the topics cannot be read: nothing can be said without.
    """
    problems: list[Problem] = []
    memory = memory or Memory()
    facts = _yaml(root / "practice.yaml", problems)
    practice = facts and typed(Practice, facts, facts.data, problems)
    topics_file = _yaml(root / "topics.yaml", problems)
    files = files_of(root, problems)
    known = _names(files) | ({"topics": frozenset(topics_file.data)} if topics_file else {})
    topics = _topics(topics_file, known, problems) if topics_file else {}
    words = _plain_words(root / "plain-words.yaml", problems)
    entries = _Reading(root, known, words, memory, inspect).shelf(files, problems)
    if not facts or not practice or not topics_file:
        raise ContentError(problems)
    moved = _moved(root / REDIRECTS, problems)
    return Library(root, practice, facts, known, topics, entries, words, moved), problems


def _names(files: Sequence[str]) -> dict[str, frozenset[str]]:
    below: dict[str, list[str]] = {folder: [] for folder in (*KINDS, "images")}
    for path in files:
        folder, _, within = path.partition("/")
        below.get(folder, []).append(within)
    texts = {folder: [f"{folder}/{within}" for within in below[folder] if within.endswith(".md")] for folder in KINDS}
    names = {folder: frozenset(map(_slug, paths)) for folder, paths in texts.items()}
    names["files"] = frozenset(path.rpartition("/")[2] for paths in texts.values() for path in paths)
    names["images"] = frozenset(below["images"])
    return names


def _slug(path: str) -> str:
    """The slug of a file below the content folder. Folders sort posts and the like, and mean something for pages."""
    plain = path.removesuffix(".md")
    return plain.removeprefix("pages/") if path.startswith("pages/") else plain.rpartition("/")[2]


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


@dataclass(frozen=True)
class _Reading:
    """How the files of entries are read; what has not changed comes out of the `memory`."""

    root: Path
    known: Known
    words: Mapping[str, str]
    memory: Memory
    inspect: Inspect | None

    def shelf(self, files: Sequence[str], problems: list[Problem]) -> Shelf:
        """All entries that can be read. What is wrong, in them too, becomes `problems`."""
        name = f"briefs {self._own}"
        before: Mapping[str, Brief] = self.memory.get_parts(name)
        paths = list(self._texts(files, problems))
        changed = [path for path in paths if not self._is_known(path, before.get(path))]
        read: dict[str, Brief | None] = dict.fromkeys(changed)
        for path, (brief, found, pieces) in zip(changed, spread(self._read, changed), strict=True):
            read[path] = brief
            problems += found
            self.memory.add(pieces)
        now = {path: there for path in paths if (there := read[path] if path in read else before[path])}
        if now != before:
            self.memory.put_parts(name, now)
        problems += (problem for brief in now.values() for problem in brief.findings)
        return Shelf(now, self)

    def _texts(self, files: Sequence[str], problems: list[Problem]) -> Iterator[str]:
        """The files of entries."""
        for path in files:
            if path.partition("/")[0] not in KINDS:
                continue
            if path.endswith(".md"):
                yield path
            else:
                message = "is not a Markdown file. Save it with the ending .md."
                problems.append(Problem(f"{self.root.name}/{path}", 1, "", message))

    def _is_known(self, path: str, brief: Brief | None) -> bool:
        """Whether a file is the one that a brief is of, and what it names is still there."""
        names_are_there = brief and all(name in self.known.get(kind, ()) for kind, name in brief.names)
        return bool(brief and brief.digest and names_are_there and brief.digest == self._digest(path))

    def _digest(self, path: str) -> str:
        try:
            return self.memory.digests.of(f"{self.root}/{path}")
        except OSError:
            return ""  # no file has this one: reading it will say what is wrong

    def _read(self, path: str) -> tuple[Brief | None, Sequence[Problem], Mapping[str, bytes]]:
        """The brief of a file, or what is wrong with it, and what the memory gets."""
        asked = Asked(self.known)
        digest = self._digest(path)
        try:
            entry = self._parsed(path, asked)
        except ContentError as error:
            return None, error.problems, {}
        found = self.inspect(entry, self.words) if self.inspect else ()
        if sha256((self.root / path).read_bytes()).hexdigest() == digest:
            self.memory.put(self._key(path, digest), entry)
        else:
            digest = ""  # somebody wrote while we read: the next build reads it again
        return brief_of(entry, digest, frozenset(asked.names), found), (), self.memory.taken()

    def read_again(self, path: str) -> Brief | None:
        self.memory.digests.forget(f"{self.root}/{path}")
        brief, _, pieces = self._read(path)
        self.memory.add(pieces)
        is_wrong = not brief or any(problem.severity == "error" for problem in brief.findings)
        return None if is_wrong else brief

    def entry(self, path: str) -> Entry:
        return self.memory.recall(self._key(path, self._digest(path)), partial(self._parsed, path, self.known))

    def _parsed(self, path: str, known: Known) -> Entry:
        """The entry of a file. Raises ContentError."""
        file = self.root / path
        name = shown(file, self.root)
        return read_entry(parse_entry(name, read_text(file, name), file), Path(path), known)

    def _key(self, path: str, digest: str) -> str:
        return f"entry {self.root} {path} {digest}"

    @cached_property
    def _own(self) -> str:
        """Names what briefs depend on besides their files."""
        return f"{self.root} {names(repr(self.words))} {bool(self.inspect)}"


def read_entry(document: Document, path: Path, known: Known | None = None) -> Entry:
    """The typed entry of a document. `path` is relative to the content folder, `known` as in `Library`.

    Raises ContentError with all of its Problems.
    """
    problems: list[Problem] = []
    folder, slug = path.parts[0], _slug(path.as_posix())
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
