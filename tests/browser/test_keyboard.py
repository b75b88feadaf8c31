"""The site by keyboard: skip link, visible focus, order, no trap, nothing hidden by the bottom bar, what opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import pytest
from browser.conftest import DESKTOP, KINDS, PHONE, PROBES
from PIL import Image
from playwright.sync_api import Browser, Page

Stop = dict[str, object]
MANY = 400  # Tab presses after which a walk is taken for a trap


@dataclass(frozen=True)
class Walk:
    """Where the focus went, from the top of a page until it left it, and where it had to go."""

    where: str
    expected: list[int]
    stops: list[Stop]
    left: bool


def walk(page: Page, where: str, key: str = "Tab", look: Callable[[Page, Stop], None] | None = None) -> Walk:
    """Press `key` until the focus leaves the page; `look` looks at each stop."""
    stops: list[Stop] = []
    for _ in range(MANY):
        page.keyboard.press(key)
        stop = page.evaluate("probes.focus()")
        if stop is None or (stops and stop["place"] == stops[0]["place"]):
            break
        stops.append(stop)
        if look:
            look(page, stop)
    return Walk(where, page.evaluate("probes.stops()"), stops, left=len(stops) < MANY)


@dataclass
class Rings:
    """Looks once at each kind of control in each width, and remembers those without a visible ring."""

    seen: set[str]
    missing: list[str]

    def look(self, page: Page, stop: Stop) -> None:
        width = page.viewport_size["width"]
        kind = f"{width} {stop['kind']}"
        if kind in self.seen:
            return
        self.seen.add(kind)
        for scheme, media in LOOKS.items():
            page.emulate_media(**media)
            if not ring_is_seen(page, stop):
                self.missing.append(f"{page.url.split('#')[0]} {width} {scheme} {stop['name']}")


@pytest.fixture(scope="module")
def rings() -> Rings:
    return Rings(set(), [])


@pytest.fixture(scope="module")
def walks(browser: Browser, address: str, rings: Rings) -> list[Walk]:
    """Through one page of each kind, on a phone and on a desktop."""
    found = []
    for viewport in (PHONE, DESKTOP):
        options = {"viewport": viewport, "reduced_motion": "reduce"}  # colors change at once, not within 150 ms
        with browser.new_context(base_url=address, **options) as context:
            context.add_init_script(path=PROBES)
            page = context.new_page()
            for url in KINDS:
                page.goto(url)
                found.append(walk(page, f"{url} {viewport['width']}", look=rings.look))
    return found


# --- The way of the focus ----------------------------------------------------------------------------


def unreached(way: Walk) -> list[str]:
    if not way.left:
        return [f"{way.where} is a trap at {way.stops[-1]['name']}"]
    places = [stop["place"] for stop in way.stops]
    missed = [place for place in way.expected if place not in places]
    return [f"{way.where} {len(missed)} of {len(way.expected)} are not reached"] if missed else []


def against_sight(way: Walk) -> list[str]:
    """Steps up that do not go to the next column, and steps to the left within a row."""
    problems = []
    for before, after in zip(way.stops, way.stops[1:], strict=False):
        a, b = before["box"], after["box"]
        up = after["scrolled"] + b["bottom"] <= before["scrolled"] + a["top"] + 1
        beside = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 0.5 * min(
            a["bottom"] - a["top"], b["bottom"] - b["top"]
        )
        same_scroll = before["scrolled"] == after["scrolled"]
        if (up and b["left"] < a["right"] - 1) or (same_scroll and beside and b["right"] <= a["left"] + 1):
            problems.append(f"{way.where} from {before['name']} to {after['name']}")
    return problems


def hidden(way: Walk) -> list[str]:
    """Focus out of the window, behind something else, or touched by the bottom bar."""
    problems = []
    for stop in way.stops:
        box = stop["box"]
        under_bar = not stop["inBar"] and any(
            min(box["right"], bar["right"]) > max(box["left"], bar["left"])
            and min(box["bottom"], bar["bottom"]) > max(box["top"], bar["top"])
            for bar in stop["bar"]
        )
        if under_bar or stop["behind"]:
            problems.append(f"{way.where} {stop['name']} behind {stop['behind'] or 'the bottom bar'}")
    return problems


def test_every_control_is_reached_and_none_is_a_trap(walks: list[Walk]) -> None:
    assert sum(len(way.stops) for way in walks) > 20 * len(walks)
    problems = [problem for way in walks for problem in unreached(way)]
    assert not problems, "\n".join(problems)


def test_the_order_follows_sight(walks: list[Walk]) -> None:
    problems = [problem for way in walks for problem in against_sight(way)]
    assert not problems, "\n".join(problems)


def test_focus_is_never_hidden(walks: list[Walk]) -> None:
    problems = [problem for way in walks for problem in hidden(way)]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("url", ["/", "/blog/low-back-exercises/", "/contact/"])
def test_focus_is_never_hidden_on_the_way_back(open_page: Callable[..., Page], url: str) -> None:
    way = walk(open_page(url, PHONE), url, key="Shift+Tab")
    assert len(way.stops) > 20
    assert hidden(way) == []
    assert unreached(way) == []


# --- The ring ----------------------------------------------------------------------------------------

AROUND = 14  # px: the ring and a little more


def luminances(png: bytes) -> list[float]:
    def linear(value: int) -> float:
        return value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4

    table = [linear(value) for value in range(256)]
    pixels = Image.open(BytesIO(png)).convert("RGB").tobytes()
    rgb = zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True)
    return [0.2126 * table[r] + 0.7152 * table[g] + 0.0722 * table[b] for r, g, b in rgb]


def clearly_changed(before: bytes, after: bytes) -> int:
    """How many pixels differ by a contrast of 3:1 or more (WCAG 2.4.13)."""
    pairs = zip(luminances(before), luminances(after), strict=True)
    return sum((max(pair) + 0.05) / (min(pair) + 0.05) >= 3 for pair in pairs)


def ring_is_seen(page: Page, stop: Stop) -> bool:
    """The focused element looks different from itself, as much as by a line of 2 px around it (WCAG 2.4.13)."""
    box, window = stop["box"], page.viewport_size
    left, top = max(box["left"] - AROUND, 0), max(box["top"] - AROUND, 0)
    right, bottom = min(box["right"] + AROUND, window["width"]), min(box["bottom"] + AROUND, window["height"])
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    focused = page.screenshot(clip=clip)
    page.evaluate("window.last = document.activeElement; last.blur()")
    plain = page.screenshot(clip=clip)
    page.evaluate("last.focus({ preventScroll: true })")
    return clearly_changed(plain, focused) >= 2 * around(stop, window["height"])


def around(stop: Stop, window: int) -> float:
    """The length of the line around what the window shows of a stop: around its whole, or around its lines of text."""

    def length(box: dict[str, float]) -> float:
        return 2 * (box["right"] - box["left"] + max(min(box["bottom"], window) - max(box["top"], 0), 0))

    return min(length(stop["box"]), sum(length(part) for part in stop["parts"]))


LOOKS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colors": {"color_scheme": "light", "forced_colors": "active"},
}


def test_focus_is_seen(walks: list[Walk], rings: Rings) -> None:
    assert len(walks) == 2 * len(KINDS) and len(rings.seen) > 40
    assert not rings.missing, "\n".join(rings.missing)


# --- Skip link and what opens ------------------------------------------------------------------------


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.innerText || document.activeElement.tagName").strip()


@pytest.mark.parametrize("url", KINDS)
def test_the_skip_link_comes_first_and_leads_to_the_content(open_page: Callable[..., Page], url: str) -> None:
    page = open_page(url, PHONE)
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.inner_text() == "Skip to content"
    box = link.bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0 and box["width"] > 44, "the skip link does not show"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = page.evaluate(
        """() => {
            const all = [...document.querySelectorAll('*')], main = document.querySelector('main');
            return probes.stops().find(place => all[place] !== main && all.indexOf(main) < place);
        }"""
    )
    assert page.evaluate("probes.focus().place") == first


def tab_to(page: Page, text: str) -> None:
    for _ in range(MANY):
        page.keyboard.press("Tab")
        if focused(page).startswith(text):
            return
    raise AssertionError(f"{text} is not reached by Tab")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_leads_on_and_closes(open_page: Callable[..., Page], key: str) -> None:
    page = open_page("/", PHONE)
    services = page.get_by_role("navigation", name="Menu").get_by_role("link", name="Services")
    assert not services.is_visible()
    tab_to(page, "Menu")
    page.keyboard.press(key)
    assert services.is_visible() and focused(page) == "Close"
    page.keyboard.press(key)
    assert not services.is_visible() and focused(page) == "Menu"
    page.keyboard.press(key)
    page.keyboard.press("Tab")
    assert focused(page) == "Services"
    page.keyboard.press("Enter")
    page.wait_for_url("**/services/")


def test_every_line_of_the_menu_is_seen_and_reached(open_page: Callable[..., Page]) -> None:
    page = open_page("/", PHONE)
    tab_to(page, "Menu")
    page.keyboard.press("Enter")
    links = page.get_by_role("navigation", name="Menu").get_by_role("link").all_inner_texts()
    assert len(links) == 7
    for link in links:
        page.keyboard.press("Tab")
        assert focused(page) == link
        assert page.evaluate("probes.focus().behind") is None


@pytest.mark.parametrize("url", ["/blog/pt-vs-massage/", "/blog/low-back-exercises/", "/fees-and-insurance/"])
def test_the_contents_open_and_lead_to_their_heading(open_page: Callable[..., Page], url: str) -> None:
    page = open_page(url, PHONE)
    tab_to(page, "On this page")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    title = focused(page)
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name=title)
    box = heading.bounding_box()
    assert 0 <= box["y"] < PHONE["height"] / 2, "the heading is not in the upper half of the window"
    page.keyboard.press("Tab")
    after = page.evaluate(
        "id => document.activeElement.compareDocumentPosition(document.getElementById(id))", page.url.split("#")[1]
    )
    assert after & 2, "the next stop does not come after the heading"


@pytest.mark.parametrize(
    ("url", "key"), [("/faq/", "Enter"), ("/faq/", "Space"), ("/services/at-home-physical-therapy/", "Enter")]
)
def test_a_question_opens_and_closes(open_page: Callable[..., Page], url: str, key: str) -> None:
    page = open_page(url, PHONE)
    questions = page.locator("main details.question")
    assert questions.nth(0).locator("summary + *").is_visible(), "the first question does not stand open"
    answer = questions.nth(1).locator("summary + *")
    assert not answer.is_visible()
    tab_to(page, questions.nth(1).locator("summary").inner_text())
    page.keyboard.press(key)
    assert answer.is_visible()
    page.keyboard.press(key)
    assert not answer.is_visible()


# --- The checks find what they are for ---------------------------------------------------------------


def test_a_trap_would_be_found(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    page.evaluate(
        """document.querySelector('main a').addEventListener('keydown', event => event.preventDefault())
        window.unused = 0"""
    )
    assert unreached(walk(page, "/"))


def test_an_order_against_sight_would_be_found(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    assert against_sight(walk(page, "/")) == []
    page.add_style_tag(content="header ul { flex-direction: row-reverse }")
    assert any("Exercises" in problem for problem in against_sight(walk(page, "/")))


def test_focus_behind_the_bar_would_be_found(open_page: Callable[..., Page]) -> None:
    page = open_page("/", PHONE)
    page.add_style_tag(content="html { scroll-padding: 0 } .bar { position: fixed; inset-inline: 0 }")
    assert any("bar" in problem for problem in hidden(walk(page, "/")))


@pytest.mark.parametrize("css", ["outline: 0; box-shadow: none", "outline: 3px solid #eee; box-shadow: none"])
def test_a_missing_ring_would_be_found(open_page: Callable[..., Page], css: str) -> None:
    page = open_page("/faq/")
    page.add_style_tag(content=f"main :focus-visible {{ {css} !important }}".replace(";", " !important;"))
    tab_to(page, "What")
    assert not ring_is_seen(page, page.evaluate("probes.focus()"))
