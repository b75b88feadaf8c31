"""What authors and developers change between two builds, and which pages look different then."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from functools import partial
from operator import methodcaller
from zoneinfo import ZoneInfo

from conftest import ROOT, TOPICS, post
from edited import LONELY, Edited, monthly, picture

Do = Callable[[Edited], object]

edit, write, delete, rename, unseen = (
    partial(methodcaller, name) for name in ("edit", "write", "delete", "rename", "unseen")
)
POSTS, PAGES, PEOPLE, EXERCISES = (f"content/{name}" for name in ("posts", "pages", "people", "exercises"))
TEMPLATES, STATIC = "theme/templates", "theme/static"
PRACTICE, RAMP = "content/practice.yaml", "content/images/ramp.png"
SEVEN = f"{POSTS}/post-07.md"

CARE = "/blog/topics/care/*"
FIRST_LISTS = "/blog/ /blog/topics/care/"
ALL_LISTS = "/blog/ /blog/page/* /blog/topics/*"
CARE_POSTS = "/blog/post-0[!8]/ /blog/post-1?/"
ALL_POSTS = "/blog/first/ /blog/post-*/ /blog/guide-?/"
DOSED = "/blog/guide-?/ /blog/page/2/ /blog/topics/guides/ /exercises/tilt/ /people/alex-smith/"
BUSY_DAY = f"/blog/ /blog/page/* {CARE} /blog/[gn]*/ /blog/post-0[!6]/ /blog/post-1?/ /exercises/tilt/ /search/"
BESIDE_SEVEN, LIKE_SEVEN = "/blog/guide-b/ /blog/post-08/", "/blog/post-01/ /blog/post-10/"


@dataclass(frozen=True)
class Change:
    """Something to `do` to a site, and the `pages` that are different, new or gone then, as patterns of addresses.

    Those of `again` may be made again as well, although they come out the same: what they were made of changed.
    """

    name: str
    do: Do
    pages: str = ""
    again: str = ""

    def __str__(self) -> str:
        return self.name


def matching(addresses: Iterable[str], patterns: str) -> set[str]:
    """Those of the addresses that any of the patterns means."""
    return {address for address in addresses if any(fnmatchcase(address, one) for one in patterns.split())}


def touch(site: Edited) -> None:
    """Give every file another time, as a checkout does."""
    for folder in (site.folder / "content", site.theme):
        for file in folder.rglob("*"):
            os.utime(file, (2_000_000_000, 2_000_000_000))


def several(site: Edited) -> None:
    """The edits of a busy day."""
    for do in (
        edit(SEVEN, "Text 7", "Words 7"),
        edit(SEVEN, "title: Post 7", "title: Seven"),
        write(f"{POSTS}/new.md", post("New", date="2026-03-20")),
        delete(f"{POSTS}/post-02.md"),
        rename(f"{POSTS}/post-09.md", f"{POSTS}/nine.md"),
        edit(f"{EXERCISES}/tilt.md", "Press down.", "Press gently."),
    ):
        do(site)


def settings(**settings: object) -> Do:
    return lambda site: site.settings.update(settings)


def drafts(site: Edited) -> None:
    """Build with the settings of the preview."""
    site.settings_file = ROOT / "pelicanconf.py"


def at(month: int, day: int, hour: int = 9) -> Do:
    """Build at a moment of 2027 on the practice's clocks."""
    return settings(NOW=datetime(2027, month, day, hour, tzinfo=ZoneInfo("America/New_York")))


