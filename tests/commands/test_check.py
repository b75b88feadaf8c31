"""What `./run check` prints, and its exit code."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, post

Write = Callable[..., Path]
ERROR = post("Wrong, in a place", "Text\n[here](first.md)")
WARNING = post("Long", "It should be done.")


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tasks.py"), "check", *words]
    return subprocess.run(command, cwd=root.parent, capture_output=True, text=True, encoding="utf-8")


def test_problems_are_grouped_by_file_without_colors_in_a_pipe(write: Write) -> None:
    done = run(write({"posts/a.md": ERROR, "posts/b.md": WARNING}))
    assert done.returncode == 1
    first, second, summary = done.stdout.split("\n\n")
    assert first.splitlines()[0] == "content/posts/a.md"
    assert first.splitlines()[1].split()[:3] == ["9", "error", '"here"']
    assert first.endswith("link-words")
    assert second.splitlines()[0] == "content/posts/b.md"
    assert summary == "1 error and 1 warning found.\n"
    assert "\x1b" not in done.stdout


def test_warnings_alone_stop_nothing(write: Write) -> None:
    done = run(write({"posts/b.md": WARNING}))
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "1 warning found.")


def test_paths_limit_what_is_shown(write: Write) -> None:
    root = write({"posts/a.md": ERROR, "posts/b.md": WARNING, "pages/p.md": ERROR})
    shown = json.loads(run(root, "content/posts/b.md", "content/pages", "--format", "json").stdout)
    assert [problem["path"] for problem in shown] == ["content/pages/p.md"] * 2 + ["content/posts/b.md"]
    assert run(root, "content/posts/b.md").returncode == 0


def test_json_has_every_part(write: Write) -> None:
    done = run(write({"posts/b.md": WARNING}), "--format=json")
    (problem,) = json.loads(done.stdout)
    message = problem.pop("message")
    assert message.startswith('"should be done" does not say')
    assert problem == {"path": "content/posts/b.md", "line": 8, "field": "", "rule": "passive", "severity": "warning"}


def test_github_gets_commands_on_one_line_each(write: Write) -> None:
    done = run(write({"posts/a.md": ERROR}), "--format=github")
    assert done.stdout.startswith('::error file=content/posts/a.md,line=9,title=link-words::"here" does not say')
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize("words", [("content/nowhere.md",), ("--format=xml",)])
def test_asking_for_what_is_not_there_is_said(write: Write, words: tuple[str, ...]) -> None:
    done = run(write(), *words)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
