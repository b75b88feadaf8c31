"""The theme's components outside a page template: within texts, in the gallery, in tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

COMPILED = Path(__file__).parents[2] / ".cache" / "templates"
"""Where compiled templates are kept, by what they say; deleting the folder costs a quarter of a second."""
COMPILED.mkdir(parents=True, exist_ok=True)

JINJA: dict[str, Any] = {
    "bytecode_cache": FileSystemBytecodeCache(str(COMPILED)),
    "trim_blocks": True,
    "lstrip_blocks": True,
    "autoescape": True,
    "undefined": StrictUndefined,
    "extensions": [],
}
"""Jinja's options, the same for pages (`JINJA_ENVIRONMENT`) and for components."""


@cache  # it looks itself whether a template has changed
def _environment(theme: Path) -> Environment:
    return Environment(loader=FileSystemLoader(theme / "templates"), **JINJA)


class Components:
    """Renders the macros of theme/templates/components, one per file and named like it."""

    def __init__(self, theme: Path) -> None:
        self._environment = _environment(theme)

    def render(self, name: str, /, *args: Any, **options: Any) -> str:
        """The HTML of a component."""
        module = self._environment.get_template(f"components/{name}.html").module
        return str(getattr(module, name)(*args, **options))
