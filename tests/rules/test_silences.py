"""A rule is silenced in the file, with a reason, and only as long as there is something to silence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import NOW, post

from commands.check import problems_of

Write = Callable[..., Path]
PROMISE = "We guarantee it."


def found(write: Write, body: str, ignore: str) -> list[str]:
    problems = problems_of(write({"posts/x.md": post("X", body, ignore=ignore)}), NOW)
    return [f"{problem.severity} {problem.line} {problem.message}" for problem in problems]


def test_a_reason_silences_a_rule(write: Write) -> None:
    assert found(write, PROMISE, "{promises: A quotation of what others say.}") == []


@pytest.mark.parametrize(
    ("ignore", "expected"),
    [
        ("{promise: why}", 'error 7 "promise" is not a rule. Did you mean "promises"?'),
        ("{promises: }", 'error 7 "promises" needs a reason: promises: why the text is right'),
        ("\n  promises:", 'error 8 "promises" needs a reason: promises: why the text is right'),
        ("{links: why}", 'error 7 "links" cannot be silenced. Mend what it found instead.'),
    ],
)
def test_a_silence_names_a_rule_and_a_reason(write: Write, ignore: str, expected: str) -> None:
    messages = found(write, PROMISE, ignore)
    assert expected in messages
    assert any("Nobody can promise" in message for message in messages)


def test_a_silence_that_silences_nothing_is_pointed_out(write: Write) -> None:
    assert found(write, "We try.", "{promises: why}") == [
        'warning 7 "promises" finds nothing here any more. Delete this line.'
    ]


def test_a_list_is_not_taken_for_reasons(write: Write) -> None:
    assert "has to be a group of fields" in found(write, PROMISE, "[promises]")[0]
