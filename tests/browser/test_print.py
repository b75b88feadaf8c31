"""Paper: a guide is one sheet for the fridge, and every page says who made it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from conftest import ROOT
from playwright.sync_api import Page

GUIDES = sorted(
    f"/blog/{post.stem}/" for post in (ROOT / "content/posts").glob("*.md") if "/// exercise" in post.read_text("utf-8")
)


@pytest.mark.parametrize("paper", ["Letter", "A4"])
@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_prints_on_one_sheet(open_page: Callable[..., Page], guide: str, paper: str) -> None:
    page = open_page(guide)
    page.evaluate("document.querySelectorAll('img').forEach(image => image.loading = 'eager')")
    page.wait_for_load_state("networkidle")
    printed = page.pdf(format=paper, prefer_css_page_size=False)
    assert len(re.findall(rb"/Type /Page\b", printed)) == 1


@pytest.mark.parametrize("url", ["/", "/blog/low-back-exercises/", "/fees-and-insurance/", "/contact/"])
def test_paper_has_our_number_and_no_ways_on(open_page: Callable[..., Page], url: str) -> None:
    page = open_page(url)
    page.emulate_media(media="print")
    assert page.get_by_text("555-555-0142").first.is_visible()
    for gone in ("nav", ".button", ".bar", ".closing"):
        assert not any(found.is_visible() for found in page.locator(gone).all()), gone
