"""What good content must satisfy. Every rule is a generator of Problems, of one entry or of the whole library.

Imports the model only: checking the content builds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from plugins.model.entries import Entry, Post
from plugins.model.library import Library
from plugins.model.parallel import spread
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
from plugins.rules.rule import Rule

OF_ENTRY = (
    Rule("heading-order", blocks.headings_in_order),
    Rule("wiki-links", obsidian.wiki_links),
    Rule("raw-html", raw_html.no_raw_html),
    Rule("link-words", accessible.link_words),
    Rule("alt-words", accessible.alt_words),
    Rule("table-headers", accessible.table_headers),
    Rule("import-todo", todo.import_todo),
    Rule("has-text", todo.has_text),
    Rule("promises", claims.promises, can_be_silenced=True),
    Rule("sources", claims.sources, can_be_silenced=True),
    Rule("other-professions", claims.other_professions, can_be_silenced=True),
    Rule("contact-details", facts.no_contact_details, can_be_silenced=True),
    Rule("street-address", privacy.street_addresses, can_be_silenced=True),
    Rule("patient-names", privacy.patient_names, can_be_silenced=True),
    Rule("birth-dates", privacy.birth_dates, can_be_silenced=True),
    Rule("title-length", plain_language.title_length, "warning", can_be_silenced=True),
    Rule("reading-grade", plain_language.reading_grade, "warning", can_be_silenced=True),
    Rule("long-sentences", plain_language.long_sentences, "warning", can_be_silenced=True),
    Rule("passive", plain_language.passive, "warning", can_be_silenced=True),
)
"""About the words of one entry: nothing else can change what they find."""
JARGON = Rule("jargon", plain_language.jargon, "warning", can_be_silenced=True)
IN_LIBRARY = (
    Rule("blocks", blocks.known_blocks),
    Rule("links", references.links_resolve),
    Rule("anchors", references.anchors_resolve),
    Rule("pictures", pictures.pictures_can_be_shown),
)
"""About what one entry has to do with others."""
OF_POST = (
    Rule("safety-card", safety.safety_card_first),
    Rule("review", reviews.signed_by_someone_who_can),
    Rule("reviewer-license", reviews.reviewer_is_licensed),
    Rule("review-overdue", reviews.review_overdue),
    Rule("review-banner", reviews.review_overdue_and_said, "warning"),
    Rule("review-soon", reviews.review_soon, "warning"),
)
"""The same, of posts."""
OF_LIBRARY = (
    Rule("unique-text", addresses.unique_titles_and_summaries),
    Rule("unique-address", addresses.unique_addresses),
    Rule("old-addresses", redirects.old_addresses_are_free),
    Rule("redirects", redirects.redirects_arrive),
    Rule("redirects-waiting", redirects.redirects_wait, "warning"),
    Rule("many-redirects", redirects.few_enough),
    Rule("navigation", facts.navigation_resolves),
    Rule("security-expired", facts.security_contact_expired),
    Rule("security-soon", facts.security_contact_soon, "warning"),
    Rule("town-name", towns.town_of_the_area),
    Rule("town-text", towns.text_of_its_own),
    Rule("town-twins", towns.no_twins),
    Rule("photo-places", privacy.photo_places, "warning"),
)
"""About how entries fit together. Of a post these three look at what `Document.outline` names, and at no word of its
text."""
SILENCES = Rule("silences", silences.wrong)
UNUSED_SILENCES = Rule("unused-silences", silences.unused, "warning")

RULES = (*OF_LIBRARY, *IN_LIBRARY, *OF_POST, *OF_ENTRY, JARGON, SILENCES, UNUSED_SILENCES)
"""All rules, with id, severity and reason."""
SILENCEABLE = frozenset(rule.id for rule in RULES if rule.can_be_silenced)


def inspect(entry: Entry, plain_words: Mapping[str, str]) -> tuple[Problem, ...]:
    """The Problems that an entry has by itself, without the silenced ones. `plain_words` as in `Library`."""
    found = [problem for rule in OF_ENTRY for problem in rule.problems(entry)]
    found += JARGON.problems(entry, plain_words)
    heard = [problem for problem in found if problem.rule not in entry.ignore or problem.rule not in SILENCEABLE]
    return *heard, *SILENCES.problems(entry, RULES), *UNUSED_SILENCES.problems(entry, found)


def check(library: Library, now: datetime) -> Iterator[Problem]:
    """The Problems of how entries fit together, as it is at `now` (practice's time zone).

    `library.load` has those of each entry, when it is to `inspect` them.
    """
    for rule in OF_LIBRARY:
        yield from rule.problems(library, now)

    def found(path: str) -> Sequence[Problem]:
        entry = library.entries[path]
        rules = (*IN_LIBRARY, *OF_POST) if isinstance(entry, Post) else IN_LIBRARY
        return [problem for rule in rules for problem in rule.problems(entry, library, now)]

    for problems in spread(found, list(library.entries)):
        yield from problems
