"""A real browser for the built site, and the pages it looks at.

Without a browser these tests are skipped, and the end of the run says loudly what was not tested.
Where `CI` is set a missing browser is an error instead.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Site
from playwright.sync_api import Browser, BrowserContext, Page

from commands.browser import CHROMIUM, chromium
from commands.host import served

HERE = Path(__file__).parent
PROBES = HERE / "probes.js"
NOT_TESTED = pytest.StashKey[list[str]]()

PHONE = {"width": 390, "height": 700}
SMALL_PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 800}

# One page of each kind.
KINDS = [
    "/",
    "/404.html",
    "/about/",
    "/blog/",
    "/blog/low-back-exercises/",
    "/blog/pt-vs-massage/",
    "/contact/",
    "/exercises/",
    "/exercises/glute-bridge/",
    "/faq/",
    "/fees-and-insurance/",
    "/search/",
    "/service-area/",
    "/services/",
    "/services/at-home-physical-therapy/",
]


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    if not CHROMIUM and not os.environ.get("CI"):
        items = [item for item in request.session.items if HERE in item.path.parents]
        request.config.stash[NOT_TESTED] = sorted({item.module.__doc__.splitlines()[0] for item in items})
        pytest.skip("no browser on this machine")
    with chromium() as running:
        yield running


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    missed = config.stash.get(NOT_TESTED, [])
    if missed:
        terminalreporter.section("NOT TESTED: there is no browser on this machine", sep="!", red=True, bold=True)
        for line in missed:
            terminalreporter.line(f"not tested: {line}", red=True)
        terminalreporter.line("To test it, install Chromium. On Debian or Ubuntu: sudo apt install chromium", bold=True)


@pytest.fixture(scope="session")
def address(browser: Browser, real_site: Site) -> Iterator[str]:
    """Where the site is served. Asks for the browser first: without one nothing need be built."""
    with served(real_site.folder) as running:
        yield running


@pytest.fixture(scope="session")
def urls(browser: Browser, real_site: Site) -> list[str]:
    """The address of every page."""
    files = sorted(real_site.folder.rglob("*.html"))
    return ["/" + file.relative_to(real_site.folder).as_posix().removesuffix("index.html") for file in files]


@pytest.fixture
def new_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens an empty tab, in a context of its own, that can be asked the questions of probes.js.

    Tests may plant styles in it, which the site's own policy would refuse (test_policy.py asks it not to).
    """
    contexts: list[BrowserContext] = []

    def opened(viewport: dict[str, int] = DESKTOP, **options: object) -> Page:
        context = browser.new_context(base_url=address, viewport=viewport, **{"bypass_csp": True} | options)
        context.set_default_timeout(10_000)
        context.add_init_script(path=PROBES)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def open_page(new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens one page of the site."""

    def opened(url: str, viewport: dict[str, int] = DESKTOP, **options: object) -> Page:
        page = new_page(viewport, **options)
        page.goto(url)
        return page

    return opened
