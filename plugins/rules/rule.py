"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from inspect import getdoc
from typing import Any

from plugins.model.problem import Problem, Severity


@dataclass(frozen=True)
class Rule:
    """A function that finds Problems, and how they are to be taken.

    The first sentence of the function's docstring is the reason for the rule. Where a rule can be wrong about
    a sentence (`can_be_silenced`), an author writes `ignore: {id: why}` in the file.
    """

    id: str
    find: Callable[..., Iterator[Problem]]
    severity: Severity = "error"
    can_be_silenced: bool = False

    @property
    def reason(self) -> str:
        """Why the rule is there, in one sentence."""
        return (getdoc(self.find) or "").split("\n\n")[0].replace("\n", " ")

    def problems(self, *given: Any) -> Iterator[Problem]:
        """What the rule finds in what is given to it, marked with its id and severity."""
        for problem in self.find(*given):
            yield replace(problem, rule=self.id, severity=self.severity)
