"""The site with JavaScript off: menu, contents, questions, links and the note form work."""

from __future__ import annotations

from collections.abc import Callable

from browser.conftest import PHONE
from playwright.sync_api import Page


def test_a_visitor_finds_the_way_without_script(open_page: Callable[..., Page]) -> None:
    page = open_page("/", PHONE, java_script_enabled=False)
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Articles").click()
    page.get_by_role("link", name="Older articles").click()
    page.get_by_role("link", name="At Home Physical Therapy vs Massage Therapy").click()
    contents = page.locator("main details").first
    contents.locator("summary").click()
    link = contents.get_by_role("link").last
    title = link.inner_text()
    link.click()
    assert page.get_by_role("heading", name=title).bounding_box()["y"] < PHONE["height"] / 2
    page.get_by_role("link", name="Questions").click()
    question = page.locator("main details.question").nth(1)
    question.locator("summary").click()
    assert question.locator("summary + *").is_visible()


def test_the_note_form_asks_for_what_is_missing_and_sends_without_script(open_page: Callable[..., Page]) -> None:
    page = open_page("/contact/", PHONE, java_script_enabled=False)
    sent: list[str] = []
    action = page.locator("form").get_attribute("action")
    page.route(action, lambda route: (sent.append(route.request.post_data), route.fulfill(body="Thank you")))
    page.get_by_role("button", name="Send").click()
    assert sent == []
    assert page.locator("#note-name").evaluate("field => field.matches(':invalid')")
    page.get_by_label("Your name").fill("Pat")
    page.get_by_label("Phone or email").fill("pat@mail.example")
    page.get_by_label("Work").check()
    with page.expect_request(action):
        page.get_by_role("button", name="Send").click()
    assert sent == ["name=Pat&reply=pat%40mail.example&place=work&times="]
