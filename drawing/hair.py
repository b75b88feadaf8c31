"""Hair of the cast, drawn about the centre of a head that looks right."""

from shapely.geometry.base import BaseGeometry

from drawing.shapes import above, capsule, disc, polygon, soften, union

HAIRLINE = disc((8.0, 6.4), 11.5)


def cap() -> BaseGeometry:
    """Short hair from the forehead to the nape."""
    return disc((0, 0), 11.7).difference(HAIRLINE).intersection(above(6.8))


def front() -> BaseGeometry:
    """Short hair seen from the front."""
    return disc((0, 0), 11.7).difference(disc((0, 6.6), 11.2)).intersection(above(2.6))


def front_beard() -> BaseGeometry:
    """A beard seen from the front."""
    return capsule((-3, 8.2), 4.6, (3, 8.2), 4.6)


def ponytail() -> BaseGeometry:
    """The therapist: a cap and a tail that hangs behind."""
    tail = polygon(
        (-6, -9.5), (-10, -8.6), (-17.6, -6), (-19.4, 6.5), (-15, 13.6), (-12.8, 13), (-12.6, 5.5),
        (-11, 1), (-6, 0),
    )  # fmt: skip
    return union([cap(), soften(tail, 0.6, 1.4)])


def bun() -> BaseGeometry:
    """A cap and a knot at the back."""
    return union([cap(), disc((-10.2, -6.6), 4.7)])


def bob() -> BaseGeometry:
    """Hair down to the neck."""
    fall = capsule((-6.6, 0), 5.6, (-6.4, 8.2), 5.2)
    return soften(union([cap(), fall.difference(HAIRLINE)]), 1, 0.6)


def beard() -> BaseGeometry:
    """A full beard along the jaw."""
    return capsule((2.6, 8.2), 3.8, (7.0, 9.4), 3.9)


STYLES = {"ponytail": ponytail, "cap": cap, "bun": bun, "bob": bob}
