"""A feed opened by a reader: it says what it is and leads to the articles."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page


def test_a_feed_is_readable_and_its_titles_are_links(new_page: Callable[..., Page]) -> None:
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/feed.xml")
    assert not [url for url in asked if "/drawings/" in url], "a picture of a text that nobody sees"
    page.keyboard.press("Tab")
    title, address = page.evaluate("[document.activeElement.textContent, document.activeElement.href]")
    assert title == "What to expect at your first home visit"
    assert address.endswith("/blog/first-home-visit/")
    shown = page.locator("a:visible")
    assert shown.count() == page.locator("entry").count() == 9
    assert "This page is a news feed." in page.evaluate(
        "getComputedStyle(document.querySelector('feed > title'), '::before').content"
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
