"""Plane geometry on the 210 x 130 grid: capsules, rounding, turning."""

from collections.abc import Iterable
from math import atan2, cos, degrees, radians, sin

from shapely import MultiPoint, Point, Polygon, affinity, box, unary_union
from shapely.geometry.base import BaseGeometry

XY = tuple[float, float]
ROUND = 10  # segments in a quarter circle


def disc(centre: XY, radius: float) -> BaseGeometry:
    """A circle."""
    return Point(centre).buffer(radius, quad_segs=ROUND)


def capsule(a: XY, radius_a: float, b: XY, radius_b: float) -> BaseGeometry:
    """The shape of a rubber band round two circles."""
    return unary_union([disc(a, radius_a), disc(b, radius_b)]).convex_hull


def taper(a: XY, half_a: float, b: XY, half_b: float) -> BaseGeometry:
    """A tube with flat ends, half_a wide to each side at a and half_b at b."""
    across = turn((1, 0), heading(a, b) + 90)
    ends = [
        (p[0] + sign * half * across[0], p[1] + sign * half * across[1])
        for p, half in ((a, half_a), (b, half_b))
        for sign in (1, -1)
    ]
    return MultiPoint(ends).convex_hull


def chain(points: list[XY], radii: list[float]) -> BaseGeometry:
    """Capsules one after the other along points."""
    links = zip(points, radii, points[1:], radii[1:], strict=False)
    return unary_union([capsule(*link) for link in links])


def soften(shape: BaseGeometry, inner: float, outer: float = 0) -> BaseGeometry:
    """Round the inward corners by one radius and the outward corners by another."""
    shape = shape.buffer(inner, quad_segs=ROUND).buffer(-inner, quad_segs=ROUND)
    return shape.buffer(-outer, quad_segs=ROUND).buffer(outer, quad_segs=ROUND)


def along(a: XY, b: XY, t: float) -> XY:
    """The point a fraction t of the way from a to b."""
    return (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))


def heading(a: XY, b: XY) -> float:
    """Degrees from a to b: 0 right, 90 up."""
    return degrees(atan2(a[1] - b[1], b[0] - a[0]))


def turn(point: XY, angle: float) -> XY:
    """A point turned anticlockwise about the origin."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return (point[0] * c + point[1] * s, point[1] * c - point[0] * s)


def place(shape: BaseGeometry, at: XY, angle: float) -> BaseGeometry:
    """A shape drawn about the origin, turned anticlockwise and moved to a point."""
    turned = affinity.rotate(shape, -angle, origin=(0, 0))
    return affinity.translate(turned, *at)


def polygon(*points: XY) -> BaseGeometry:
    """A closed shape through points."""
    return Polygon(points)


def union(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """Everything as one shape."""
    return unary_union(list(shapes))


def above(y: float) -> BaseGeometry:
    """The half plane over a horizontal line."""
    return box(-5000, -5000, 5000, y)
