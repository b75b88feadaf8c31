"""`./run build`: whatever happens to it, output/ is a whole site, and the next build is right."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import post
from project import Project, clone

from commands.swap import exchange, restore, swap

Write = Callable[..., Path]
SUMMARY = "output/: {pages} pages, {files} files, {size:,} bytes, "
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="needs file systems and signals of Linux or macOS")


def litter(project: Project) -> set[str]:
    """What lies beside output/ and should not."""
    return {path.name for path in project.folder.glob("*output*")} - {"output", "output.lock"}


def in_place_of_the_system(project: Project, mount: str, *words: str) -> tuple[int, str]:
    """Exit code and errors of `./run build`, where a file system of its own stands in the place of `site/`.

    In a name space of its own (https://man7.org/linux/man-pages/man1/unshare.1.html), which asks for no rights
    on most machines and is gone with the process.
    """
    (project.folder / "site").mkdir()
    build = f"{sys.executable} -m tasks build {' '.join(words)}"
    check = 'test -z "$(ls -A site | grep -vx -e output -e output.lock -e sbom.cdx.json)" || echo LITTER >&2'
    script = f"{mount} && ({build}; code=$?; ls site/output >&2; {check}; exit $code)"
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script]
    env = os.environ | {"ALLOW_SAMPLE_FACTS": "1"}
    done = subprocess.run(command, cwd=project.folder, env=env, capture_output=True, text=True, encoding="utf-8")
    assert "unshare" not in done.stderr and "mount:" not in done.stderr, f"not shown here: {done.stderr}"
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("line", "message"),
    [("{% if %}", "Expected an expression, got 'end of statement block'"), ("{{ sight }}", "'sight' is undefined")],
)
def test_a_mistake_in_a_template_is_said_with_its_line(project: Project, line: str, message: str) -> None:
    project.build()
    before = project.files()
    template = project.folder / "theme/templates/page.html"
    template.write_text(f"{{# By hand. #}}\n{line}\n{template.read_text('utf-8')}", encoding="utf-8")
    code, _, errors = project.build()
    assert (code, errors) == (1, f"theme/templates/page.html:2: {message}\n1 problem found. Nothing was built.\n")
    assert project.files() == before


def test_one_line_says_what_came_of_it(project: Project) -> None:
    (project.folder / "content/posts/x.md").write_text(post("X", "It should be done."), encoding="utf-8")
    code, out, errors = project.build()
    files = project.files()
    pages = sum(name.endswith(".html") for name in files)
    start = SUMMARY.format(pages=pages, files=len(files), size=sum(map(len, files.values())))
    assert (code, errors) == (0, "")
    assert out.splitlines()[-1].startswith(start)
    assert out.endswith(" s, 1 warning (./run check shows them)\n")
    assert all(line.endswith(" done ...") for line in out.splitlines()[:-1])  # a slow machine tells how far it is


def test_a_folder_that_is_no_site_is_not_replaced(project: Project) -> None:
    precious = project.folder / "content/practice.yaml"
    before = precious.read_bytes()
    code, _, errors = project.build("--output", "content")
    assert (code, errors.count("\n")) == (1, 1)
    assert "is no built site" in errors
    assert precious.read_bytes() == before


def test_a_site_that_fails_the_gate_is_not_published(project: Project) -> None:
    """What content cannot do, a change of the theme can."""
    assert project.build()[0] == 0
    whole = project.files()
    layout = project.folder / "theme/templates/layouts/base.html"
    text = layout.read_text("utf-8")
    layout.write_text(text.replace("</head>", '<script src="https://cdn.test/x.js"></script>\n</head>'), "utf-8")
    code, _, errors = project.build()
    assert code == 1
    assert "about/index.html:" in errors and "fetches https://cdn.test/x.js from a third party." in errors
    assert errors.endswith("problems found in the finished site. It was not published.\n")
    assert project.files() == whole
    assert not litter(project)


# --- Interrupted -----------------------------------------------------------------------------------------


@UNIX
def test_output_is_whole_whenever_a_build_is_killed(project: Project) -> None:
    """Ten times at a random moment. What was changed meanwhile shows that the last build is a new one."""
    started = time.monotonic()
    assert project.build()[0] == 0
    span = time.monotonic() - started
    whole = project.files()
    (project.folder / "content/posts/x.md").write_text(post("New"), encoding="utf-8")
    assert project.build("--output", "other")[0] == 0
    changed = {f.relative_to(o).as_posix(): f.read_bytes() for o in [project.folder / "other"] for f in _files(o)}
    for _ in range(10):
        process = project.start()
        time.sleep(random.uniform(0.1, span))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert project.files() in (whole, changed)
    assert project.build()[0] == 0
    assert project.files() == changed
    assert not litter(project)


@UNIX
@pytest.mark.parametrize("after", [0.3, 0.5, 0.7])
def test_ctrl_c_in_the_first_moments_leaves_no_traceback(project: Project, after: float) -> None:
    process = project.start()
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode != 0
    assert "Traceback" not in errors
    assert not litter(project)


@UNIX
@pytest.mark.parametrize("at", ["start", "work"])
def test_ctrl_c_ends_a_build_in_one_line(project: Project, at: str) -> None:
    assert project.build()[0] == 0
    whole = project.files()
    (project.folder / "content/posts/x.md").write_text(post("New"), encoding="utf-8")  # or there was nothing to do
    process = project.start()
    sign = {"start": "output.lock", "work": "output.new/theme"}[at]
    (project.folder / "output.lock").unlink()
    while not (project.folder / sign).exists() and process.poll() is None:
        time.sleep(0.001)
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate()
    assert (process.returncode, errors, out) == (130, "\nStopped. output/ is the last whole site.\n", "")
    assert project.files() == whole
    assert not litter(project)


def test_what_a_killed_swap_put_aside_comes_back(tmp_path: Path) -> None:
    """Where the system cannot exchange two names."""
    old = tmp_path / "output.old"
    old.mkdir()
    restore(tmp_path / "output")
    assert (tmp_path / "output").is_dir()
    old.mkdir()
    restore(tmp_path / "output")
    assert old.is_dir()


@UNIX
def test_there_is_a_whole_folder_at_every_moment_of_a_swap(tmp_path: Path) -> None:
    output, fresh = tmp_path / "output", tmp_path / "output.new"
    output.mkdir()
    (output / "page").write_text("0")
    missing, looks, done = [], 0, threading.Event()

    def watch() -> None:
        nonlocal looks
        while not done.is_set():
            looks += 1
            try:
                (output / "page").read_text()
            except FileNotFoundError as error:
                missing.append(error)

    watcher = threading.Thread(target=watch)
    watcher.start()
    for number in range(500):
        fresh.mkdir()
        (fresh / "page").write_text(str(number))
        swap(fresh, output)
        assert (output / "page").read_text() == str(number)
        shutil.rmtree(fresh, ignore_errors=True)
    done.set()
    watcher.join()
    assert looks > 500
    assert not missing


def test_an_exchange_that_is_not_possible_is_told_and_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    assert not exchange(tmp_path / "one", tmp_path / "none")
    assert (tmp_path / "one").is_dir()


def test_two_builds_at_once_wait_for_each_other(project: Project) -> None:
    builds = [project.start() for _ in range(3)]
    told = [build.communicate() for build in builds]
    assert [build.returncode for build in builds] == [0, 0, 0], told
    assert sum("Another build is writing output/. Waiting for it" in out for out, _ in told) >= 1
    assert project.files()
    assert not litter(project)


# --- A machine that cannot -------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="mounts file systems as Linux does")
def test_a_full_disk_is_one_sentence(project: Project) -> None:
    mount = "mount -t tmpfs -o size=300k tmpfs site && mkdir site/output && touch site/output/sitemap.xml"
    code, errors = in_place_of_the_system(project, mount, "--output", "site/output")
    assert code == 1, errors
    assert "No space left on device" in errors
    assert errors.splitlines()[-1] == "sitemap.xml"
    assert "Traceback" not in errors and "LITTER" not in errors
    assert len(errors.splitlines()) <= 3, errors


@pytest.mark.skipif(sys.platform != "linux", reason="mounts file systems as Linux does")
def test_a_folder_that_cannot_be_written_is_one_sentence(project: Project) -> None:
    made = "mkdir site/output && touch site/output/sitemap.xml"
    mount = f"mount -t tmpfs tmpfs site && {made} && mount -o remount,ro site"
    code, errors = in_place_of_the_system(project, mount, "--output", "site/output")
    assert code == 1
    first, *rest = errors.splitlines()
    assert first.startswith("Nothing was built, as the system says: Read-only file system")
    assert rest == ["sitemap.xml"]


# --- The same bytes --------------------------------------------------------------------------------------


@UNIX
def test_the_same_content_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """Two clones of the real project: other folder, clocks, language, encoding, hash seed, umask; nothing cached."""
    same = {"SOURCE_DATE_EPOCH": "1800000000"}
    here = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
    ascii_only = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    there = {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", **ascii_only}
    one = clone(tmp_path / "é 1", **same, **here)
    other = clone(tmp_path / "deeper" / "two", **same, **there)
    builds = []
    for project, umask in ((one, 0o022), (other, 0o077)):
        before = os.umask(umask)
        builds.append(project.start())
        os.umask(before)
    told = [build.communicate() for build in builds]
    assert [build.returncode for build in builds] == [0, 0], told
    difference = subprocess.run(["diff", "-r", one.output, other.output], capture_output=True, text=True)
    assert difference.stdout == ""
    assert _modes(one.output) == _modes(other.output)
    assert set(_modes(one.output).values()) == {0o755, 0o644}


def _modes(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_mode & 0o777 for path in folder.rglob("*")}


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]
