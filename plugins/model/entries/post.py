"""Articles of the blog and exercise guides, and their topics."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Annotated

from pydantic import Field, PrivateAttr, model_validator

from plugins.model.entries.entry import Entry
from plugins.model.fields import (
    CallToAction,
    Moment,
    PersonName,
    PictureName,
    PostName,
    ServiceName,
    Source,
    Strict,
    Summary,
    Tag,
    Text,
    Title,
    TopicName,
)


class Post(Entry):
    """An article of the blog, or an exercise guide."""

    template = "post"

    date: Annotated[
        Moment,
        Field(
            title="Date",
            description="A date in the future publishes on that day.",
            examples=["2027-01-31", "2027-01-31 09:00"],
        ),
    ]
    modified: Annotated[
        Moment | None,
        Field(title="Changed on", description="After a real change of content.", examples=["2027-03-15"]),
    ] = None
    author: Annotated[
        PersonName | None,
        Field(
            title="Author",
            description="Who wrote it: the name of a file in content/people, without .md.",
            examples=["first-last"],
        ),
    ] = None
    topic: Annotated[
        TopicName,
        Field(title="Topic", description="What it is about: a name from content/topics.yaml.", examples=["recovery"]),
    ]
    tags: Annotated[
        tuple[Tag, ...],
        Field(title="Tags", description="Words that readers may look for.", examples=[["running", "ankle"]]),
    ] = ()
    service: Annotated[
        ServiceName | None,
        Field(
            title="Service this post leads to",
            description="Only if it is not the one of its topic: the name of a file in content/services, without .md.",
            examples=["injury-prevention"],
        ),
    ] = None
    image: Annotated[
        PictureName | None,
        Field(title="Picture", description="A file in content/images.", examples=["visit-at-home.jpg"]),
    ] = None
    image_alt: Annotated[
        Text | None,
        Field(
            title="What the picture shows",
            description="For people who cannot see it. Needed with a picture.",
            examples=["A therapist kneels beside a chair and guides a knee"],
        ),
    ] = None
    reviewed_by: Annotated[
        PersonName | None,
        Field(
            title="Reviewed by",
            description="The licensed person who signed: the name of a file in content/people, without .md.",
            examples=["first-last"],
        ),
    ] = None
    reviewed_on: Annotated[
        Moment | None,
        Field(title="Reviewed on", description="The day they signed.", examples=["2027-01-31"]),
    ] = None
    review_due: Annotated[
        Moment | None,
        Field(
            title="Review due",
            description="When somebody has to look at it again.",
            examples=["2029-01-31"],
        ),
    ] = None
    evidence: Annotated[
        tuple[Source, ...],
        Field(title="Sources", description="Where every claim and every number comes from."),
    ] = ()
    related: Annotated[
        tuple[PostName, ...],
        Field(
            title="Related posts",
            description="To choose yourself what is shown below: names of files in content/posts, without .md.",
            examples=[["balance-and-falls"]],
        ),
    ] = ()

    @property
    def url(self) -> str:
        return f"/blog/{self.slug}/"

    def is_public(self, now: datetime) -> bool:
        return super().is_public(now) and self.date <= now

    def is_overdue(self, now: datetime) -> bool:
        """Whether the day of its next review is over at `now` (practice's time zone)."""
        return bool(self.review_due and self.review_due.date() < now.date())

    @model_validator(mode="after")
    def _pairs(self) -> Post:
        if self.image and not self.image_alt:
            raise ValueError("image_alt is missing: say what the picture shows, for people who cannot see it")
        if bool(self.reviewed_by) != bool(self.reviewed_on):
            raise ValueError("reviewed_by and reviewed_on go together: give both, or leave both out")
        if self.reviewed_on and self.review_due and self.review_due <= self.reviewed_on:
            raise ValueError("review_due has to be later than reviewed_on: it is the day of the next review")
        return self


class Topic(Strict):
    """What a post is about. Every topic has a page of its own."""

    title: Annotated[Title, Field(title="Title", description="The topic's name.", examples=["Recovery"])]
    summary: Annotated[
        Summary,
        Field(
            title="Summary",
            description="One or two sentences: what the posts of this topic give the reader.",
            examples=["The days and weeks after surgery or an injury, and when to call someone."],
        ),
    ]
    service: Annotated[
        ServiceName | None,
        Field(
            title="Service its posts lead to",
            description="The name of a file in content/services, without .md.",
            examples=["recovery-after-surgery"],
        ),
    ] = None
    call_to_action: Annotated[
        CallToAction | None,
        Field(title="Call to action", description="Only where the usual words do not fit."),
    ] = None
    needs_safety_card: Annotated[
        bool,
        Field(
            title="Posts need a safety card",
            description="yes where a post may lead somebody to move or to wait.",
        ),
    ] = False

    _slug: str = PrivateAttr("")

    @cached_property
    def slug(self) -> str:
        return self._slug

    @property
    def url(self) -> str:
        return f"/blog/topics/{self.slug}/"
