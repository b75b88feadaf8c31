"""Every component of the theme with examples: what the gallery shows and the component tests render.

Sample facts are marked as such: 555-555-0142 and addresses in .example.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from plugins.model.library import Library
from plugins.views.page import (
    Action,
    Answer,
    AudienceRow,
    Card,
    Contact,
    Day,
    DoseFact,
    Drawing,
    Evidence,
    ExerciseCard,
    Filter,
    Frame,
    Heading,
    Html,
    Link,
    PageNumber,
    Person,
    Picture,
    PictureSource,
    Review,
    RouteStep,
    Tab,
)
from plugins.views.posts import page_numbers


@dataclass(frozen=True)
class Example:
    """A component with keyword arguments. `name` says what is special about it."""

    name: str
    options: Mapping[str, Any]


@dataclass(frozen=True)
class Place:
    """The element that a component stands in on a page, and the width of that."""

    tag: str = "div"
    classes: str = "example"
    width: str = "wrap"


@dataclass(frozen=True)
class Component:
    """A macro of theme/templates/components. `states` says which states to try, and how."""

    macro: str
    examples: Sequence[Example]
    states: str = ""
    place: Place = Place()


@dataclass(frozen=True)
class TextExample:
    """Markdown as authors write it."""

    name: str
    text: str


PROSE = Place(classes="prose")
BUTTONS = Place("p", "buttons")
FULL_WIDTH = Place(width="full")

BOOK = Contact(
    "book", "book", "https://booking.example/visit", "Book a visit", "Book a visit", "", "Pick a day and a time"
)
CALL = Contact("call", "phone", "tel:+15555550142", "Call 555-555-0142", "Call", "555-555-0142", "Talk it over with us")
TEXT = Contact("text", "text", "sms:+15555550142", "Text us", "Text", "555-555-0142", "One sentence is enough")
EMAIL = Contact(
    "email", "mail", "mailto:hello@practice.example", "Email us", "Email", "", "For letters, referrals and records"
)

ASK = Action(
    "Not sure it fits?",
    "Ask us before you book. If something else is the better first step, we will say so.",
    [CALL, BOOK],
)
CLOSING = Action(
    "Tell us what hurts. We’ll tell you straight whether we can help.",
    "Ask a question, get a price, or pick a time.",
    [BOOK, CALL, TEXT],
)

LYING = Drawing(
    "/theme/drawings/low-back-exercises.svg", 1252, 248, "/theme/drawings/tile-low-back-exercises.svg", 588, 420
)
GUIDE = Card(
    "/blog/low-back-exercises/",
    "Five Easy at Home Exercises for Low Back Pain",
    "Five gentle exercises, drawn step by step, and the signs that tell you to stop.",
    "Exercise guides · 5 min read",
    LYING,
)
PAGES = ["/blog/", *(f"/blog/page/{number}/" for number in range(2, 13))]
PLAIN = Card("/blog/topics/paying-for-care/", "Paying for care", "Benefits and receipts in plain words.", "", None)
DRAFT = Card(
    "/blog/",
    "A title that runs long, because the one who wrote it had two things to say and wanted both of them in it",
    "The summary of a post that only its writers can see so far.",
    "Recovery · 12 min read",
    LYING,
    "Scheduled for January 31, 2027: not public yet",
)

DOSE = (
    DoseFact("Sets", "2"),
    DoseFact("Reps", "10 each side"),
    DoseFact("Hold", "5 seconds"),
    DoseFact("How often", "Daily, twice a day"),
)
FRAMES = (
    Frame(
        "Start",
        "/theme/drawings/exercises/pelvic-tilt-start.svg",
        420,
        260,
        "Pelvic tilt, start: lying on your back, knees bent, a small gap under your low back.",
        "Small gap under your back",
    ),
    Frame(
        "End",
        "/theme/drawings/exercises/pelvic-tilt-end.svg",
        420,
        260,
        "Pelvic tilt, end: same position, low back resting on the floor.",
        "Low back rests on the floor",
    ),
)
TILT = ExerciseCard(
    slug="sample-tilt",
    url="/exercises/pelvic-tilt/",
    title="Pelvic tilt",
    purpose="Moves a stiff low back a little at a time.",
    start_position="Lie on your back with both knees bent, feet flat and hip-width apart.",
    steps=["Breathe out and gently press your low back into the floor.", "Hold, keep breathing, then let go."],
    dose=DOSE,
    repetitions=10,
    frequency="Daily, twice a day",
    feel="Your lower belly working.",
    not_feel="Pinching in your back.",
    easier="Do it standing, back against a wall.",
    harder="Lift one foot an inch while you hold.",
    stop_if=["pain gets sharper as you repeat it", "you feel dizzy or short of breath"],
    equipment=["mat or rug"],
    frames=FRAMES,
    number=1,
    note="The move is small. Keep your legs quiet.",
)
UNDRAWN = ExerciseCard(
    slug="sample-walk",
    url="/exercises/",
    title="A short walk",
    purpose="Ends the session.",
    start_position="",
    steps=["Walk to the end of the hall and back."],
    dose=DOSE[:1],
    repetitions=1,
    frequency="Daily",
    feel="",
    not_feel="",
    easier="",
    harder="",
    stop_if=[],
    equipment=[],
    frames=[],
    number=2,
)
ON_ITS_OWN_PAGE = ExerciseCard(**{**vars(TILT), "slug": "sample-alone", "number": None, "note": None})

THERAPIST = Person("Sample Therapist", "/about/", "Physical therapist", ["PT", "DPT"])
REVIEW = Review(
    THERAPIST,
    Day("2027-01-31", "January 31, 2027"),
    Day("2029-01-31", "January 31, 2029"),
    Link("/how-we-check-our-articles/", "How we check our articles"),
)

PHOTO = Picture(
    "/theme/drawings/tile-first-visit.svg",
    588,
    420,
    "A drawing in the place of a photo",
    "/theme/drawings/tile-first-visit.svg 588w",
    "(min-width: 48rem) 45rem, calc(100vw - 2.25rem)",
    [PictureSource("image/svg+xml", "/theme/drawings/tile-first-visit.svg 588w")],
)
STEPS = (
    RouteStep("You call", "Tell us what hurts. We say whether we can help, and what it costs."),
    RouteStep("We come", "We bring the table and the tools. You need a little floor."),
    RouteStep("You keep going", "You get a short plan with drawings, made for the room you are in."),
)

EXAMPLES: Sequence[Component] = (
    Component(
        "audience_index",
        [
            Example(
                "Three rows",
                {
                    "rows": [
                        AudienceRow("Runner", "I want to race in spring.", "/services/injury-prevention/"),
                        AudienceRow("Office", "My neck hurts by noon.", "/services/manual-therapy/"),
                        AudienceRow(
                            "After surgery",
                            "I can’t get to a clinic, and the stairs to the street are more than I can do yet.",
                            "/services/recovery-after-surgery/",
                        ),
                    ]
                },
            )
        ],
        "Hover and focus a row.",
    ),
    Component(
        "button",
        [
            Example("Primary", {"url": "https://booking.example/visit", "text": "Book a visit"}),
            Example("Primary, icon before", {"url": "tel:+15555550142", "text": "Call us", "icon_name": "phone"}),
            Example("Outline", {"url": "/services/", "text": "What we do", "kind": "outline"}),
            Example(
                "Outline, icon after",
                {"url": "/blog/", "text": "Read the guide", "kind": "outline", "icon_after": "arrow-right"},
            ),
            Example("Long words", {"url": "/contact/", "text": "Ask about dates, prices and the paperwork first"}),
        ],
        "Hover, focus and press each one. All are links, so none can be disabled.",
        BUTTONS,
    ),
    Component(
        "call_to_action",
        [
            Example("The one of a page", {"action": ASK}),
            Example("Within a text, three ways", {"action": CLOSING, "inline": True}),
        ],
        place=PROSE,
    ),
    Component(
        "card",
        [
            Example("With a drawing", {"card": GUIDE}),
            Example(
                "With its summary, loads at once", {"card": GUIDE, "summary": True, "level": 4, "loading": "eager"}
            ),
            Example("No drawing, no meta line", {"card": PLAIN, "summary": True}),
            Example("Long title, not public yet", {"card": DRAFT}),
        ],
        "Hover anywhere on the card, focus its title.",
        Place("ul", "cards"),
    ),
    Component(
        "closing_block",
        # Only one: it brings an id that a page has once.
        [Example("As the call to action of its page", {"action": CLOSING, "counted": True})],
        place=FULL_WIDTH,
    ),
    Component(
        "contact_ways",
        [Example("All four ways", {"contacts": [CALL, TEXT, BOOK, EMAIL]})],
        "Hover and focus a row.",
    ),
    Component(
        "dose",
        [
            Example("Four facts", {"facts": DOSE}),
            Example("Two facts, a long value", {"facts": [DOSE[0], DoseFact("Hold", "None: keep moving")]}),
        ],
    ),
    Component(
        "drawing",
        [
            Example("Loads when it comes near", {"url": LYING.tile, "width": 588, "height": 420}),
            Example("Loads at once", {"url": LYING.url, "width": 1252, "height": 248, "loading": "eager"}),
        ],
    ),
    Component(
        "evidence",
        [
            Example(
                "Two sources",
                {
                    "sources": [
                        Evidence(
                            "Back Pain",
                            "National Institute of Arthritis and Musculoskeletal and Skin Diseases (NIH)",
                            2023,
                            "https://www.niams.nih.gov/health-topics/back-pain",
                        ),
                        Evidence(
                            "A guideline with a sample address", "Sample Society", 2021, "https://guideline.example/"
                        ),
                    ]
                },
            )
        ],
        place=PROSE,
    ),
    Component(
        "exercise_card",
        [
            Example("In a guide, everything given", {"card": TILT}),
            Example("In a guide, hardly anything given, not drawn yet", {"card": UNDRAWN}),
            Example("On its own page, loads at once", {"card": ON_ITS_OWN_PAGE, "loading": "eager"}),
        ],
        "Follow the strip of exercises below to see a card as the target of a link. Print the page to see the "
        "boxes of the week.",
        PROSE,
    ),
    Component(
        "exercise_panel",
        [
            Example("Start, end and dose", {"frames": FRAMES, "facts": DOSE}),
            Example("The first drawing loads at once", {"frames": FRAMES, "facts": DOSE[:2], "loading": "eager"}),
        ],
    ),
    Component(
        "exercise_strip",
        [Example("Drawn and not drawn yet", {"cards": [TILT, UNDRAWN]})],
        "Hover and focus an exercise. It leads to its card above.",
        FULL_WIDTH,
    ),
    Component(
        "facts_list",
        [
            Example("Labels and values", {"facts": DOSE}),
            Example("Titles and texts", {"facts": STEPS, "term": "title", "text": "text"}),
        ],
    ),
    Component(
        "filters",
        [
            Example(
                "Two choices",
                {
                    "filters": [
                        Filter("goal", "Goal", [("balance", "Balance"), ("strength", "Strength")]),
                        Filter("needs", "You have", [("nothing", "Nothing"), ("sturdy-chair", "Sturdy chair")]),
                    ]
                },
            )
        ],
        "Hidden here, as its script is only on the page of all exercises.",
    ),
    Component(
        "icon",
        [
            Example(name, {"name": name})
            for name in (
                *("phone", "text", "book", "mail", "arrow-left", "arrow-right", "check", "plus", "minus", "clock"),
                *("mat", "print", "search", "menu", "close", "person", "stop", "home", "pin", "external"),
            )
        ],
    ),
    Component(
        "listing_row",
        [
            Example("With a drawing", {"card": GUIDE, "level": 4}),
            Example("Featured, loads at once", {"card": GUIDE, "level": 4, "featured": True, "loading": "eager"}),
            Example("No drawing, no meta line", {"card": PLAIN, "level": 4}),
            Example("Long title, not public yet", {"card": DRAFT, "level": 4}),
        ],
        "Hover anywhere on the row, focus its title.",
        Place("ul", "rows"),
    ),
    Component(
        "neighbors",
        [
            Example("Both", {"previous": Link(GUIDE.url, GUIDE.title), "next": Link(DRAFT.url, DRAFT.title)}),
            Example("The first post", {"next": Link(GUIDE.url, GUIDE.title)}),
            Example("The last post", {"previous": Link(GUIDE.url, GUIDE.title)}),
            Example(
                "Exercises", {"next": Link("/exercises/cat-cow/", "Cat-cow"), "label": "More exercises for this area"}
            ),
        ],
        "Hover and focus both.",
        FULL_WIDTH,
    ),
    Component(
        "note_form",
        [Example("Empty", {"url": "https://forms.example/note"})],
        "Press the button with nothing filled in, then with one figure as the phone number: the fields say what is "
        "missing. Choose a place by mouse and with the arrow keys.",
    ),
    Component(
        "pagination",
        [
            Example(
                "In the middle",
                {
                    "numbers": [PageNumber(n, f"/blog/page/{n}/", n == 2) for n in range(1, 4)],
                    "newer": Link("/blog/", "Newer articles"),
                    "older": Link("/blog/page/3/", "Older articles"),
                },
            ),
            Example(
                "Many, on the first page",
                {
                    "numbers": page_numbers(PAGES, 0),
                    "older": Link("/blog/page/2/", "Older articles"),
                },
            ),
            Example(
                "Many, in the middle",
                {
                    "numbers": page_numbers(PAGES, 6),
                    "newer": Link("/blog/page/6/", "Newer articles"),
                    "older": Link("/blog/page/8/", "Older articles"),
                },
            ),
        ],
        "The page one is on is current. Hover and focus the others.",
    ),
    Component(
        "pairs", [Example("Hours", {"facts": [DoseFact("Sample days", "9 to 5"), DoseFact("Weekends", "By phone")]})]
    ),
    Component(
        "picture",
        [
            Example("Within a text", {"picture": PHOTO}),
            Example("At the top of a page, loads first", {"picture": replace(PHOTO, lazy=False, hero=True)}),
        ],
        "Make the window narrow: the picture never becomes wider than the column.",
        PROSE,
    ),
    Component(
        "questions",
        [
            Example(
                "One open, one closed",
                {
                    "answers": [
                        Answer(
                            "Do I need a referral?",
                            Html("<p>That depends on your state. Ask us and we will tell you.</p>"),
                        ),
                        Answer(
                            "What should I have ready, and how much room do you need for the table that you bring?",
                            Html("<p>A little floor:</p><ul><li>space to lie down</li><li>a sturdy chair</li></ul>"),
                        ),
                    ]
                },
            )
        ],
        "Open and close both, by mouse and with the keyboard.",
    ),
    Component(
        "review_box",
        [
            Example("Written and reviewed", {"author": THERAPIST, "review": REVIEW}),
            Example("Written, not reviewed yet", {"author": THERAPIST}),
            Example("Reviewed", {"review": REVIEW}),
        ],
        place=PROSE,
    ),
    Component(
        "review_overdue",
        [
            Example("Reviewed once", {"due": REVIEW.due, "last": REVIEW.on}),
            Example("Never reviewed", {"due": REVIEW.due}),
        ],
        place=PROSE,
    ),
    Component(
        "route_steps",
        [
            Example("One below the other", {"steps": STEPS}),
            Example("Across", {"steps": STEPS, "across": True}),
            Example("With a way back", {"steps": STEPS, "across": True, "back": "Money back to you"}),
        ],
    ),
    Component(
        "tabs",
        [
            Example(
                "The first is current",
                {
                    "tabs": [
                        Tab("/blog/", "Everything", 24, True),
                        Tab("/blog/topics/at-home-care/", "At-home care", 9, False),
                        Tab("/blog/topics/comparing-treatments/", "Comparing treatments", 8, False),
                        Tab("/blog/topics/paying-for-care/", "Paying for care", 7, False),
                    ]
                },
            ),
            Example(
                "Body areas",
                {
                    "tabs": [
                        Tab("/exercises/", "All", 19, False),
                        Tab("/exercises/low-back/", "Low back", 7, True),
                    ],
                    "label": "Body areas",
                    "counted": "exercises",
                },
            ),
        ],
        "The topic one is in is current. Hover and focus the others.",
    ),
    Component(
        "toc",
        [
            Example(
                "Beside a text",
                {
                    "headings": [
                        Heading("the-short-answer", "The short answer"),
                        Heading("what-it-costs", "What it costs"),
                    ]
                },
            ),
            Example("Folded", {"headings": [Heading("the-short-answer", "The short answer")], "folded": True}),
        ],
        "Open and close the folded one. Its links lead to the running text below.",
    ),
)

TEXTS = (
    TextExample(
        "Running text",
        """\
