"""The kinds of entries. A field is declared here once: kind, limits, label and hint."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PrivateAttr, model_validator

from plugins.model.document import Document
from plugins.model.fields import (
    CallToAction,
    ExerciseName,
    FileName,
    Moment,
    OldAddress,
    PersonName,
    PictureName,
    PostName,
    Question,
    ServiceName,
    Slug,
    Source,
    Step,
    Strict,
    Summary,
    Tag,
    Text,
    Title,
    TopicName,
)
from plugins.model.pose import Poses


class Entry(Strict):
    """What every page of the site has. The file's name is the slug, its folder the kind."""

    template: ClassVar[str]

    title: Annotated[Title, Field(title="Title", description="Up to 65 characters reads best.")]
    summary: Annotated[
        Summary, Field(title="Summary", description="One or two sentences for lists and search results.")
    ]
    status: Annotated[
        Literal["draft", "published"],
        Field(title="Status", description="Stays a draft, never public, until you write published."),
    ] = "draft"
    drawing: Annotated[
        Slug | None, Field(title="Drawing", description="The name of a drawing in theme/static/drawings.")
    ] = None
    call_to_action: Annotated[
        CallToAction | None, Field(title="Call to action", description="Only where the usual words do not fit.")
    ] = None
    aliases: Annotated[
        tuple[OldAddress, ...],
        Field(
            title="Old addresses",
            description="The oldest first: by it, feed readers know a post again.",
            examples=["/blog-1/pt-vs-massage/"],
        ),
    ] = ()

    ignore: Annotated[
        dict[str, Text],
        Field(
            title="Rules to silence",
            description="Where a rule is wrong about this text: its id, and why.",
            examples=[{"patient-names": "Mr. Potter is a character of the story."}],
        ),
    ] = {}  # noqa: RUF012 (pydantic copies it)

    _document: Document = PrivateAttr(default_factory=lambda: Document(""))
    _slug: str = PrivateAttr("")

    @property
    def document(self) -> Document:
        """The file this entry was read from."""
        return self._document

    @property
    def slug(self) -> str:
        """The file's name without its ending; for pages with the folders below content/pages."""
        return self._slug

    @property
    def url(self) -> str:
        """The permalink, from the root of the site."""
        raise NotImplementedError

    def is_public(self, now: datetime) -> bool:
        """Whether readers may see it at `now` (practice's time zone)."""
        return self.status == "published"


class Post(Entry):
    """An article of the blog, or an exercise guide."""

    template = "post"

    date: Annotated[Moment, Field(title="Date", description="A date in the future publishes on that day.")]
    modified: Annotated[Moment | None, Field(title="Changed on", description="After a real change of content.")] = None
    author: Annotated[PersonName | None, Field(title="Author", description="A file name in content/people.")] = None
    topic: Annotated[TopicName, Field(title="Topic", description="One of content/topics.yaml.")]
    tags: Annotated[tuple[Tag, ...], Field(title="Tags", examples=["running"])] = ()
    service: Annotated[ServiceName | None, Field(title="Service this post leads to")] = None
    image: Annotated[PictureName | None, Field(title="Picture", description="A file in content/images.")] = None
    image_alt: Annotated[Text | None, Field(title="What the picture shows")] = None
    reviewed_by: Annotated[
        PersonName | None, Field(title="Reviewed by", description="A licensed person who signed.")
    ] = None
    reviewed_on: Annotated[Moment | None, Field(title="Reviewed on")] = None
    review_due: Annotated[Moment | None, Field(title="Review due")] = None
    evidence: Annotated[tuple[Source, ...], Field(title="Sources")] = ()
    related: Annotated[tuple[PostName, ...], Field(title="Related posts")] = ()

    @property
    def url(self) -> str:
        return f"/blog/{self.slug}/"

    def is_public(self, now: datetime) -> bool:
        return super().is_public(now) and self.date <= now

    @model_validator(mode="after")
    def _pairs(self) -> Post:
        if self.image and not self.image_alt:
            raise ValueError("image_alt is missing: say what the picture shows, for people who cannot see it")
        if bool(self.reviewed_by) != bool(self.reviewed_on):
            raise ValueError("reviewed_by and reviewed_on go together: give both, or leave both out")
        if self.reviewed_on and self.review_due and self.review_due <= self.reviewed_on:
            raise ValueError("review_due has to be later than reviewed_on: it is the day of the next review")
        return self


