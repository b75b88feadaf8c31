"""What good content must satisfy. Every rule is a generator of Problems over the whole library.

Imports the model only: checking the content builds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from plugins.model.library import Library
from plugins.model.problem import Problem
from plugins.rules import addresses, blocks, facts, pictures, raw_html, references, reviews, safety, todo

Rule = Callable[[Library, datetime], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    addresses.unique_titles_and_summaries,
    addresses.unique_addresses,
    blocks.known_blocks,
    blocks.headings_in_order,
    facts.no_contact_details,
    facts.navigation_resolves,
    references.links_resolve,
    raw_html.no_raw_html,
    pictures.pictures_can_be_shown,
    reviews.signed_by_someone_who_can,
    safety.safety_card_first,
    todo.import_todo,
)


def check(library: Library, now: datetime) -> Iterator[Problem]:
    """All Problems of the library as it is at `now` (practice's time zone)."""
    for rule in RULES:
        yield from rule(library, now)