## The short answer

If something is injured or keeps coming back, start with a physical therapist. If you feel **tight and tired** but
move well, a massage may be *all you need*. When in doubt, [call us](call:).[^1]

### What you can do today

- keep moving, a little at a time
- sleep as you like it
    - on your side, with a pillow between your knees

And when it gets easier:

1. Walk to the corner.
2. Walk back.

> We will come back to this on the second visit.

## What it costs

| Visit | Where | Paid by |
| --- | --- | --- |
| First | At home | You, at the visit |
| Later | At home or at work | You, at the visit |

Superbill
: An itemized receipt with the codes your plan asks for.

Ask your HSA provider first.

*[HSA]: health savings account

[^1]: The number at the top is a sample.
""",
    ),
    TextExample(
        "Safety, three urgencies",
        """\
/// safety | emergency
- you have chest pain
- you have sudden weakness or numbness on one side, or trouble speaking
///

/// safety | urgent
- the pain began after a fall or a crash
- one calf is swollen, warm and sore
///

/// safety | stop
- pain gets sharper as you repeat it
///
""",
    ),
    TextExample(
        "Do and don’t",
        """\
/// do
- keep breathing
- move slowly, and stop short of pain
///

/// dont
- hold your breath
- push through a sharp pain
///
""",
    ),
    TextExample(
        "Comparison",
        """\
