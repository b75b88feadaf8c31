"""What a build made, for the next one in the same process."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Set
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass
class Memory:
    """What the last build made, by everything that it depends on. An empty memory is always right."""

    _before: dict[Hashable, Any] = field(default_factory=dict)
    _now: dict[Hashable, Any] = field(default_factory=dict)
    _pages: dict[str, Any] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)

    def recall(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of `key`, made where the last build has none. A key names everything that the value depends on."""
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else make()
        found: T = self._now[key]
        return found

    def shows(self, name: str, shown: Any) -> bool:
        """Whether the file `name` shows this already."""
        self._asked.add(name)
        return name in self._pages and bool(self._pages[name] == shown)

    def wrote(self, name: str, shown: Any) -> None:
        self._pages[name] = shown

    def begin(self) -> None:
        """A build begins, after a whole one or one that failed."""
        self._asked = set()

    def finish(self) -> Set[str]:
        """The build is whole: forget what it did not ask for. Returns the names of files that nobody wants now."""
        gone = self._pages.keys() - self._asked
        self._pages = {name: shown for name, shown in self._pages.items() if name not in gone}
        self._before, self._now = self._now, {}
        return gone
