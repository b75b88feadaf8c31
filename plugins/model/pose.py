"""One exercise drawn as two poses: joints on a 210 x 130 grid, floor at y = 130.

Points are written "45,114" or [45, 114]; limbs as points in one line, from the
body outwards: "147,88 164,124". Angles are degrees: 0 right, 90 up.
"""

from math import dist
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

FLOOR = 130.0

PersonName = Literal[
    "therapist",
    "grey-light",
    "grey-medium",
    "beard-light",
    "beard-deep",
    "bun-medium",
    "bob-deep",
    "short-deep",
    "short-light",
]
PropName = Literal["bed", "chair", "counter", "doorway", "pillow", "stool", "table", "towel", "wall"]


class Point(NamedTuple):
    """A place on the grid; y grows downwards."""

    x: float
    y: float


class Bone(NamedTuple):
    """How long a segment is, and how short or long it may look in the side view."""

    name: str
    length: float
    shortest: float
    longest: float


NECK = Bone("a neck", 23, 17, 33)
TORSO = Bone("a torso", 50, 40, 57)
UPPER_ARM = Bone("an upper arm", 27, 12, 31)
FOREARM = Bone("a forearm", 25, 12, 29)
THIGH = Bone("a thigh", 41, 33, 48)
SHIN = Bone("a shin", 40, 33, 46)


def _point(value: Any) -> Any:
    return value.split(",") if isinstance(value, str) else value


def _limb(value: Any) -> Any:
    if value == "hidden":
        return None
    return value.split() if isinstance(value, str) else value


def _numbers(value: Any) -> Any:
    return value.replace(",", " ").split() if isinstance(value, str) else value