CONTENT = (
    Change("nothing", lambda site: None),
    Change("body of a post", edit(SEVEN, "Text 7", "Words 7"), "/blog/post-07/"),
    Change(
        "body, same size and time",
        unseen(SEVEN, monthly(7, tags="[third 1]").replace("Text", "Test")),
        "/blog/post-07/",
    ),
    Change("heading of a post", edit(SEVEN, "## Part 7", "## Section 7"), "/blog/post-07/"),
    Change(
        "title of a middle post",
        edit(SEVEN, "title: Post 7", "title: Seven"),
        f"{FIRST_LISTS} /blog/post-07/ {BESIDE_SEVEN} {LIKE_SEVEN} /search/",
    ),
    Change(
        "title of the newest post",
        edit(f"{POSTS}/post-12.md", "title: Post 12", "title: Dozen"),
        f"{FIRST_LISTS} {ALL_POSTS} /search/",
    ),
    Change(
        "summary of a post", edit(SEVEN, "A summary of", "The summary of"), f"{FIRST_LISTS} /blog/post-07/", LIKE_SEVEN
    ),
    Change(
        "date that changes the order",
        edit(f"{POSTS}/post-03.md", "2026-03-10", "2026-10-20"),
        f"/blog/ /blog/page/2/ {CARE} /blog/first/ /blog/post-0[23468]/ /blog/post-1[0-2]/",
    ),
    Change(
        "day of the last change",
        edit(f"{POSTS}/post-03.md", "topic:", "modified: 2026-12-01\ntopic:"),
        "/blog/post-03/",
    ),
    Change(
        "new post",
        write(f"{POSTS}/new.md", post("New", date="2026-03-20")),
        f"{ALL_LISTS} /blog/new/ /blog/post-0[34]/ /search/",
    ),
    Change(
        "deleted post with picture",
        delete(f"{POSTS}/post-04.md"),
        f"{ALL_LISTS} /blog/post-0[345]/ /people/alex-smith/ /search/",
    ),
    Change(
        "deleted post with old address",
        delete(f"{POSTS}/post-06.md"),
        f"{ALL_LISTS} /blog/post-0[56]/ /blog/guide-a/ /search/",
    ),
    Change("deleted last post of its topic", delete(f"{POSTS}/post-08.md"), f"{ALL_LISTS} /blog/post-0[789]/ /search/"),
    Change(
        "draft published",
        edit(f"{POSTS}/draft.md", "status: draft", "status: published"),
        f"{ALL_LISTS} /blog/draft/ /blog/post-09/ /blog/post-10/ /search/",
    ),
    Change(
        "post made a draft",
        edit(SEVEN, "status: published", "status: draft"),
        f"{ALL_LISTS} /blog/post-07/ {BESIDE_SEVEN} {LIKE_SEVEN} /search/",
    ),
    Change("draft edited", edit(f"{POSTS}/draft.md", "Some text.", "Other text.")),
    Change(
        "topic of a post",
        edit(SEVEN, "topic: care", "topic: sleep"),
        f"{ALL_LISTS} /blog/post-0[78]/ {LIKE_SEVEN} /search/",
    ),
    Change("tags of a post", edit(SEVEN, "third 1", "ramps"), f"/blog/post-04/ /blog/post-07/ {LIKE_SEVEN}"),
    Change("related posts named", edit(SEVEN, "tags:", "related: [first]\ntags:"), "/blog/post-07/"),
    Change(
        "renamed file",
        rename(SEVEN, f"{POSTS}/seven.md"),
        f"{FIRST_LISTS} /blog/post-07/ /blog/seven/ {BESIDE_SEVEN} {LIKE_SEVEN} /search/",
    ),
    Change("file sorted into a folder", rename(SEVEN, f"{POSTS}/2026/post-07.md")),
    Change("old address", edit(SEVEN, "tags:", "aliases: [/seven/]\ntags:")),
    Change(
        "author's name",
        edit(f"{PEOPLE}/alex-smith.md", "title: Alex", "title: Sasha"),
        "/blog/guide-a/ /blog/post-0[45]/ /people/alex-smith/ /search/",
    ),
    Change("author's text", edit(f"{PEOPLE}/alex-smith.md", "Some text.", "Other text."), "/people/alex-smith/"),
    Change(
        "exercise of two guides",
        edit(f"{EXERCISES}/tilt.md", "Press down.", "Press gently."),
        "/blog/guide-?/ /exercises/tilt/",
    ),
    Change("dose of an exercise", edit(f"{EXERCISES}/tilt.md", "repetitions: 10", "repetitions: 30"), DOSED),
    Change(
        "name of an exercise",
        edit(f"{EXERCISES}/tilt.md", "title: Tilt", "title: Pelvic tilt"),
        "/blog/guide-?/ /exercises/ /exercises/low-back/ /exercises/tilt/ /search/",
    ),
    Change("picture under its name", write(RAMP, picture("blue")), "/blog/post-04/"),
    Change("picture, same size and time", unseen(RAMP, picture("blue")), "/blog/post-04/"),
    Change("picture that no page shows", write("content/images/new.png", picture("blue"))),
    Change("words of a picture", edit(f"{POSTS}/post-04.md", "A ramp", "A long ramp"), "/blog/post-04/"),
    Change("phone", edit(PRACTICE, "phone: 555-555-0142", "phone: 555-555-0143"), "*"),
    Change("a town", edit(PRACTICE, "- Example Falls", "- Sample Falls"), "*"),
    Change("a comment of the facts", edit(PRACTICE, "# SAMPLES.", "# Samples.")),
    Change(
        "title of a topic",
        edit("content/topics.yaml", "title: Guides", "title: Programs"),
        f"{ALL_LISTS} /blog/guide-?/ /exercises/tilt/ /people/alex-smith/ /search/",
    ),
    Change("topic without posts", write("content/topics.yaml", TOPICS + LONELY + LONELY.replace("sleep:", "rest:"))),
    Change(
        "title of a service",
        edit("content/services/home-visits.md", "title: Home visits", "title: House calls"),
        f"/ /blog/first/ {CARE_POSTS} /services/* /search/",
    ),
    Change(
        "title of a section",
        edit(f"{PAGES}/exercises.md", "title: Page exercises", "title: Moves"),
        "/exercises/ /search/",
    ),
    Change("text of a page", edit(f"{PAGES}/about.md", "Some text.", "Other text."), "/about/"),
    Change("posts of the home page", edit(f"{PAGES}/home.md", "posts: [first]", "posts: [first, post-07]"), "/"),
    Change("file published as it is", write("content/extra/key.txt", "Another key.\n")),
    Change("file no more published", delete("content/extra/key.txt")),
    Change("redirects", write("content/redirects.yaml", "/older/: /about/\n")),
    Change("plain words", write("content/plain-words.yaml", "ambulate: walk\n")),
    Change(
        "several edits",
        several,
        BUSY_DAY,
    ),
)
THEME = (
    Change("new times of content and theme", touch),
    Change("template of one type", edit(f"{TEMPLATES}/person.html", "</dl>", "</dl><hr>"), "/people/*"),
    Change(
        "template that lists extend",
        edit(f"{TEMPLATES}/layouts/listing.html", "</header>", "</header><hr>"),
        f"{ALL_LISTS} /contact/ /exercises/ /exercises/balance/ /exercises/low-back/ /search/ /services/",
    ),
    Change("template of every page", edit(f"{TEMPLATES}/layouts/base.html", "</main>", "</main><hr>"), "*"),
    Change("included template", edit(f"{TEMPLATES}/partials/byline.html", "min read", "min"), ALL_POSTS),
    Change(
        "macro",
        edit(f"{TEMPLATES}/components/listing_row.html", "</li>", "<hr></li>"),
        f"{ALL_LISTS} /blog/first/ {CARE_POSTS}",
        ALL_POSTS,
    ),
    Change(
        "macro within texts",
        edit(f"{TEMPLATES}/components/exercise_card.html", "<ol>", "<hr><ol>"),
        "/blog/guide-?/ /exercises/hop/ /exercises/tilt/",
    ),
    Change(
        "macro within a macro within texts",
        edit(f"{TEMPLATES}/components/dose.html", "</dt>", "</dt><hr>"),
        "/blog/guide-?/ /exercises/hop/ /exercises/tilt/",
        "/",
    ),
    Change("new file of the theme", write(f"{TEMPLATES}/components/new.html", "New.")),
    Change("CSS", edit(f"{STATIC}/css/base.css", "@font-face", "hr { top: 1px }\n@font-face"), "*"),
    Change("CSS of print", write(f"{STATIC}/css/print.css", "hr { top: 1px }"), "*"),
    Change("script", edit(f"{STATIC}/scripts/search.js", "\n", "\n//\n"), "/search/"),
    Change("drawing", edit(f"{STATIC}/drawings/portrait.svg", "</svg>", "<g/></svg>")),
    Change("drawing on a card", edit(f"{STATIC}/drawings/mark.svg", "</svg>", "<g/></svg>"), "*"),
    Change(
        "size of a drawing",
        edit(f"{STATIC}/drawings/first-visit.svg", 'width="452"', 'width="453"'),
        "/blog/post-08/",
        "/blog/ /blog/topics/sleep/",
    ),
    Change("new drawing", write(f"{STATIC}/drawings/new.svg", '<svg width="9" height="9"/>')),
    Change("font", write(f"{STATIC}/fonts/young-serif.woff2", "No font.")),
    Change("social card", edit("theme/card.svg", "</svg>", "<g/></svg>"), "*"),
    Change("robots.txt", edit(f"{TEMPLATES}/robots.txt", "User-agent", "# Hello\nUser-agent")),
)
SETTINGS = (
    Change("a scheduled post comes due", at(2, 2), f"{ALL_LISTS} {ALL_POSTS} /blog/later/ /search/"),
    Change("a review becomes overdue", at(6, 2), f"{ALL_LISTS} {ALL_POSTS} /blog/later/ /search/"),
    Change("an hour passes", at(1, 15, 10)),
    Change("posts of a page", settings(DEFAULT_PAGINATION=4), f"/blog/ /blog/page/* {CARE}"),
    Change("neighbors within the topic", settings(NEIGHBORS="topic"), "/blog/guide-?/ /blog/post-0[6789]/"),
    Change("another host", settings(HOST="plain"), "/old/six/"),
    Change("preview", drafts, f"{ALL_LISTS} /_*/ /blog/draft/ /blog/later/ /blog/post-09/ /blog/post-1[02]/ /search/"),
)
