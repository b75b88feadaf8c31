"""A rule can be wrong about a sentence. Then the author says why, in the file: `ignore: {rule-id: reason}`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from plugins.model.library import Library
from plugins.model.problem import Problem, did_you_mean
from plugins.rules.rule import Rule


def wrong(library: Library, known: Collection[Rule[object]]) -> Iterator[Problem]:
    """A silence names a rule that may be silenced, and says why."""
    possible = {rule.id for rule in known if rule.can_be_silenced}
    certain = {rule.id for rule in known} - possible
    for entry in library.entries.values():
        document = entry.document
        for loc in document.lines:
            if len(loc) != 2 or loc[0] != "ignore":
                continue
            name = str(loc[1])
            if name in certain:
                yield document.problem("ignore", f'"{name}" cannot be silenced. Mend what it found instead.', loc)
            elif name not in possible:
                yield document.problem("ignore", f'"{name}" is not a rule. {did_you_mean(name, possible)}', loc)
            elif name not in entry.ignore:
                yield document.problem("ignore", f'"{name}" needs a reason: {name}: why the text is right', loc)


def unused(library: Library, found: Sequence[Problem]) -> Iterator[Problem]:
    """A silence that silences nothing would hide the next mistake."""
    needed = {(problem.path, problem.rule) for problem in found}
    for entry in library.entries.values():
        for name in entry.ignore:
            if (entry.document.path, name) not in needed:
                message = f'"{name}" finds nothing here any more. Delete this line.'
                yield entry.document.problem("ignore", message, ("ignore", name))


def heard(library: Library, found: Sequence[Problem], silenced: Collection[str]) -> Iterator[Problem]:
    """The Problems of rules that may be `silenced` and are not, and those of all other rules."""
    silent = {
        (entry.document.path, name) for entry in library.entries.values() for name in entry.ignore if name in silenced
    }
    yield from (problem for problem in found if (problem.path, problem.rule) not in silent)
