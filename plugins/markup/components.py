"""The theme's components outside a page template: within texts, in the gallery, in tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

JINJA: dict[str, Any] = {
    "trim_blocks": True,
    "lstrip_blocks": True,
    "autoescape": True,
    "undefined": StrictUndefined,
    "extensions": [],
}
"""Jinja's options, the same for pages (`JINJA_ENVIRONMENT`) and for components."""


class Components:
    """Renders the macros of theme/templates/components, one per file and named like it."""

    def __init__(self, theme: Path) -> None:
        self._environment = Environment(loader=FileSystemLoader(theme / "templates"), **JINJA)

    def render(self, name: str, /, *args: Any, **options: Any) -> str:
        """The HTML of a component."""
        module = self._environment.get_template(f"components/{name}.html").module
        return str(getattr(module, name)(*args, **options))
