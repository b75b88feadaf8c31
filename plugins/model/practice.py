"""The practice's facts, from content/practice.yaml: the only place that knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

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
    try:
        return ZoneInfo(value).key
    except (KeyError, ValueError, OSError):  # no such zone, no name of a zone, a folder of zones
        raise ValueError(f'"{value}" is not a time zone. Write one like America/New_York or America/Chicago') from None


class Address(Strict):
    """A place that patients may come to."""

    street: Annotated[
        Text, Field(title="Number and street", description="As on an envelope.", examples=["1 Main Street"])
    ]
    town: Annotated[Text, Field(title="Town", description="As on an envelope.", examples=["Example Town"])]
    state: Annotated[
        Text,
        Field(title="State, two letters", description="As on an envelope.", pattern=r"^[A-Z]{2}$", examples=["NY"]),
    ]
    zip: Annotated[
        Text,
        Field(title="ZIP code", description="Five digits, in quotation marks.", pattern=r"^\d{5}$", examples=["10001"]),
    ]

    @property
    def line(self) -> str:
        return f"{self.street}, {self.town}, {self.state} {self.zip}"


class Area(Strict):
    """Where visits take place."""

    towns: Annotated[
        tuple[Text, ...],
        Field(
            title="Towns",
            description="Where you go, the nearest first. A town may have a page of its own in content/towns.",
            examples=[["Example Town", "Example Heights"]],
            min_length=1,
        ),
    ]
    state: Annotated[Text, Field(title="State", description="Its whole name.", examples=["Example State"])]
    center: Annotated[
        Text,
        Field(
            title="Town the radius is measured from",
            description="A town, never anyone's home.",
            examples=["Example Town"],
        ),
    ]
    radius_miles: Annotated[
        int, Field(title="Radius in miles", description="How far you drive.", examples=[15], ge=1, le=200)
    ]

    @property
    def slugs(self) -> dict[str, str]:
        """The towns by the name that a file about them has."""
        return {heading_id(town): town for town in self.towns}


class Fees(Strict):
    visit: Annotated[
        Text | None, Field(title="Price of a visit", description="Only when it is real.", examples=["$..."])
    ] = None
    first_visit: Annotated[
        Text | None, Field(title="Price of a first visit", description="Only when it is real.", examples=["$..."])
    ] = None
    note: Annotated[
        Text,
        Field(
            title="What is said about the price",
            description="One sentence.",
            examples=["Ask us, and we say what a visit costs before you book."],
        ),
    ]


class NavLink(Strict):
    label: Annotated[Title, Field(title="Words", description="What the link says.", examples=["Services"])]
    page: Annotated[
        SiteAddress,
        Field(title="Address on this site", description="Starts and ends with a slash.", examples=["/services/"]),
    ]


class Insurance(Strict):
    """How paying works, said the same on every service page."""

    network: Annotated[
        Text,
        Field(
            title="In or out of network",
            description="One sentence.",
            examples=["We are out of network: you pay us, and your plan may pay you back."],
        ),
    ]
    steps: Annotated[
        tuple[Step, ...],
        Field(
            title="The way of the money, step by step",
            description="Two to four steps.",
            min_length=2,
            max_length=4,
            examples=[
                [
                    {"title": "You pay us", "text": "At the visit, by card."},
                    {"title": "Your plan pays you", "text": "You send in the receipt that we give you."},
                ]
            ],
        ),
    ]
    details: Annotated[NavLink, Field(title="The page that says more", description="A link.")]


class LinkGroup(Strict):
    title: Annotated[Title, Field(title="Heading", description="Above the links.", examples=["Read"])]
    links: Annotated[tuple[NavLink, ...], Field(title="Links", description="In their order.", min_length=1)]


class Navigation(Strict):
    header: Annotated[
        tuple[NavLink, ...],
        Field(title="Links at the top", description="In their order, up to seven.", min_length=1, max_length=7),
    ]
    footer: Annotated[
        tuple[LinkGroup, ...], Field(title="Groups at the foot", description="Up to three.", max_length=3)
    ]


class Practice(Strict):
    """Everything that is true of the practice as a whole."""

    name: Annotated[
        Title,
        Field(title="Name", description="Of the practice, as everybody writes it.", examples=["Custom Care Rehab"]),
    ]
    tagline: Annotated[
        Text,
        Field(
            title="One line below the name",
            description="A few words.",
            examples=["Physical therapy at your home or workplace."],
        ),
    ]
    description: Annotated[
        Summary,
        Field(
            title="Description",
            description="What search results show for the front page.",
            examples=["A mobile physical therapy practice that treats you, one to one, at home or at work."],
        ),
    ]
    website: Annotated[
        WebAddress,
        Field(
            title="Address of the site",
            examples=["https://www.practice.example"],
            description="Without a slash at the end.",
        ),
    ]
    time_zone: Annotated[
        Text,
        AfterValidator(_time_zone),
        Field(title="Time zone", description="Dates and times mean the clocks here.", examples=["America/New_York"]),
    ]
    phone: Annotated[Phone, Field(title="Phone", description="Ten digits.", examples=["555-555-0142"])]
    text_number: Annotated[
        Phone,
        Field(title="Number for text messages", description="Ten digits. May be the same.", examples=["555-555-0142"]),
    ]
    email: Annotated[
        Email,
        Field(title="Email", description="One that somebody reads every day.", examples=["hello@practice.example"]),
    ]
    booking: Annotated[
        WebAddress,
        Field(
            title="Address of online booking",
            description="The page where a visit is booked.",
            examples=["https://booking.example/visit"],
        ),
    ]
    note_form: Annotated[
        WebAddress | None,
        Field(
            title="Where the note form is sent",
            description="Without it the form is not shown.",
            examples=["https://forms.example/note"],
        ),
    ] = None
    hours: Annotated[tuple[Hours, ...], Field(title="Hours", description="When somebody answers.")] = ()
    address: Annotated[
        Address | None,
        Field(title="Address", description="Only a place that patients may come to, never anyone's home."),
    ] = None
    area: Annotated[Area, Field(title="Service area", description="Where you go.")]
    fees: Annotated[Fees, Field(title="Fees", description="What a visit costs.")]
    insurance: Annotated[Insurance, Field(title="Insurance", description="How paying works.")]
    profiles: Annotated[
        tuple[WebAddress, ...],
        Field(
            title="Social profiles",
            description="Pages of the practice elsewhere.",
            examples=[["https://social.example/practice"]],
        ),
    ] = ()
    call_to_action: Annotated[
        CallToAction,
        Field(title="The usual call to action", description="What a page asks for where nothing else is said."),
    ]
    security_expires: Annotated[
        Moment,
        Field(
            title="Security contact holds until",
            description="At most a year ahead: until then, mail about holes in the site's security reaches us.",
            examples=["2027-11-01"],
        ),
    ]
    overdue_review: Annotated[
        Literal["error", "banner"],
        Field(
            title="When the review of a post is overdue",
            description="error publishes nothing until somebody has read it again. banner publishes it, and the post "
            "says above its text that its review is overdue.",
        ),
    ] = "error"
    disclaimer: Annotated[
        Text,
        Field(
            title="Line at the foot of every page",
            description="That the site is no medical advice.",
            examples=["This site gives general education. It is no diagnosis."],
        ),
    ]
    navigation: Annotated[Navigation, Field(title="Navigation", description="The links at the top and at the foot.")]

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
