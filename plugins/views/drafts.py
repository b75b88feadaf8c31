"""What is not public yet, for those who work on it."""

from __future__ import annotations

from datetime import datetime

from plugins.model.entries import Entry, Post
from plugins.views import page as see
from plugins.views.material import Material
from plugins.views.parts import card
from plugins.views.site import links

URL = "/_drafts/"


def drafts_page(material: Material) -> see.IndexPage:
    """Scheduled posts by the day they come out, then drafts by title."""
    library, practice = material.library, material.library.practice
    hidden = list(library.entries.only(lambda brief: not brief.is_public(material.now)).values())
    scheduled = sorted((entry for entry in hidden if entry.status == "published"), key=_due)
    drafts = sorted((e for e in hidden if e.status == "draft"), key=lambda e: (e.title.casefold(), e.url))
    groups = [("Scheduled", "scheduled", scheduled), ("Drafts", "drafts", drafts)]
    lead = "Only this preview shows these. A draft comes out with “status: published”, and not before its date."
    return see.IndexPage(
        head=see.Head(f"Not public yet | {practice.name}", lead, practice.website + URL, robots="noindex"),
        heading="Not public yet",
        lead=lead if hidden else "Nothing: every entry is public.",
        url=URL,
        navigation=links(practice.navigation.header),
        breadcrumbs=(),
        html=see.Html(""),
        toc=(),
        drawing=None,
        action=None,
        flag="Preview only: not public",
        groups=[see.CardGroup(name, id, [card(material, e) for e in found]) for name, id, found in groups if found],
    )


def _due(entry: Entry) -> tuple[datetime, str]:
    return (entry.date if isinstance(entry, Post) else datetime.min, entry.url)
