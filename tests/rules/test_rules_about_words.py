"""Each rule about words finds its mistake at the right line, and leaves alone what only looks like it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import NOW, entry, post

from commands.check import problems_of
from plugins.rules import RULES

Write = Callable[..., Path]
FIRST = 8
"""The line of a post's first words."""
EVIDENCE = "[{title: A trial, publisher: CDC, year: 2020, address: 'https://www.cdc.gov/a'}]"
LONG = "word " * 36
HARD = "Rehabilitation professionals individualize comprehensive multidisciplinary interventions. " * 20
EASY = "We come to you and look at how you move. " * 20


def found(write: Write, body: str, **fields: str) -> list[tuple[str, int]]:
    """Rule and line of every Problem of a post."""
    files = {
        "posts/x.md": post("X", body, **fields),
        "posts/y.md": post("Y", "## What it costs\n\n## What it costs\n\n## A **bold** [word](x.md)"),
        "plain-words.yaml": "edema: swelling\nrange of motion: how far a joint moves\n",
    }
    problems = problems_of(write(files), NOW)
    assert {problem.path for problem in problems} <= {"content/posts/x.md"}, problems
    return [(problem.rule, problem.line) for problem in problems]


@pytest.mark.parametrize(
    ("rule", "body", "line"),
    [
        ("anchors", "[y](y.md#what-it-cost)", 8),
        ("anchors", "## Here we go\n\n[y](#there-we-go)", 10),
        ("link-words", "Text\nand [here](y.md)", 9),
        ("link-words", "[Click here!](y.md)", 8),
        ("link-words", "[read more …](y.md)", 8),
        ("link-words", "[https://www.cdc.gov/falls](https://www.cdc.gov/falls)", 8),
        ("table-headers", "\n| A | |\n| - | - |\n| 1 | 2 |", 9),
        ("long-sentences", f"Short.\n\nShort again. {LONG}.", 10),
        ("jargon", "Some\nEdema stays.", 9),
        ("jargon", "A better range\nof motion.", 8),
        ("passive", "This exercise should be\nperformed daily.", 8),
        ("passive", "It must not be repeated.", 8),
        ("reading-grade", HARD, 8),
        ("promises", "One.\n\nWe guarantee results.", 10),
        ("promises", "It cures back pain.", 8),
        ("promises", "Live pain-free again.", 8),
        ("promises", "The best physical therapists in town.", 8),
        ("promises", "Your visit is covered by insurance.", 8),
        ("promises", "Your plan will pay for it.", 8),
        ("promises", "You are pain free in no time.", 8),
        ("promises", "A painless treatment.", 8),
        ("promises", "We fix your pain.", 8),
        ("promises", "It always works.", 8),
        ("promises", "We’re the best.", 8),
        ("promises", "The #1 clinic.", 8),
        ("promises", "Medicare covers it.", 8),
        ("promises", "Most plans pay you back.", 8),
        ("promises", "We take all insurance.", 8),
        ("promises", "You get your money back.", 8),
        ("sources", "It helps 80% of people.", 8),
        ("sources", "Nine out of ten older adults improve.", 8),
        ("sources", "Half of all runners get hurt.", 8),
        ("sources", "You are twice as likely to fall.", 8),
        ("sources", "It lowers the risk by a third.", 8),
        ("sources", "According to research, it helps.", 8),
        ("sources", "It is better than surgery.", 8),
        ("sources", "The most effective exercise.", 8),
        ("sources", "It helps two out of three adults.", 8),
        ("sources", "- one\n- studies show it", 9),
        ("sources", "A proven method.", 8),
        ("other-professions", "Chiropractors only crack joints.", 8),
        ("other-professions", "It is better than a massage therapist.", 8),
        ("other-professions", "You don’t need a doctor.", 8),
        ("other-professions", "Skip the surgeon.", 8),
        ("other-professions", "Surgeons are dangerous.", 8),
        ("contact-details", "Call 2127365000.", 8),
        ("link-words", "[Click here to read about falls](y.md)", 8),
        ("link-words", "See [this article](y.md).", 8),
        ("street-address", "We are at 12 Oak Street.", 8),
        ("street-address", "Write to P.O. Box 12.", 8),
        ("patient-names", "As our patient John said.", 8),
        ("patient-names", "One.\n\nThen Mrs. Smith walked.", 10),
        ("patient-names", "A 54-year-old runner named Ann.", 8),
        ("patient-names", "Patient: John Smith.", 8),
        ("patient-names", "A patient J. S. improved.", 8),
        ("birth-dates", "Ann, born on May 3, 1970.", 8),
        ("birth-dates", "Born on 3 May 1970.", 8),
        ("birth-dates", "She was born in May 1970.", 8),
        ("birth-dates", "Date of birth: 5/3/1970", 8),
    ],
)
def test_a_mistake_is_found_at_its_line(write: Write, rule: str, body: str, line: int) -> None:
    assert found(write, body) == [(rule, line)]


