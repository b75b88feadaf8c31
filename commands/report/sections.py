"""The sections of the owner's report, each from the same sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from commands.budget import PAGE_LIMIT
from commands.report.findings import Line, Report, Section, Sources
from commands.report.inbound import without_inbound
from commands.report.outbound import SILENT
from plugins.model.entries import Entry, Town
from plugins.model.problem import Problem, counted
from plugins.rules import facts, plain_language, reviews, todo

OLD = timedelta(days=2 * 365)
LONG = timedelta(days=60)
"""After so long without a change a draft is asked about."""
HEAVIEST = 5


def report(sources: Sources) -> Report:
    """The whole report. The same sources give the same report."""
    sections = [section(sources) for section in SECTIONS]
    return Report(sources.library.practice.name, f"{sources.now:%B} {sources.now.day}, {sources.now.year}", sections)


def _facts(sources: Sources) -> Section:
    library, now = sources.library, sources.now
    samples = [_line(problem, urgent=True) for problem in facts.samples(library)]
    security = [_line(problem, urgent=True) for problem in facts.security_contact_expired(library, now)]
    security += [_line(problem) for problem in facts.security_contact_soon(library, now)]
    return Section(
        "Facts about the practice",
        "Change them in content/practice.yaml. The site is not published while one is a sample.",
        "All are real, and none runs out soon.",
        [*samples, *security],
    )


def _reviews(sources: Sources) -> Section:
    library, now = sources.library, sources.now
    over = [_line(found, urgent=True) for post in library.posts for found in reviews.review_overdue(post, library, now)]
    soon = [_line(found) for post in library.posts for found in reviews.review_soon(post, library, now)]
    return Section(
        "Reviews that are due",
        "Somebody with a license reads the article again and signs it.",
        "None is due within two months.",
        [*over, *soon],
    )


def _unsigned(sources: Sources) -> Section:
    topics = sources.library.topics
    waiting = [p for p in sources.library.posts if p.reviewed_by is None and topics[p.topic].needs_safety_card]
    waiting = sorted(waiting, key=lambda post: not post.is_public(sources.now))
    return Section(
        "Health articles that nobody has signed",
        "Ask somebody with a license to read them. Those that readers see already come first.",
        "Somebody has signed every one.",
        [Line(f"{post.title} ({_state(post, sources.now)})", post.document.path) for post in waiting],
    )


def _left_to_do(sources: Sources) -> Section:
    entries = sources.library.entries.values()
    return Section(
        "Left to do in the files",
        "An import or a new file left these marks, like pictures that still need words.",
        "Nothing.",
        [_line(problem) for entry in entries for problem in todo.open_points(entry)],
    )


def _scheduled(sources: Sources) -> Section:
    coming = [post for post in sources.library.posts if post.status == "published" and post.date > sources.now]
    return Section(
        "Coming out by themselves",
        "Nothing to do: they appear when their time has come.",
        "Nothing is scheduled.",
        [Line(f"{post.date:%Y-%m-%d %H:%M}: {post.title}", post.document.path) for post in coming],
    )


def _drafts(sources: Sources) -> Section:
    drafts = [(_age(sources, path), e) for path, e in sources.library.entries.items() if e.status == "draft"]
    drafts = sorted(drafts, key=lambda draft: (-draft[0].days, draft[1].document.path))
    return Section(
        "Drafts, the oldest first",
        f"Finish them, or delete what nobody will. After {LONG.days} days without a change a draft is asked about.",
        "There are none.",
        [
            Line(f"{e.title}: not changed for {counted(age.days, 'day')}", e.document.path, age > LONG)
            for age, e in drafts
        ],
    )


def _old(sources: Sources) -> Section:
    seen = [(max(filter(None, (p.date, p.modified, p.reviewed_on))), p) for p in sources.public.posts]
    old = sorted(((day, p) for day, p in seen if sources.now - day > OLD), key=lambda one: (one[0], one[1].slug))
    return Section(
        "Articles nobody has changed for two years",
        "Read them again: is every word still true? Then write modified: with today's date.",
        "There are none.",
        [Line(f"{post.title} (last {day:%Y-%m-%d})", post.document.path) for day, post in old],
    )


def _alone(sources: Sources) -> Section:
    return Section(
        "Pages that no text leads to",
        "Readers find them in lists and by search only. Link to them where the text speaks of the same.",
        "Every article and page is linked from another one.",
        [Line(entry.title, entry.document.path) for entry in without_inbound(sources.public)],
    )


def _dead(sources: Sources) -> Section:
    lines = [
        Line(f"{address}: {reason}", path, urgent=reason != SILENT)
        for address, reason in sorted(sources.dead.items())
        for path in sources.outbound[address]
    ]
    advice = "Find where the page went, or take the link out. A source that is gone supports no claim."
    return Section("Links to other sites that died", advice, sources.asked, lines)


def _towns(sources: Sources) -> Section:
    written = {town.slug for town in sources.library.of(Town)}
    missing = [name for slug, name in sources.library.practice.area.slugs.items() if slug not in written]
    return Section(
        "Towns without a page",
        f'A page is worth it where there is something to say: ./run new town "{missing[0] if missing else ""}".',
        "Every town has one.",
        [Line(name) for name in missing],
    )


def _grades(sources: Sources) -> Section:
    found = [(plain_language.grade([p for p in e.document.passages if not p.field]), e) for e in sources.public.posts]
    lines = [
        Line(f"Grade {grade:.1f}: {post.title}", post.document.path, grade > plain_language.HIGHEST_GRADE)
        for grade, post in sorted(found, key=lambda one: (-one[0], one[1].slug))
        if grade
    ]
    return Section(
        "How hard the articles read, the hardest first",
        f"By school grade. 6 to 9 is right for most adults; above {plain_language.HIGHEST_GRADE} few understand.",
        "None is long enough to say.",
        lines,
    )


def _weights(sources: Sources) -> Section:
    weights = sorted(sources.weights or (), key=lambda weight: (-weight.page, weight.url))[:HEAVIEST]
    return Section(
        "The heaviest pages",
        f"Up to {PAGE_LIMIT:,} bytes of text and looks, a page shows at once on any phone.",
        "No site is built in output/. ./run build does it.",
        [
            Line(f"{weight.page:,} bytes ({weight.page / PAGE_LIMIT:.0%})", weight.url, weight.over)
            for weight in weights
        ],
    )


SECTIONS: Sequence[Callable[[Sources], Section]] = (
    _facts,
    _reviews,
    _unsigned,
    _left_to_do,
    _scheduled,
    _drafts,
    _old,
    _alone,
    _dead,
    _towns,
    _grades,
    _weights,
)
"""In the order of the report: first what asks for somebody, last how the site does."""


def _line(problem: Problem, urgent: bool = False) -> Line:
    words = f"{problem.field}: {problem.message}" if problem.field else problem.message
    return Line(words, f"{problem.path}:{problem.line}", urgent)


def _state(entry: Entry, now: datetime) -> str:
    if entry.is_public(now):
        return "public"
    return entry.status if entry.status == "draft" else "scheduled"


def _age(sources: Sources, path: str) -> timedelta:
    """Since the last commit of a file; nothing for what is in none yet."""
    return sources.now - sources.committed.get(path, sources.now)
