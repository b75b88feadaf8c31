"""The exercises as a library: all of them by body area, and a page for each area."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from plugins.model.entries import BODY_AREAS, Exercise, Page, area_url
from plugins.model.library import Library
from plugins.views import page as see
from plugins.views.material import Material
from plugins.views.parts import card, crumb, head
from plugins.views.site import links
from plugins.views.text import smart

NOTHING = "Nothing"
"""The choice of those who have no equipment."""


def all_exercises(material: Material, page: Page, base: Any) -> see.ExerciseIndex:
    """The page of all exercises, grouped by body area."""
    library = material.library
    groups = [see.CardGroup(BODY_AREAS[area], area, _cards(material, row)) for area, row in areas(library).items()]
    filters = _filters(library.exercises)
    return see.ExerciseIndex(**base, groups=groups, tabs=area_tabs(material, page.url), filters=filters)


def area_page(material: Material, page: Page, html: str, action: see.Action | None, area: str) -> see.ExerciseIndex:
    """The page of a body area; the advice of the library's `page` stands on it."""
    row = areas(material.library)[area]
    label, url, crumbs = BODY_AREAS[area], area_url(area), crumb(material, page.url)
    count = f"{len(row)} exercise{'s' * (len(row) != 1)}"
    lead = f"{count} to do at home, drawn from start to finish, with how often, an easier form and when to stop."
    return see.ExerciseIndex(
        head=head(material, f"{label}: exercises to do at home", f"{label}: {lead}", url),
        heading=label,
        lead=lead,
        url=url,
        navigation=links(material.library.practice.navigation.header, url, crumbs),
        breadcrumbs=crumbs,
        html=see.Html(html),
        toc=(),
        drawing=None,
        action=action,
        flag=None,
        groups=[see.CardGroup(None, None, _cards(material, row))],
        tabs=area_tabs(material, url),
        filters=(),
    )


def areas(library: Library) -> Mapping[str, Sequence[Exercise]]:
    """The exercises of each body area that has any."""
    found = {area: [e for e in library.exercises if e.area == area] for area in BODY_AREAS}
    return {area: row for area, row in found.items() if row}


def area_tabs(material: Material, current: str) -> Sequence[see.Tab]:
    """All exercises and each body area that has any, with how many; the one at `current` is current."""
    tabs = [see.Tab("/exercises/", "All", len(material.library.exercises), current == "/exercises/")]
    for area, row in areas(material.library).items():
        tabs.append(see.Tab(area_url(area), BODY_AREAS[area], len(row), current == area_url(area)))
    return tabs


def _cards(material: Material, exercises: Iterable[Exercise]) -> Sequence[see.Card]:
    return [replace(card(material, exercise), data=_data(exercise)) for exercise in exercises]


def _data(exercise: Exercise) -> Mapping[str, str]:
    needs = exercise.equipment or (NOTHING,)
    return {
        "area": exercise.area,
        "goal": exercise.goal,
        "position": exercise.position,
        "needs": " ".join(_key(thing) for thing in needs),
    }


def _filters(exercises: Sequence[Exercise]) -> Sequence[see.Filter]:
    areas = [(area, words) for area, words in BODY_AREAS.items() if any(e.area == area for e in exercises)]
    things = sorted({smart(thing) for exercise in exercises for thing in exercise.equipment})
    if not all(exercise.equipment for exercise in exercises):
        things.insert(0, NOTHING)
    return [
        see.Filter("area", "Body area", areas),
        see.Filter("goal", "Goal", _words(exercise.goal for exercise in exercises)),
        see.Filter("position", "Position", _words(exercise.position for exercise in exercises)),
        see.Filter("needs", "You have", [(_key(thing), thing[:1].upper() + thing[1:]) for thing in things]),
    ]


def _words(values: Iterable[str]) -> Sequence[tuple[str, str]]:
    return [(value, value.capitalize()) for value in sorted(set(values))]


def _key(words: str) -> str:
    """Words as a value in an address."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