GridPoint = Annotated[Point, BeforeValidator(_point)]
Arm = Annotated[tuple[GridPoint, GridPoint, GridPoint] | None, BeforeValidator(_limb)]
Leg = Annotated[tuple[GridPoint, GridPoint] | None, BeforeValidator(_limb)]
Box = Annotated[tuple[float, float, float, float], BeforeValidator(_numbers)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Pose(_Strict):
    """One person in one position, seen from the side."""

    head: GridPoint = Field(title="Head", description="Centre of the head.")
    face: float = Field(title="Face", description="Where the face points: 0 right, 90 up, -90 down.")
    shoulder: GridPoint = Field(title="Shoulder", description="Upper end of the spine.")
    spine: GridPoint = Field(title="Spine", description="Middle of the back; bends the torso.")
    hip: GridPoint = Field(title="Hip", description="Lower end of the spine.")
    near_leg: Leg = Field(title="Near leg", description="Knee and ankle.")
    far_leg: Leg = Field(None, title="Far leg", description="Knee and ankle, or hidden.")
    near_arm: Arm = Field(None, title="Near arm", description="Shoulder, elbow and wrist, or hidden.")
    far_arm: Arm = Field(None, title="Far arm", description="Shoulder, elbow and wrist, or hidden.")
    near_foot: float | None = Field(
        None,
        title="Near foot",
        description="Where the toes point. Left out: flat on the floor, or relaxed in the air.",
    )
    far_foot: float | None = Field(None, title="Far foot", description="Where the toes of the far foot point.")
    near_hand: float | None = Field(
        None,
        title="Near hand",
        description="Where the fingers point. Left out: flat on the floor, or along the forearm.",
    )
    far_hand: float | None = Field(None, title="Far hand", description="Where the fingers of the far hand point.")
    turned: bool = Field(
        False,
        title="Turned to the viewer",
        description="True when chest and head turn out of the side view to face us.",
    )

    @model_validator(mode="after")
    def _is_a_body(self) -> Self:
        _check("head", self.head, "shoulder", self.shoulder, NECK)
        _check_torso(self)
        for side, leg in (("near leg", self.near_leg), ("far leg", self.far_leg)):
            if leg:
                _check(f"{side}: knee", leg[0], "hip", self.hip, THIGH)
                _check(f"{side}: ankle", leg[1], "knee", leg[0], SHIN)
        for side, arm in (("near arm", self.near_arm), ("far arm", self.far_arm)):
            if arm:
                _check_shoulder(side, arm[0], self)
                _check(f"{side}: elbow", arm[1], "shoulder", arm[0], UPPER_ARM)
                _check(f"{side}: wrist", arm[2], "elbow", arm[1], FOREARM)
        return self


def _check(joint: str, at: Point, parent: str, origin: Point, bone: Bone) -> None:
    """Say in plain words which joint is out of reach of its parent."""
    away = dist(at, origin)
    if bone.shortest <= away <= bone.longest:
        return
    moved = joint.split(": ")[-1]
    if away > bone.longest:
        advice = f"move the {moved} to within {bone.longest:g} of the {parent}"
    else:
        advice = f"move the {moved} at least {bone.shortest:g} from the {parent}"
    raise ValueError(f"{joint} is {away:.0f} from the {parent}, {bone.name} is {bone.length:g} long: {advice}")


def _check_torso(pose: Pose) -> None:
    along = dist(pose.shoulder, pose.spine) + dist(pose.spine, pose.hip)
    if not TORSO.shortest <= along <= TORSO.longest:
        raise ValueError(
            f"hip is {along:.0f} from the shoulder along the spine, a torso is {TORSO.length:g} "
            f"long: keep it between {TORSO.shortest:g} and {TORSO.longest:g}"
        )


def _check_shoulder(side: str, at: Point, pose: Pose) -> None:
    reach = 19 if pose.turned else 9
    if dist(at, pose.shoulder) > reach:
        raise ValueError(
            f"{side}: shoulder is {dist(at, pose.shoulder):.0f} from the shoulder of the torso: "
            f"move it to within {reach}"
        )


class Arrow(_Strict):
    """The way something moves."""

    start: GridPoint = Field(alias="from", title="From", description="Where the arrow begins.")
    tip: GridPoint = Field(alias="to", title="To", description="Where the arrow points.")
    curve: float = Field(0, title="Curve", description="Units the middle bends to the left of its way; minus: right.")


class Spot(_Strict):
    """Where you feel it: a sun ellipse with an ink ring."""

    at: GridPoint = Field(title="At", description="Centre of the spot.")
    rx: float = Field(8, gt=0, title="Half width", description="Half width, in units.")
    ry: float = Field(5, gt=0, title="Half height", description="Half height, in units.")
    angle: float = Field(0, title="Angle", description="Turn in degrees, anticlockwise.")


class Prop(_Strict):
    """A thing the person uses, standing on the floor."""

    name: PropName = Field(title="Name", description="Which thing.")
    x: float = Field(title="X", description="Where its left edge or its middle stands.")
    y: float = Field(FLOOR, title="Y", description="What it stands on; the floor is 130.")
    flip: bool = Field(False, title="Flip", description="True to turn it to face left.")
    front: bool = Field(False, title="In front", description="True to draw it before the person.")


class Poses(_Strict):
    """The two drawings of one exercise: same person, same camera, same place."""

    person: PersonName = Field(title="Person", description="Who does it; one of the cast.")
    shoes: bool = Field(False, title="Shoes", description="Barefoot on the mat, shoes standing.")
    view: Box = Field((0, 0, 210, FLOOR), title="View", description="x, y, width, height; ends on the floor.")
    start: Pose = Field(title="Start", description="The position to begin in.")
    end: Pose = Field(title="End", description="Only the joints that move; the rest is as start.")
    arrows: tuple[Arrow, ...] = Field(
        (), max_length=2, title="Arrows", description="On the end drawing; two only for two limbs."
    )
    spot: Spot | None = Field(None, title="Spot", description="Where you feel it, on the end drawing.")
    gap: Spot | None = Field(
        None, title="Gap", description="A gap that closes, behind the person on the start drawing."
    )
    props: tuple[Prop, ...] = Field((), title="Props", description="Chair, wall and the like.")
    alt_start: str = Field(title="Alt start", description="One sentence naming the start position.")
    alt_end: str = Field(title="Alt end", description="One sentence naming the end position.")
    caption_start: str = Field(title="Caption start", description="2 to 6 words to notice.")
    caption_end: str = Field(title="Caption end", description="2 to 6 words to notice.")

    @model_validator(mode="before")
    @classmethod
    def _end_keeps_what_does_not_move(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("start"), dict):
            return {**data, "end": {**data["start"], **(data.get("end") or {})}}
        return data
