"""People of the practice, and towns they go to."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from plugins.model.entries.entry import Entry
from plugins.model.fields import Text, Title


class Person(Entry):
    """Someone who works at the practice. Never invented."""

    template = "person"

    title: Annotated[Title, Field(title="Name", description="First and last name.", examples=["First Last"])]
    role: Annotated[
        Text, Field(title="Role", description="What they do at the practice.", examples=["Physical therapist"])
    ]
    credentials: Annotated[
        tuple[Text, ...],
        Field(title="Credentials", description="The letters after the name, only real ones.", examples=[["PT", "DPT"]]),
    ] = ()
    license_state: Annotated[
        Text | None,
        Field(title="State of the license", description="Where they may practice.", examples=["New York"]),
    ] = None
    license_number: Annotated[
        Text | None,
        Field(title="License number", description="As the state's register has it.", examples=["000000"]),
    ] = None
    areas: Annotated[
        tuple[Text, ...],
        Field(title="Areas of work", description="What they are asked for.", examples=[["Balance", "After surgery"]]),
    ] = ()

    @property
    def url(self) -> str:
        return f"/people/{self.slug}/"


class Town(Entry):
    """A town of the service area, where there is something to say about it that fits no other town.

    The file is named like the town in content/practice.yaml: example-heights.md for Example Heights.
    """

    template = "town"

    @property
    def url(self) -> str:
        return f"/service-area/{self.slug}/"
