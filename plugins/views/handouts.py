"""What a handout shows: a guide or an exercise on paper, in the words of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plugins.model.blocks import URGENCIES
from plugins.model.body import LINK
from plugins.model.document import Document
from plugins.model.entries import Dose, Exercise, Post
from plugins.model.library import Library
from plugins.model.practice import Practice
from plugins.views.exercises import frames, handout_address, how_often, routine
from plugins.views.material import Material
from plugins.views.page import Day, DoseFact, Frame
from plugins.views.text import day, smart

ROWS = 5
"""Exercises on a page (design.md, section 6)."""
LONGEST = 200
"""Characters of instructions that a row has room for, three to four lines."""
EMERGENCY = re.compile(r"\s*\(call 911\)\.?$", re.IGNORECASE)
ITEM = re.compile(r"^[-*+]\s+(.*)$")
MARKS = re.compile(r"[*`]+|\b_+|_+\b")
LEADS: Mapping[str, str] = {"stop": URGENCIES["stop"], "emergency": "Call 911 if"}


@dataclass(frozen=True)
class Row:
    """An exercise of a guide: drawings, dose and instructions in a line or a few."""

    title: str
    frames: Sequence[Frame]
    dose: str
    text: str


@dataclass(frozen=True)
class Sheet:
    """The rows of a page. `continued` heads every page but the first."""

    rows: Sequence[Row]
    continued: str | None = None


@dataclass(frozen=True)
class Single:
    """An exercise with a page for itself."""

    frames: Sequence[Frame]
    dose: str
    steps: Sequence[str]
    notes: Sequence[DoseFact]


@dataclass(frozen=True)
class Handout:
    """A PDF at the address `url`. It leads to the page at `page`, `shown` as people write it.

    A guide has `sheets`, an exercise has a `single`. `version` is the day of the last change, None where
    the content has no date.
    """

    url: str
    page: str
    shown: str
    title: str
    summary: str
    practice: str
    phone: str
    stop: Sequence[DoseFact]
    sheets: Sequence[Sheet]
    single: Single | None
    advice: str
    more: str
    version: Day | None

    @property
    def drawings(self) -> Iterator[str]:
        """The addresses of all drawings it shows."""
        shown = [self.single] if self.single else [row for sheet in self.sheets for row in sheet.rows]
        return (frame.url for item in shown for frame in item.frames)


def handouts(material: Material) -> Iterator[Handout]:
    """The handouts of all guides, oldest first, then of all exercises."""
    library = material.library
    for post in library.posts.only(lambda post: bool(post.exercises)):
        yield _guide(material, post, routine(library, post.document))
    for exercise in library.exercises:
        yield _exercise(material, exercise)


def _guide(material: Material, post: Post, doses: Sequence[tuple[Exercise, Dose]]) -> Handout:
    rows = [
        Row(f"{n}. {smart(exercise.title)}", printed(material, exercise), dose_line(dose), instructions(exercise.steps))
        for n, (exercise, dose) in enumerate(doses, 1)
    ]
    return Handout(
        **_common(material.library, post),
        stop=_cards(post.document) or signs([sign for exercise, _ in doses for sign in exercise.stop_if]),
        sheets=sheets(rows, smart(post.title)),
        single=None,
        more="Easier and harder versions:",
        version=day(post.modified or post.date),
    )


def _exercise(material: Material, exercise: Exercise) -> Handout:
    return Handout(
        **_common(material.library, exercise),
        stop=signs(exercise.stop_if),
        sheets=(),
        single=Single(
            printed(material, exercise),
            dose_line(exercise.dose),
            [smart(step) for step in exercise.steps],
            _notes(exercise),
        ),
        more="This exercise online:",
        version=None,
    )


def _common(library: Library, entry: Post | Exercise) -> dict[str, str]:
    practice = library.practice
    page = practice.website + entry.url
    return {
        "url": handout_address(entry),
        "page": page,
        "shown": page.removeprefix("https://"),
        "title": smart(entry.title),
        "summary": smart(entry.summary),
        "practice": smart(practice.name),
        "phone": phone_line(practice),
        "advice": "Go slowly and breathe. Dotted ring: where you feel it. Tick each day you did it.",
    }


def _notes(exercise: Exercise) -> Sequence[DoseFact]:
    notes = (
        ("You need", ", ".join(exercise.equipment)),
        ("Getting down and up", exercise.getting_down_and_up),
        ("Feel it", exercise.feel),
        ("Not this", exercise.not_feel),
        ("Easier", exercise.easier),
        ("Harder", exercise.harder),
    )
    return [DoseFact(f"{label}:", smart(text)) for label, text in notes if text]


def phone_line(practice: Practice) -> str:
    """How to reach us, in a few words."""
    if practice.phone == practice.text_number:
        return f"Call or text {practice.phone}"
    return f"Call {practice.phone} · Text {practice.text_number}"


def printed(material: Material, exercise: Exercise) -> Sequence[Frame]:
    """The drawings of an exercise in the grays of print."""
    return [replace(frame, url=frame.url.replace(".svg", "-print.svg")) for frame in frames(material, exercise)]


def sheets(rows: Sequence[Row], title: str) -> Sequence[Sheet]:
    """Five rows to a page."""
    pages = [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)]
    return [
        Sheet(page, f"{title}, page {number} of {len(pages)}" if number > 1 else None)
        for number, page in enumerate(pages, 1)
    ]


def dose_line(dose: Dose) -> str:
    """A dose in one line: 2 sets of 6 each side · hold 3 seconds · every other day."""
    sets = f"{dose.sets} set{'s' * (dose.sets != 1)} of {dose.repetitions}{' each side' * dose.each_side}"
    hold = f"hold {dose.hold} second{'s' * (dose.hold != 1)}" if dose.hold else "no hold"
    return " · ".join((sets, hold, how_often(dose).lower()))


def instructions(steps: Sequence[str], longest: int = LONGEST) -> str:
    """The steps as one text. Where they are too long, whole steps are left to the page, and it says so."""
    sentences = [smart(step) if step.endswith((".", "!", "?")) else f"{smart(step)}." for step in steps]
    while len(sentences) > 1 and len(" ".join(sentences)) > longest:
        sentences[-2:] = []
        sentences.append("More steps online.")
    return " ".join(sentences)


def signs(stop_if: Sequence[str]) -> Sequence[DoseFact]:
    """The signs of exercises in two sentences: when to stop and when to call 911. Each sign once."""
    once = list(dict.fromkeys(stop_if))
    return _warnings(
        {
            "stop": [sign for sign in once if not EMERGENCY.search(sign)],
            "emergency": [EMERGENCY.sub("", sign) for sign in once if EMERGENCY.search(sign)],
        }
    )


def _cards(document: Document) -> Sequence[DoseFact]:
    """The safety cards of a text, in the order of `LEADS`."""
    cards = document.scanned.named("safety")
    return _warnings({name: [i for card in cards if card.argument == name for i in items(card.text)] for name in LEADS})


def _warnings(found: Mapping[str, Sequence[str]]) -> Sequence[DoseFact]:
    return [DoseFact(lead, _series(found[name])) for name, lead in LEADS.items() if found[name]]


def _series(parts: Sequence[str]) -> str:
    """Signs as one sentence: a; b; or c."""
    plain = [smart(part.rstrip(".")) for part in parts]
    return "; ".join([*plain[:-2], "; or ".join(plain[-2:])]) + "."


def items(text: str) -> Sequence[str]:
    """The items of the Markdown lists in a text, without links and marks."""
    found: list[str] = []
    inside = False
    for line in text.splitlines():
        item = ITEM.match(line)
        if item:
            found.append(item[1].strip())
        elif inside and line.strip():
            found[-1] += f" {line.strip()}"
        inside = bool(item or (inside and line.strip()))
    return [MARKS.sub("", LINK.sub(r"\2", item)) for item in found]
