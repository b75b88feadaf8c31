"""A photo: the browser takes one that fits its screen, and nothing moves when it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser.conftest import DESKTOP, PHONE, PROBES
from browser.test_layout_shift import TALL, open_late
from conftest import Site, post
from PIL import Image
from playwright.sync_api import Browser, Page

from commands.host import served

BODY = (
    "Words.\n\n## A heading\n\n![A field](field.jpg)\n\n/// figure | field.jpg\n    alt: Once more\n\nA caption.\n///"
)
PHOTOS = "**/images/**"


@pytest.fixture
def photos(browser: Browser, build_site: Callable[..., Site], tmp_path: Path) -> Iterator[str]:
    """The address of a site whose post has a photo at its top and two in its text."""
    (tmp_path / "content/images").mkdir(parents=True)
    Image.linear_gradient("L").resize((3000, 2000)).save(tmp_path / "content/images/field.jpg")
    site = build_site({"posts/x.md": post("X", BODY, image="field.jpg", image_alt="At the top")})
    with served(site.folder) as address:
        yield address


@pytest.fixture
def open_photos(browser: Browser, photos: str) -> Iterator[Callable[..., Page]]:
    contexts = []

    def opened(viewport: dict[str, int], dots: int = 1) -> Page:
        context = browser.new_context(base_url=photos, viewport=viewport, device_scale_factor=dots)
        context.add_init_script(path=PROBES)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("viewport", "dots", "expected"), [(PHONE, 3, 1200), (PHONE, 1, 480), (DESKTOP, 1, 800), (DESKTOP, 2, 1600)]
)
def test_the_browser_takes_a_picture_that_fits(
    open_photos: Callable[..., Page], viewport: dict[str, int], dots: int, expected: int
) -> None:
    page = open_photos(viewport, dots)
    page.goto("/blog/x/")
    images = page.locator(".picture img")
    assert images.count() == 3
    for image in images.all():
        image.scroll_into_view_if_needed()
        image.evaluate("image => image.decode()")
        taken, stands = image.evaluate("image => [image.currentSrc, image.width]")
        assert taken.endswith(f".{expected}.avif")
        assert 1 <= expected / (stands * dots) <= 1.4, "as sharp as the screen, and not much larger"


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_a_photo_comes_late(open_photos: Callable[..., Page], width: int) -> None:
    page = open_photos({"width": width, "height": TALL})
    open_late(page, "/blog/x/", PHOTOS)
    assert page.evaluate("probes.shifts()") == []
