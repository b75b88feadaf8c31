"""One pose and one person of the cast become one group of paths."""

from typing import NamedTuple

from shapely.geometry.base import BaseGeometry

from drawing import body, hair
from drawing.shapes import above, place, soften, union
from drawing.svg import numbers, path
from plugins.model.pose import FLOOR, Pose

NOSE = "m0-1.5v4.5"  # seen from the front
CONTACT = FLOOR - 0.3  # nothing of the body goes below this


class Person(NamedTuple):
    """How one of the cast looks on every page."""

    skin: str
    hair: str
    hair_colour: str = "hair"
    beard: bool = False
    shirt: str = "sage"
    width: float = 1.0


CAST = {
    "therapist": Person("skin2", "ponytail", shirt="coat", width=0.96),
    "short-light": Person("skin1", "cap"),
    "grey-light": Person("skin1", "cap", "grey"),
    "grey-medium": Person("skin2", "cap", "grey"),
    "beard-light": Person("skin1", "cap", beard=True),
    "beard-deep": Person("skin3", "cap", beard=True, width=1.04),
    "bun-medium": Person("skin2", "bun"),
    "bob-deep": Person("skin3", "bob", width=0.96),
    "short-deep": Person("skin3", "cap"),
}


def _arm(pose: Pose, side: str, person: Person) -> str:
    arm = getattr(pose, f"{side}_arm")
    if arm is None:
        return ""
    fingers = body.hand_of(arm, getattr(pose, f"{side}_hand"))
    bare = path(_grounded(body.forearm(arm, fingers, person.width)), person.skin)
    cloth = body.sleeve(arm, person.width)
    if side == "far" and not pose.turned:
        return bare + path(cloth, f"{person.shirt}-far")
    seam = body.sleeve_seam(arm, person.width, body.torso(pose, person.width))
    return bare + path(cloth, person.shirt, "bare") + path(seam)


def _foot(pose: Pose, side: str, skin: str) -> str:
    leg = getattr(pose, f"{side}_leg")
    if leg is None:
        return ""
    toes = body.toes_of(leg, getattr(pose, f"{side}_foot"))
    return path(_grounded(body.foot(leg, toes)), skin)


def _far_leg(pose: Pose, skin: str, width: float) -> str:
    if pose.far_leg is None:
        return ""
    cloth = soften(body.trouser_leg(pose.hip, pose.far_leg, width), 2.5)
    return _foot(pose, "far", skin) + path(_grounded(cloth), "far")


def _head(pose: Pose, person: Person) -> str:
    def set_on_head(shape: BaseGeometry) -> BaseGeometry:
        return _grounded(place(shape, pose.head, pose.face))

    drawn = path(_grounded(body.profile(pose)), person.skin)
    if person.beard:
        beard = hair.front_beard() if pose.turned else hair.beard()
        drawn += path(set_on_head(beard), "hair")
    style = hair.front if pose.turned else hair.STYLES[person.hair]
    drawn += path(set_on_head(style()), person.hair_colour)
    return drawn + (path(f"M{numbers(*pose.head)}{NOSE}") if pose.turned else "")


def _torso_and_near_leg(pose: Pose, person: Person) -> str:
    trunk = body.torso(pose, person.width)
    cloth = [body.below_belt(pose, person.width)]
    if pose.near_leg:
        cloth.append(body.trouser_leg(pose.hip, pose.near_leg, person.width))
    whole = _grounded(soften(union([trunk, *cloth]), 2.5))
    trousers = soften(union(cloth), 2.5)
    shirt = whole.difference(trousers.buffer(0.2)).intersection(trunk.buffer(1.5))
    return path(whole, "near") + path(shirt, person.shirt, "bare") + path(whole)


def _grounded(shape: BaseGeometry) -> BaseGeometry:
    return shape.intersection(above(CONTACT))


def draw_person(pose: Pose, name: str, shoes: bool, spot: str = "", layer: str = "all") -> str:
    """Paths of one figure, far side first; the spot lies under the near arm.

    A person who reaches over another is drawn in two layers: body, then arm.
    """
    person = CAST[name]
    skin = "shoe" if shoes else person.skin
    if layer == "arm":
        return _arm(pose, "near", person)
    far_arm = _arm(pose, "far", person)
    return (
        ("" if pose.turned else far_arm)
        + _far_leg(pose, skin, person.width)
        + _head(pose, person)
        + _foot(pose, "near", skin)
        + _torso_and_near_leg(pose, person)
        + spot
        + (far_arm if pose.turned else "")
        + ("" if layer == "body" else _arm(pose, "near", person))
    )
