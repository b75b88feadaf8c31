"""What every entry has."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import Field, PrivateAttr

from plugins.model.document import Document
from plugins.model.fields import CallToAction, OldAddress, Slug, Strict, Summary, Text, Title


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

    # Kept, as pydantic takes microseconds to find a private attribute and these are asked for all the time.
    @cached_property
    def document(self) -> Document:
        """The file this entry was read from."""
        return self._document

    @cached_property
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
