"""What browsers are told while a preview runs."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace

PATIENCE = 15.0
"""Seconds of silence after which a line without meaning shows whether the browser is still there."""


@dataclass(frozen=True)
class Told:
    """A Problem as the browser shows it: the text of its line, and the part from `start` on that is meant."""

    path: str
    line: int
    field: str
    message: str
    text: str = ""
    start: int = 0
    length: int = 0


@dataclass(frozen=True)
class State:
    """`pages` and `styles` change with every good build of theirs; `problems` are those of the last bad one."""

    pages: str
    styles: str
    problems: Sequence[Told] = ()

    def __str__(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass
class News:
    """The state of the preview, and a way to wait for the next. Safe to use from several threads."""

    state: State = field(default_factory=lambda: State(_moment(), _moment()))
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def pages_changed(self) -> None:
        self._tell(replace(self.state, pages=_moment(), problems=()))

    def styles_changed(self) -> None:
        self._tell(replace(self.state, styles=_moment(), problems=()))

    def broken(self, problems: Sequence[Told]) -> None:
        self._tell(replace(self.state, problems=problems))

    def _tell(self, state: State) -> None:
        with self._changed:
            self.state = state
            self._changed.notify_all()

    def __iter__(self) -> Iterator[State | None]:
        """The state now and after every change; None after `PATIENCE` without one. Never ends."""
        told: State | None = None
        while True:
            with self._changed:
                self._changed.wait_for(lambda seen=told: self.state is not seen, PATIENCE)  # type: ignore[misc]
                new = None if self.state is told else self.state
            told = new or told
            yield new


def _moment() -> str:
    """Differs from that of any preview before, so that a browser left open sees a new one."""
    return str(time.time_ns())