/// compare | Two kinds of care compared
| | Physical therapist | Massage therapist |
| --- | --- | --- |
| Looks at | Soft tissue, joints and strength, and how they affect movement. | Soft tissue: muscle and fascia. |
| Main goal | Less pain and better daily function, through a plan. | Relaxation and less stress. |
///
""",
    ),
    TextExample(
        "Decision",
        """\
/// decide | Which sounds more like you?
//// choice | It keeps coming back
- It began with an injury or a fall
- It changes how you walk or sleep

[Book a visit](book:)
////
//// choice | It will pass
- You feel tight from a long week
- You move normally

Look for a massage therapist licensed in your state
////
**A bit of both?** [Text us](text:), with no health details.
///
""",
    ),
    TextExample(
        "Steps",
        """\
/// steps
1. **Call your plan.** The number is on the back of your card.
2. **Ask about out-of-network visits.** Write down the name and the day.
3. **Send the superbill.** Keep a copy.
///
""",
    ),
    TextExample(
        "Questions",
        """\
/// question | Will it hurt?
Some moves pull. None of them should give you a sharp pain.
///

/// question | How long until I feel a change?
It depends on what it is. We say what to expect at the first visit.
///
""",
    ),
    TextExample(
        "Callouts",
        """\
> [!note]
> Bring the shoes you run in.

> [!tip]
> Breathe out when it gets hard.

> [!warning]
> Keep a counter within reach.
""",
    ),
    TextExample("Call to action", "/// cta\n///\n"),
)
"""Blocks that need nothing but the practice. Pictures are left out: a library may have none."""

EXERCISE = TextExample(
    "Exercise with a dose of the guide",
    """\
/// exercise | {exercise}
    sets: 2
    repetitions: 8

Go slowly, and keep the second set as calm as the first.
///
""",
)


def texts(library: Library) -> Sequence[TextExample]:
    """All texts; the card of an exercise only where the library has one."""
    cards = [TextExample(EXERCISE.name, EXERCISE.text.format(exercise=e.slug)) for e in list(library.exercises)[:1]]
    return [*TEXTS, *cards]
