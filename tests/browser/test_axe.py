"""Accessibility rules (axe): every page, three widths, both schemes, reduced motion, forced colors."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.conftest import KINDS
from playwright.sync_api import Page

from commands.audit.axe import AXE, BAR_AT_THE_END, OPTIONS

HEIGHT = 800
# The light and the dark tab do one step each at the same time, so that both processors are used.
STEPS = [(320, {}), (768, {}), (1280, {}), (320, {"forced_colors": "active"}), (1280, {"reduced_motion": "reduce"})]
USUAL = {"forced_colors": "none", "reduced_motion": "no-preference"}


# In forced colors axe reads -webkit-text-fill-color, which Chromium still reports as the author wrote it
# while it paints the reader's color. `probes.pale()` looks at the painted colors instead.
BLIND = {"rules": {"color-contrast": {"enabled": False}}}


def start(page: Page, more: dict[str, object] | None = None) -> None:
    """Let axe begin, and do not wait for it."""
    options = {**OPTIONS, **(more or {})}
    page.evaluate("options => { window.found = probes.settled().then(() => axe.run(document, options)) }", options)


def violations(page: Page) -> list[str]:
    found = page.evaluate("async () => (await window.found).violations")
    return [f"{rule['id']} {' '.join(node['target'])}" for rule in found for node in rule["nodes"]]


def show(page: Page, width: int, media: dict[str, str]) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(**USUAL | media)


def load(page: Page, url: str) -> None:
    page.goto(url)
    page.add_style_tag(content=BAR_AT_THE_END)
    page.evaluate(AXE)


def test_axe_finds_nothing_on_any_page(new_page: Callable[..., Page], urls: list[str]) -> None:
    tabs = {scheme: new_page(color_scheme=scheme) for scheme in ("light", "dark")}
    problems = []
    for url in urls:
        for page in tabs.values():
            load(page, url)
        for width, media in STEPS:
            forced = "forced_colors" in media
            for page in tabs.values():
                show(page, width, media)
                start(page, BLIND if forced else None)
            for scheme, page in tabs.items():
                seen = " ".join([url, str(width), scheme, *media])
                problems += [f"{seen} {violation}" for violation in violations(page)]
                if forced:
                    problems += [f"{seen} pale {text}" for text in page.evaluate("probes.pale()")]
    assert not problems, "\n".join(problems)


def test_pale_text_in_forced_colors_would_be_found(open_page: Callable[..., Page]) -> None:
    page = open_page("/faq/")
    show(page, 1280, {"forced_colors": "active"})
    assert page.evaluate("probes.pale()") == []
    page.add_style_tag(content="main p { forced-color-adjust: none; color: #ddd; background: #fff }")
    assert page.evaluate("probes.pale()") != []


@pytest.mark.parametrize("opened", ["details.menu", "details:not(.menu)"], ids=["menu", "rest"])
def test_axe_finds_nothing_in_what_opens(new_page: Callable[..., Page], opened: str) -> None:
    """Axe passes over what is closed. The menu opens alone, as it covers what stands below it."""
    tabs = {scheme: new_page(color_scheme=scheme) for scheme in ("light", "dark")}
    problems = []
    for url in KINDS:
        for page in tabs.values():
            load(page, url)
            show(page, 320, {})
            page.evaluate("name => document.querySelectorAll(name).forEach(it => { it.open = true })", opened)
            start(page)
        for scheme, page in tabs.items():
            problems += [f"{url} 320 {scheme} {violation}" for violation in violations(page)]
    assert not problems, "\n".join(problems)


def test_axe_would_find_pale_text(open_page: Callable[..., Page]) -> None:
    page = open_page("/faq/")
    page.add_style_tag(content="main p { color: #ccc !important; transition: none }")
    page.evaluate(AXE)
    start(page)
    assert any(violation.startswith("color-contrast") for violation in violations(page))


def test_axe_would_find_a_picture_without_text(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    page.evaluate("document.querySelector('main img').removeAttribute('alt')")
    page.evaluate(AXE)
    start(page)
    assert any(violation.startswith("image-alt") for violation in violations(page))
