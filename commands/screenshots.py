"""Pictures of every kind of page, for people to look at: widths, schemes and print."""

from __future__ import annotations

from pathlib import Path

from commands.browser import chromium
from commands.host import served

PAGES = {
    "home": "/",
    "blog": "/blog/",
    "topic": "/blog/topics/exercise-guides/",
    "topics": "/blog/topics/",
    "post": "/blog/pt-vs-massage/",
    "guide": "/blog/low-back-exercises/",
    "exercises": "/exercises/",
    "exercise": "/exercises/glute-bridge/",
    "services": "/services/",
    "service": "/services/at-home-physical-therapy/",
    "contact": "/contact/",
    "fees": "/fees-and-insurance/",
    "about": "/about/",
    "faq": "/faq/",
    "area": "/service-area/",
    "privacy": "/privacy/",
    "search": "/search/",
    "search-results": "/search/?q=knee",
    "404": "/404.html",
}
WIDTHS = (320, 390, 1280)


def take(site: Path, folder: Path, only: str = "") -> None:
    """Write `folder`/<page>-<width>-<scheme>.png and <page>.pdf for every page, or for `only` one."""
    folder.mkdir(exist_ok=True)
    with served(site) as address, chromium() as browser:
        for scheme in ("light", "dark"):
            for width in WIDTHS:
                page = browser.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
                for name, url in PAGES.items():
                    if only in ("", name):
                        page.goto(address + url)
                        page.evaluate("document.querySelectorAll('img').forEach(i => i.loading = 'eager')")
                        page.wait_for_load_state("networkidle")
                        page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
                        if scheme == "light" and width == 1280:
                            page.pdf(path=folder / f"{name}.pdf", format="Letter")
                page.close()
    print(f"{folder}/: {len(list(folder.iterdir()))} pictures")
