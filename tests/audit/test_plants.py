"""Every check of the gate has caught something: each defect, planted once into a copy of the real site, is named."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from conftest import Site, audited
from PIL import ExifTags, Image, PngImagePlugin

from commands.audit.check import Check
from commands.audit.run import CHECKS

CHECK = {check.id: check for check in CHECKS}
PAGE, OTHER = "about/index.html", "contact/index.html"
ELSEWHERE = {"axe", "structured-data"}
"""Shown of every page by tests/browser/test_axe.py and test_structured_data.py."""
WEBSITE = "https://www.customcarerehab.example"
HANDOUT = "handouts/balance-and-falls.pdf"
Plant = Callable[[Path], int]
"""Puts a defect into a site; returns the line at which it stands."""


def change(name: str, old: str, new: str) -> Plant:
    """Writes `new` in the place of what first matches `old`; the defect stands in the last line of `new`."""

    def planted(site: Path) -> int:
        text = (site / name).read_text("utf-8")
        found = re.search(old, text)
        assert found, f"{name} has no {old} any more: plant it elsewhere"
        rewrite(site / name, (text[: found.start()] + new + text[found.end() :]).encode())
        return (text[: found.start()] + new).count("\n") + 1

    return planted


def add(html: str, name: str = PAGE) -> Plant:
    """Adds to the end of a page's main part."""
    return change(name, "</main>", f"\n{html}</main>")


def append(name: str, text: str) -> Plant:
    def planted(site: Path) -> int:
        before = (site / name).read_text("utf-8")
        rewrite(site / name, f"{before}{text}\n".encode())
        return before.count("\n") + 1

    return planted


