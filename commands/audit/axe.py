"""Accessibility rules on every page, in a browser, by axe (https://github.com/dequelabs/axe-core)."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import ViewportSize

from commands.audit.site import BuiltSite, Page
from commands.browser import CHROMIUM, chromium
from commands.host import served
from commands.node import MissingToolsError
from plugins.derived.progress import told
from plugins.model.problem import Problem

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": RULES, "resultTypes": ["violations"], "preload": False}
PHONE = ViewportSize(width=390, height=844)
"""As most readers come. tests/browser looks at other widths, dark colors and forced colors."""
# The bar floats over whatever the reader has scrolled to its place: axe would call that covered. That it
# never hides the focus is for tests/browser/test_keyboard.py.
BAR_AT_THE_END = ".bar { position: static !important }"
TABS = 2
"""Each is a process of its own; a machine of CI has two processors."""


def axe(site: BuiltSite) -> Iterator[Problem]:
    """A reader who cannot see, or cannot use a mouse, is as often hurt as others and comes here for help."""
    if not CHROMIUM:
        raise MissingToolsError("There is no Chromium on this machine. On Debian or Ubuntu: sudo apt install chromium")
    pages = [page for page in site.pages if page.moved_to is None]
    with served(site.folder) as address, chromium() as browser:
        contexts = [
            browser.new_context(base_url=address, viewport=PHONE, bypass_csp=True, reduced_motion="reduce")
            for _ in range(TABS)
        ]
        tabs = [context.new_page() for context in contexts]
        starts = range(0, len(pages), TABS)
        for start in told(starts, len(starts), f"Asking axe about {TABS} pages at a time", sys.stderr):
            yield from _together(tabs, pages[start : start + TABS])


def _together(tabs: Sequence[Any], pages: Sequence[Page]) -> Iterator[Problem]:
    """What axe finds on as many pages as there are tabs. All begin before the first is waited for."""
    busy = list(zip(tabs, pages, strict=False))
    for tab, page in busy:
        tab.goto(page.url)
        tab.add_style_tag(content=BAR_AT_THE_END)
        tab.evaluate(AXE)
        tab.evaluate("options => { window.found = axe.run(document, options) }", OPTIONS)
    for tab, page in busy:
        for rule in tab.evaluate("async () => (await window.found).violations"):
            for node in rule["nodes"]:
                line = page.line_of(node["html"].partition(">")[0])
                yield page.problem(line, f"{rule['help']}: {' '.join(map(str, node['target']))} ({rule['id']})")
