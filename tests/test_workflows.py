"""The workflows of GitHub Actions, as far as they can be tried without GitHub."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from invoke import Collection

import tasks

GITHUB = ROOT / ".github"
WORKFLOWS = sorted(GITHUB.glob("workflows/*.yml"))
ACTIONS = sorted(GITHUB.glob("actions/*/action.yml"))
PINNED = re.compile(r"uses: (?:\./\S+|[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+.*)")


def jobs(workflow: Path) -> Iterator[tuple[str, Any]]:
    yield from yaml.safe_load(workflow.read_text("utf-8"))["jobs"].items()


def tool(*words: str) -> None:
    """A checker from the environment has nothing to say."""
    command = [str(Path(sys.executable).with_name(words[0])), *words[1:]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.github-actions", ACTIONS),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_they_have_the_form_that_github_reads(schema: str, files: list[Path]) -> None:
    tool("check-jsonschema", "--builtin-schema", schema, *map(str, files))


def test_nothing_in_them_can_be_misused() -> None:
    """Rights, injection, actions that may change under their name (https://docs.zizmor.sh/audits/)."""
    tool("zizmor", "--offline", "--quiet", "--min-severity", "medium", str(GITHUB))


@pytest.mark.parametrize("file", [*WORKFLOWS, *ACTIONS], ids=lambda file: file.stem)
def test_actions_are_pinned_by_commit_and_name_their_version(file: Path) -> None:
    used = [line.strip(" -") for line in file.read_text("utf-8").splitlines() if re.match(r"[ -]*uses:", line)]
    assert used
    assert [line for line in used if not PINNED.fullmatch(line)] == []


def test_they_call_tasks_that_there_are() -> None:
    known = {name.replace("_", "-") for name in Collection.from_module(tasks).task_names}
    for file in (*WORKFLOWS, *ACTIONS):
        called = set(re.findall(r"(?m)(?:^ +|run: )\./run ([a-z][a-z-]*)", file.read_text("utf-8")))
        assert not called - known, file


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_job_has_no_right_that_it_did_not_ask_for(file: Path) -> None:
    assert yaml.safe_load(file.read_text("utf-8"))["permissions"] in ({}, {"contents": "read"})


def test_secrets_stand_only_where_no_fork_gets() -> None:
    with_secrets = {
        (file.stem, name): job for file in WORKFLOWS for name, job in jobs(file) if "secrets." in yaml.safe_dump(job)
    }
    assert set(with_secrets) == {("pull-request", "preview"), ("publish", "publish")}
    assert "head.repo.full_name == github.repository" in with_secrets["pull-request", "preview"]["if"]
    assert with_secrets["publish", "publish"]["environment"] == "production"
    assert not any("pull_request_target" in file.read_text("utf-8") for file in WORKFLOWS)


def test_whoever_builds_has_the_whole_history() -> None:
    """The sitemap and the report take days from git."""
    for file in WORKFLOWS:
        for name, job in jobs(file):
            steps = job.get("steps", [])
            builds = any(re.search(r"\./run (build|deploy|report|\"\$TASK\")", step.get("run", "")) for step in steps)
            depths = [step["with"].get("fetch-depth") for step in steps if "actions/checkout" in step.get("uses", "")]
            assert not builds or depths == [0], f"{file.name}: {name}"
