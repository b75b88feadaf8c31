"""What a health practice may not promise, and what it may say only with a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from plugins.model.entries import Entry, Exercise, Post
from plugins.model.passages import Passage
from plugins.model.problem import Problem


def _words(*patterns: str) -> re.Pattern[str]:
    """Any of the patterns."""
    return re.compile("|".join(patterns))


NEVER = re.compile(r"(?!)")
NOT = r"\b(?:(?<!\bin )no|not|never|nobody|nothing|none|cannot|nor|without)\b|n[’']t\b"
HEDGE = (
    r"\b(?:often|may|might|can|could|sometimes|usually|rarely|whether|if|ask|depends?|some|many|what|which|when|how)\b"
)
QUESTION = r"\?"
# After "pain-free", these make it an instruction: "within a pain-free range".
MOVEMENT = "range|motion|movement|arc|way|part|position"
NUMBER = r"\d+|one|two|three|four|five|six|seven|eight|nine|ten"
PEOPLE = "people|patients|adults|women|men|americans|runners|athletes|seniors|children|workers"
PAYS = "pays?|covers?|reimburses?"
PAYER = "insurance|insurers?|plans?|medicare|medicaid"


@dataclass(frozen=True)
class Claim:
    """Words that claim something, unless the sentence also has other words. All in small letters."""

    words: re.Pattern[str]
    unless: re.Pattern[str]
    remedy: str

    def found(self, passage: Passage) -> Iterator[tuple[int, str]]:
        """Line and words of every claim."""
        for start, sentence in passage.sentences():
            place = (passage.small, start, start + len(sentence))
            if (match := self.words.search(*place)) and not self.unless.search(*place):
                yield passage.line_at(match.start()), passage.quote(match).strip()


PROMISES = (
    Claim(
        _words(r"\bguarantee[sd]?\b", r"\bwe promise\b"),
        _words(NOT),
        "Nobody can promise a result. Say what often helps, and for whom.",
    ),
    Claim(
        _words(r"\b(?:cure[sd]?|curing|heals|miracles?|miraculous\w*|risk[ -]free|no side effects)\b"),
        _words(
            r"\b(?:not|never|nobody|nothing|cannot|no cure|no miracles?)\b|n[’']t\b",
            r"\b(?:wounds?|skin|scars?|cuts?|bones?|tissues?|surgical)\b",
        ),
        "Say what the treatment may do, such as ease pain or help you move.",
    ),
    Claim(
        _words(
            rf"\bpain[ -]free\b(?! (?:{MOVEMENT}))",
            r"\b100 ?%",
            r"\binstant(?:ly)? relief\b",
            r"\bpermanent(?:ly)? (?:relief|fix\w*)",
            r"\b(?:eliminates?|gets? rid of|ends?|fix(?:es)?) (?:\w+ ){0,2}pain\b",
            r"\bpainless\b",
            r"\bfree of pain\b",
            r"\balways works?\b",
        ),
        _words(NOT),
        "Nobody can promise that pain goes away. Write: less pain, easier movement.",
    ),
    Claim(
        _words(
            r"\bthe best (?:\w+ ){0,2}?(?:therap\w+|pts?|care|clinic|practice|treatments?|team|results)\b",
            r"\b(?:best|leading|top|number one) (?:physical therap\w+|pts?|clinic|practice|team)\b",
            r"\bwe(?:[’']re| are) (?:simply )?the best\b",
            r"\b(?:number one|world[ -]class)\b",
            r"\b(?:the|your|our|are) #1\b",
            r"\b(?:works?|safe) for every(?:one|body)\b",
        ),
        _words(NOT, QUESTION),
        "Say what you do instead, and let readers judge.",
    ),
    Claim(
        _words(
            rf"\bcovered by (?:\w+ ){{0,2}}(?:{PAYER})\b",
            rf"\b(?:{PAYER}) (?:will|always|must|has to) (?:\w+ )?(?:{PAYS})\b",
            rf"\b(?:insurance|medicare|medicaid|(?:your|most|all|every) (?:{PAYER})) (?:{PAYS})\b",
            rf"\b(?:accept|take) (?:all|any|every) (?:\w+ )?(?:{PAYER})\b",
            r"\bget your money back\b",
            r"\b(?:fully|always) covered\b",
            r"\byou (?:will|always) (?:get|be) (?:\w+ )?(?:reimbursed|back)\b",
        ),
        _words(NOT, HEDGE, QUESTION),
        'Only the plan can say what it pays. Write "often", and tell readers to ask their plan.',
    ),
)

SOURCED = (
    Claim(
        _words(
            r"\b\d+(?:[.,]\d+)? ?(?:%|percent\b)",
            rf"\b(?:{NUMBER}) (?:in|of|out of) (?:every )?(?:{NUMBER}) (?:\w+ )?(?:{PEOPLE})\b",
            rf"\b(?:millions|thousands|half) of (?:all )?(?:\w+ )?(?:{PEOPLE})\b",
            r"\b(?:twice|times) (?:as|more) likely\b",
            r"\bby (?:half|a third|a quarter)\b",
        ),
        NEVER,
        "A number needs its source",
    ),
    Claim(
        _words(
            r"\b(?:stud(?:y|ies)|research|evidence|science|trials?|data|experts) (?:\w+ )?"
            r"(?:shows?|showed|shown|suggests?|proves?|finds?|found|says?|agree)\b",
            r"\b(?:clinically|scientifically) \w+",
            r"\baccording to (?:\w+ ){0,2}(?:stud(?:y|ies)|research|science|trials?|experts)\b",
            r"\b(?:has|have) been shown to\b",
            r"\bproven\b",
        ),
        NEVER,
        "A finding needs its source",
    ),
    Claim(
        _words(
            r"\bthe most effective\b",
            r"\b(?:better|safer|faster|more effective) than (?:surgery|medicines?|medications?|pills|drugs|"
            r"painkillers|opioids|injections?|shots|massage)\b",
        ),
        _words(QUESTION),
        "A comparison needs its source",
    ),
)

PROFESSION = (
    r"(?:chiropract\w+|massage therapists?|personal trainers?|(?:family |primary care )?doctors?|surgeons?|"
    r"physicians?|acupunctur\w+|osteopaths?|nurses?|athletic trainers?|occupational therapists?|pharmacists?|"
    r"naturopaths?)"
)
SMALL = (
    r"only|just|merely|cannot|can[’']t|don[’']t|doesn[’']t|do not|does not|never|fails?|masks?|miss|lacks?|have less"
)
ONE = rf"(?:an? |the |your |most |any |seeing an? |seeing your )?{PROFESSION}"
OTHERS = Claim(
    _words(
        rf"\b{PROFESSION} (?:\w+ )?(?:{SMALL}|are not trained|aren[’']t)\b",
        rf"\b(?:better|safer|more \w+) than {ONE}",
        rf"\bunlike {ONE}",
        rf"\b(?:instead of|without|skip|avoid) {ONE}",
        rf"\b{PROFESSION} (?:are|is) (?:dangerous|unsafe|useless|untrained|overpriced)\b",
        rf"\b(?:don[’']t|do not|never|no) need (?:to (?:see|ask) )?{ONE}",
    ),
    _words(QUESTION),
    "Say what we do, not what others do not do",
)


def promises(entry: Entry) -> Iterator[Problem]:
    """A promise of a result or of a payment misleads patients and breaks advertising law for health care."""
    yield from _claimed(entry, PROMISES)


def sources(entry: Entry) -> Iterator[Problem]:
    """A number or a finding about health without its source cannot be checked by anybody."""
    if _has_evidence(entry):
        return
    where = 'Name it under "evidence:" at the top' if _may_have_evidence(entry) else "Say it in a post that names one"
    yield from _claimed(entry, SOURCED, f". {where}, or take it out.")


def other_professions(entry: Entry) -> Iterator[Problem]:
    """What a text says about other professions is fair and can be shown to be true."""
    if not _has_evidence(entry):
        yield from _claimed(entry, (OTHERS,), ", or name a source.")


def _claimed(entry: Entry, claims: tuple[Claim, ...], more: str = "") -> Iterator[Problem]:
    for passage in entry.document.passages_with(_words_of_any(claims), small=True):
        for claim in claims:
            for line, words in claim.found(passage):
                yield Problem(entry.document.path, line, passage.field, f'"{words}": {claim.remedy}{more}')


@cache
def _words_of_any(claims: tuple[Claim, ...]) -> re.Pattern[str]:
    return _words(*(claim.words.pattern for claim in claims))


def _has_evidence(entry: Entry) -> bool:
    return isinstance(entry, Post | Exercise) and bool(entry.evidence)


def _may_have_evidence(entry: Entry) -> bool:
    return isinstance(entry, Post | Exercise)
