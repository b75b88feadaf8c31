"""No sideways scrolling at 320 px, no script, nothing from third parties, pictures that keep their place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from browser.conftest import DESKTOP, PROBES, SMALL_PHONE
from playwright.sync_api import Browser, Page, Request


@dataclass(frozen=True)
class Visit:
    """What one page asked for and had, read to its end."""

    url: str
    requests: list[tuple[str, str]]
    scripts: list[str]
    pictures: list[dict[str, object]]
    sideways: float
    lost: list[str]


def visit(page: Page, url: str) -> Visit:
    """Open a page on a desktop, look at it, narrow the window to a small phone and look again."""
    requests: list[tuple[str, str]] = []

    def note(request: Request) -> None:
        requests.append((request.resource_type, request.url))

    page.on("request", note)
    page.set_viewport_size(DESKTOP)
    page.goto(url)
    pictures = page.evaluate("probes.pictures()")
    scripts = page.evaluate("probes.scripts()")
    page.set_viewport_size(SMALL_PHONE)
    sideways = page.evaluate("probes.sideways()")
    lost = lost_text(page)
    page.evaluate("probes.loaded()")
    page.remove_listener("request", note)
    return Visit(url, requests, scripts, pictures, sideways, lost)


def lost_text(page: Page) -> list[str]:
    """Text that a reader cannot see. The window becomes as tall as the page."""
    for _ in range(2):  # a taller window can make the page taller
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": page.viewport_size["width"], "height": height})
    page.evaluate("scrollTo(0, 0)")
    # The bar floats: while pictures still load it may stand over the last line, which the reader scrolls free.
    page.add_style_tag(content=".bar { position: static !important }")
    return page.evaluate("probes.lostText()")


@pytest.fixture(scope="module")
def visits(browser: Browser, address: str, urls: list[str]) -> list[Visit]:
    with browser.new_context(base_url=address, bypass_csp=True) as context:
        context.add_init_script(path=PROBES)
        page = context.new_page()
        return [visit(page, url) for url in urls]


def test_no_page_scrolls_sideways(visits: list[Visit]) -> None:
    assert {seen.url: seen.sideways for seen in visits if seen.sideways} == {}


def test_no_text_is_lost_at_320_pixels(visits: list[Visit]) -> None:
    lost = [f"{seen.url} {text}" for seen in visits for text in seen.lost]
    assert not lost, "\n".join(lost)


def test_nothing_is_asked_of_a_third_party(visits: list[Visit], address: str) -> None:
    foreign = {
        seen.url: [asked for _, asked in seen.requests if not asked.startswith(address + "/")] for seen in visits
    }
    assert {url: asked for url, asked in foreign.items() if asked} == {}


def test_only_exercises_and_search_have_a_script_and_nobody_fetches_the_index_before_it_is_used(
    visits: list[Visit],
) -> None:
    assert {seen.url for seen in visits if seen.scripts} == {"/exercises/", "/search/"}
    asked = [asked for seen in visits for kind, asked in seen.requests if kind in ("script", "fetch", "xhr")]
    assert all("/theme/exercise-filter." in address or "/theme/search." in address for address in asked)


def test_every_picture_has_width_and_height(visits: list[Visit]) -> None:
    assert sum(len(seen.pictures) for seen in visits) > 100
    assert [(seen.url, picture["name"]) for seen in visits for picture in seen.pictures if not picture["sized"]] == []


def test_the_first_picture_comes_at_once_and_all_others_when_needed(visits: list[Visit]) -> None:
    """The mark in the header and the first picture of the first screen are not lazy, all others are."""
    wrong = []
    for seen in visits:
        for picture in seen.pictures:
            at_once = picture["atOnce"] or picture["inHeader"]
            if picture["lazy"] == at_once:
                wrong.append(f"{seen.url} {picture['name']} is {'lazy' if at_once else 'not lazy'}")
    assert not wrong, "\n".join(wrong)


# --- The checks find what they are for ---------------------------------------------------------------


def test_a_wide_box_would_be_found(open_page: Callable[..., Page]) -> None:
    page = open_page("/faq/", SMALL_PHONE)
    page.add_style_tag(content="footer { width: 400px }")
    assert page.evaluate("probes.sideways()") > 0


@pytest.mark.parametrize(
    ("why", "css"),
    [
        ("outside", "main h1 { white-space: nowrap }"),
        ("clipped", "main p { height: 1em; overflow: hidden }"),
        ("covered", ".closing { margin-top: -300px; position: relative }"),
        ("on each other", ".footer li { margin-block-end: -40px }"),
    ],
)
def test_lost_text_would_be_found(open_page: Callable[..., Page], why: str, css: str) -> None:
    page = open_page("/about/", SMALL_PHONE)
    assert lost_text(page) == []
    page.add_style_tag(content=css)
    assert any(problem.startswith(why) for problem in lost_text(page))


def test_a_script_and_a_third_party_would_be_found(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    page.add_init_script(
        """addEventListener('DOMContentLoaded', () => {
            document.body.append(Object.assign(new Image(), {src: 'http://third-party.invalid/pixel.png'}));
            document.body.append(Object.assign(document.createElement('script'), {text: '0'}));
        })"""
    )
    seen = visit(page, "/about/")
    assert "http://third-party.invalid/pixel.png" in [asked for _, asked in seen.requests]
    assert seen.scripts == ["0"]
