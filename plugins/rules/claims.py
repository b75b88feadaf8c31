"""What a health practice may not promise, and what it may say only with a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.model.entries import Entry, Exercise, Post
from plugins.model.passages import Passage
from plugins.model.problem import Problem


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


NOT = r"\b(?:no|not|never|nobody|none|cannot|nor|without) \b | n[’']t \b"
HEDGED = NOT + r"| \b(?:often|may|might|can|could|sometimes|usually|rarely|whether|if|ask|depends?|some|many)\b | \?"


@dataclass(frozen=True)
class Claim:
    """Words that claim something, unless the sentence also has other words."""

    words: re.Pattern[str]
    unless: re.Pattern[str]
    remedy: str

    def found(self, passage: Passage) -> Iterator[tuple[int, str]]:
        """Line and words of every claim."""
        if not self.words.search(passage.text):
            return
        for sentence in passage.sentences():
            if (match := self.words.search(sentence.text)) and not self.unless.search(sentence.text):
                yield sentence.line_at(match.start()), " ".join(match[0].split())


PROMISES = (
    Claim(
        _words(r"\b guarantee[sd]? \b | \b we\ promise \b"),
        _words(NOT),
        "Nobody can promise a result. Say what often helps, and for whom.",
    ),
    Claim(
        _words(r"\b (?:cure[sd]?|curing|heals?|miracle\w*|risk[ -]free|no\ side\ effects) \b (?!\ well)"),
        _words(NOT.replace("no|", "") + r"| \b no\ (?:cure|miracle) | \b (?:wound|skin|scar|cut|bone|surg\w+|tissue)s? \b"),
        "Say what the treatment may do, such as ease pain or help you move.",
    ),
    Claim(
        _words(
            r"\b pain[ -]free \b (?!\s(?:range|motion|movement|arc|way|part|position)) | \b 100\ ?% | \b instant(?:ly)? \s relief"
            r"| \b permanent(?:ly)? \s (?:relief|fix\w*) | \b (?:eliminates?|gets?\ rid\ of|ends?)\ (?:\w+\ ){0,2}pain \b"
        ),
        _words(NOT),
        "Nobody can promise that pain goes away. Write: less pain, easier movement.",
    ),
    Claim(
        _words(
            r"\b the\ best \s (?:\w+\s){0,2}? (?:therap\w+|PTs?|care|clinic|practice|treatments?|team|results?|results)\b"
            r"| \b (?:best|leading|top|\#1|number\ one) \s (?:physical\ therap\w+|PTs?|clinic|practice|team) \b"
            r"| \b works?\ for\ every(?:one|body) \b | \b safe\ for\ every(?:one|body) \b"
        ),
        _words(NOT + r"| \?"),
        "Say what you do instead, and let readers judge.",
    ),
    Claim(
        _words(
            r"\b covered\ by\ (?:\w+\ ){0,2}(?:insurance|insurers?|Medicare|Medicaid|plans?) \b"
            r"| \b (?:insurance|insurers?|plan|Medicare|Medicaid) \s (?:will|always|must|has\ to) \s (?:\w+\ )?(?:pays?|covers?|reimburses?)"
            r"| \b (?:fully|always)\ covered \b | \b you\ (?:will|always)\ (?:get|be)\ (?:\w+\ )?(?:reimbursed|back) \b"
        ),
        _words(HEDGED),
        'Only the plan can say what it pays. Write "often", and tell readers to ask their plan.',
    ),
)

SOURCED = (
    Claim(
        _words(r"\b \d+(?:[.,]\d+)? \s? (?:%|percent\b) | \b (?:\d+|one|two|three|half)\ (?:in|of|out\ of)\ (?:\d+|every|ten|five|four|three)\s(?:people|patients|adults|americans)"),
        _words(r"(?!)"),
        "A number needs its source",
    ),
    Claim(
        _words(
            r"\b (?:stud(?:y|ies)|research|evidence|science|trials?|data|experts?) \s (?:\w+\s)? (?:shows?|showed|shown|suggests?|proves?|finds?|found|says?|agree)\b"
            r"| \b (?:clinically|scientifically) \s \w+ | \b (?:has|have)\ been\ (?:shown|proven)\ to \b | \b proven \b"
        ),
        _words(r"(?!)"),
        "A finding needs its source",
    ),
)

PROFESSION = (
    r"(?:chiropract\w+|massage\ therapists?|personal\ trainers?|(?:family\ |primary\ care\ )?doctors?|surgeons?|physicians?|"
    r"acupunctur\w+|osteopaths?|nurses?|athletic\ trainers?|occupational\ therapists?|pharmacists?|naturopaths?)"
)
OTHERS = Claim(
    _words(
        rf"\b {PROFESSION} \s (?:\w+\s)? (?:only|just|merely|cannot|can[’']t|don[’']t|doesn[’']t|do\ not|does\ not|never|fail|mask|"
        rf"miss|are\ not\ trained|aren[’']t|lack|have\ less)"
        rf"| \b (?:better|safer|more\ \w+)\ than\ (?:an?\ |your\ |most\ |any\ )?{PROFESSION} | \b unlike\ (?:an?\ |your\ |most\ )?{PROFESSION}"
        rf"| \b (?:instead\ of|without)\ (?:seeing\ |asking\ )?(?:an?|your)\ {PROFESSION}"
        rf"| \b (?:don[’']t|do\ not|never|no)\ need\ (?:to\ (?:see|ask)\ )?(?:an?|your)\ {PROFESSION}"
    ),
    _words(r"\?"),
    "Say what we do, not what others do not do",
)


def promises(entry: Entry) -> Iterator[Problem]:
    """A promise of a result or of a payment misleads patients and breaks advertising law for health care."""
    for claim in PROMISES:
        yield from _claimed(entry, claim, claim.remedy)


def sources(entry: Entry) -> Iterator[Problem]:
    """A number or a finding about health without its source cannot be checked by anybody."""
    if _has_evidence(entry):
        return
    for claim in SOURCED:
        yield from _claimed(entry, claim, f'{claim.remedy}. Name it under "evidence:" at the top, or take it out.')


def other_professions(entry: Entry) -> Iterator[Problem]:
    """What a text says about other professions is fair and can be shown to be true."""
    if not _has_evidence(entry):
        yield from _claimed(entry, OTHERS, f'{OTHERS.remedy}, or name a source under "evidence:".')


def _claimed(entry: Entry, claim: Claim, remedy: str) -> Iterator[Problem]:
    for passage in entry.document.passages:
        for line, words in claim.found(passage):
            yield Problem(entry.document.path, line, passage.field, f'"{words}": {remedy}')


def _has_evidence(entry: Entry) -> bool:
    return isinstance(entry, Post | Exercise) and bool(entry.evidence)
