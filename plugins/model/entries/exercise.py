"""Exercises, described once for guides, the library, drawings and handouts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from plugins.model.entries.entry import Entry
from plugins.model.fields import Source, Strict, Text
from plugins.model.pose import Poses


class Dose(Strict):
    """How much of an exercise. `hold` and `rest` are seconds."""

    sets: Annotated[int, Field(title="Sets", description="How many times round.", ge=1, le=6, examples=[2])]
    repetitions: Annotated[
        int, Field(title="Repetitions", description="How many in a set.", ge=1, le=30, examples=[10])
    ]
    each_side: Annotated[bool, Field(title="On each side", description="Whether left and right count apart.")] = False
    hold: Annotated[
        int, Field(title="Hold, in seconds", description="How long to stay at the end.", ge=0, le=60, examples=[5])
    ] = 0
    rest: Annotated[
        int,
        Field(title="Rest between sets, in seconds", description="A pause to breathe.", ge=0, le=180, examples=[30]),
    ] = 30
    times_a_day: Annotated[
        int, Field(title="Times a day", description="How often on a day.", ge=1, le=6, examples=[1])
    ] = 1
    days_a_week: Annotated[
        int, Field(title="Days a week", description="On how many days of a week.", ge=1, le=7, examples=[5])
    ] = 7


BODY_AREAS = {
    "low-back": "Low back",
    "neck-and-shoulders": "Neck and shoulders",
    "upper-back": "Upper back and chest",
    "hip-and-knee": "Hip and knee",
    "foot-and-ankle": "Foot and ankle",
    "balance": "Balance",
}


def area_url(area: str) -> str:
    """The permalink of the exercises for a body area."""
    return f"/exercises/{area}/"


class Exercise(Entry):
    """One exercise, described once for guides, the library, drawings and handouts."""

    template = "exercise"

    also_known_as: Annotated[
        tuple[Text, ...],
        Field(title="Also known as", description="Other names that readers may know.", examples=[["Pelvic rock"]]),
    ] = ()
    area: Annotated[
        Literal["low-back", "neck-and-shoulders", "upper-back", "hip-and-knee", "foot-and-ankle", "balance"],
        Field(title="Body area", description="The part of the body it is for."),
    ]
    goal: Annotated[
        Literal["mobility", "strength", "balance", "control"], Field(title="Goal", description="What it trains most.")
    ]
    level: Annotated[
        Literal["gentle", "moderate", "challenging"],
        Field(title="Level", description="How hard it is for most people."),
    ]
    position: Annotated[
        Literal["lying", "sitting", "standing", "kneeling"],
        Field(title="Position", description="How the reader is placed."),
    ]
    equipment: Annotated[
        tuple[Text, ...],
        Field(title="Equipment", description="What to have at hand, in words used before.", examples=[["mat or rug"]]),
    ] = ()
    purpose: Annotated[
        Text,
        Field(
            title="What it is for",
            description="One sentence: what it does for the reader.",
            examples=["Moves a stiff low back a little at a time."],
        ),
    ]
    start_position: Annotated[
        Text,
        Field(
            title="Position to start from",
            description="Where everything is before the first move.",
            examples=["Lie on your back with both knees bent, feet flat and hip-width apart."],
        ),
    ]
    steps: Annotated[
        tuple[Text, ...],
        Field(
            title="Steps",
            description="One move a line, each beginning with what to do.",
            min_length=2,
            max_length=8,
            examples=[["Press your low back gently into the floor.", "Hold, keep breathing, then let go."]],
        ),
    ]
    dose: Annotated[Dose, Field(title="Dose", description="How much, for somebody who begins.")]
    feel: Annotated[
        Text,
        Field(
            title="What you should feel",
            description="What, and where.",
            examples=["Your lower belly working."],
        ),
    ]
    not_feel: Annotated[
        Text,
        Field(
            title="What you should not feel",
            description="What tells the reader that it goes wrong.",
            examples=["Pinching in your back."],
        ),
    ]
    easier: Annotated[
        Text,
        Field(
            title="Easier form",
            description="For a day when it is too much.",
            examples=["Do it standing, back against a wall."],
        ),
    ]
    harder: Annotated[
        Text,
        Field(
            title="Harder form",
            description="For a day when it is too little.",
            examples=["Lift one foot an inch while you hold."],
        ),
    ]
    stop_if: Annotated[
        tuple[Text, ...],
        Field(
            title="Stop if",
            description="Signs to stop at, each as the rest of “stop if ...”.",
            min_length=1,
            examples=[["pain gets sharper as you repeat it", "you feel dizzy or short of breath"]],
        ),
    ]
    getting_down_and_up: Annotated[
        Text | None,
        Field(
            title="Getting down and up",
            description="For exercises on the floor: how to get there and back.",
            examples=["Hold a sturdy chair and lower one knee, then the other."],
        ),
    ] = None
    evidence: Annotated[
        tuple[Source, ...],
        Field(title="Sources", description="Where every claim and every number comes from."),
    ] = ()
    poses: Annotated[
        Poses | None,
        WithJsonSchema({"type": "object"}),  # Written as points, which `pose` explains better than a schema.
        Field(title="Poses of the drawing", description="Made by whoever draws the figures. Leave it out."),
    ] = None

    @property
    def url(self) -> str:
        return f"/exercises/{self.slug}/"
