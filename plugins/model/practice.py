"""The practice's facts, from content/practice.yaml: the only place that knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field

from plugins.model.body import heading_id
from plugins.model.fields import (
    CallToAction,
    Email,
    Moment,
    Phone,
    SiteAddress,
    Step,
    Strict,
    Summary,
    Text,
    Title,
    WebAddress,
)
from plugins.model.hours import Hours

SAMPLE = re.compile(r"\b555-01\d\d\b|\bexample\b", re.IGNORECASE)
"""Numbers and names set aside for fiction: 555-0100 to 555-0199 and everything called "example"
(https://www.rfc-editor.org/rfc/rfc2606). A fact that matches is a sample, not a fact."""


def _time_zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError(f'"{value}" is not a time zone. Write one like America/New_York or America/Chicago')
    return value


class Address(Strict):
    """A place that patients may come to."""

    street: Annotated[Text, Field(title="Number and street")]
    town: Annotated[Text, Field(title="Town")]
    state: Annotated[Text, Field(title="State, two letters", pattern=r"^[A-Z]{2}$", examples=["NY"])]
    zip: Annotated[Text, Field(title="ZIP code", pattern=r"^\d{5}$", examples=["10001"])]

    @property
    def line(self) -> str:
        return f"{self.street}, {self.town}, {self.state} {self.zip}"


class Area(Strict):
    """Where visits take place."""

    towns: Annotated[
        tuple[Text, ...],
        Field(title="Towns", description="A town may have a page of its own in content/towns.", min_length=1),
    ]
    state: Annotated[Text, Field(title="State")]
    center: Annotated[Text, Field(title="Town the radius is measured from")]
    radius_miles: Annotated[int, Field(title="Radius in miles", ge=1, le=200)]

    @property
    def slugs(self) -> dict[str, str]:
        """The towns by the name that a file about them has."""
        return {heading_id(town): town for town in self.towns}


class Fees(Strict):
    visit: Annotated[Text | None, Field(title="Price of a visit")] = None
    first_visit: Annotated[Text | None, Field(title="Price of a first visit")] = None
    note: Annotated[Text, Field(title="What is said about the price")]


class NavLink(Strict):
    label: Annotated[Title, Field(title="Words")]
    page: Annotated[SiteAddress, Field(title="Address on this site")]


class Insurance(Strict):
    """How paying works, said the same on every service page."""

    network: Annotated[Text, Field(title="In or out of network")]
    steps: Annotated[tuple[Step, ...], Field(title="The way of the money, step by step", min_length=2, max_length=4)]
    details: Annotated[NavLink, Field(title="The page that says more")]


class LinkGroup(Strict):
    title: Annotated[Title, Field(title="Heading")]
    links: Annotated[tuple[NavLink, ...], Field(title="Links", min_length=1)]


class Navigation(Strict):
    header: Annotated[tuple[NavLink, ...], Field(title="Links at the top", min_length=1, max_length=7)]
    footer: Annotated[tuple[LinkGroup, ...], Field(title="Groups at the foot", max_length=3)]


class Practice(Strict):
    """Everything that is true of the practice as a whole."""

    name: Annotated[Title, Field(title="Name")]
    tagline: Annotated[Text, Field(title="One line below the name")]
    description: Annotated[Summary, Field(title="Description")]
    website: Annotated[WebAddress, Field(title="Address of the site", description="Without a slash at the end.")]
    time_zone: Annotated[Text, AfterValidator(_time_zone), Field(title="Time zone", examples=["America/New_York"])]
    phone: Annotated[Phone, Field(title="Phone")]
    text_number: Annotated[Phone, Field(title="Number for text messages")]
    email: Annotated[Email, Field(title="Email")]
    booking: Annotated[WebAddress, Field(title="Address of online booking")]
    note_form: Annotated[WebAddress | None, Field(title="Where the note form is sent")] = None
    hours: Annotated[tuple[Hours, ...], Field(title="Hours")] = ()
    address: Annotated[
        Address | None,
        Field(title="Address", description="Only a place that patients may come to, never anyone's home."),
    ] = None
    area: Annotated[Area, Field(title="Service area")]
    fees: Annotated[Fees, Field(title="Fees")]
    insurance: Annotated[Insurance, Field(title="Insurance")]
    profiles: Annotated[tuple[WebAddress, ...], Field(title="Social profiles")] = ()
    call_to_action: Annotated[CallToAction, Field(title="The usual call to action")]
    security_expires: Annotated[
        Moment,
        Field(
            title="Security contact holds until",
            description="At most a year ahead: until then, mail about holes in the site's security reaches us.",
            examples=["2027-11-01"],
        ),
    ]
    disclaimer: Annotated[Text, Field(title="Line at the foot of every page")]
    navigation: Annotated[Navigation, Field(title="Navigation")]

    def local(self, moment: datetime) -> datetime:
        """An aware moment as the clocks of the practice show it, without a zone, like the dates of entries.

        A moment without a zone is on these clocks already. The hour that comes twice in fall counts as
        over when it comes again, or what was published in it would go away once more.
        """
        if moment.tzinfo is None:
            return moment
        here = moment.astimezone(ZoneInfo(self.time_zone))
        return here.replace(tzinfo=None, fold=0, **({"minute": 59, "second": 59} if here.fold else {}))

    def aware(self, moment: datetime) -> datetime:
        """A moment on the clocks of the practice, like the dates of entries, with its zone."""
        return moment.replace(tzinfo=ZoneInfo(self.time_zone))

    def samples(self) -> dict[tuple[str | int, ...], str]:
        """Fields that still hold a sample value: where they stand, and the value."""
        return dict(_samples(self.model_dump(), ()))


def _samples(value: Any, loc: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _samples(inner, (*loc, key))
    elif isinstance(value, (list, tuple)):
        for number, inner in enumerate(value):
            yield from _samples(inner, (*loc, number))
    elif isinstance(value, str) and SAMPLE.search(value):
        yield loc, value
