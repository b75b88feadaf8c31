"""The exercises as data: documented, versioned, public ones only."""

import json
from collections.abc import Callable

from conftest import EXERCISE, ROOT, Site, entry

from plugins.views.exercise_data import PUBLIC


def test_exercises_as_data(build_site: Callable[..., Site]) -> None:
    site = build_site({"exercises/secret.md": entry("Secret", **EXERCISE, status="draft")})
    data = json.loads((site.folder / "exercises.json").read_text("utf-8"))
    assert data["version"] == 1
    (tilt,) = data["exercises"]
    assert tilt["url"] == "https://www.customcarerehab.example/exercises/tilt/"
    assert tilt["dose"]["repetitions"] == 10
    assert tilt["steps"] == ["Breathe out.", "Press down."]
    assert "status" not in tilt and "poses" not in tilt


def test_every_field_is_documented() -> None:
    text = (ROOT / "docs/exercises-json.md").read_text("utf-8")
    assert [name for name in PUBLIC if f"`{name}`" not in text] == []
