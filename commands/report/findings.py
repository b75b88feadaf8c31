"""What the owner should know about the site, as data: `sections` fills it, `text` and `page` show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from commands.budget import Weight
from plugins.model.library import Library


@dataclass(frozen=True)
class Line:
    """One thing, and its file or address. `urgent`: it stops publishing, misleads readers, or its day is over."""

    text: str
    where: str = ""
    urgent: bool = False


@dataclass(frozen=True)
class Section:
    """What there is of one kind. `advice` says what to do about it; `none` is said when there is nothing."""

    title: str
    advice: str
    none: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class Report:
    name: str
    day: str
    sections: Sequence[Section]

    @property
    def urgent(self) -> int:
        """How many things cannot wait."""
        return sum(line.urgent for section in self.sections for line in section.lines)


@dataclass(frozen=True)
class Sources:
    """What a report is made of. `now` is on the practice's clocks, as are the days in `committed`, by path below
    content/; `weights` is None where no site is built, `dead` (reasons by address) where nobody asked, and
    `asked` says how that went."""

    library: Library
    now: datetime
    committed: Mapping[str, datetime] = field(default_factory=dict)
    weights: Sequence[Weight] | None = None
    dead: Mapping[str, str] = field(default_factory=dict)
    asked: str = "Nobody asked them. ./run report --links does, where there is a network."
    outbound: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def public(self) -> Library:
        return self.library.public(self.now)
