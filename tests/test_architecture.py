"""Imports go inward, never sideways."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLUGINS = ROOT / "plugins"
IMPORTER = ROOT / "importer"
MAY_IMPORT = {
    "model": {"model"},
    "rules": {"rules", "model"},
    "views": {"views", "model"},
    "derived": {"derived", "views", "model"},
    "markup": {"markup", "derived", "views", "model"},
    "": {"markup", "derived", "views", "rules", "model"},  # the Pelican plugins, which never import each other
}
FOREIGN = {"model": {"pelican", "jinja2", "markdown", "pymdownx"}} | {
    layer: {"pelican", "jinja2", "markdown", "pymdownx"} for layer in ("rules", "views", "derived")
}


@pytest.mark.parametrize("file", sorted(PLUGINS.rglob("*.py")), ids=lambda file: str(file.relative_to(PLUGINS)))
def test_imports_go_inward(file: Path) -> None:
    layer = file.relative_to(PLUGINS).parts[0] if file.parent != PLUGINS else ""
    for name in imported(file):
        if name.startswith("plugins."):
            assert name.split(".")[1] in MAY_IMPORT[layer], f"{file.name} imports {name}"
        assert name.split(".")[0] not in FOREIGN.get(layer, ()), f"{file.name} imports {name}"


@pytest.mark.parametrize("file", sorted(IMPORTER.glob("*.py")), ids=lambda file: file.name)
def test_the_importer_knows_the_model_only(file: Path) -> None:
    own = [name for name in imported(file) if name.split(".")[0] in ("plugins", "commands", "tasks", "drawing")]
    assert all(name.startswith("plugins.model.") for name in own), own
    foreign = {"pelican", "jinja2", "markdown", "pymdownx"}
    assert not foreign & {name.split(".")[0] for name in imported(file)}


def test_nobody_imports_the_importer() -> None:
    files = [*PLUGINS.rglob("*.py"), *(ROOT / "commands").glob("*.py"), *ROOT.glob("*.py")]
    using = {file.name for file in files if any(name.startswith("importer.") for name in imported(file))}
    assert using == {"tasks.py"}


def imported(file: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names
