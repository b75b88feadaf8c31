"""The parts of a person as shapes, in units: a standing adult is about 165 tall."""

from itertools import pairwise
from math import cos, dist, pi

from shapely.geometry.base import BaseGeometry

from drawing.shapes import (
    XY,
    above,
    along,
    capsule,
    chain,
    disc,
    heading,
    place,
    polygon,
    soften,
    taper,
    turn,
    union,
)
from plugins.model.pose import FLOOR, Pose

SOLE = 6  # from ankle to floor
HEM = 0.8  # trousers end at this part of the shin
BELT = 0.84  # trousers begin at this part of the spine
NEAR_FLOOR = 8  # an ankle or wrist this close to the floor carries weight
GIRTH = ((0.0, 7.0), (0.32, 11.0), (0.64, 9.6), (1.0, 11.0))  # torso radius along the spine


def spine_point(pose: Pose, t: float) -> XY:
    """Where the curved back is at t: 0 shoulder, 0.5 middle, 1 hip."""
    a, m, b = pose.shoulder, pose.spine, pose.hip
    w0, w1, w2 = (1 - t) * (1 - 2 * t), 4 * t * (1 - t), t * (2 * t - 1)
    return (w0 * a.x + w1 * m.x + w2 * b.x, w0 * a.y + w1 * m.y + w2 * b.y)


def girth(t: float) -> float:
    """Torso radius at t, eased between the widths of shoulder, chest, waist and hip."""
    for (t0, r0), (t1, r1) in pairwise(GIRTH):
        if t <= t1:
            return r0 + (r1 - r0) * (1 - cos(pi * (t - t0) / (t1 - t0))) / 2
    return GIRTH[-1][1]


def torso(pose: Pose, width: float) -> BaseGeometry:
    """Shoulder to hip along the curved back; turned to us, the shoulders are wide."""
    steps = [i / 10 for i in range(11)]
    trunk = chain([spine_point(pose, t) for t in steps], [width * girth(t) for t in steps])
    if not pose.turned:
        return trunk
    (x, y), waist = pose.shoulder, spine_point(pose, 0.7)
    shoulders = [
        disc((x - 11.5, y + 5.5), 6.4),
        disc((x + 11.5, y + 5.5), 6.4),
        disc((x, y + 1), 6),
    ]
    return soften(union([trunk, union([*shoulders, disc(waist, 11.5)]).convex_hull]), 4)


def below_belt(pose: Pose, width: float) -> BaseGeometry:
    """The part of the torso in trousers: everything beyond a shallow arc at the belt."""
    belt, hip = spine_point(pose, BELT), spine_point(pose, 1)
    radius = 15 * width
    reach = turn((radius, 0), heading(belt, hip))
    arc = disc((belt[0] + reach[0], belt[1] + reach[1]), radius)
    return torso(pose, width).intersection(arc)


def trouser_leg(hip: XY, leg: tuple[XY, XY], width: float) -> BaseGeometry:
    """Thigh and shin in cloth, cut straight at the hem."""
    knee, ankle = leg
    hem = along(knee, ankle, HEM)
    thigh = capsule(hip, 10.6 * width, knee, 7.2 * width)
    return union([thigh, disc(knee, 7.2 * width), taper(knee, 7.2 * width, hem, 5.6)])


def foot(leg: tuple[XY, XY], toes: float, width: float = 1) -> BaseGeometry:
    """Shin below the hem, heel and a flat sole, toes pointing the given way."""
    knee, ankle = leg
    shape = union(
        [
            disc((-1.4, 1.2), 5.0),
            capsule((0, 2.6), 3.4, (13.0, 3.6), 2.4),
            capsule((0, 0), 4.0, (5, 2.4), 3.2),
        ]
    ).intersection(above(SOLE - 0.2))
    shin = capsule(along(knee, ankle, HEM - 0.1), 4.4 * width, ankle, 4.0 * width)
    return soften(union([shin, place(shape, ankle, toes)]), 3, 0.8)


def toes_of(leg: tuple[XY, XY], toes: float | None) -> float:
    """Where the toes point when nobody says: flat on the floor, or square to the shin."""
    if toes is not None:
        return toes
    knee, ankle = leg
    shin = heading(knee, ankle)
    if FLOOR - ankle[1] > NEAR_FLOOR:
        return shin + 75
    if -150 < shin < -30:
        return 0
    return 70 if -90 < shin < 90 else -153


def hand_of(arm: tuple[XY, XY, XY], hand: float | None) -> float:
    """Where the fingers point when nobody says: flat on the floor, or along the forearm."""
    if hand is not None:
        return hand
    _, elbow, wrist = arm
    forearm = heading(elbow, wrist)
    if FLOOR - wrist[1] > NEAR_FLOOR:
        return forearm
    return 180 if abs(forearm) > 110 else 0


def forearm(arm: tuple[XY, XY, XY], fingers: float, width: float) -> BaseGeometry:
    """Bare arm from the sleeve to a hand without fingers."""
    shoulder, elbow, wrist = arm
    step = turn((6.0, 0), fingers)
    tip = (wrist[0] + step[0], wrist[1] + step[1])
    bare = chain(
        [along(shoulder, elbow, 0.5), elbow, wrist, tip],
        [4.9 * width, 4.4 * width, 3.4, 2.9],
    )
    return soften(bare, 2)


def sleeve(arm: tuple[XY, XY, XY], width: float) -> BaseGeometry:
    """Short sleeve: two thirds of the upper arm."""
    shoulder, elbow, _ = arm
    return capsule(shoulder, 5.6 * width, along(shoulder, elbow, 0.66), 5.3 * width)


def sleeve_seam(arm: tuple[XY, XY, XY], width: float, trunk: BaseGeometry) -> BaseGeometry:
    """The sleeve outline, left open where the arm joins the shirt."""
    opening = min(9.5 * width, 0.6 * dist(arm[0], arm[1]))
    joint = disc(arm[0], opening).intersection(trunk.buffer(-0.4))
    return sleeve(arm, width).exterior.difference(joint)


def profile(pose: Pose) -> BaseGeometry:
    """Head with nose and jaw, and the neck down into the collar; turned to us, a plain oval."""
    if pose.turned:
        oval = capsule(pose.head, 11.0, (pose.head.x, pose.head.y + 3.4), 8.6)
        return union([oval, capsule(pose.head, 4.8, pose.shoulder, 5.2)])
    face = union(
        [
            disc((0, 0), 11.0),
            soften(polygon((0, 0), (9.9, 4), (9.2, 8.6), (7.2, 10.9), (0, 11)), 0, 1.2),
            polygon((8, -8), (10.6, -4.6), (13.6, 1.4), (13.2, 2.6), (10.4, 4.6), (6, 4)),
        ]
    )
    face = soften(face, 0.6, 0.7)
    nape = place(disc((-2.2, 6.0), 4.7), pose.head, pose.face)
    neck = capsule((nape.centroid.x, nape.centroid.y), 4.8, along(pose.head, pose.shoulder, 0.85), 5.0)
    return soften(union([place(face, pose.head, pose.face), neck]), 1.6)
