"""The page for searching, which is the way to everything for those who would rather browse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from plugins.model.entries import BODY_AREAS, Exercise, Page
from plugins.model.library import Library
from plugins.views import page as see
from plugins.views.exercise_index import area_tabs
from plugins.views.material import Material
from plugins.views.posts import topic_tabs
from plugins.views.text import smart

NOT_LISTED = ("home", "not_found", "search")
"""Pages that nobody would look for by their letter."""


def search_page(material: Material, page: Page, base: Any) -> see.SearchPage:
    """The page for searching; its filters choose by what `filed` says."""
    topics, areas = topic_tabs(material, page.url), area_tabs(material, page.url)
    return see.SearchPage(
        **base,
        filters=[_filter("topic", "Topic", topics), _filter("area", "Body area", areas)],
        topics=topics,
        areas=areas,
        letters=_letters(material),
    )


def _filter(name: str, label: str, tabs: Sequence[see.Tab]) -> see.Filter:
    """A choice between all tabs but the first, which stands for all of them."""
    return see.Filter(name, label, [(tab.text, tab.text) for tab in tabs[1:]])


def filed(library: Library) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """What posts and exercises are filed under, by address: the topic, the body areas of all exercises shown."""
    posts = {
        post.url: {
            "topic": [smart(library.topics[post.topic].title)],
            "area": list(dict.fromkeys(BODY_AREAS[e.area] for e in library.row(Exercise, post.exercises))),
        }
        for post in library.posts.briefs
    }
    return posts | {exercise.url: {"area": [BODY_AREAS[exercise.area]]} for exercise in library.exercises}


def _letters(material: Material) -> Sequence[see.LinkGroup]:
    """Every public page by the first letter of its title; what begins with a digit or a sign comes first."""
    briefs = (brief for brief in material.library.entries.briefs.values() if brief.template not in NOT_LISTED)
    links = [see.Link(brief.url, smart(brief.title)) for brief in briefs if brief.is_public(material.now)]
    links.sort(key=lambda link: (_letter(link), link.text.casefold(), link.url))
    return [see.LinkGroup(letter, list(group)) for letter, group in groupby(links, _letter)]


def _letter(link: see.Link) -> str:
    first = link.text[:1].upper()
    return first if first.isalpha() else "0-9"
