"""The site under its own Content-Security-Policy: nothing of it is refused, and what is planted is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

REFUSED = """
window.refused = [];
document.addEventListener('securitypolicyviolation', event =>
  refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))
"""


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    tab = new_page(bypass_csp=False)
    tab.add_init_script(REFUSED)
    return tab


def test_no_page_has_anything_that_its_policy_refuses(page: Page, urls: list[str]) -> None:
    refused = {}
    for url in urls:
        answer = page.goto(url)
        assert answer and "default-src 'none'" in answer.headers["content-security-policy"], url
        page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
        page.evaluate("probes.loaded()")
        refused[url] = page.evaluate("refused")
    assert {url: found for url, found in refused.items() if found} == {}


def test_the_list_of_exercises_narrows(page: Page) -> None:
    page.goto("/exercises/")
    page.locator(".filters select").first.select_option(index=1)
    assert page.locator("main [data-area]:not([hidden])").count() < page.locator("main [data-area]").count()
    assert page.evaluate("refused") == []


def test_the_note_may_be_sent(page: Page) -> None:
    page.goto("/contact/")
    action = page.locator("form").get_attribute("action")
    page.route(action, lambda route: route.fulfill(body="Thank you"))
    page.get_by_label("Your name").fill("Pat")
    page.get_by_label("Phone or email").fill("pat@mail.example")
    with page.expect_request(action):
        page.get_by_role("button", name="Send").click()


def test_a_drawing_keeps_its_own_colors(page: Page) -> None:
    """Shown alone, where its policy counts: without `'unsafe-inline'` for styles it would be black."""
    page.goto("/theme/drawings/not-found-wide.svg")
    assert page.evaluate("getComputedStyle(document.documentElement).strokeWidth") != "1px"
    assert page.evaluate("refused") == []


@pytest.mark.parametrize(
    ("plant", "directive"),
    [
        (
            "document.head.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))",
            "script-src",
        ),
        ("document.body.setAttribute('style', 'color: red')", "style-src"),
        ("document.head.append(Object.assign(document.createElement('style'), {textContent: 'p {}'}))", "style-src"),
        ("document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/x.png'}))", "img-src"),
        ("fetch('https://elsewhere.example/').catch(() => 0)", "connect-src"),
        ("document.body.append(Object.assign(document.createElement('iframe'), {src: '/about/'}))", "frame-src"),
    ],
)
def test_what_is_planted_is_refused(page: Page, plant: str, directive: str) -> None:
    page.goto("/about/")
    page.evaluate(plant)
    page.wait_for_function("refused.length > 0")
    assert page.evaluate("refused[0]").startswith(directive)
    assert page.evaluate("window.ran") is None
