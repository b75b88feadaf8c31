"""What a template depends on besides what it is given: what it includes, and what it shows of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from plugins.markup.components import Look, Templates


@dataclass(frozen=True)
class Site:
    name: str = "A"
    scripts: Mapping[str, str] = field(default_factory=lambda: {"search": "/s.js", "menu": "/m.js"})


SITE = Site()
FILES = {
    "page.html": '{% extends "layout.html" %}{% from "macro.html" import it %}{{ it() }}',
    "layout.html": "{{ site.scripts.search }}",
    "macro.html": '{% from "inner.html" import more %}{% macro it() %}{{ more() }}{% endmacro %}',
    "inner.html": "{% macro more() %}x{% endmacro %}",
    "all.html": "{% for name, url in site.scripts.items() %}{{ url }}{% endfor %}",
    "whole.html": "{% set it = site %}{{ it.name }}",
    "alone.html": "{{ view.site }}",
}


def looks(folder: Path, **changed: str) -> Mapping[str, Look]:
    files = FILES | {name.replace("_", "."): text for name, text in changed.items()}
    (folder / "templates").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "templates" / name).write_text(text)
    return Templates(folder, str(sorted(changed))).looks()


@pytest.mark.parametrize("changed", ["page_html", "layout_html", "macro_html", "inner_html"])
def test_a_template_looks_different_when_anything_it_includes_has_changed(tmp_path: Path, changed: str) -> None:
    before = looks(tmp_path)
    after = looks(tmp_path, **{changed: FILES[changed.replace("_", ".")] + "<hr>"})
    assert before["page.html"].of(SITE) != after["page.html"].of(SITE)
    assert before["alone.html"].of(SITE) == after["alone.html"].of(SITE)


@pytest.mark.parametrize(
    ("name", "sees_name", "sees_search", "sees_menu"),
    [
        ("page.html", False, True, False),
        ("all.html", False, True, True),
        ("whole.html", True, True, True),
        ("alone.html", False, False, False),
    ],
)
def test_a_template_sees_the_parts_of_the_site_that_it_names(
    tmp_path: Path, name: str, sees_name: bool, sees_search: bool, sees_menu: bool
) -> None:
    look = looks(tmp_path)[name]
    other_search = replace(SITE, scripts={**SITE.scripts, "search": "/other.js"})
    other_menu = replace(SITE, scripts={**SITE.scripts, "menu": "/other.js"})
    seen = [look.of(other) != look.of(SITE) for other in (replace(SITE, name="B"), other_search, other_menu)]
    assert seen == [sees_name, sees_search, sees_menu]
