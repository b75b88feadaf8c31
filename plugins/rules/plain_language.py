"""Words that a patient understands at first reading. All of it advises and stops nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from plugins.model.entries import Entry
from plugins.model.passages import WORD, Passage
from plugins.model.problem import Problem

LONGEST_TITLE = 65
LONGEST_SENTENCE = 35
HIGHEST_GRADE = 10
FEWEST_WORDS = 100
"""Below this a grade says little: one long word moves it by a year."""

VOWELS = re.compile(r"[aeiouy]+")
# Endings that are written and not heard: "like", "moved", "hands-free".
SILENT = re.compile(
    r"(?<=[^laeiouy])e$|(?<=[^tdaeiouy])ed$|(?<=[^aeiouyscxzhg])es$|(?<=[aeiouy][^aeiouyl])e(?=ly$|ment|ful|less|ness)"
)
WHOLE = re.compile(r"[.!?:][\"”’)]*\s*$")
DOING = (
    "performed|done|completed|executed|repeated|held|avoided|taken|applied|used|carried out|practiced|continued|"
    "stopped|kept|worn|started|followed|maintained|initiated|discontinued|scheduled|contacted|consulted"
)
PASSIVE = re.compile(
    rf"\b(?:should|must|ought to|has to|have to|needs? to|is to|are to)(?: not| always| never| only)? be (?:{DOING})\b"
)


def title_length(entry: Entry) -> Iterator[Problem]:
    """Search results cut a title off after about 65 characters."""
    if len(entry.title) > LONGEST_TITLE:
        message = f"has {len(entry.title)} characters. Up to {LONGEST_TITLE} are shown in search results: shorten it."
        yield entry.document.problem("title", message)


def reading_grade(entry: Entry) -> Iterator[Problem]:
    """Health texts are understood by most adults at school grade 6 to 9, and above 10 by few."""
    document = entry.document
    found = grade([passage for passage in document.passages if not passage.field])
    if found > HIGHEST_GRADE:
        message = (
            f"reads like school grade {found:.0f}; aim for 6 to 9, at most {HIGHEST_GRADE}. "
            "Use shorter sentences and shorter words."
        )
        yield Problem(document.path, document.body_line, "", message)


def long_sentences(entry: Entry) -> Iterator[Problem]:
    """A sentence of more than 35 words has to be read twice."""
    for passage in entry.document.passages:
        if passage.text.count(" ") < LONGEST_SENTENCE:
            continue
        for place, sentence in passage.sentences():
            if sentence.count(" ") < LONGEST_SENTENCE:
                continue
            words = WORD.findall(sentence)
            if len(words) > LONGEST_SENTENCE:
                message = f'"{" ".join(words[:5])} …" has {len(words)} words. Make two sentences of it.'
                yield Problem(entry.document.path, passage.line_at(place), passage.field, message)


def jargon(entry: Entry, plain_words: Mapping[str, str]) -> Iterator[Problem]:
    """Words of the profession shut patients out; content/plain-words.yaml has plain ones for them."""
    if not plain_words:
        return
    pattern = _jargon(tuple(plain_words))
    for passage in entry.document.passages_with(pattern, small=True):
        for match in pattern.finditer(passage.small):
            message = f'"{passage.quote(match)}" is a word of the profession. In plain words: {plain_words[match[0]]}.'
            yield Problem(entry.document.path, passage.line_at(match.start()), passage.field, message)


@lru_cache
def _jargon(words: tuple[str, ...]) -> re.Pattern[str]:
    any_word = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    # Not where the text explains it: "swelling (edema)", "edema (swelling)".
    return re.compile(rf"(?<![\(\w])(?:{any_word})\b(?! \()")


def passive(entry: Entry) -> Iterator[Problem]:
    """ "Should be performed" hides who does it; "do" tells the reader."""
    for passage in entry.document.passages_with(PASSIVE, small=True):
        for match in PASSIVE.finditer(passage.small):
            message = f'"{passage.quote(match)}" does not say who does it. Speak to the reader: "do", "hold", "stop".'
            yield Problem(entry.document.path, passage.line_at(match.start()), passage.field, message)


def grade(passages: list[Passage]) -> float:
    """The Flesch-Kincaid grade, or 0 for a text that is too short to say (Kincaid and others, 1975).

    Headings and list items that are no sentences would count as very short ones: they are left out.

    Syllables are counted by groups of vowels: against the CMU dictionary 98 of 100 words of this site's
    texts come out right, and all of them together 1 percent low. textstat was tried: it loads that
    dictionary from the network when it runs, and takes half a second to start.
    """
    passages = [passage for passage in passages if WHOLE.search(passage.text)]
    words = [word for passage in passages for word in passage.words]
    if len(words) < FEWEST_WORDS:
        return 0
    sentences = sum(1 + len(passage.ends) for passage in passages)
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


@lru_cache(maxsize=10_000)
def _syllables(word: str) -> int:
    return max(1, len(VOWELS.findall(SILENT.sub("", re.split(r"['’]", word)[0]))))
