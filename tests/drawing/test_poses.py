"""Every exercise is a possible body that stands on the floor and moves only what moves."""

from __future__ import annotations

from math import dist
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from drawing import body
from drawing.__main__ import exercises
from drawing.scenes import stances
from plugins.model.pose import FLOOR, Pose, Poses

EXERCISES = exercises()
ROOT = Path(__file__).parent.parent.parent
STANDING = {
    "head": "54,-28",
    "face": 0,
    "shoulder": "49,-5",
    "spine": "49,21",
    "hip": "50,45",
    "near_leg": "54,86 55,124",
}


def test_all_nineteen_exercises_are_drawn() -> None:
    assert len(EXERCISES) == 19


@pytest.mark.parametrize("slug", EXERCISES)
def test_captions_are_two_to_six_words_and_alt_is_one_sentence(slug: str) -> None:
    poses = EXERCISES[slug]
    for caption in (poses.caption_start, poses.caption_end):
        assert 2 <= len(caption.split()) <= 6
    for alt, moment in ((poses.alt_start, "start"), (poses.alt_end, "end")):
        assert f", {moment}: " in alt
        assert alt.endswith(".")


@pytest.mark.parametrize("slug", EXERCISES)
@pytest.mark.parametrize("moment", ["start", "end"])
def test_some_part_of_the_body_carries_its_weight(slug: str, moment: str) -> None:
    """A foot is on the floor, or, lying or kneeling, the shin or the back is."""
    pose: Pose = getattr(EXERCISES[slug], moment)
    feet = [
        body.foot(leg, body.toes_of(leg, toes))
        for leg, toes in ((pose.near_leg, pose.near_foot), (pose.far_leg, pose.far_foot))
        if leg
    ]
    lowest = max(foot.bounds[3] for foot in feet)
    assert FLOOR - 1.2 <= lowest <= FLOOR + 1.5


@pytest.mark.parametrize("slug", EXERCISES)
def test_a_flat_foot_does_not_slip(slug: str) -> None:
    """Nobody steps between start and end: at least one foot or hand stays where it is."""
    start, end = EXERCISES[slug].start, EXERCISES[slug].end
    pairs = [(getattr(start, limb), getattr(end, limb)) for limb in ("near_leg", "far_leg", "near_arm")]
    assert any(a and b and dist(a[-1], b[-1]) < 2.1 for a, b in pairs)


@pytest.mark.parametrize("slug", EXERCISES)
def test_the_end_restates_only_what_moves(slug: str) -> None:
    front_matter = (ROOT / f"content/exercises/{slug}.md").read_text(encoding="utf-8").split("---\n")[1]
    told = yaml.safe_load(front_matter)["poses"]
    repeated = [joint for joint, value in told["end"].items() if told["start"].get(joint) == value]
    assert repeated == []


def test_the_end_inherits_joints_from_the_start() -> None:
    poses = EXERCISES["glute-bridge"]
    assert poses.end.head == poses.start.head
    assert poses.end.hip != poses.start.hip


def test_stances_are_bodies() -> None:
    assert "kneel" in stances()


def test_points_may_be_text_or_lists() -> None:
    listed = {**STANDING, "head": [54, -28], "near_leg": [[54, 86], [55, 124]]}
    assert Pose.model_validate(listed) == Pose.model_validate(STANDING)


@pytest.mark.parametrize(
    ("joint", "value", "message"),
    [
        ("near_leg", "54,103 55,124", "near leg: knee is 58 from the hip, a thigh is 41 long: move the knee to"),
        ("near_leg", "54,86 55,100", "near leg: ankle is 14 from the knee, a shin is 40 long: move the ankle at"),
        ("head", "54,-60", "head is 55 from the shoulder, a neck is 23 long: move the head to within 33"),
        ("near_arm", "49,-3 46,60 50,80", "near arm: elbow is 63 from the shoulder, an upper arm is 27 long"),
        ("far_arm", "90,-3 92,20 95,40", "far arm: shoulder is 41 from the shoulder of the torso"),
        ("hip", "50,90", "hip is 95 from the shoulder along the spine, a torso is 50 long"),
    ],
)  # fmt: skip
def test_an_impossible_joint_is_named(joint: str, value: str, message: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Pose.model_validate({**STANDING, joint: value})
    assert message in str(refused.value)


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        Poses.model_validate({"person": "therapist", "tail": "0,0"})
