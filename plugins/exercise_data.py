"""Writes /exercises.json."""

from __future__ import annotations

import json
from pathlib import Path

from pelican import Pelican, signals

from plugins.views.exercise_data import exercise_data


def write(pelican: Pelican) -> None:
    data = json.dumps(exercise_data(pelican.settings["LIBRARY"]), ensure_ascii=False, indent=1)
    Path(pelican.output_path, "exercises.json").write_text(data + "\n", encoding="utf-8")


def register() -> None:
    signals.finalized.connect(write)
