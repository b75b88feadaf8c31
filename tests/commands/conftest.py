"""A copy of the project with small content."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import HOME, ROOT
from project import Project, clone


@pytest.fixture
def project(tmp_path: Path, write: Callable[..., Path]) -> Project:
    """The project with the base site's content and a home page: a site that may be published."""
    write({"pages/home.md": HOME})
    (tmp_path / "content" / "images").mkdir()
    made = clone(tmp_path, without=("content",))
    # What was drawn is drawn again only where it changed.
    (tmp_path / ".cache").mkdir()
    for stamps in (ROOT / ".cache").glob("drawings.json"):
        shutil.copy(stamps, tmp_path / ".cache")
    return made
