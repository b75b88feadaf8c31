"""What a template may see. Finished objects: a template chooses markup and nothing else.

Texts are plain Unicode with typographic quotes and are escaped by the template; only fields named
`html` or typed `Html` hold markup. Addresses start at the root of the site.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup


class Html(Markup):
    """Markup that is not escaped again."""


@dataclass(frozen=True)
class Link:
    url: str
    text: str
    current: bool = False


@dataclass(frozen=True)
class LinkGroup:
    title: str
    links: Sequence[Link]


@dataclass(frozen=True)
class Day:
    """A date for machines (`iso`, 2027-01-31) and for readers (`text`, January 31, 2027)."""

    iso: str
    text: str


@dataclass(frozen=True)
class Heading:
    """A line of the table of contents: a second-level heading of the text."""

    id: str
    text: str


@dataclass(frozen=True)
class Drawing:
    """A decorative drawing of the theme. `url` without floor, `tile` with one; sizes in CSS pixels."""

    url: str
    width: int
    height: int
    tile: str
    tile_width: int
    tile_height: int


@dataclass(frozen=True)
class Contact:
    """One way to reach the practice. `icon` is the name of a symbol in icons.svg."""

    act: str
    icon: str
    url: str
    label: str
    short: str
    number: str
    hint: str


@dataclass(frozen=True)
class Action:
    """A call to action in finished words. The first of `contacts` is the primary one."""

    heading: str
    text: str
    contacts: Sequence[Contact]


@dataclass(frozen=True)
class Neighbors:
    """The posts before and after one, oldest first. None at the ends."""

    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True)
class Card:
    """An entry as a list shows it."""

    url: str
    title: str
    summary: str
    meta: str
    drawing: Drawing | None
    flag: str | None = None
    data: Mapping[str, str] = field(default_factory=dict)
    """What a script can filter by: words by name, several with a space between them."""


@dataclass(frozen=True)
class Head:
    """Everything the head of a page needs. `robots` is None for a page that may be indexed."""

    title: str
    description: str
    canonical: str
    card: str = "summary"
    """How large a link to the page is shown elsewhere (https://developer.x.com/en/docs/x-for-websites/cards)."""
    properties: Sequence[tuple[str, str]] = ()
    """What else is shown there, as names and values (https://ogp.me)."""
    robots: str | None = None
    feeds: Sequence[Link] = ()
    previous: str | None = None
    next: str | None = None
    graph: Html | None = None
    """Structured data as JSON; None for a page that may not be indexed."""


@dataclass(frozen=True)
class Page:
    """What every page has. `flag` says why a page is not public yet (preview only)."""

    head: Head
    heading: str
    lead: str
    url: str
    navigation: Sequence[Link]
    breadcrumbs: Sequence[Link]
    html: Html
    toc: Sequence[Heading]
    drawing: Drawing | None
    action: Action | None
    flag: str | None


@dataclass(frozen=True)
class Person:
    name: str
    url: str
    role: str
    credentials: Sequence[str] = ()


@dataclass(frozen=True)
class Review:
    """Who signed a text and when. `due` is the day of the next review, unless it is over; `policy` the page that
    says how we check."""

    reviewer: Person
    on: Day
    due: Day | None
    policy: Link | None


@dataclass(frozen=True)
class Overdue:
    """A review that was `due` and has not happened. `last` is the day of the one before, if there was any."""

    due: Day
    last: Day | None


@dataclass(frozen=True)
class Evidence:
    title: str
    publisher: str
    year: int
    url: str


@dataclass(frozen=True)
class DoseFact:
    label: str
    value: str


@dataclass(frozen=True)
class Frame:
    """A start or end drawing of an exercise, its text alternative and its caption."""

    name: str
    url: str
    width: int
    height: int
    alt: str
    caption: str


@dataclass(frozen=True)
class ExerciseCard:
    """An exercise as a guide shows it. `number` counts the cards of a page, None outside a guide.

    `repetitions` and `frequency` are those of `dose`, for machines.
    """

    slug: str
    url: str
    title: str
    purpose: str
    start_position: str
    steps: Sequence[str]
    dose: Sequence[DoseFact]
    repetitions: int
    frequency: str
    feel: str
    not_feel: str
    easier: str
    harder: str
    stop_if: Sequence[str]
    equipment: Sequence[str]
    frames: Sequence[Frame]
    number: int | None = None
    note: str | None = None


@dataclass(frozen=True)
class Fact:
    """A few words beside an icon."""

    icon: str
    text: str


@dataclass(frozen=True)
class PictureSource:
    """A picture in one format: its MIME type, and its addresses with their widths (`srcset`)."""

    kind: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """A photo. `url` and `srcset` are for browsers that know none of `sources`, `sizes` says how wide it stands.

    `lazy` is all but the first picture of a page; a `hero` is the largest thing at its top.
    """

    url: str
    width: int
    height: int
    alt: str
    srcset: str
    sizes: str
    sources: Sequence[PictureSource]
    lazy: bool = True
    hero: bool = False


@dataclass(frozen=True)
class Download:
    """A file for readers: its address and what it is, like "PDF, 60 kB"."""

    url: str
    kind: str


@dataclass(frozen=True)
class PostPage(Page):
    """An article. A guide has `exercises`, in the order of its text, and `facts` about doing them.

    `medical` says whether it is about health and not, for example, about paying. `service` is the one it leads to.
    """

    exercises: Sequence[ExerciseCard]
    facts: Sequence[Fact]
    handout: Download | None
    picture: Picture | None
    date: Day
    modified: Day | None
    author: Person | None
    topic: Link
    minutes: int
    medical: bool
    review: Review | None
    overdue: Overdue | None
    evidence: Sequence[Evidence]
    neighbors: Neighbors
    related: Sequence[Card]
    service: Card | None


@dataclass(frozen=True)
class RouteStep:
    title: str
    text: str


@dataclass(frozen=True)
class Answer:
    question: str
    html: Html


@dataclass(frozen=True)
class ServicePage(Page):
    who_it_helps: Sequence[str]
    visit: Sequence[RouteStep]
    duration: str | None
    price: str | None
    conditions: Sequence[str]
    questions: Sequence[Answer]
    network: str
    paying: Sequence[RouteStep]
    paying_in_detail: Link
    others: Sequence[Card]


@dataclass(frozen=True)
class ExercisePage(Page):
    card: ExerciseCard
    also_known_as: Sequence[str]
    goal: str
    facts: Sequence[DoseFact]
    getting_down_and_up: str | None
    handout: Download | None
    evidence: Sequence[Evidence]
    guides: Sequence[Card]
    services: Sequence[Card]
    neighbors: Neighbors


@dataclass(frozen=True)
class PersonPage(Page):
    """Someone of the practice, what they wrote and what they reviewed."""

    person: Person
    license: str | None
    areas: Sequence[str]
    written: Sequence[Card]
    reviewed: Sequence[Card]


@dataclass(frozen=True)
class AudienceRow:
    who: str
    says: str
    url: str


@dataclass(frozen=True)
class HomePage(Page):
    audiences: Sequence[AudienceRow]
    visit: Sequence[RouteStep]
    services: Sequence[Card]
    exercise: ExerciseCard | None
    guide: Link | None
    costs: Sequence[RouteStep]
    costs_in_detail: Link | None
    posts: Sequence[Card]


@dataclass(frozen=True)
class Tab:
    url: str
    text: str
    count: int
    current: bool


@dataclass(frozen=True)
class PageNumber:
    """A page of a list. `gap` says that the pages before it are left out."""

    number: int
    url: str
    current: bool
    gap: bool = False


@dataclass(frozen=True)
class ListingPage(Page):
    """A page of the blog or of one topic. `featured` leads the first page of the blog only."""

    tabs: Sequence[Tab]
    feed: Link
    featured: Card | None
    cards: Sequence[Card]
    numbers: Sequence[PageNumber]
    newer: Link | None
    older: Link | None


@dataclass(frozen=True)
class CardGroup:
    """Cards under a heading. `heading` is None where the page has a single group."""

    heading: str | None
    id: str | None
    cards: Sequence[Card]


@dataclass(frozen=True)
class IndexPage(Page):
    """All services or all topics."""

    groups: Sequence[CardGroup]


@dataclass(frozen=True)
class Filter:
    """A choice that narrows a list: its name, its label and the `options` as (value, words)."""

    name: str
    label: str
    options: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class ExerciseIndex(IndexPage):
    """All exercises by body area, or those of one. `filters` are for all of them only."""

    tabs: Sequence[Tab]
    filters: Sequence[Filter]


@dataclass(frozen=True)
class SearchPage(Page):
    """The form for searching, and ways to browse without it: topics, body areas, all pages by first letter."""

    filters: Sequence[Filter]
    topics: Sequence[Tab]
    areas: Sequence[Tab]
    letters: Sequence[LinkGroup]


@dataclass(frozen=True)
class TownLink:
    """A town we go to. `url` is None where it has no page of its own."""

    name: str
    url: str | None


@dataclass(frozen=True)
class TownPage(Page):
    """What is special about visits in one town."""

    town: str


@dataclass(frozen=True)
class AreaPage(Page):
    """Contact and service area: the towns, the ways to reach us, the note form."""

    towns: Sequence[TownLink]
    radius: str
    address: str | None
    hours: Sequence[DoseFact]
    form_url: str | None


@dataclass(frozen=True)
class Site:
    """What every page shows. `stylesheets` and `scripts` are addresses by name. `search` is the page for searching.
    `banner` warns about sample facts, else None.

    `to_be_found` says whether search engines may come, `security_expires` until when the contact for security
    holds, as RFC 3339 writes a moment.
    """

    name: str
    tagline: str
    url: str
    disclaimer: str
    call: Contact
    text: Contact
    book: Contact
    email: Contact
    closing: Action
    footer: Sequence[LinkGroup]
    search: Link | None
    stylesheets: Mapping[str, str]
    scripts: Mapping[str, str]
    banner: str | None
    to_be_found: bool
    security_expires: str
