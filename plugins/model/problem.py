"""What is wrong in a file, as data: found anywhere, printed in one place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing an author has to mend.

    `path` is relative to the project's root, `line` counts from 1, `field` names the front
    matter field (empty for the text itself), `message` says what is wrong and what to write.
    `rule` is the id of the rule that found it; "form" means that the file is not written as its kind
    of entry asks for. An error stops publishing, a warning advises.
    """

    path: str
    line: int
    field: str
    message: str
    rule: str = "form"
    severity: Severity = "error"

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}"
        return ": ".join(part for part in (place, self.field, self.message) if part)


class ContentError(Exception):
    """The content cannot be built. `problems` holds everything that was found, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        closing = f"{counted(len(self.problems), 'problem')} found. Nothing was built."
        super().__init__("\n".join([*map(str, self.problems), closing]))


def counted(number: int, word: str) -> str:
    """A number and its word: "1 error", "2 errors"."""
    return f"{number} {word}{'s' * (number != 1)}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that names the nearest of the `known` words, or lists them all."""
    known = sorted(known)
    if near := get_close_matches(word, known, n=1, cutoff=0.6):
        return f'Did you mean "{near[0]}"?'
    return f"Write one of: {', '.join(known)}." if known else "There are none yet."