def rewrite(file: Path, content: bytes) -> None:
    """Write a file anew: what is there is a link to the file of the real site."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    file.write_bytes(content)


def second_page(site: Path) -> int:
    rewrite(site / "alone/index.html", (site / PAGE).read_bytes())
    return 1


def photo_of_a_home(site: Path) -> int:
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    (site / "images").mkdir(exist_ok=True)
    Image.new("RGB", (8, 8)).save(site / "images/home.jpg", exif=exif)
    return 1


def signed_card(site: Path) -> int:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Somebody")
    Image.new("RGB", (8, 8)).save(site / "cards/signed.png", pnginfo=info)
    return 1


def handout(break_it: Callable[[pikepdf.Pdf], None]) -> Plant:
    def planted(site: Path) -> int:
        with pikepdf.open(site / HANDOUT) as pdf:
            break_it(pdf)
            pdf.save(site / "broken.pdf")
        (site / "broken.pdf").replace(site / HANDOUT)
        return 1

    return planted


def untagged(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def signed(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo.Author = "Somebody"


def overweight(site: Path) -> int:
    for page in set(site.rglob("*.html")) - {site / PAGE}:
        page.unlink()  # weighing takes a moment each
    noise = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz", k=30_000))
    add(f"<p>{noise}</p>")(site)
    return 1


@dataclass(frozen=True)
class Case:
    """A defect: which check names it, in which file, and in which words; at the line of the plant."""

    check: str
    file: str
    says: str
    plant: Plant
    line: int = 0
    """Where the check names another line than that of the plant."""


CASES = {
    "broken link": Case("links", PAGE, "/nowhere: ", add('<a href="/nowhere/">there</a>')),
    "broken fragment": Case("links", PAGE, "/faq#nowhere: Cannot find fragment", add('<a href="/faq/#nowhere">x</a>')),
    "missing picture": Case("links", PAGE, "/images/none.png", add('<img src="/images/none.png" alt="">')),
    "dead address in full": Case("links", PAGE, "/gone/: File not found", add(f'<a href="{WEBSITE}/gone/">there</a>')),
    "duplicate title": Case("titles", OTHER, "title of /about/", lambda site: _take_over(site, "<title>.*?</title>")),
    "duplicate description": Case(
        "titles", OTHER, "description of /about/", lambda site: _take_over(site, '<meta name="description".*?>')
    ),
    "no description": Case("titles", PAGE, "has no description", change(PAGE, '<meta name="description".*?>', ""), 1),
    "duplicate id": Case("ids", PAGE, 'id="main"', add('<p id="main">Second.</p>')),
    "skipped heading": Case("headings", PAGE, "h5 follows", add("<h5>Deep</h5>")),
    "second h1": Case("headings", PAGE, "has 2 h1", add("<h1>Again</h1>"), 1),
    "orphan page": Case("orphans", "alone/index.html", "No other page links here", second_page),
    "page missing in the sitemap": Case(
        "sitemap",
        PAGE,
        "is not in sitemap.xml",
        change("sitemap.xml", rf"<url>\n<loc>{WEBSITE}/about/[\s\S]*?</url>", ""),
        1,
    ),
    "more in the sitemap": Case(
        "sitemap",
        "sitemap.xml",
        "/none/",
        change("sitemap.xml", "</urlset>", f"<url><loc>{WEBSITE}/none/</loc></url></urlset>"),
    ),
    "hidden page in the sitemap": Case(
        "sitemap", "sitemap.xml", "/about/", change(PAGE, "<title>", '<meta name="robots" content="noindex"><title>'), 7
    ),
    "changed in the future": Case(
        "sitemap", "sitemap.xml", "in the future", change("sitemap.xml", "<lastmod>.*?<", "<lastmod>2999-01-01<"), 3
    ),
    "no sitemap": Case("sitemap", "sitemap.xml", "cannot be read", lambda site: (site / "sitemap.xml").unlink() or 1),
    "dead redirect": Case("redirects", "_redirects", "where nothing is", append("_redirects", "/old/ /nowhere/ 301")),
    "chain of redirects": Case(
        "redirects", "_redirects", "leads on to", append("_redirects", "/a/ /b/ 301\n/b/ /about/ 301")
    ),
    "loop of redirects": Case("redirects", "_redirects", "itself", append("_redirects", "/a/ /a/ 301")),
    "missing header": Case(
        "headers", "_headers", "no X-Content-Type-Options", change("_headers", "  X-Content-Type-Options.*\n", ""), 3
    ),
    "loose policy": Case(
        "headers", "_headers", "too weak", change("_headers", "script-src 'self'", "script-src 'self' 'unsafe-inline'")
    ),
    "third-party script": Case(
        "third-parties", PAGE, "https://cdn.example/x.js", add('<script src="https://cdn.example/x.js"></script>')
    ),
    "third-party picture": Case(
        "third-parties", PAGE, "//cdn.example/b.png", add('<img alt="" srcset="/a.png 1x, //cdn.example/b.png 2x">')
    ),
    "third-party style": Case(
        "third-parties",
        PAGE,
        "https://cdn.example",
        change(PAGE, "<title>", '<link rel="preconnect" href="https://cdn.example"><title>'),
    ),
    "third-party font": Case(
        "third-parties",
        "theme/drawings/mark.svg",
        "https://cdn.example/f.woff2",
        append("theme/drawings/mark.svg", "<style>@font-face{src:url(https://cdn.example/f.woff2)}</style>"),
    ),
    "foreign mail address": Case("contact-details", PAGE, "somebody@mail.test", add("<p>somebody@mail.test</p>")),
    "foreign number": Case("contact-details", PAGE, "555-555-0199", add("<p>Call 555-555-0199 now.</p>")),
    "foreign number to call": Case("contact-details", PAGE, "+15555550199", add('<a href="tel:+15555550199">Call</a>')),
    "text of a draft": Case(
        "unpublished", PAGE, "This draft is not ready", add("<p>This draft is <em>not</em> ready for readers.</p>")
    ),
    "address of a draft": Case(
        "unpublished",
        PAGE,
        "leads to content/posts/cupping-what-to-expect.md",
        add('<a href="/blog/cupping-what-to-expect/">Soon</a>'),
    ),
    "photo with its place": Case("picture-metadata", "images/home.jpg", "GPS", photo_of_a_home),
    "picture with words": Case("picture-metadata", "cards/signed.png", "Author", signed_card),
    "handout without tags": Case("handouts", HANDOUT, "has no tags", handout(untagged)),
    "handout with a name": Case("handouts", HANDOUT, "names Somebody", handout(signed)),
    "overweight page": Case("weight", PAGE, "the limits are", overweight),
    "broken feed": Case("feeds", "feed.xml", "no well-formed feed", change("feed.xml", "</author>", "\n</autor>")),
    "feed entry without id": Case(
        "feeds",
        "feed.xml",
        '"Short" has no id',
        change("feed.xml", r"(?<=<entry>)[\s\S]*?(?=</entry>)", "\n<title>Short</title>"),
        1,
    ),
    "feed without its address": Case(
        "feeds", "feed.xml", "own address", change("feed.xml", 'rel="self"', 'rel="alternate"'), 1
    ),
}


def _take_over(site: Path, pattern: str) -> int:
    found = re.search(pattern, (site / PAGE).read_text("utf-8"))
    assert found
    return change(OTHER, pattern, found[0])(site)


@pytest.fixture
def copy(real_site: Site, tmp_path: Path) -> Path:
    """A copy of the real site; of links, as most files stay as they are."""
    return Path(shutil.copytree(real_site.folder, tmp_path / "site", copy_function=os.link))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_gate_names(case: Case, copy: Path) -> None:
    line = case.plant(copy)
    problems = CHECK[case.check].problems(audited(copy))
    found = [(problem.path, problem.line, case.says in problem.message) for problem in problems]
    assert (case.file, case.line or line, True) in found, problems


@pytest.mark.parametrize("check", [check for check in CHECKS if check.id not in ELSEWHERE], ids=lambda check: check.id)
def test_the_real_site_has_no_finding(check: Check, real_site: Site) -> None:
    assert check.problems(audited(real_site.folder)) == []
