"""The kinds of entries. A field is declared here once: kind, limits, label and hint."""

from __future__ import annotations

from typing import Any

from plugins.model.entries.entry import Entry
from plugins.model.entries.exercise import BODY_AREAS, Dose, Exercise, area_url
from plugins.model.entries.page import LAYOUTS, Audience, HomePage, NotFoundPage, Page, PageLink
from plugins.model.entries.people_and_places import Person, Town
from plugins.model.entries.post import Post, Topic
from plugins.model.entries.service import Service

__all__ = [
    "BODY_AREAS",
    "KINDS",
    "LAYOUTS",
    "Audience",
    "Dose",
    "Entry",
    "Exercise",
    "HomePage",
    "NotFoundPage",
    "Page",
    "PageLink",
    "Person",
    "Post",
    "Service",
    "Topic",
    "Town",
    "area_url",
    "kind_of",
]

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
