"""Old addresses: where each leads now, or that it is gone for good."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, RootModel

from plugins.model.document import Document
from plugins.model.fields import OldAddress
from plugins.model.problem import Problem

FILE = "redirects.yaml"
GONE = "gone"


def _destination(value: str) -> str:
    if value != GONE and not re.fullmatch(r"/(\S*/)?", value):
        raise ValueError(
            f'"{value}" is neither an address on this site, like /services/, nor the word "{GONE}", '
            "which says that nothing takes its place"
        )
    return value


Destination = Annotated[str, AfterValidator(_destination)]


class Redirects(RootModel[dict[OldAddress, Destination]]):
    """content/redirects.yaml: an old address, and where it leads or `gone`."""

    model_config = ConfigDict(frozen=True)

    root: Annotated[
        dict[OldAddress, Destination],
        Field(
            title="Old addresses",
            description="Of pages that were taken away or renamed. What leads to an entry may stand in its aliases.",
            examples=[{"/team/": "/about/", "/blog/summer-hours/": GONE}],
        ),
    ]


@dataclass(frozen=True)
class Redirect:
    """An old address and where it leads; `to` is None where nothing took its place.

    It was written in `document` at `loc`.
    """

    old: str
    to: str | None
    document: Document
    loc: tuple[str | int, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """The address as links may have it: Squarespace wrote no slash at the end, others did."""
        bare = self.old.rstrip("/")
        return (self.old, bare) if bare and bare != self.old else (self.old,)

    def problem(self, message: str) -> Problem:
        field = str(self.loc[0]) if self.loc[0] == "aliases" else ""
        return Problem(self.document.path, self.document.line_of(self.loc), field, message)
