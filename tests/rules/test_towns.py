"""Pages for towns: only where we go, only with a text of their own."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from conftest import NOW, entry

from commands.check import problems_of

Problems = Callable[[Mapping[str, str]], list[str]]
FILLER = "The roads near {town} are wide enough for a van and the station is {number} minutes away on foot. "


@pytest.fixture
def problems(write: Callable[..., Path]) -> Problems:
    """What the rules about towns find; the texts here are no plain language."""

    def found(files: Mapping[str, str]) -> list[str]:
        return [str(problem) for problem in problems_of(write(files), NOW) if problem.rule.startswith("town-")]

    return found


def text(start: int) -> str:
    """Two hundred words that no text with another start has."""
    return " ".join(f"a{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(start, start + 200))


def town(name: str, body: str, **fields: str) -> str:
    return entry(f"Physical therapy in {name}", body, **fields)


def test_texts_of_their_own_are_fine(problems: Problems) -> None:
    files = {
        "towns/example-heights.md": town("Example Heights", text(0)),
        "towns/example-falls.md": town("Example Falls", text(304)),
    }
    assert problems(files) == []


def test_a_town_has_to_be_in_the_service_area(problems: Problems) -> None:
    [problem] = problems({"towns/example-hights.md": town("Example Hights", text(0))})
    assert problem.startswith('content/towns/example-hights.md:1: "example-hights" is no town of the service area')
    assert problem.endswith('Did you mean "example-heights"?')


def test_a_short_text_is_no_page(problems: Problems) -> None:
    [problem] = problems({"towns/example-heights.md": town("Example Heights", "We come to you. " * 37)})
    assert problem.startswith("content/towns/example-heights.md:6: has 148 words about the town, too few for a page.")
    assert problems({"towns/example-heights.md": town("Example Heights", "We come to you soon. " * 30)}) == []


def test_another_name_and_other_numbers_make_no_other_text(problems: Problems) -> None:
    body = "Our van leaves early. " + FILLER * 10
    one = body.format(town="Example Heights", number=5)
    other = body.format(town="Example Falls", number=12)
    [problem] = problems(
        {
            "towns/example-heights.md": town("Example Heights", one),
            "towns/example-falls.md": town("Example Falls", other),
        }
    )
    # Files are read in the order of their names.
    assert problem.startswith("content/towns/example-heights.md:6: is 100% the same as content/towns/example-falls.md")


def test_a_third_of_a_text_may_be_the_same(problems: Problems) -> None:
    """As long as no more than 0.6 of all rows of words are."""
    for own, twins in ((60, False), (20, True)):
        shared = " ".join(text(0).split()[: 200 - own])
        ends = [" ".join(text(start).split()[:own]) for start in (224, 448)]
        found = problems(
            {
                "towns/example-heights.md": town("Example Heights", f"{shared} {ends[0]}"),
                "towns/example-falls.md": town("Example Falls", f"{shared} {ends[1]}"),
            }
        )
        assert bool(found) == twins


def test_a_draft_may_still_be_short_or_a_copy(problems: Problems) -> None:
    files = {
        "towns/example-heights.md": town("Example Heights", "To be written.", status="draft"),
        "towns/example-falls.md": town("Example Falls", "To be written.", status="draft"),
    }
    assert problems(files) == []
