"""What a check is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from inspect import getdoc

from commands.audit.site import BuiltSite
from plugins.model.problem import Problem


@dataclass(frozen=True)
class Check:
    """A function that finds Problems in a built site; their paths are names of its files.

    The first sentence of the function's docstring is the reason for the check. It raises MissingToolsError
    where this machine lacks what it takes.
    """

    id: str
    find: Callable[[BuiltSite], Iterator[Problem]]

    @property
    def reason(self) -> str:
        """Why the check is there, in one sentence."""
        return (getdoc(self.find) or "").split("\n\n")[0].replace("\n", " ")

    def problems(self, site: BuiltSite) -> list[Problem]:
        """What the check finds, marked with its id, in the order of files."""
        return sorted({replace(problem, rule=self.id) for problem in self.find(site)})