class Service(Entry):
    """Something the practice offers."""

    template = "service"

    order: Annotated[int, Field(title="Place in the list", ge=1, le=99)]
    who_it_helps: Annotated[tuple[Text, ...], Field(title="Who it helps", min_length=1)]
    visit: Annotated[tuple[Step, ...], Field(title="What a visit looks like", min_length=2)]
    duration: Annotated[Text | None, Field(title="How long a visit takes")] = None
    price: Annotated[Text | None, Field(title="Price, only when it is real")] = None
    conditions: Annotated[tuple[Text, ...], Field(title="Conditions")] = ()
    questions: Annotated[tuple[Question, ...], Field(title="Questions and answers")] = ()

    @property
    def url(self) -> str:
        return f"/services/{self.slug}/"


class Dose(Strict):
    """How much of an exercise. `hold` and `rest` are seconds."""

    sets: Annotated[int, Field(title="Sets", ge=1, le=6)]
    repetitions: Annotated[int, Field(title="Repetitions", ge=1, le=30)]
    each_side: Annotated[bool, Field(title="On each side")] = False
    hold: Annotated[int, Field(title="Hold, in seconds", ge=0, le=60)] = 0
    rest: Annotated[int, Field(title="Rest between sets, in seconds", ge=0, le=180)] = 30
    times_a_day: Annotated[int, Field(title="Times a day", ge=1, le=6)] = 1
    days_a_week: Annotated[int, Field(title="Days a week", ge=1, le=7)] = 7


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

    also_known_as: Annotated[tuple[Text, ...], Field(title="Also known as")] = ()
    area: Annotated[
        Literal["low-back", "neck-and-shoulders", "upper-back", "hip-and-knee", "foot-and-ankle", "balance"],
        Field(title="Body area"),
    ]
    goal: Annotated[Literal["mobility", "strength", "balance", "control"], Field(title="Goal")]
    level: Annotated[Literal["gentle", "moderate", "challenging"], Field(title="Level")]
    position: Annotated[Literal["lying", "sitting", "standing", "kneeling"], Field(title="Position")]
    equipment: Annotated[tuple[Text, ...], Field(title="Equipment")] = ()
    purpose: Annotated[Text, Field(title="What it is for")]
    start_position: Annotated[Text, Field(title="Position to start from")]
    steps: Annotated[tuple[Text, ...], Field(title="Steps", min_length=2, max_length=8)]
    dose: Annotated[Dose, Field(title="Dose")]
    feel: Annotated[Text, Field(title="What you should feel, and where")]
    not_feel: Annotated[Text, Field(title="What you should not feel")]
    easier: Annotated[Text, Field(title="Easier form")]
    harder: Annotated[Text, Field(title="Harder form")]
    stop_if: Annotated[tuple[Text, ...], Field(title="Stop if", min_length=1)]
    getting_down_and_up: Annotated[Text | None, Field(title="Getting down and up")] = None
    evidence: Annotated[tuple[Source, ...], Field(title="Sources")] = ()
    poses: Annotated[Poses | None, Field(title="Poses of the drawing")] = None

    @property
    def url(self) -> str:
        return f"/exercises/{self.slug}/"


class Person(Entry):
    """Someone who works at the practice. Never invented."""

    template = "person"

    role: Annotated[Text, Field(title="Role")]
    credentials: Annotated[tuple[Text, ...], Field(title="Credentials", examples=[["PT", "DPT"]])] = ()
    license_state: Annotated[Text | None, Field(title="State of the license")] = None
    license_number: Annotated[Text | None, Field(title="License number")] = None
    areas: Annotated[tuple[Text, ...], Field(title="Areas of work")] = ()

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


