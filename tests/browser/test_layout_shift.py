"""Nothing moves by itself after the first paint, with the font and without it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.conftest import DESKTOP, KINDS, PHONE
from playwright.sync_api import Page, Route

FONT = "**/*.woff2"
PICTURES = "**/*.{svg,png,webp,avif}"
BARELY = 0.01  # a tenth of what counts as good (https://web.dev/articles/cls)
TALL = 16_000  # px: a window in which every page stands whole, so that every movement is seen


def open_late(page: Page, url: str, late: str) -> None:
    """Open a page whose font or pictures come after its first paint, as over a slow line."""
    held: list[Route] = []
    painted = False

    def hold(route: Route) -> None:
        if painted:
            route.continue_()
        else:
            held.append(route)

    page.route(late, hold)
    page.goto(url, wait_until="commit")
    page.evaluate("probes.painted()")
    painted = True
    assert held, "nothing was late"
    for route in held:
        route.continue_()
    page.wait_for_load_state()


def open_without_font(page: Page, url: str) -> None:
    page.route(FONT, lambda route: route.abort())
    page.goto(url)


def shifts(page: Page, opened: Callable[[Page, str], None]) -> str:
    found = []
    for url in KINDS:
        opened(page, url)
        page.unroute_all()
        found += [f"{url} {shift}" for shift in page.evaluate("probes.shifts()")]
    return "\n".join(found)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_shifts_when_pictures_come_late(new_page: Callable[..., Page], width: int) -> None:
    def opened(page: Page, url: str) -> None:
        page.route(FONT, lambda route: route.abort())  # which may come late too, on a busy machine
        open_late(page, url, PICTURES)

    found = shifts(new_page({"width": width, "height": TALL}), opened)
    assert not found, found


@pytest.mark.parametrize("width", [390, 1280])
def test_next_to_nothing_shifts_when_the_font_comes_late(new_page: Callable[..., Page], width: int) -> None:
    """The fallbacks are matched on average (design.md, section 4), and this machine has neither of them."""
    page = new_page({"width": width, "height": TALL})
    for url in KINDS:
        open_late(page, url, FONT)
        page.unroute_all()
        amount = sum(float(shift.split()[0]) for shift in page.evaluate("probes.shifts()"))
        assert amount < BARELY, f"{url} {amount}"


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_shifts_without_the_font(new_page: Callable[..., Page], viewport: dict[str, int]) -> None:
    found = shifts(new_page(viewport), open_without_font)
    assert not found, found


def test_without_the_font_means_without_it(open_page: Callable[..., Page], new_page: Callable[..., Page]) -> None:
    loaded = "document.fonts.ready.then(fonts => [...fonts].filter(font => font.status === 'loaded').length)"
    assert open_page("/").evaluate(loaded) > 0
    page = new_page()
    open_without_font(page, "/")
    assert page.evaluate(loaded) == 0


def test_a_late_line_would_be_found(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    page.evaluate("document.body.prepend(Object.assign(document.createElement('p'), { textContent: 'Late news' }))")
    assert page.evaluate("probes.shifts()") != []


def test_a_picture_without_height_would_be_found(new_page: Callable[..., Page]) -> None:
    page = new_page({"width": 390, "height": TALL})
    page.add_init_script(
        """new MutationObserver(() => document.querySelectorAll('main img').forEach(image => {
            image.removeAttribute('height');
        })).observe(document, { childList: true, subtree: true })"""
    )
    open_late(page, "/", PICTURES)
    assert page.evaluate("probes.shifts()") != []
