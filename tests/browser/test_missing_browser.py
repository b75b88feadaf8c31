"""A machine without a browser: said loudly, and an error where CI is set."""

from __future__ import annotations

import os
import subprocess
import sys

from conftest import ROOT

TEST = "tests/browser/test_targets.py::test_the_skip_link_is_large_enough_when_it_shows"


def run(**variables: str) -> subprocess.CompletedProcess[str]:
    """Run one browser test where no program can be found, a browser least of all."""
    kept = {name: value for name, value in os.environ.items() if name not in ("CI", "PATH")}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", TEST]
    environment = kept | {"PATH": "/nowhere"} | variables
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_without_a_browser_the_run_says_what_was_not_tested() -> None:
    done = run()
    assert done.returncode == 0 and "1 skipped" in done.stdout
    assert "NOT TESTED: there is no browser" in done.stdout
    assert "not tested: Targets large enough for a thumb" in done.stdout
    assert "sudo apt install chromium" in done.stdout


def test_without_a_browser_ci_fails() -> None:
    done = run(CI="true")
    assert done.returncode == 1 and "1 error" in done.stdout
    assert "There is no Chromium on this machine" in done.stdout