class Page(Entry):
    """Any other page. Folders below content/pages are part of its address."""

    template = "page"

    layout: Annotated[str, Field(title="Layout")] = "page"
    heading: Annotated[Title | None, Field(title="Heading", description="Where the page greets by other words.")] = None
    ask: Annotated[
        bool, Field(title="Ends with a call to action", description="no on privacy, accessibility, contact and 404.")
    ] = True

    @property
    def url(self) -> str:
        return f"/{self.slug}/"


class Audience(Strict):
    """A kind of reader, in their own words, and the page that answers them."""

    who: Annotated[Title, Field(title="Who")]
    says: Annotated[Title, Field(title="What they would say")]
    page: Annotated[FileName, Field(title="Page", description="A file name, like at-home-physical-therapy.md.")]


class PageLink(Strict):
    """A link to another entry in words of its own."""

    words: Annotated[Title, Field(title="Words")]
    page: Annotated[FileName, Field(title="Page", description="A file name, like low-back-exercises.md.")]


class HomePage(Page):
    """The front page."""

    template = "home"

    lead: Annotated[Text, Field(title="Lead")]
    audiences: Annotated[tuple[Audience, ...], Field(title="What brings you here?", min_length=1)]
    visit: Annotated[tuple[Step, ...], Field(title="How a visit goes", min_length=2)]
    services: Annotated[tuple[ServiceName, ...], Field(title="Services to show", min_length=1)]
    exercise: Annotated[ExerciseName | None, Field(title="Try one now")] = None
    guide: Annotated[PageLink | None, Field(title="Guide that the exercise belongs to")] = None
    costs: Annotated[tuple[Step, ...], Field(title="What it costs, plainly", min_length=1)]
    costs_in_detail: Annotated[PageLink | None, Field(title="Page with all about costs")] = None
    posts: Annotated[tuple[PostName, ...], Field(title="Posts to show", min_length=1)]

    @property
    def url(self) -> str:
        return "/"


class NotFoundPage(Page):
    """What a visitor sees at a wrong address."""

    template = "not_found"

    @property
    def url(self) -> str:
        return "/404.html"


def _listing(name: str) -> type[Page]:
    return type(f"{name.title()}Page", (Page,), {"template": name, "__module__": __name__, "__doc__": f"{name} page."})


LAYOUTS: dict[str, type[Page]] = {
    "page": Page,
    "home": HomePage,
    "not_found": NotFoundPage,
    **{name: _listing(name) for name in ("blog", "topics", "services", "exercises", "contact", "service_area")},
}


class Topic(Strict):
    """What a post is about. Every topic has a page of its own."""

    title: Annotated[Title, Field(title="Title")]
    summary: Annotated[Summary, Field(title="Summary")]
    service: Annotated[ServiceName | None, Field(title="Service its posts lead to")] = None
    call_to_action: Annotated[CallToAction | None, Field(title="Call to action")] = None
    needs_safety_card: Annotated[bool, Field(title="Posts need a safety card")] = False

    _slug: str = PrivateAttr("")

    @property
    def slug(self) -> str:
        return self._slug

    @property
    def url(self) -> str:
        return f"/blog/topics/{self.slug}/"


KINDS: dict[str, type[Entry]] = {
    "posts": Post,
    "services": Service,
    "exercises": Exercise,
    "people": Person,
    "towns": Town,
    "pages": Page,
}
"""The folders of content/, and what their files are."""


def kind_of(folder: str, data: dict[str, Any]) -> type[Entry]:
    """The declaration that a file has to meet, by its folder and, for pages, its layout."""
    return LAYOUTS.get(str(data.get("layout", "page")), Page) if folder == "pages" else KINDS[folder]
