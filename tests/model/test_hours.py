import pytest

from plugins.model.hours import Hours, opening, weekdays


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Saturday", ["Saturday"]),
        ("Monday to Wednesday", ["Monday", "Tuesday", "Wednesday"]),
        ("Monday, Wednesday and Friday", ["Monday", "Wednesday", "Friday"]),
        ("Monday to Tuesday, and Sunday", ["Monday", "Tuesday", "Sunday"]),
    ],
)
def test_days_are_understood(words: str, days: list[str]) -> None:
    assert weekdays(words) == days


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("8 a.m. to 6 p.m.", ("08:00", "18:00")),
        ("8:30 a.m. to noon", ("08:30", "12:00")),
        ("12 p.m. to 12:15 p.m.", ("12:00", "12:15")),
        ("12:05 a.m. to 1 a.m.", ("00:05", "01:00")),
    ],
)
def test_times_are_understood(words: str, times: tuple[str, str]) -> None:
    assert opening(words) == times


@pytest.mark.parametrize("days", ["Mondays", "Friday to Monday", "weekdays", "Monday to Friday to Sunday"])
def test_other_days_are_refused_with_an_example(days: str) -> None:
    with pytest.raises(ValueError, match="Write days like Monday to Friday"):
        Hours(days=days, times="8 a.m. to noon")


@pytest.mark.parametrize("times", ["8 to 6", "6 p.m. to 8 a.m.", "13 p.m. to 2 p.m.", "by appointment", "noon to noon"])
def test_other_times_are_refused_with_an_example(times: str) -> None:
    with pytest.raises(ValueError, match=r"Write times like 8 a\.m\. to 6 p\.m\."):
        Hours(days="Monday", times=times)
