"""An exercise as guides, its own page and the home page show it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from plugins.model.document import Document
from plugins.model.entries import Dose, Exercise, Post
from plugins.model.library import Library
from plugins.views.material import Material
from plugins.views.page import DoseFact, ExerciseCard, Frame
from plugins.views.text import smart

DAYS = {7: "Daily", 1: "Once a week", 2: "Twice a week", 3: "Three times a week", 4: "Every other day"}
MOVE = 4
"""Seconds to move into a position and back, besides holding it. Our own estimate, as is CHANGE."""
CHANGE = 30
"""Seconds to read on and get into place for the next exercise."""
TIMES = {1: "", 2: "twice a day", 3: "three times a day"}


def card(
    material: Material, exercise: Exercise, dose: Dose | None = None, number: int | None = None, note: str | None = None
) -> ExerciseCard:
    """The card of an exercise; a guide may change the `dose`, count the cards and add a note."""
    dose = dose or exercise.dose
    return ExerciseCard(
        slug=exercise.slug,
        url=exercise.url,
        title=smart(exercise.title),
        purpose=smart(exercise.purpose),
        start_position=smart(exercise.start_position),
        steps=[smart(step) for step in exercise.steps],
        dose=dose_facts(dose),
        repetitions=dose.repetitions,
        frequency=how_often(dose),
        feel=smart(exercise.feel),
        not_feel=smart(exercise.not_feel),
        easier=smart(exercise.easier),
        harder=smart(exercise.harder),
        stop_if=[smart(sign) for sign in exercise.stop_if],
        equipment=[smart(thing) for thing in exercise.equipment],
        frames=frames(material, exercise),
        number=number,
        note=smart(note) if note else None,
    )


def prescribed(library: Library, slug: str, options: Mapping[str, Any]) -> tuple[Exercise, Dose]:
    """What a block `/// exercise | slug` stands for: the exercise, and its dose changed by the `options`."""
    exercise = library.find(Exercise, slug)
    assert exercise, "the rules have checked every exercise block"
    return exercise, Dose.model_validate(exercise.dose.model_dump() | dict(options))


def routine(library: Library, document: Document) -> Sequence[tuple[Exercise, Dose]]:
    """The exercises of a text with their doses, in its order."""
    return [prescribed(library, block.argument, block.options) for block in document.scanned.named("exercise")]


def in_guide(material: Material, exercise: Exercise, dose: Dose, number: int, note: str = "") -> ExerciseCard:
    """The card of an exercise within a guide.

    It leaves out what the guide around it says once for all its exercises: the signs to stop at.
    """
    full = card(material, exercise, dose, number, note)
    return replace(full, start_position="", not_feel="", stop_if=())


def in_text(material: Material, document: Document) -> Sequence[ExerciseCard]:
    """The cards of a text, in its order."""
    found = routine(material.library, document)
    return [in_guide(material, exercise, dose, n) for n, (exercise, dose) in enumerate(found, 1)]


def routine_minutes(doses: Iterable[Dose]) -> int:
    """Estimated minutes for one round of all `doses`, rounded up."""
    return math.ceil(sum(_seconds(dose) for dose in doses) / 60)


def _seconds(dose: Dose) -> int:
    sides = 2 if dose.each_side else 1
    one_set = dose.repetitions * sides * (dose.hold + MOVE)
    return dose.sets * one_set + (dose.sets - 1) * dose.rest + CHANGE


def dose_facts(dose: Dose) -> Sequence[DoseFact]:
    """Sets, repetitions, hold and how often, in the words of a reader."""
    side = " each side" if dose.each_side else ""
    hold = f"{dose.hold} second{'s' * (dose.hold != 1)}" if dose.hold else "None"
    return (
        DoseFact("Sets", str(dose.sets)),
        DoseFact("Reps", f"{dose.repetitions}{side}"),
        DoseFact("Hold", hold),
        DoseFact("How often", how_often(dose)),
    )


def how_often(dose: Dose) -> str:
    """Days a week and times a day, like "Daily, twice a day"."""
    days = DAYS.get(dose.days_a_week, f"{dose.days_a_week} days a week")
    times = TIMES.get(dose.times_a_day, f"{dose.times_a_day} times a day")
    if dose.days_a_week == 7 and times:
        return times.capitalize()
    return f"{days}, {times}" if times else days


def handout_address(entry: Post | Exercise) -> str:
    """Where the PDF of a guide or an exercise stands, where there is one."""
    return f"/handouts/{'exercise-' if isinstance(entry, Exercise) else ''}{entry.slug}.pdf"


def frames(material: Material, exercise: Exercise) -> Sequence[Frame]:
    """The start and end drawing; none where the exercise has no poses or is not drawn yet."""
    poses = exercise.poses
    names = [f"exercises/{exercise.slug}-{moment}" for moment in ("start", "end")]
    if not poses or not all(name in material.drawings for name in names):
        return ()
    words = ((poses.alt_start, poses.caption_start), (poses.alt_end, poses.caption_end))
    return [
        Frame(label, f"/theme/drawings/{name}.svg", *material.drawings[name], smart(alt), smart(caption))
        for label, name, (alt, caption) in zip(("Start", "End"), names, words, strict=True)
    ]
