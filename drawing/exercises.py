"""The start and end drawing of one exercise."""

from math import dist
from typing import Literal

from drawing.figure import draw_person
from drawing.furniture import draw_thing
from drawing.shapes import heading, turn
from drawing.svg import Scheme, document, ellipse, numbers, path
from plugins.model.pose import Arrow, Poses, Spot

HEAD = 8.5  # length of the two strokes of an arrow head, in units
Moment = Literal["start", "end"]
SCALE = 2  # pixels of an exercise drawing per unit


def draw_arrow(arrow: Arrow) -> str:
    """A clay line that bends, with an open head."""
    (x0, y0), (x1, y1) = arrow.start, arrow.tip
    left = turn((2 * arrow.curve, 0), heading(arrow.start, arrow.tip) + 90)
    bend = ((x0 + x1) / 2 + left[0], (y0 + y1) / 2 + left[1])
    way = heading(bend, arrow.tip)
    size = min(HEAD, dist(arrow.start, arrow.tip) / 2)
    one, two = (turn((size, 0), way + 180 + side) for side in (36, -36))
    head = f"M{numbers(x1 + one[0], y1 + one[1])}L{numbers(x1, y1)} "
    head += numbers(x1 + two[0], y1 + two[1])
    shaft = f"M{numbers(x0, y0)}Q{numbers(*bend, x1, y1)}" if arrow.curve else ""
    return path((shaft or f"M{numbers(x0, y0)}L{numbers(x1, y1)}") + head, "clay")


def draw_spot(spot: Spot | None) -> str:
    """Where you feel it; the ring is ink in both schemes."""
    return ellipse(*spot.at, spot.rx, spot.ry, spot.angle, "sun", "ring") if spot else ""


def draw_exercise(poses: Poses, moment: Moment, for_print: bool = False) -> str:
    """One SVG; its bottom edge is the floor, which the page draws.

    Browsers do not apply @media print inside an <img>, so the handout has files of its own:
    cloth in greys, white skin, a dotted ring for the spot.
    """
    pose = poses.start if moment == "start" else poses.end
    ended = moment == "end"
    things = {
        front: "".join(draw_thing(p.name, p.x, p.y, p.flip) for p in poses.props if p.front is front)
        for front in (False, True)
    }
    content = (
        things[False]
        + ("" if ended else draw_spot(poses.gap))
        + draw_person(pose, poses.person, poses.shoes, draw_spot(poses.spot) if ended else "")
        + things[True]
        + ("".join(draw_arrow(arrow) for arrow in poses.arrows) if ended else "")
    )
    schemes: tuple[Scheme, ...] = ("print",) if for_print else ("light", "dark")
    return document(content, poses.view, round(SCALE * poses.view[2]), schemes)
