"""Whether a text can have what a pattern describes at all: hardly any text breaks a rule, and every rule asks.

RE2 reads a text once, whatever the pattern (https://github.com/google/re2), where `re` tries every alternative at
every place: of the rules' long lists of words it is thirty times as fast. It knows no lookaround and thinks of English
letters only, so it is given a looser pattern, and what it finds is for `re` to decide.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import re2  # type: ignore[import-untyped]

INSIDE = r"(?:[^()\\]|\\.)*"
for _ in range(3):
    INSIDE = rf"(?:[^()\\]|\\.|\({INSIDE}\))*"
LOOKAROUND = re.compile(rf"\(\?<?[=!]{INSIDE}\)", re.DOTALL)
LOOSER = {r"\b": "", r"\w": r"\S", r"\s": r"\W", r"\d": r"\pN"}


def may_have(pattern: re.Pattern[str], text: str) -> bool:
    """Whether to look for a pattern in a text: never False where `pattern.search(text)` finds something."""
    return bool(_loose(pattern).search(text))


@cache
def _loose(pattern: re.Pattern[str]) -> Any:
    """The pattern without what keeps it from matching more. None of `LOOSER` may stand in a class with ^."""
    words = LOOKAROUND.sub("", pattern.pattern)
    for exact, loose in LOOSER.items():
        words = words.replace(exact, loose)
    flags = "".join(name for name, flag in (("i", re.IGNORECASE), ("m", re.MULTILINE)) if pattern.flags & flag)
    return re2.compile(f"(?{flags}s){words}")
