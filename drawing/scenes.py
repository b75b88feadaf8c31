"""Scene compositions: people in stances, furniture and buildings, as told by scenes.yaml."""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml

from drawing.exercises import draw_arrow, draw_spot
from drawing.figure import draw_person
from drawing.furniture import draw_thing
from drawing.svg import document, group, path, rect
from plugins.model.pose import FLOOR, Arrow, Pose, Spot

HERE = Path(__file__).parent
TILE = (0.0, -70.0, 294.0, 210.0)  # every tile: 7 to 5, floor at the same height
TILE_WIDTH = 588  # pixels
PIXELS = 2  # of a header drawing per unit

Composition = dict[str, Any]


@cache
def stances() -> dict[str, Pose]:
    """The poses people hold in scenes, by name; each stands about x = 50 and looks right."""
    told = yaml.safe_load((HERE / "stances.yaml").read_text())
    drawn: dict[str, Any] = {}
    for name, joints in told.items():
        base = drawn.get(joints.pop("like", ""), {})
        drawn[name] = {**base, **joints}
    return {name: Pose.model_validate(joints) for name, joints in drawn.items()}


def _item(item: Composition) -> str:
    """One person, thing or arrow of a composition."""
    if "arrow" in item:
        return draw_arrow(Arrow.model_validate(item["arrow"]))
    if "group" in item:
        size = item.get("scale", 1)
        return group(_content(item["group"]), item.get("x", 0), FLOOR * (1 - size), scale=size)
    if "floor" in item:
        return path(item["floor"], "clay")
    if "ink" in item:
        return path(item["ink"])
    if "thing" in item:
        rest = {key: value for key, value in item.items() if key != "thing"}
        return draw_thing(item["thing"], **rest)
    spot = draw_spot(Spot.model_validate(item["spot"])) if "spot" in item else ""
    pose = stances()[item["stance"]]
    drawn = draw_person(pose, item["person"], item.get("shoes", True), spot, item.get("layer", "all"))
    return group(drawn, item.get("x", 0), item.get("y", 0), item.get("flip", False))


def _content(items: list[Composition]) -> str:
    return "".join(_item(item) for item in items)


def draw_tile(items: list[Composition]) -> str:
    """A picture tile with its own ink floor."""
    x, _, width, _ = TILE
    return document(_content(items) + path(f"M{x:g} {FLOOR:g}H{x + width:g}"), TILE, TILE_WIDTH)


def draw_header(items: list[Composition], crop: list[float]) -> str:
    """The same without a floor; crop is left, right and top, the bottom edge is the floor."""
    left, right, top = crop
    return document(_content(items), (left, top, right - left, FLOOR - top), PIXELS * round(right - left))


def draw_wide(told: Composition) -> str:
    """A scene with its own view; ground fills what lies under the floor line."""
    x, y, width, height = view = told["view"]
    ground = ""
    if told.get("ground"):
        ground = rect(x, FLOOR + 1.5, width, y + height - FLOOR - 1.5, 0, "ground", "bare")
    content = ground + _content(told["items"])
    if told.get("night"):
        return document(content, view, told["width"], ("dark",))
    return document(content, view, told["width"])


def _scenes() -> dict[str, Callable[[], str]]:
    drawn: dict[str, Callable[[], str]] = {}
    for name, told in yaml.safe_load((HERE / "scenes.yaml").read_text()).items():
        if "view" in told:
            drawn[name] = partial(draw_wide, told)
            continue
        if "crop" not in told:
            drawn[name] = partial(draw_tile, told["items"])
            continue
        drawn[f"tile-{name}"] = partial(draw_tile, told.get("tile") or told["items"])
        drawn[name] = partial(draw_header, told["items"], told["crop"])
    return drawn


SCENES = _scenes()
