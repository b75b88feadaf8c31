"""Text spacing of the reader's own (WCAG 1.4.12): nothing is cut off, covered or pushed out of the page."""

from __future__ import annotations

from collections.abc import Callable

from browser.conftest import DESKTOP, KINDS, SMALL_PHONE
from browser.test_every_page import lost_text
from playwright.sync_api import Page

SPACING = """
    * { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }
"""


def test_nothing_is_lost_with_the_readers_own_spacing(new_page: Callable[..., Page]) -> None:
    page = new_page()
    problems = []
    for url in KINDS:
        for viewport in (SMALL_PHONE, DESKTOP):
            page.set_viewport_size(viewport)
            page.goto(url)
            page.add_style_tag(content=SPACING)
            page.evaluate("document.querySelectorAll('main details').forEach(details => { details.open = true })")
            where = f"{url} {viewport['width']}"
            if page.evaluate("probes.sideways()"):
                problems.append(f"{where} scrolls sideways")
            problems += [f"{where} {lost}" for lost in lost_text(page)]
    assert not problems, "\n".join(problems)


def test_a_box_of_fixed_height_would_be_found(open_page: Callable[..., Page]) -> None:
    page = open_page("/", SMALL_PHONE)
    page.evaluate(
        """const box = document.querySelector('.lead');
        Object.assign(box.style, {height: box.offsetHeight + 'px', overflow: 'hidden'})"""
    )
    assert lost_text(page) == []
    page.add_style_tag(content=SPACING)
    assert any("lead" in problem for problem in lost_text(page))
