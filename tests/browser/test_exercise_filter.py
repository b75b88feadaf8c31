"""The library of exercises: narrowed by a script where there is one, by links where there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import ROOT
from playwright.sync_api import Page, expect

from plugins.model.entries import BODY_AREAS
from plugins.model.library import load

ALL = load(ROOT / "content")[0].exercises
STRONG = [exercise.title for exercise in ALL if exercise.goal == "strength"]
STANDING = [exercise.title for exercise in ALL if exercise.goal == "strength" and exercise.position == "standing"]

Open = Callable[..., Page]


def shown(page: Page) -> set[str]:
    return {card.inner_text() for card in page.locator("main .card h3").all() if card.is_visible()}


def test_choices_narrow_the_list_and_stay_in_the_address(open_page: Open) -> None:
    page = open_page("/exercises/")
    assert len(shown(page)) == len(ALL)
    page.get_by_label("Goal").select_option("Strength")
    assert shown(page) == set(STRONG)
    expect(page.get_by_role("status")).to_have_text(f"{len(STRONG)} of {len(ALL)} exercises")
    page.get_by_label("Position").select_option("Standing")
    assert shown(page) == set(STANDING)
    assert page.url.endswith("?goal=strength&position=standing")
    areas = {BODY_AREAS[exercise.area] for exercise in ALL if exercise.title in STANDING}
    assert {
        title.inner_text() for title in page.locator("main section:has(.cards) > h2").all() if title.is_visible()
    } == areas
    page.go_back()
    assert shown(page) == set(STRONG)
    page.reload()
    assert shown(page) == set(STRONG)


def test_nothing_left_shows_the_way_out(open_page: Open) -> None:
    page = open_page("/exercises/?goal=balance&position=lying")
    expect(page.get_by_role("status")).to_contain_text("No exercise fits")
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("status")).to_have_text(f"{len(ALL)} of {len(ALL)} exercises")
    assert page.url.endswith("/exercises/")


def test_an_address_with_nonsense_shows_everything(open_page: Open) -> None:
    page = open_page("/exercises/?goal=%3Cscript%3E&needs=rocket")
    assert len(shown(page)) == len(ALL)


def test_without_script_links_lead_to_the_areas(open_page: Open) -> None:
    page = open_page("/exercises/", java_script_enabled=False)
    assert not page.locator(".filters").is_visible()
    page.get_by_role("navigation", name="Body areas").get_by_role("link", name="Low back").click()
    titles = {title.inner_text() for title in page.locator("main .card h2").all()}
    assert titles == {exercise.title for exercise in ALL if exercise.area == "low-back"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_keyboard_narrows_it(open_page: Open, scheme: str) -> None:
    page = open_page("/exercises/", color_scheme=scheme)
    page.get_by_role("combobox", name="Body area").focus()
    page.keyboard.press("End")
    assert shown(page) == {exercise.title for exercise in ALL if exercise.area == "balance"}
