"""All other pages, by their layout."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from plugins.model.entries.entry import Entry
from plugins.model.entries.service import VISIT
from plugins.model.fields import ExerciseName, FileName, PostName, ServiceName, Step, Strict, Text, Title


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
    made = type(f"{name.title()}Page", (Page,), {"template": name, "__module__": __name__, "__doc__": f"{name} page."})
    globals()[made.__name__] = made  # where pickle looks for it
    return made


LAYOUTS: dict[str, type[Page]] = {
    "page": Page,
    "home": HomePage,
    "not_found": NotFoundPage,
    **{
        name: _listing(name)
        for name in ("blog", "topics", "services", "exercises", "contact", "service_area", "search")
    },
}
