"""The kinds of entries. A field is declared here once: kind, limits, label and hint."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PrivateAttr, WithJsonSchema, model_validator

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

    title: Annotated[
        Title,
        Field(
            title="Title",
            description="What the page is about, in the reader's words. Up to 65 characters reads best.",
            examples=["Five easy exercises for a stiff neck"],
        ),
    ]
    summary: Annotated[
        Summary,
        Field(
            title="Summary",
            description="One or two sentences for lists and search results: what the reader gets.",
            examples=["Five gentle moves for a stiff neck, each with a drawing, and the signs that tell you to stop."],
        ),
    ]
    status: Annotated[
        Literal["draft", "published"],
        Field(title="Status", description="Stays a draft, never public, until you write published."),
    ] = "draft"
    drawing: Annotated[
        Slug | None,
        Field(
            title="Drawing",
            description="The name of a drawing in theme/static/drawings, without its ending.",
            examples=["desk-neck-and-shoulders"],
        ),
    ] = None
    call_to_action: Annotated[
        CallToAction | None,
        Field(title="Call to action", description="Only where the usual words do not fit."),
    ] = None
    aliases: Annotated[
        tuple[OldAddress, ...],
        Field(
            title="Old addresses",
            description="Where this page stood before; visitors are sent on. The oldest first: by it feed readers know "
            "a post again.",
            examples=[["/blog-1/pt-vs-massage/"]],
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
    _findings: dict[Any, Any] = PrivateAttr(default_factory=dict)

    @property
    def findings(self) -> dict[Any, Any]:
        """What rules found in it, by rule. As an entry never changes, nor does this."""
        return self._findings

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


class Page(Entry):
    """Any other page. Folders below content/pages are part of its address."""

    template = "page"

    layout: Annotated[
        str, Field(title="Layout", description="Leave it out: only a few special pages have one.", examples=["page"])
    ] = "page"
    heading: Annotated[
        Title | None,
        Field(
            title="Heading", description="Where the page greets by other words.", examples=["What does a visit cost?"]
        ),
    ] = None
    ask: Annotated[
        bool, Field(title="Ends with a call to action", description="no on privacy, accessibility, contact and 404.")
    ] = True

    @property
    def url(self) -> str:
        return f"/{self.slug}/"


class Audience(Strict):
    """A kind of reader, in their own words, and the page that answers them."""

    who: Annotated[Title, Field(title="Who", description="One or two words.", examples=["Runner"])]
    says: Annotated[
        Title,
        Field(
            title="What they would say",
            description="In their own words.",
            examples=["I want to race in spring."],
        ),
    ]
    page: Annotated[
        FileName,
        Field(
            title="Page",
            description="The file that answers them.",
            examples=["injury-prevention.md"],
        ),
    ]


class PageLink(Strict):
    """A link to another entry in words of its own."""

    words: Annotated[Title, Field(title="Words", description="What the link says.", examples=["All five exercises"])]
    page: Annotated[
        FileName, Field(title="Page", description="The file that it leads to.", examples=["low-back-exercises.md"])
    ]


class HomePage(Page):
    """The front page."""

    template = "home"

    lead: Annotated[
        Text,
        Field(
            title="Lead",
            description="The sentence below the title.",
            examples=["We treat you where you live, work and train."],
        ),
    ]
    audiences: Annotated[
        tuple[Audience, ...],
        Field(title="What brings you here?", description="Kinds of readers.", min_length=1),
    ]
    visit: Annotated[
        tuple[Step, ...],
        Field(title="How a visit goes", description="From the call to the plan.", min_length=2, examples=[VISIT]),
    ]
    services: Annotated[
        tuple[ServiceName, ...],
        Field(
            title="Services to show",
            description="Names of files in content/services, without .md.",
            min_length=1,
            examples=[["manual-therapy"]],
        ),
    ]
    exercise: Annotated[
        ExerciseName | None,
        Field(
            title="Try one now",
            description="The name of a file in content/exercises, without .md.",
            examples=["chin-tuck"],
        ),
    ] = None
    guide: Annotated[
        PageLink | None,
        Field(title="Guide that the exercise belongs to", description="Where the reader goes on."),
    ] = None
    costs: Annotated[
        tuple[Step, ...],
        Field(title="What it costs, plainly", description="Two or three plain answers.", min_length=1),
    ]
    costs_in_detail: Annotated[
        PageLink | None,
        Field(title="Page with all about costs", description="Where the reader finds the rest."),
    ] = None
    posts: Annotated[
        tuple[PostName, ...],
        Field(
            title="Posts to show",
            description="Names of files in content/posts, without .md.",
            min_length=1,
            examples=[["pt-vs-massage"]],
        ),
    ]

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
    **{
        name: _listing(name)
        for name in ("blog", "topics", "services", "exercises", "contact", "service_area", "search")
    },
}


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
