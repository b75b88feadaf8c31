"""`./run audit`: what it prints, and its exit codes."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, Site, audited

from commands.audit.leaks import samples
from commands.audit.run import CHECKS, audit
from plugins.views.site import BANNER

Run = Callable[..., tuple[int, str, str]]
PLANT = '<p id="main"></p></main>'


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Exit code, output and errors of `./run audit`, on an author's machine."""
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("ALLOW_SAMPLE_FACTS", "1")

    def ran(folder: Path, *only: str, form: str = "text") -> tuple[int, str, str]:
        code = audit(str(folder), only, form)
        return code, *capsys.readouterr()

    return ran


@pytest.fixture
def broken(real_site: Site, tmp_path: Path) -> Path:
    """The real site with an id that stands twice, the second time in a line of its own."""
    site = Path(shutil.copytree(real_site.folder, tmp_path / "site", copy_function=os.link))
    page = site / "about/index.html"
    text = page.read_text("utf-8")
    page.unlink()
    lines = text.replace("</main>", f"\n{PLANT}").splitlines()
    page.write_text("\n".join(lines), encoding="utf-8")
    return site


def test_every_check_has_a_name_and_a_reason() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    assert all(check.reason.endswith(".") for check in CHECKS)


def test_a_sound_site_passes(run: Run, real_site: Site) -> None:
    code, out, errors = run(real_site.folder, "ids", "titles")
    assert (code, out) == (0, "No problems found.\n")
    assert "ids" in errors and "titles" in errors and "pages, 2 checks," in errors


def test_a_finding_has_file_line_and_check(run: Run, broken: Path) -> None:
    lines = (broken / "about/index.html").read_text("utf-8").splitlines()
    code, out, _ = run(broken, "ids")
    assert code == 1
    assert f"{broken.as_posix()}/about/index.html\n" in out
    assert f'{lines.index(PLANT) + 1:5}  error   id="main" stands on this page before.  ids' in out


def test_tools_read_it_as_json_and_github_at_its_line(run: Run, broken: Path) -> None:
    (found,) = json.loads(run(broken, "ids", form="json")[1])
    assert found["path"] == f"{broken.as_posix()}/about/index.html" and found["rule"] == "ids"
    assert run(broken, "ids", form="github")[1].startswith("::error file=")


@pytest.mark.parametrize("ci", [False, True])
def test_a_missing_tool_is_named_and_fails_in_ci(
    run: Run, real_site: Site, monkeypatch: pytest.MonkeyPatch, ci: bool
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    if ci:
        monkeypatch.setenv("CI", "true")
    code, _, errors = run(real_site.folder, "vnu", "html-validate", "structured-data", "ids")
    assert code == int(ci)
    assert "sudo apt install nodejs npm" in errors and "sudo apt install default-jre-headless" in errors
    assert "NOT CHECKED: html-validate, structured-data, vnu" in errors


@pytest.mark.parametrize(
    ("only", "form", "says"),
    [(["idz"], "text", 'Did you mean "ids"?'), (["ids"], "xml", "Write one of: text, json, github.")],
)
def test_asked_for_what_is_not_there(run: Run, real_site: Site, only: list[str], form: str, says: str) -> None:
    code, _, errors = run(real_site.folder, *only, form=form)
    assert code == 2 and says in errors


def test_a_folder_without_pages_is_no_success(run: Run, tmp_path: Path) -> None:
    code, _, errors = run(tmp_path, "ids")
    assert code == 2 and "Run ./run build first" in errors


def test_sample_facts_are_findings_unless_they_are_allowed(real_site: Site) -> None:
    assert list(samples(audited(real_site.folder))) == []
    found = list(samples(audited(real_site.folder, allow_samples=False)))
    named = {problem.message.partition('" is a sample')[0].strip('"') for problem in found}
    assert {"555-0142", "www.customcarerehab.example", BANNER} <= named
