"""Targets large enough for a thumb: 44 px for primary actions, 24 px for all but links in a sentence."""

from __future__ import annotations

from collections.abc import Callable

from browser.conftest import DESKTOP, KINDS, PHONE, SMALL_PHONE
from playwright.sync_api import Page


def too_small(page: Page) -> list[str]:
    """What is smaller than WCAG 2.5.8 asks, or, for calling, texting, booking and opening, than 44 px."""
    return [
        f"{target['name']} is {target['width']} x {target['height']}"
        for target in page.evaluate("probes.targets()")
        if min(target["width"], target["height"]) < (44 if target["primary"] else 24)
    ]


def test_targets_are_large_enough(new_page: Callable[..., Page]) -> None:
    page = new_page()
    small = []
    for url in KINDS:
        page.goto(url)
        for viewport in (SMALL_PHONE, PHONE, DESKTOP):
            page.set_viewport_size(viewport)
            for opened in ("false", "true"):
                page.evaluate(f"document.querySelectorAll('details').forEach(details => {{ details.open = {opened} }})")
                small += [f"{url} {viewport['width']} {target}" for target in too_small(page)]
    assert not small, "\n".join(dict.fromkeys(small))


def test_the_skip_link_is_large_enough_when_it_shows(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    box = page.locator(":focus").bounding_box()
    assert box["width"] >= 44 and box["height"] >= 44


def test_small_targets_would_be_found(open_page: Callable[..., Page]) -> None:
    page = open_page("/", PHONE)
    assert len(page.evaluate("probes.targets()")) > 20
    page.add_style_tag(
        content=".bar a { min-block-size: 43px; align-self: start } .footer li a { padding: 0; line-height: 1 }"
    )
    found = too_small(page)
    assert any(".bar a" in target for target in found)
    assert any(".footer" in target for target in found)
