"""What ends a build, in words for the author."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.model.problem import Problem


class BuildError(Exception):
    """The site was not built. The text is for the author, `problems` are what the content has."""

    def __init__(self, text: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(text)
        self.problems = problems


def in_words(error: OSError) -> str:
    """What the system refused, in a sentence."""
    what = f" ({error.filename})" if error.filename else ""
    return f"Nothing was built, as the system says: {error.strerror or error}{what}."
