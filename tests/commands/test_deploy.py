"""`./run deploy` and `./run rollback`: up to the program that talks to the host, and past it.

That program is foreign and talks to the network, so a stand-in for `npx` takes its place, which writes down what it
was asked. All else is real: the build, the gate, git with a remote repository in a folder.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import PRACTICE, ROOT, entry, post
from project import Project

from commands.deploy import in_words
from commands.node import MODULES, MissingToolsError, install
from commands.published import Changes, GitError, Published
from commands.upload import UploadError, publish_at

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
NOW = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
REAL = re.sub("(?i)example", "Elm", PRACTICE).replace("555-555-0142", "212-456-7890")
"""Facts that are no samples."""
CREDENTIALS = {"CLOUDFLARE_PROJECT": "rehab", "CLOUDFLARE_ACCOUNT_ID": "1", "CLOUDFLARE_API_TOKEN": "2"}


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """An empty project under git, with a remote repository."""
    folder = tmp_path / "project"
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(tmp_path, "init", "--quiet", "--initial-branch=main", "project")
    git(folder, "remote", "add", "origin", str(tmp_path / "remote.git"))
    git(folder, "config", "user.name", "Somebody")
    git(folder, "config", "user.email", "somebody@localhost")
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")  # what is built is never ignored
    git(folder, "add", "--force", ".gitignore")
    git(folder, "commit", "--quiet", "--message", "Begin")
    return folder


def site(folder: Path, **pages: str) -> Path:
    for name, text in pages.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "index.html").write_text(text, encoding="utf-8")
    return folder


def publish(published: Published, folder: Path, now: datetime = NOW) -> str:
    commit = published.commit(published.tree(folder), "Published", now)
    published.record(commit)
    return commit


# --- What was published ----------------------------------------------------------------------------------


def test_a_build_is_compared_with_what_is_live(repository: Path, tmp_path: Path) -> None:
    published = Published(repository, "cloudflare")
    one = site(tmp_path / "one", a="1", b="1", c="\r\nkept as it is\r\n")
    assert published.changes(published.tree(one)) == Changes(["a/index.html", "b/index.html", "c/index.html"], (), ())
    publish(published, one)
    assert not published.changes(published.tree(one))
    other = site(tmp_path / "other", b="2", c="\r\nkept as it is\r\n", d="2")
    assert published.changes(published.tree(other)) == Changes(["d/index.html"], ["b/index.html"], ["a/index.html"])
    assert not published.uncommitted()


def test_a_clone_knows_what_was_published_elsewhere(repository: Path, tmp_path: Path) -> None:
    one = site(tmp_path / "one", a="\r\n1\r\n")
    commit = publish(Published(repository, "cloudflare"), one)
    git(repository, "push", "--quiet", "origin", "main")
    git(tmp_path, "clone", "--quiet", str(tmp_path / "remote.git"), "clone")
    clone = Published(tmp_path / "clone", "cloudflare")
    assert clone.last() is None
    clone.fetch()
    assert (clone.last(), clone.moment()) == (commit, NOW)
    clone.take_out(commit, tmp_path / "out")
    assert (tmp_path / "out/a/index.html").read_bytes() == b"\r\n1\r\n"
    assert Published(tmp_path / "clone", "plain").last() is None


def test_who_is_late_is_told(repository: Path, tmp_path: Path) -> None:
    git(repository, "push", "--quiet", "origin", "main")
    git(tmp_path, "clone", "--quiet", str(tmp_path / "remote.git"), "clone")
    publish(Published(repository, "cloudflare"), site(tmp_path / "one", a="1"))
    with pytest.raises(GitError, match="push"):
        publish(Published(tmp_path / "clone", "cloudflare"), site(tmp_path / "other", a="2"))


def test_rollbacks_go_further_back_each_time(repository: Path, tmp_path: Path) -> None:
    published = Published(repository, "cloudflare")
    builds = [publish(published, site(tmp_path / str(n), page=str(n)), NOW + timedelta(n)) for n in range(4)]
    for expected in (2, 1, 0):
        before = published.before()
        assert before == builds[expected]
        published.record(published.commit(published.tree_of(before), "Rolled back", NOW, restored=before))
        assert published.tree_of(published.last() or "") == published.tree_of(builds[expected])
    assert published.before() is None
    # What is published after a rollback leads back to it.
    publish(published, site(tmp_path / "new", page="new"))
    assert published.tree_of(published.before() or "") == published.tree_of(builds[0])


def test_without_a_remote_repository_it_stays_here(repository: Path, tmp_path: Path) -> None:
    git(repository, "remote", "remove", "origin")
    published = Published(repository, "cloudflare")
    published.fetch()
    publish(published, site(tmp_path / "one", a="1"))
    assert published.moment() == NOW


def test_long_lists_are_cut() -> None:
    names = [f"blog/{n:03}/index.html" for n in range(40)]
    lines = list(in_words(Changes([], [*names, "feed.xml", "404.html"], ["about/index.html"])))
    assert lines[0] == "changed: 41 pages, 1 other file"
    assert lines[1] == "  /blog/000/"
    assert "  and 26 more" in lines
    assert lines[-2:] == ["removed: 1 page, 0 other files", "  /about/"]


# --- Upload ----------------------------------------------------------------------------------------------


def test_github_pages_gets_the_build_as_a_branch(repository: Path, tmp_path: Path) -> None:
    published = Published(repository, "plain")
    folder = site(tmp_path / "one", a="1")
    commit = published.commit(published.tree(folder), "Published", NOW)
    publish_at(published, folder, commit)
    assert git(tmp_path / "remote.git", "show", "gh-pages:a/index.html") == "1"


@pytest.mark.parametrize("host", ["cloudflare", "plain"])
def test_a_preview_is_never_published(repository: Path, build_site: Callable[..., object], host: str) -> None:
    folder = build_site(preview=True, HOST=host).folder  # type: ignore[attr-defined]
    published = Published(repository, host)
    with pytest.raises(UploadError, match="preview"):
        publish_at(published, folder, published.commit(published.tree(folder), "Published", NOW))


def test_what_is_missing_to_upload_is_said(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in CREDENTIALS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLOUDFLARE_PROJECT", "rehab")
    published = Published(repository, "cloudflare")
    with pytest.raises(UploadError) as raised:
        publish_at(published, site(tmp_path / "one", a="1"), "")
    assert [name for name in CREDENTIALS if name in str(raised.value)] == list(CREDENTIALS)[1:]


# --- The whole way ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Desk:
    """A project with real facts, under git, and a stand-in for npx."""

    project: Project
    remote: Path
    log: Path

    def run(self, *words: str, **env: str) -> tuple[int, str, str]:
        own = {"PATH": f"{self.log.parent}{os.pathsep}{os.environ['PATH']}", "ALLOW_SAMPLE_FACTS": "", "CI": ""}
        done = subprocess.run(
            [sys.executable, "-m", "tasks", *words],
            cwd=self.project.folder,
            env=os.environ | own | CREDENTIALS | env,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        return done.returncode, done.stdout, done.stderr

    def uploads(self) -> list[list[str]]:
        """What npx was asked, and how many pages the folder had."""
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines()] if self.log.exists() else []

    def write(self, name: str, text: str) -> None:
        (self.project.folder / "content" / name).write_text(text, encoding="utf-8")

    def commit(self) -> None:
        git(self.project.folder, "add", "--all")
        git(self.project.folder, "commit", "--quiet", "--message", "Change")

    def live(self, file: str) -> str:
        return git(self.remote, "show", f"refs/published/cloudflare:{file}")


@pytest.fixture
def desk(project: Project, tmp_path: Path) -> Desk:
    try:
        install()
    except MissingToolsError as missing:
        pytest.skip(f"NOT TESTED: deploy. {missing}")
    folder = project.folder
    (folder / "node_modules").symlink_to(MODULES)
    for name in ("package.json", "package-lock.json"):
        (folder / name).write_bytes((ROOT / name).read_bytes())
    ignored = (ROOT / ".gitignore").read_text("utf-8").replace("node_modules/", "node_modules")
    (folder / ".gitignore").write_text(f"{ignored}/aside/\n", encoding="utf-8")
    (folder / "aside").mkdir()
    log = folder / "aside/log"
    stand_in = folder / "aside/npx"
    stand_in.write_text(
        f"#!{sys.executable}\nimport json, pathlib, sys\n"
        "folder = pathlib.Path(sys.argv[5])\n"
        "seen = [len(list(folder.rglob('*.html'))), (folder / '_drafts').exists()]\n"
        f"with open({str(log)!r}, 'a') as log:\n    log.write(json.dumps([*seen, *sys.argv[1:]]) + '\\n')\n"
        f"sys.exit(pathlib.Path({str(log)!r}).with_name('broken').exists())\n",
        encoding="utf-8",
    )
    stand_in.chmod(0o755)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "init", "--quiet", "--bare", "aside/remote.git")
    git(folder, "remote", "add", "origin", str(folder / "aside/remote.git"))
    git(folder, "config", "user.name", "Somebody")
    git(folder, "config", "user.email", "somebody@localhost")
    made = Desk(project, folder / "aside/remote.git", log)
    made.write("practice.yaml", REAL)
    made.commit()
    return made


def test_from_the_first_publication_to_a_rollback(desk: Desk) -> None:
    code, out, errors = desk.run("deploy")
    assert code == 0, errors
    assert "  /blog/first/" in out
    (upload,) = desk.uploads()
    source = git(desk.project.folder, "rev-parse", "HEAD")
    folder = str(desk.project.output)
    assert upload[1:] == [
        False,
        *("--no-install", "wrangler", "pages", "deploy", folder),
        *("--project-name", "rehab", "--branch", "main", "--commit-hash", source, "--commit-dirty=true"),
    ]
    # Again: nothing to do.
    code, out, _ = desk.run("deploy")
    assert (code, len(desk.uploads())) == (0, 1)
    assert out.endswith("Nothing changes: what is live is the same.\n")
    # A dry run says what a new post changes, and changes nothing.
    desk.write("posts/second.md", post("Second", date="2026-02-01"))
    desk.commit()
    code, out, _ = desk.run("deploy", "--dry-run")
    assert (code, len(desk.uploads())) == (0, 1)
    assert "added: 1 page, " in out and "  /blog/second/" in out and "removed" not in out
    # An upload that fails leaves all as it was.
    (desk.log.parent / "broken").touch()
    code, _, errors = desk.run("deploy")
    assert code == 1 and "What was live stays live." in errors
    (desk.log.parent / "broken").unlink()
    with pytest.raises(subprocess.CalledProcessError):
        desk.live("blog/second/index.html")
    assert desk.run("deploy")[0] == 0
    assert "Second" in desk.live("blog/second/index.html")
    # Back to the first.
    code, out, errors = desk.run("rollback")
    assert (code, errors) == (0, "")
    assert "removed: 1 page, " in out and "  /blog/second/" in out
    assert desk.uploads()[-1][0] == upload[0]
    with pytest.raises(subprocess.CalledProcessError):
        desk.live("blog/second/index.html")
    code, _, errors = desk.run("rollback")
    assert (code, errors) == (1, "Nothing was published before what is live.\n")


def test_what_is_not_ready_is_refused(desk: Desk) -> None:
    desk.write("posts/open.md", post("Open"))
    code, _, errors = desk.run("deploy")
    assert code == 1 and "content/posts/open.md" in errors and "--dirty" in errors
    desk.write("posts/open.md", post("Open", topic="no-such-topic"))
    code, _, errors = desk.run("deploy", "--dirty")
    assert code == 1 and "no-such-topic" in errors and "the gate is red" in errors
    desk.write("posts/open.md", post("Open"))
    desk.write("practice.yaml", PRACTICE)
    code, _, errors = desk.run("deploy", "--dirty", ALLOW_SAMPLE_FACTS="1")
    assert code == 1 and "is a sample value" in errors
    assert not desk.uploads()


def test_a_preview_shows_drafts_at_an_address_of_its_own(desk: Desk) -> None:
    desk.write("posts/draft.md", entry("Draft", date="2026-02-01", topic="care", status="draft"))
    code, _, errors = desk.run("deploy", "--preview", "pr-7", "--dirty")
    assert (code, errors) == (0, "")
    (upload,) = desk.uploads()
    assert upload[1] is True
    assert upload[upload.index("--branch") + 1] == "pr-7"
    assert not git(desk.remote, "for-each-ref", "refs/published")
    code, _, errors = desk.run("deploy", "--preview", "main")
    assert code == 1 and "the site itself" in errors


def test_due_names_what_the_clock_alone_brings(desk: Desk) -> None:
    desk.write("posts/later.md", post("Later", date="2027-03-01 08:00"))
    line = "2027-03-01 08:00  /blog/later/  Later\n"
    asked = [
        ("2027-03-01T07:00", "2027-03-01T08:00", line),
        ("2027-03-01T08:00", "2027-03-01T09:00", ""),
        ("2027-03-01T12:59+00:00", "2027-03-01T13:00+00:00", line),  # on the practice's clocks
        ("2027-01-01T00:00", "2027-02-28T23:59", ""),
    ]
    for since, now, expected in asked:
        assert desk.run("due", "--since", since, "--now", now) == (0, expected, "")
    assert desk.run("due") == (0, "", "Nothing was ever published.\n")
    publish(Published(desk.project.folder, "cloudflare"), desk.project.folder / "content")
    assert desk.run("due", "--now", "2027-03-02T08:00") == (0, line, "")
    assert desk.run("due", "--since", "soon")[0] == 2
