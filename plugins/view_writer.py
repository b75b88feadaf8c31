"""Hands every template its finished object as `view`, whatever Pelican calls the content.

With the setting `MEMORY` a page is written only when it shows something new.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pelican import Pelican, signals
from pelican.writers import Writer

from plugins.views.page import Site


class ViewWriter(Writer):
    def write_file(self, name: str, template: Any, context: dict[str, Any], *args: Any, **more: Any) -> None:
        content = more.get("article") or more.get("page")
        if content and "view" not in more:
            more["view"] = content.view
        if not (memory := self.settings.get("MEMORY")) or "view" not in more:
            super().write_file(name, template, context, *args, **more)
        elif not memory.shows(name, shown := (template.name, more["view"], _site(more, context))):
            super().write_file(name, template, context, *args, **more)
            memory.wrote(name, shown)


def _site(more: dict[str, Any], context: dict[str, Any]) -> Site:
    """What a page shows of the site: all but the list of its pages, which only the sitemap does."""
    site: Site = more.get("site", context["site"])
    return replace(site, sitemap=())


def get_writer(pelican: Pelican) -> type[Writer]:
    return ViewWriter


def register() -> None:
    signals.get_writer.connect(get_writer)
