"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from inspect import getdoc
from typing import Generic, TypeVar

from plugins.model.entries import Entry
from plugins.model.library import Library
from plugins.model.problem import Problem, Severity

T = TypeVar("T")


@dataclass(frozen=True)
class Rule(Generic[T]):
    """A function that finds Problems, and how they are to be taken.

    The first sentence of the function's docstring is the reason for the rule. Where a rule can be wrong about
    a sentence (`can_be_silenced`), an author writes `ignore: {id: why}` in the file.
    """

    id: str
    find: Callable[[Library, T], Iterator[Problem]]
    severity: Severity = "error"
    can_be_silenced: bool = False

    @property
    def reason(self) -> str:
        """Why the rule is there, in one sentence."""
        return (getdoc(self.find) or "").split("\n\n")[0].replace("\n", " ")

    def problems(self, library: Library, against: T) -> Iterator[Problem]:
        """What the rule finds in a library, marked with its id and severity."""
        for problem in self.find(library, against):
            yield replace(problem, rule=self.id, severity=self.severity)


def each_entry(find: Callable[[Entry], Iterator[Problem]]) -> Callable[[Library, datetime], Iterator[Problem]]:
    """A rule about one entry at a time, as a rule about the library."""

    def of_library(library: Library, now: datetime) -> Iterator[Problem]:
        for entry in library.entries.values():
            findings = entry.findings
            if find not in findings:
                findings[find] = tuple(find(entry))
            yield from findings[find]

    of_library.__doc__ = find.__doc__
    return of_library
