"""Every picture is a small, safe, complete SVG and is the one the generator draws now."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import brotli
import pytest

from drawing.__main__ import STAMPS, STATIC, are_drawn, drawings, write_changed
from drawing.exercises import draw_exercise
from drawing.icons import ICONS
from plugins.model.pose import Poses

DRAWINGS = drawings()
FIGURE_BYTES = 1750  # one person, one or two things
SCENE_BYTES = 6300

EXERCISE = {
    "person": "short-deep",
    "start": {
        "head": "45,114",
        "face": 96,
        "shoulder": "68,118",
        "spine": "93,117",
        "hip": "118,117",
        "near_leg": "147,88 164,124",
    },
    "end": {"spine": "93,119"},
    "spot": {"at": "112,115"},
    "arrows": [{"from": "114,54", "to": "114,87"}],
    "alt_start": "Lying.",
    "alt_end": "Lying.",
    "caption_start": "Lie down",
    "caption_end": "Lie down",
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_file_is_what_the_generator_draws_now(name: str) -> None:
    file = STATIC / name
    assert file.exists() and file.read_text(encoding="utf-8") == DRAWINGS[name](), "run: python -m drawing"


@pytest.mark.parametrize("name", DRAWINGS)
def test_same_input_same_bytes(name: str) -> None:
    assert DRAWINGS[name]() == DRAWINGS[name]()


@pytest.mark.parametrize("name", DRAWINGS)
def test_is_valid_and_harmless(name: str) -> None:
    drawn = DRAWINGS[name]()
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(drawn).iter()}
    assert not tags & {"text", "script", "image", "foreignObject", "use", "a"}
    assert re.findall(r"https?://[^\"' )]+", drawn) == ["http://www.w3.org/2000/svg"]
    assert "href" not in drawn and "nan" not in drawn


@pytest.mark.parametrize("name", [name for name in DRAWINGS if name != "icons.svg"])
def test_says_its_size(name: str) -> None:
    root = ElementTree.fromstring(DRAWINGS[name]())
    _, _, width, height = (float(part) for part in root.attrib["viewBox"].split())
    assert float(root.attrib["width"]) / float(root.attrib["height"]) == pytest.approx(width / height, rel=0.01)


@pytest.mark.parametrize("name", DRAWINGS)
def test_weighs_little(name: str) -> None:
    limit = FIGURE_BYTES if "exercises/" in name else SCENE_BYTES
    assert len(brotli.compress(DRAWINGS[name]().encode())) <= limit


def test_tiles_are_seven_to_five() -> None:
    tiles = [draw() for name, draw in DRAWINGS.items() if name.startswith("drawings/tile-")]
    assert len(tiles) >= 15
    assert all('viewBox="0 -70 294 210"' in tile and "M0 130H294" in tile for tile in tiles)


def test_arrow_and_spot_belong_to_the_end() -> None:
    poses = Poses.model_validate(EXERCISE)
    assert "ellipse" not in draw_exercise(poses, "start") and "clay" not in draw_exercise(poses, "start")
    assert "ellipse" in draw_exercise(poses, "end") and "clay" in draw_exercise(poses, "end")


def test_print_is_black_and_grey_on_white() -> None:
    drawn = draw_exercise(Poses.model_validate(EXERCISE), "end", for_print=True)
    hexes = set(re.findall(r"#[0-9a-f]{3,6}\b", drawn))
    assert hexes <= {"#000", "#fff", "#bdbdbd", "#dedede"}
    assert "stroke-dasharray" in drawn and "prefers-color-scheme" not in drawn


def test_every_icon_is_on_the_grid() -> None:
    sprite = DRAWINGS["icons.svg"]()
    ids = re.findall(r'<symbol id="icon-([a-z-]+)" viewBox="0 0 24 24">', sprite)
    assert ids == list(ICONS)
    assert {"phone", "text", "book", "mail", "stop", "menu", "close", "print"} <= set(ids)


def test_a_drawing_that_was_altered_is_drawn_again_and_no_other() -> None:
    write_changed()
    file = STATIC / "drawings/exercises/bird-dog-end.svg"
    drawn = file.read_text("utf-8")
    file.write_text("<svg/>", encoding="utf-8")
    assert write_changed() == ["drawings/exercises/bird-dog-end.svg"]
    assert file.read_text("utf-8") == drawn
    assert write_changed() == []


def test_a_new_machine_need_not_draw_anything() -> None:
    """`./run figures` was run after the last change of poses, colors or the drawing itself."""
    write_changed()
    assert are_drawn(STAMPS)
