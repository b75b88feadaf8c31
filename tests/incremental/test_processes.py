"""Builds in processes of their own, each with what may be different then: code, settings, packages, surroundings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from edited import SMALL, Tree, differing, made, pages, tree
from incremental.changes import matching
from project import Project, clone

BUILD = """
import sys
from datetime import datetime
from pathlib import Path
from commands.generate import build
build("publishconf.py", Path(sys.argv[1]), PAGES_ONLY=True, ALLOW_SAMPLE_FACTS=True, CACHE=sys.argv[2],
      NOW=datetime.fromisoformat("2027-01-15T09:00-05:00"))
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the project with the content of the small site."""
    made = clone(tmp_path / "project", without=("content",))
    for name, content in SMALL.items():
        file = made.folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return made


def build(project: Project, output: str = "output", cache: str = ".cache", **env: str) -> Tree:
    command = [sys.executable, "-c", BUILD, output, cache]
    done = subprocess.run(command, cwd=project.folder, env=os.environ | env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return tree(project.folder / output)


def clean(project: Project, **env: str) -> Tree:
    return build(project, "clean", "clean-cache", **env)


def edit(project: Project, name: str, old: str, new: str) -> None:
    text = (project.folder / name).read_text("utf-8")
    assert old in text
    (project.folder / name).write_text(text.replace(old, new, 1), "utf-8")


CODE = {
    "a view": ("plugins/views/site.py", "Sample site:", "Sample:", "*"),
    "a block of texts": ("plugins/markup/blocks.py", '"Call us: "', '"Phone us: "', "/blog/guide-?/"),
    "how texts are read": ("plugins/markup/text.py", '"2-2"', '"3-3"', "/blog/post-*"),
    "the model": ("plugins/model/entries/exercise.py", "Low back", "Lower back", "/exercises/* /search/"),
    "settings": (
        "pelicanconf.py",
        "DEFAULT_PAGINATION = 6",
        "DEFAULT_PAGINATION = 4",
        "/blog/ /blog/page/* /blog/topics/care/*",
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "shows"), CODE.values(), ids=CODE)
def test_changed_code_makes_the_clean_build(project: Project, name: str, old: str, new: str, shows: str) -> None:
    before = build(project)
    edit(project, name, old, new)
    after = build(project)
    assert differing(after, clean(project)) == []
    changed = pages(differing(before, after))
    assert changed and changed <= matching(pages(before.keys() | after.keys()), shows)
    edit(project, name, new, old)
    assert differing(build(project), before) == []


def test_nothing_is_kept_across_packages(project: Project) -> None:
    """Nobody knows what another version of a package changes."""
    before = build(project)
    edit(project, "requirements.lock", "markdown==", "markdown==0.")
    after = build(project)
    assert differing(before, after) == []
    assert made(before, after) == pages(before)


def test_a_new_process_keeps_what_the_last_one_made(project: Project) -> None:
    before = build(project)
    edit(project, "content/posts/post-07.md", "Text 7", "Words 7")
    after = build(project)
    assert differing(after, clean(project)) == []
    assert made(before, after) == {"/blog/post-07/"}


def test_clocks_and_languages_of_the_machine_are_not_kept(project: Project) -> None:
    build(project, TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    edit(project, "content/posts/post-07.md", "Text 7", "Words 7")
    there = {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "2"}
    assert differing(build(project, **there), clean(project, TZ="UTC", LC_ALL="C.UTF-8")) == []


def test_a_moved_project_is_as_good(project: Project) -> None:
    whole = build(project)
    moved = replace(project, folder=project.folder.with_name("moved"))
    project.folder.rename(moved.folder)
    assert differing(build(moved), whole) == []
    edit(moved, "content/posts/post-07.md", "Text 7", "Words 7")
    assert differing(build(moved), clean(moved)) == []


def test_everything_and_its_warnings_are_those_of_a_clean_build(project: Project) -> None:
    """`./run build` with handouts, cards, feeds and search. A warning of a text that was read before is told again."""
    edit(project, "content/posts/post-02.md", "Text 2", "It should be done")
    assert project.build()[0] == 0
    for name, old, new in (
        ("content/exercises/tilt.md", "Press down.", "Press gently."),
        ("content/posts/guide-b.md", "title: Guide B", "title: Guide to B"),
        ("content/posts/post-07.md", "Text 7", "Words 7"),
        ("theme/templates/feed_text.html", "{{ view.html }}", "{{ view.html }}<hr>"),
    ):
        edit(project, name, old, new)
    (project.folder / "content/posts/post-04.md").unlink()
    code, told, errors = project.build()
    assert (code, errors) == (0, "")
    incremental = tree(project.output)
    shutil.rmtree(project.output)
    shutil.rmtree(project.folder / ".cache")
    code, told_clean, errors = project.build()
    assert (code, errors) == (0, "")
    assert differing(incremental, tree(project.output)) == []
    assert told.rpartition(", ")[2] == told_clean.rpartition(", ")[2] == "1 warning (./run check shows them)\n"
