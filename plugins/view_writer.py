"""Hands every template its finished object as `view`, whatever Pelican calls the content.

With the setting `MEMORY` a page is written only when it shows something new.
"""

from __future__ import annotations

from typing import Any

from pelican import Pelican, signals
from pelican.writers import Writer


class ViewWriter(Writer):
    def write_file(self, name: str, template: Any, context: dict[str, Any], *args: Any, **more: Any) -> None:
        content = more.get("article") or more.get("page")
        if content and "view" not in more:
            more["view"] = content.view
        memory, view = self.settings.get("MEMORY"), more.get("view") or more.get("feed")
        if not memory or not view:
            super().write_file(name, template, context, *args, **more)
        elif not memory.shows(name, shown := (template.name, view, more.get("site", context["site"]))):
            super().write_file(name, template, context, *args, **more)
            memory.wrote(name, shown)


def get_writer(pelican: Pelican) -> type[Writer]:
    return ViewWriter


def register() -> None:
    signals.get_writer.connect(get_writer)
