"""The exercises as data for other programs, published as /exercises.json."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.model.entries import BODY_AREAS, Exercise
from plugins.model.library import Library

VERSION = 1
"""Raised when a field changes its meaning or goes away; new fields keep it."""

PUBLIC = [
    "title",
    "summary",
    "also_known_as",
    "goal",
    "level",
    "position",
    "equipment",
    "purpose",
    "start_position",
    "steps",
    "dose",
    "feel",
    "not_feel",
    "easier",
    "harder",
    "stop_if",
    "getting_down_and_up",
]
"""The fields that are published, named as in the front matter (docs/exercises-json.md)."""


def exercise_data(library: Library) -> Mapping[str, Any]:
    """All exercises of a library as plain data, sorted by slug."""
    practice = library.practice
    return {
        "version": VERSION,
        "publisher": practice.name,
        "disclaimer": practice.disclaimer,
        "exercises": [_plain(practice.website, e) for e in sorted(library.exercises, key=lambda e: e.slug)],
    }


def _plain(website: str, exercise: Exercise) -> Mapping[str, Any]:
    fields = exercise.model_dump(mode="json", include=set(PUBLIC), exclude_none=True)
    named = {"slug": exercise.slug, "url": website + exercise.url, "area": BODY_AREAS[exercise.area]}
    return named | {name: fields[name] for name in PUBLIC if name in fields}
