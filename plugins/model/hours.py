"""When the practice can be reached: written as readers see it, and understood."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from plugins.model.fields import Strict, Text

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SPAN = re.compile(rf"({'|'.join(WEEK)})(?: to ({'|'.join(WEEK)}))?")
TIMES = re.compile(r"(.+) to (.+)")
CLOCK = re.compile(r"(1[0-2]|[1-9])(?::([0-5]\d))? ([ap])\.m\.")


def weekdays(days: str) -> list[str]:
    """The days of "Monday to Friday" or "Monday, Wednesday and Friday". Raises ValueError."""
    found: list[str] = []
    for part in re.split(r", and |, | and ", days):
        span = SPAN.fullmatch(part)
        first, last = (WEEK.index(span[1]), WEEK.index(span[2] or span[1])) if span else (1, 0)
        if first > last:
            raise ValueError(f'"{days}" is not understood. Write days like Monday to Friday, or Saturday and Sunday')
        found += WEEK[first : last + 1]
    return found


def opening(times: str) -> tuple[str, str]:
    """The two times of "8 a.m. to 6:30 p.m.", as 08:00 and 18:30. Raises ValueError."""
    halves = TIMES.fullmatch(times)
    opens, closes = (_clock(halves[1]), _clock(halves[2])) if halves else (None, None)
    if not opens or not closes or opens >= closes:
        raise ValueError(f'"{times}" is not understood. Write times like 8 a.m. to 6 p.m., or 8:30 a.m. to noon')
    return opens, closes


def _clock(words: str) -> str | None:
    if words == "noon":
        return "12:00"
    time = CLOCK.fullmatch(words)
    return f"{int(time[1]) % 12 + 12 * (time[3] == 'p'):02}:{time[2] or '00'}" if time else None


def _understood_days(value: str) -> str:
    weekdays(value)
    return value


def _understood_times(value: str) -> str:
    opening(value)
    return value


class Hours(Strict):
    days: Annotated[
        Text,
        AfterValidator(_understood_days),
        Field(title="Days", description="One day, or several.", examples=["Monday to Friday"]),
    ]
    times: Annotated[
        Text,
        AfterValidator(_understood_times),
        Field(title="Times", description="From and to.", examples=["8 a.m. to 6 p.m."]),
    ]
