"""Imports go inward, never sideways."""

import ast
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parent.parent / "plugins"
MAY_IMPORT = {
    "model": {"model"},
    "rules": {"rules", "model"},
    "views": {"views", "model"},
    "markup": {"markup", "views", "model"},
    "": {"markup", "views", "rules", "model"},  # the Pelican plugins, which never import each other
}
FOREIGN = {"model": {"pelican", "jinja2", "markdown", "pymdownx"}} | {
    layer: {"pelican", "jinja2", "markdown", "pymdownx"} for layer in ("rules", "views")
}


@pytest.mark.parametrize("file", sorted(PLUGINS.rglob("*.py")), ids=lambda file: str(file.relative_to(PLUGINS)))
def test_imports_go_inward(file: Path) -> None:
    layer = file.relative_to(PLUGINS).parts[0] if file.parent != PLUGINS else ""
    for name in imported(file):
        if name.startswith("plugins."):
            assert name.split(".")[1] in MAY_IMPORT[layer], f"{file.name} imports {name}"
        assert name.split(".")[0] not in FOREIGN.get(layer, ()), f"{file.name} imports {name}"


def imported(file: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names
