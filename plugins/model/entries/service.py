"""What the practice offers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from plugins.model.entries.entry import Entry
from plugins.model.fields import Question, Step, Text

VISIT = [
    {"title": "We look at how you move", "text": "You show us the movement that bothers you, at your own pace."},
    {"title": "You keep going", "text": "You get one or two exercises, made for the room you are in."},
]


class Service(Entry):
    """Something the practice offers."""

    template = "service"

    order: Annotated[
        int,
        Field(title="Place in the list", description="1 stands first.", ge=1, le=99, examples=[3]),
    ]
    who_it_helps: Annotated[
        tuple[Text, ...],
        Field(
            title="Who it helps",
            description="People, in words they would use of themselves.",
            min_length=1,
            examples=[["People with a stiff neck or back", "Desk workers with tight shoulders"]],
        ),
    ]
    visit: Annotated[
        tuple[Step, ...],
        Field(
            title="What a visit looks like",
            description="From the first minute to the last.",
            min_length=2,
            examples=[VISIT],
        ),
    ]
    duration: Annotated[
        Text | None,
        Field(title="How long a visit takes", description="Only when it is settled.", examples=["About an hour"]),
    ] = None
    price: Annotated[
        Text | None,
        Field(title="Price", description="Only when it is real.", examples=["As on our fees page"]),
    ] = None
    conditions: Annotated[
        tuple[Text, ...],
        Field(
            title="Conditions",
            description="What people come with.",
            examples=[["Low back pain", "Stiffness after surgery"]],
        ),
    ] = ()
    questions: Annotated[
        tuple[Question, ...],
        Field(title="Questions and answers", description="What people ask before they book."),
    ] = ()

    @property
    def url(self) -> str:
        return f"/services/{self.slug}/"
