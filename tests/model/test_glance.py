"""A glance at a text overlooks nothing that a rule would find."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.model.document import parse_entry
from plugins.model.glance import may_have
from plugins.rules import claims, facts, plain_language, privacy

PATTERNS = [
    *(claim.words for claim in (*claims.PROMISES, *claims.SOURCED, claims.OTHERS)),
    *(privacy.STREET, privacy.PATIENT, privacy.BIRTH, facts.PHONE, facts.MAIL, plain_language.PASSIVE),
]
AROUND = st.text(st.sampled_from(" .é\n\u00a0a1٣İ"), max_size=3)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:30])
@settings(max_examples=200, deadline=None)
@given(st.data())
def test_whatever_a_rule_finds_is_seen_at_a_glance(pattern: re.Pattern[str], data: st.DataObject) -> None:
    words = data.draw(st.from_regex(pattern)) + data.draw(AROUND)
    assert not pattern.search(words) or may_have(pattern, words)


@given(AROUND, AROUND)
@example("\u00a0", "é")
def test_words_are_told_from_others_as_in_any_language(before: str, after: str) -> None:
    pattern = re.compile(r"\bcaf\w(?!s)\s*(?<![\(x])", re.IGNORECASE)
    words = f"{before}Café{after}"
    assert not pattern.search(words) or may_have(pattern, words)


def test_most_texts_are_seen_to_have_nothing() -> None:
    assert not may_have(privacy.STREET, "We come to your home or your work.")
    assert may_have(privacy.STREET, "Come to 12 Main Street.")


def test_only_passages_that_may_have_it_are_looked_at() -> None:
    text = "---\ntitle: Some words\n---\nWe guarantee it.\n\nWe do not.\n\nGUARANTEED!\n"
    document = parse_entry("a.md", text)
    guarantee = re.compile(r"\bguarantee")
    assert [passage.line for passage in document.passages_with(guarantee)] == [4]
    assert [passage.line for passage in document.passages_with(guarantee, small=True)] == [4, 8]
    assert not list(document.passages_with(re.compile("nowhere")))