@pytest.mark.parametrize(
    "body",
    [
        "[y](y.md#what-it-costs), [y](y.md#what-it-costs_1) and [y](y.md#a-bold-word)",
        "## It’s “so”!\n\n[up](#its-so)",
        "[Read more about falls](y.md)",
        "`[here](nowhere.md)`",
        "    We guarantee 80%.",
        "<!-- We guarantee\n\n80%. -->",
        "| | A |\n| - | - |\n| 1 | 2 |",
        f"{'word ' * 35}.",
        f"{'word ' * 20}ends. New {'word ' * 20}.",
        "Swelling (edema) and the hedemas.",
        "Aim for a range. Of motion we say more.",
        "Do it daily. It should be easy.",
        EASY,
        "We cannot guarantee results.",
        "Nothing cures it.\n\nThe wound heals well.",
        "Move within a pain-free range.",
        "There is no painless way to say it.",
        "Ask what your plan covers. The plan pays the other part. Many plans pay something.",
        "Half of the exercises are done lying down. Repeat 2 of 3 sets.",
        "Is it better than surgery?",
        "Ask the surgeon. Surgeons are trained for years.",
        "The number 123456789012 is longer than a phone number.",
        "[What this article rests on](y.md) and [here to help](y.md)",
        "The patient: who they are, and what they want.",
        "Patient Education. In May 1970 the law changed.",
        "Which is best for you? Morning is the best time.",
        "Visits are often covered by insurance. Is it covered by Medicare?",
        "Nobody can say whether your plan will pay.",
        "At 8 a.m. you take 80 steps in 2 sets.",
        "We read studies, and show you the sources.",
        "Tell your doctor. Doctors and nurses work with us.",
        "Do you need a doctor?",
        "Five Easy Ways. Main Street was closed in 2026. 3 Drive belts.",
        "What patients ask. A patient may call. Patient Education is free.",
        "We ask for your name and your date of birth.",
        "The clinic was born in 1970.",
    ],
)
def test_a_near_miss_is_left_alone(write: Write, body: str) -> None:
    assert found(write, body) == []


def test_sources_on_the_post_answer_for_numbers_and_comparisons(write: Write) -> None:
    body = "Studies show that 80% walk more. Massage therapists do not test joints."
    assert found(write, body, evidence=EVIDENCE) == []


def test_no_source_answers_for_a_promise(write: Write) -> None:
    assert found(write, "It cures pain.", evidence=EVIDENCE) == [("promises", FIRST + 1)]


def test_fields_are_read_like_the_text(write: Write) -> None:
    questions = "\n  - question: What now?\n    answer: |\n      Well.\n\n      We guarantee it. [here](../posts/z.md)"
    service = {"order": "2", "who_it_helps": "[You]", "visit": "[{title: A, text: B}, {title: C, text: D}]"}
    files = {"services/s.md": entry("S", **service, questions=questions)}
    found = [(p.rule, p.line, p.field) for p in problems_of(write(files), NOW)]
    assert found == [(rule, 13, "questions.answer") for rule in ("promises", "link-words", "links")]


def test_a_long_title_is_advised_against(write: Write) -> None:
    root = write({"posts/x.md": post("T" * 66), "posts/y.md": post("T" * 65)})
    assert [str(problem) for problem in problems_of(root, NOW)] == [
        "content/posts/x.md:2: title: has 66 characters. Up to 65 are shown in search results: shorten it."
    ]


def test_every_rule_says_why_it_is_there() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.reason.endswith("."), rule.id
        assert len(rule.reason) > 30, rule.id
