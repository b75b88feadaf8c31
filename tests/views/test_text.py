from datetime import datetime

import pytest

from plugins.model.document import Document
from plugins.model.entries import Dose
from plugins.views.exercises import dose_facts, how_often, routine_minutes
from plugins.views.text import day, smart


@pytest.mark.parametrize(
    ("plain", "shown"),
    [
        ("What's the Difference?", "What’s the Difference?"),
        ('"My back hurts" & more', "“My back hurts” & more"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("Already ‘smart’", "Already ‘smart’"),
    ],
)
def test_smart_text_stays_plain_text(plain: str, shown: str) -> None:
    assert smart(plain) == shown


def test_a_date_in_us_form() -> None:
    assert day(datetime(2027, 1, 5)).text == "January 5, 2027"


def test_reading_takes_at_least_a_minute() -> None:
    assert Document("").minutes == 1
    assert Document("", body="It’s well-being: 20 " * 220).minutes == 3


def test_a_dose_in_words() -> None:
    dose = Dose(sets=2, repetitions=6, each_side=True, hold=3, days_a_week=4)
    assert [(fact.label, fact.value) for fact in dose_facts(dose)] == [
        ("Sets", "2"),
        ("Reps", "6 each side"),
        ("Hold", "3 seconds"),
        ("How often", "Every other day"),
    ]


@pytest.mark.parametrize(
    ("days", "times", "words"),
    [(7, 1, "Daily"), (7, 2, "Twice a day"), (5, 1, "5 days a week"), (3, 2, "Three times a week, twice a day")],
)
def test_how_often(days: int, times: int, words: str) -> None:
    assert how_often(Dose(sets=1, repetitions=1, days_a_week=days, times_a_day=times)) == words


def test_a_routine_takes_as_long_as_its_doses() -> None:
    held = Dose(sets=1, repetitions=10, hold=5)  # 10 x 9 s and 30 s to change
    sides = Dose(sets=2, repetitions=5, each_side=True, hold=2, rest=60)  # 2 x 5 x 2 x 6 s, 60 s rest, 30 s
    assert routine_minutes([held]) == 2
    assert routine_minutes([held, sides]) == 6
