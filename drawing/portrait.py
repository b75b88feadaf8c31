"""Two pictures that are neither scene nor exercise: the portrait and the line map."""

from drawing.figure import draw_person
from drawing.svg import document, ellipse, path
from plugins.model.pose import Pose

SITTER = Pose.model_validate(
    {
        "head": "0,0",
        "face": 0,
        "shoulder": "-5,23",
        "spine": "-5,48",
        "hip": "-4,73",
        "near_leg": None,
    }
)
ROUTES = (
    "M0 243H55C105 243 84 140 134 140H253C313 140 312 39 372 39H466",
    "M134 140V39",
    "M253 140V243Q253 309 299 309H466",
)
STOPS = ((55, 243), (134, 140), (134, 39), (253, 140), (372, 39), (253, 243))


def draw_portrait() -> str:
    """The therapist's head and collar in a circle of ground."""
    disc = '<clipPath id="c"><circle cx="-3" cy="1.5" r="23"/></clipPath>'
    person = f'<g clip-path="url(#c)">{draw_person(SITTER, "therapist", shoes=True)}</g>'
    ground = ellipse(-3, 1.5, 23, 23, 0, "ground", "bare")
    return document(disc + ground + person, (-26, -21.5, 46, 46), 184)


def draw_area_map() -> str:
    """A line map without names: routes and a ring at each stop."""
    lines = "".join(path(route, "clay") for route in ROUTES)
    rings = "".join(ellipse(x, y, 9, 9, 0, "paper", "clay") for x, y in STOPS)
    return document(lines + rings, (0, 0, 466, 330), 466)
