"""After every change an incremental build is the clean build, and what the change does not show on is kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from edited import Edited, Tree, differing, made, pages
from incremental.changes import CONTENT, SETTINGS, THEME, Change, matching


@pytest.mark.parametrize("change", [*CONTENT, *THEME, *SETTINGS], ids=str)
def test_is_the_clean_build_and_keeps_the_rest(site: Edited, tmp_path: Path, change: Change) -> None:
    """There, and back again, which would show what was kept for too long."""
    before = first(site, change)
    saved = site.copied(tmp_path / "saved")
    change.do(site)
    after = site.build()
    assert differing(after, site.clean()) == []
    found, known = made(before, after), addresses(before, after)
    assert pages(differing(before, after)) == matching(known, change.pages) <= found
    assert found <= matching(known, f"{change.pages} {change.again}")
    put_back(site, saved)
    assert differing(site.build(), before) == []


def first(site: Edited, change: Change) -> Tree:
    """The site before a change."""
    if change in THEME:
        site.own_theme()
    return site.build()


def put_back(site: Edited, saved: Edited) -> None:
    """Give a site the files, with their times, and the settings of a copy of it."""
    for name in ("content", "theme"):
        if (saved.folder / name).exists():
            shutil.rmtree(site.folder / name)
            (saved.folder / name).rename(site.folder / name)
    site.settings, site.settings_file = saved.settings, saved.settings_file


def addresses(before: Tree, after: Tree) -> set[str]:
    """Those of all pages."""
    return pages(before.keys() | after.keys())
