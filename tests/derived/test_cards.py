"""Social cards: light, the same everywhere, and whole in the middle square that some services show."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO

import pytest
from conftest import ROOT, Site
from PIL import Image, ImageChops

from plugins.derived.cards import Cards
from plugins.derived.store import Store
from plugins.views.social_cards import OURSELVES, SocialCard

LONG = "Why Mobile PT Practice is Essential for Busy Professionals and Athletes Who Keep Moving Well All Year"
KNEE = ("/theme/drawings/knee-replacement.svg", "/theme/drawings/tile-knee-replacement.svg")
SQUARE = (285, 0, 915, 630)


def card(title: str, topic: str = "Recovery", drawings: tuple[str, ...] = KNEE) -> SocialCard:
    return SocialCard("Custom Care Rehab", topic, title, drawings)


def drawn(asked: SocialCard) -> bytes:
    cards = Cards(ROOT / "theme")
    return cards.png(asked)


def words(asked: SocialCard) -> Image.Image:
    """Where the words of a card stand: what differs from the same card with nearly none."""
    empty = SocialCard(asked.practice, "", ".", asked.drawings)
    images = [Image.open(BytesIO(drawn(one))).convert("RGB") for one in (asked, empty)]
    return ImageChops.difference(*images).convert("L").point(lambda level: 255 * (level > 8))


def test_every_card_of_the_site_is_light(real_site: Site) -> None:
    cards = list((real_site.folder / "cards").iterdir())
    assert len(cards) > 50
    for file in cards:
        assert file.stat().st_size < 100_000
        with Image.open(file) as image:
            assert image.size == (1200, 630)


@pytest.mark.parametrize("title", ["A", "Fees", "Back pain at home", LONG[:65], LONG, "W" * 120, "<b>&amp;\"'$title"])
def test_words_stand_in_the_middle_square(title: str) -> None:
    box = words(card(title)).getbbox()
    assert box
    left, top, right, bottom = box
    assert left >= SQUARE[0] + 10 and right <= SQUARE[2] - 10
    assert top >= 110 and bottom <= 545, "between the name and the route"
    assert abs((left + right) / 2 - 600) <= 6


def test_a_card_is_light_however_much_it_says() -> None:
    assert len(drawn(card(LONG))) < 100_000


def test_the_same_on_every_machine_that_has_other_fonts_folders_and_seeds() -> None:
    code = (
        "import sys; from hashlib import sha256; from pathlib import Path\n"
        "from plugins.derived.cards import Cards; from plugins.views.social_cards import SocialCard\n"
        "cards = Cards(Path(sys.argv[1])); url = cards.order(SocialCard('P', 'T', 'Ankle & knee', (sys.argv[2],)))\n"
        "print(url, sha256(cards.png(cards.ordered[url])).hexdigest())"
    )
    seen = set()
    for seed, zone, theme in (("1", "UTC", ROOT / "theme"), ("2", "Asia/Tokyo", "theme")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "HOME": f"/nowhere/{seed}"}
        command = [sys.executable, "-c", code, theme, OURSELVES]
        seen.add(subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout)
    assert len(seen) == 1


def test_whatever_is_different_on_a_card_gives_it_another_address() -> None:
    cards = Cards(ROOT / "theme")
    one = card("Title")
    others = [card("Titles"), card("Title", topic=""), card("Title", drawings=(OURSELVES,))]
    others.append(SocialCard("Practice", one.topic, one.title, one.drawings))
    assert len({cards.order(each) for each in (one, *others)}) == 5
    assert cards.order(card("Title")) == cards.order(one)


def test_a_title_of_emoji_only_still_makes_a_card() -> None:
    assert words(card("😀", topic="")).getbbox()


def test_a_card_is_drawn_once(tmp_path: pytest.TempPathFactory) -> None:
    cards, store = Cards(ROOT / "theme"), Store(tmp_path)  # type: ignore[arg-type]
    cards.order(card("Title"))
    first = list(cards.files(store))
    kept = {file.name: file.stat().st_ino for file in store.folder.iterdir()}
    assert list(cards.files(store)) == first
    assert {file.name: file.stat().st_ino for file in store.folder.iterdir()} == kept
