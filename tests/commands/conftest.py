"""A copy of the project with small content."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import HOME
from project import Project, clone


@pytest.fixture
def project(tmp_path: Path, write: Callable[..., Path]) -> Project:
    """The project with the base site's content and a home page: a site that may be published."""
    write({"pages/home.md": HOME})
    (tmp_path / "content" / "images").mkdir()
    made = clone(tmp_path, without=("content",))
    return made
