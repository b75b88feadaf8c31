"""What a reader reads, and where it stands."""

import pytest

from plugins.model.passages import Passage, passages


def read(text: str) -> list[tuple[int, str]]:
    return [(passage.line, passage.text) for passage in passages(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\ntwo\n\nthree", [(1, "One two"), (4, "three")]),
        ("## A *b* c", [(1, "A b c")]),
        ("- one\n- two\n  goes on\n1. three", [(1, "one"), (2, "two goes on"), (4, "three")]),
        ("> [!tip]\n> Breathe\n> out.", [(2, "Breathe out.")]),
        ("| A | B c |\n| - | - |\n| d | e |", [(1, "A"), (1, "B c"), (3, "d"), (3, "e")]),
        ('See [the *page*](x.md#y "t") and ![a knee](k.jpg).', [(1, "See the page and a knee.")]),
        ("A `code span` and ``a ` b``.", [(1, "A … and ….")]),
        ("a\n```\ncode\n```\nb", [(1, "a … b")]),
        ("- a\n\n    still a\n\nText\n\n    code", [(1, "a"), (3, "still a"), (5, "Text")]),
        ("a <!-- not\n\nread --> b <b>c</b>", [(1, "a"), (3, "b c")]),
        ("[^1]: A note.\n[r]: https://a.org\nTerm\n:   Meaning", [(1, "A note."), (3, "Term"), (4, "Meaning")]),
        ("/// exercise | tilt\n    sets: 2\n\nA note.\n///", [(4, "A note.")]),
        ("/// figure | a.jpg\n    alt: A knee\n\nWords.\n///", [(2, "A knee"), (4, "Words.")]),
        ("/// question | Is it far?\n\nNo.\n///", [(1, "Is it far?"), (3, "No.")]),
        ("snake_case and _words_ and 2 * 3", [(1, "snake_case and words and 2  3")]),
    ],
)
def test_markdown_is_read_as_words(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(line, " ".join(words.split())) for line, words in read(text)] == [
        (line, " ".join(words.split())) for line, words in expected
    ]


def test_a_place_in_a_passage_has_a_line() -> None:
    (passage,) = passages("One [two\nthree](x.md)\nfour", first_line=10)
    assert [passage.line_at(passage.text.index(word)) for word in ("One", "two", "three", "four")] == [10, 10, 11, 12]


def test_sentences_end_where_readers_stop() -> None:
    text = "At 8 a.m. Dr. Lee calls. “Are you in?” Say 3.5 or e.g. yes! End"
    assert [sentence for _, sentence in Passage(1, text).sentences()] == [
        "At 8 a.m. Dr. Lee calls.",
        "“Are you in?”",
        "Say 3.5 or e.g. yes!",
        "End",
    ]
