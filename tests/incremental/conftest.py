"""The small site, to edit and to build again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import ROOT
from edited import Edited, edited

from plugins.markup.components import JINJA


@pytest.fixture(scope="session")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The theme without drawings of exercises that the small site does not have."""
    folder = tmp_path_factory.mktemp("project")
    # Compiled templates go away with the many copies of the theme that they belong to.
    JINJA["bytecode_cache"].directory = str(folder)
    return Path(shutil.copytree(ROOT / "theme", folder / "theme", ignore=shutil.ignore_patterns("exercises")))


@pytest.fixture
def site(tmp_path: Path, theme: Path) -> Edited:
    return edited(tmp_path, theme)
