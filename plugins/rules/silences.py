"""A rule can be wrong about a sentence. Then the author says why, in the file: `ignore: {rule-id: reason}`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from plugins.model.entries import Entry
from plugins.model.problem import Problem, did_you_mean
from plugins.rules.rule import Rule


def wrong(entry: Entry, known: Collection[Rule]) -> Iterator[Problem]:
    """A silence names a rule that may be silenced, and says why."""
    possible = {rule.id for rule in known if rule.can_be_silenced}
    certain = {rule.id for rule in known} - possible
    document = entry.document
    for loc in document.lines:
        if len(loc) != 2 or loc[0] != "ignore":
            continue
        name = str(loc[1])
        if name in certain:
            yield document.problem("ignore", f'"{name}" cannot be silenced. Mend what it found instead.', loc)
        elif name not in possible:
            yield document.problem("ignore", f'"{name}" is not a rule. {did_you_mean(name, possible)}', loc)
        elif name not in entry.ignore:
            yield document.problem("ignore", f'"{name}" needs a reason: {name}: why the text is right', loc)


def unused(entry: Entry, found: Sequence[Problem]) -> Iterator[Problem]:
    """A silence that silences nothing would hide the next mistake."""
    needed = {problem.rule for problem in found}
    for name in entry.ignore:
        if name not in needed:
            message = f'"{name}" finds nothing here any more. Delete this line.'
            yield entry.document.problem("ignore", message, ("ignore", name))
