"""Kinds of values that several entries share. Limits and hints stand here and nowhere else."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)

from plugins.model.problem import did_you_mean

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Summary = Annotated[str, StringConstraints(strip_whitespace=True, min_length=50, max_length=160)]
Tag = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^<>]*[A-Za-z0-9][^<>]*$", max_length=40)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


def _moment(value: object) -> object:
    if not isinstance(value, str):
        return value
    for form in ("%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"):
        try:
            return datetime.strptime(value.strip(), form)
        except ValueError:
            continue
    raise ValueError(
        f'"{value}" is not a date of the calendar. Write year-month-day, like 2027-01-31, '
        "with a time if you need one, like 2027-01-31 09:00"
    )


Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2})?$"}),
]
"""A date, or a date and time of day, in the practice's own time zone."""


def _phone(value: str) -> str:
    digits = re.sub(r"\D", "", value).removeprefix("1")
    if len(digits) != 10:
        raise ValueError(f'"{value}" is not a US phone number. Write ten digits, like 555-555-0142')
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"


Phone = Annotated[str, AfterValidator(_phone)]
"""A US phone number, kept as 555-555-0142."""

Email = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+\.[^\s/]+(/\S*)?$")]
SiteAddress = Annotated[str, StringConstraints(pattern=r"^/(\S*/)?$")]
"""An address on this site: starts and ends with a slash."""
OldAddress = Annotated[
    str,
    StringConstraints(
        pattern=r"""^/([^\s/.?#*:{}"\\<>][^\s/?#*:{}"\\<>]*/)*([^\s/.?#*:{}"\\<>][^\s/?#*:{}"\\<>]*\.\w{2,5})?$"""
    ),
]
"""An address of a former site: as above, or with the ending of a file, like /blog/a-post.html; no .. in it.
Without what hosts read as a pattern, and without a query, at which they do not look."""


NAMES = "x-names"
"""In a JSON Schema: the kind of things that a value names (`Library.known`)."""


def _exists(kind: str, what: str) -> AfterValidator:
    """A value that names something else, found among the names of its kind in the validation context."""

    def exists(value: str, info: ValidationInfo) -> str:
        known = (info.context or {}).get(kind)
        if known is not None and value not in known:
            raise ValueError(f'"{value}" is not {what}. {did_you_mean(value, known)}')
        return value

    return AfterValidator(exists)


def _names(kind: str) -> Any:
    return Field(json_schema_extra={NAMES: kind})


TopicName = Annotated[Slug, _exists("topics", "a topic"), _names("topics")]
ServiceName = Annotated[Slug, _exists("services", "a service"), _names("services")]
ExerciseName = Annotated[Slug, _exists("exercises", "an exercise"), _names("exercises")]
PostName = Annotated[Slug, _exists("posts", "a post"), _names("posts")]
PersonName = Annotated[Slug, _exists("people", "a person"), _names("people")]
PictureName = Annotated[Text, _exists("images", "a picture in content/images"), _names("images")]
FileName = Annotated[Text, _exists("files", "a file of content/"), _names("files")]
"""Names of other things; they have to exist (`Library.known`)."""

Act = Literal["book", "call", "text", "email"]


class Strict(BaseModel):
    """Base of every declaration: unknown fields are refused and values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CallToAction(Strict):
    """The one thing a page asks the reader to do, in words that say the act and the result."""

    heading: Annotated[
        Title, Field(title="Heading", description="A few words that speak to the reader.", examples=["We come to you"])
    ]
    text: Annotated[
        Text,
        Field(
            title="One sentence",
            description="What happens when the reader follows it.",
            max_length=200,
            examples=["Tell us what hurts, and we say whether we can help."],
        ),
    ]
    act: Annotated[
        Act, Field(title="What the main button does", description="What the reader does: book, call, text or email.")
    ] = "book"


class Source(Strict):
    """A source of a claim, shown as a numbered list at the end of the page."""

    title: Annotated[Text, Field(title="Title", description="As it stands on the publication.", examples=["Back Pain"])]
    publisher: Annotated[Text, Field(title="Publisher", description="Who stands behind it.", examples=["CDC", "JOSPT"])]
    year: Annotated[
        int, Field(title="Year", description="When it was published or revised.", ge=1950, le=2100, examples=[2023])
    ]
    address: Annotated[
        WebAddress,
        Field(
            title="Web address",
            description="Where readers find it. It begins with https://.",
            examples=["https://www.niams.nih.gov/health-topics/back-pain"],
        ),
    ]


class Question(Strict):
    """A question that readers ask, and its answer (Markdown)."""

    question: Annotated[
        Title,
        Field(title="Question", description="In the reader's own words.", examples=["Do I need a referral?"]),
    ]
    answer: Annotated[
        Text,
        Field(
            title="Answer",
            description="Begin with yes, no or it depends.",
            examples=["It depends on your state. Ask us and we will tell you."],
        ),
    ]


class Step(Strict):
    """One stop on a route: a few words and a sentence."""

    title: Annotated[
        Title, Field(title="What happens", description="A few words.", examples=["We look at how you move"])
    ]
    text: Annotated[
        Text,
        Field(
            title="One or two sentences",
            description="What it means for the reader.",
            examples=["You show us the movement that bothers you, at your own pace."],
        ),
    ]
