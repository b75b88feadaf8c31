"""What good content must satisfy. Every rule is a generator of Problems over the whole library.

Imports the model only: checking the content builds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from plugins.model.library import Library
from plugins.model.problem import Problem
from plugins.rules import (
    accessible,
    addresses,
    blocks,
    claims,
    facts,
    obsidian,
    pictures,
    plain_language,
    privacy,
    raw_html,
    redirects,
    references,
    reviews,
    safety,
    silences,
    todo,
    towns,
)
from plugins.rules.rule import Rule, each_entry


def _wrong_silences(library: Library, now: datetime) -> Iterator[Problem]:
    yield from silences.wrong(library, RULES)


_wrong_silences.__doc__ = silences.wrong.__doc__

OF_CONTENT: tuple[Rule[datetime], ...] = (
    Rule("unique-text", addresses.unique_titles_and_summaries),
    Rule("unique-address", addresses.unique_addresses),
    Rule("old-addresses", redirects.old_addresses_are_free),
    Rule("redirects", redirects.redirects_arrive),
    Rule("redirects-waiting", redirects.redirects_wait, "warning"),
    Rule("many-redirects", redirects.few_enough),
    Rule("blocks", blocks.known_blocks),
    Rule("heading-order", blocks.headings_in_order),
    Rule("navigation", facts.navigation_resolves),
    Rule("security-expired", facts.security_contact_expired),
    Rule("security-soon", facts.security_contact_soon, "warning"),
    Rule("links", references.links_resolve),
    Rule("wiki-links", each_entry(obsidian.wiki_links)),
    Rule("anchors", references.anchors_resolve),
    Rule("raw-html", each_entry(raw_html.no_raw_html)),
    Rule("pictures", pictures.pictures_can_be_shown),
    Rule("link-words", each_entry(accessible.link_words)),
    Rule("alt-words", each_entry(accessible.alt_words)),
    Rule("table-headers", each_entry(accessible.table_headers)),
    Rule("town-name", towns.town_of_the_area),
    Rule("town-text", towns.text_of_its_own),
    Rule("town-twins", towns.no_twins),
    Rule("import-todo", each_entry(todo.import_todo)),
    Rule("has-text", todo.has_text),
    Rule("safety-card", safety.safety_card_first),
    Rule("promises", each_entry(claims.promises), can_be_silenced=True),
    Rule("sources", each_entry(claims.sources), can_be_silenced=True),
    Rule("other-professions", each_entry(claims.other_professions), can_be_silenced=True),
    Rule("contact-details", each_entry(facts.no_contact_details), can_be_silenced=True),
    Rule("street-address", each_entry(privacy.street_addresses), can_be_silenced=True),
    Rule("patient-names", each_entry(privacy.patient_names), can_be_silenced=True),
    Rule("birth-dates", each_entry(privacy.birth_dates), can_be_silenced=True),
    Rule("photo-places", privacy.photo_places, "warning"),
    Rule("review", reviews.signed_by_someone_who_can),
    Rule("reviewer-license", reviews.reviewer_is_licensed),
    Rule("review-overdue", reviews.review_overdue),
    Rule("review-banner", reviews.review_overdue_and_said, "warning"),
    Rule("review-soon", reviews.review_soon, "warning"),
    Rule("title-length", each_entry(plain_language.title_length), "warning", can_be_silenced=True),
    Rule("reading-grade", each_entry(plain_language.reading_grade), "warning", can_be_silenced=True),
    Rule("long-sentences", each_entry(plain_language.long_sentences), "warning", can_be_silenced=True),
    Rule("jargon", plain_language.jargon, "warning", can_be_silenced=True),
    Rule("passive", each_entry(plain_language.passive), "warning", can_be_silenced=True),
    Rule("silences", _wrong_silences),
)
UNUSED_SILENCES = Rule("unused-silences", silences.unused, "warning")

RULES: tuple[Rule[Any], ...] = (*OF_CONTENT, UNUSED_SILENCES)
"""All rules, with id, severity and reason."""


def check(library: Library, now: datetime) -> Iterator[Problem]:
    """All Problems of the library as it is at `now` (practice's time zone), without the silenced ones."""
    found = [problem for rule in OF_CONTENT for problem in rule.problems(library, now)]
    can_be_silenced = {rule.id for rule in RULES if rule.can_be_silenced}
    yield from silences.heard(library, found, can_be_silenced)
    yield from UNUSED_SILENCES.problems(library, found)
