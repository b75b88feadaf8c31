"""What was published, build by build, in git: laptops and CI see the same.

Each publication is a commit of the finished site below refs/published/, one line of them for each host. Git names
a folder by a digest of all its content, keeps what two builds share once, and says what differs. No branch: a clone
does not bring these along, and no workflow starts by them.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

REMOTE = "origin"
NOBODY = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "./run deploy"), ("EMAIL", "deploy@localhost"))
}
"""CI has no name of its own; who has published stands in the log of the host."""


class GitError(Exception):
    """Git did not do what it was asked to. The text says why."""


@dataclass(frozen=True)
class Changes:
    """Files of a build that are not in the one before, differ from it, or are in that one only."""

    added: Sequence[str]
    changed: Sequence[str]
    removed: Sequence[str]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True)
class Published:
    """The publications at a `host`, as the git repository of the folder `root` knows them. All may raise GitError."""

    root: Path
    host: str

    @property
    def ref(self) -> str:
        return f"refs/published/{self.host}"

    def fetch(self) -> None:
        """Learn what others have published. Where no remote repository is, nobody else has."""
        if self._is_shared():
            self._git("fetch", "--quiet", REMOTE, "refs/published/*:refs/published/*")

    def last(self) -> str | None:
        """The commit of what is live; None before the first publication."""
        return self._git("for-each-ref", "--format=%(objectname)", self.ref) or None

    def moment(self) -> datetime | None:
        """When what is live was built, with an offset."""
        return datetime.fromisoformat(self._git("log", "-1", "--format=%cI", self.ref)) if self.last() else None

    def before(self) -> str | None:
        """The commit of what was live before. What a rollback has taken away does not come back by another one."""
        if not (commit := self.last()):
            return None
        while len(parents := self._parents(commit)) > 1:
            commit = parents[1]  # what a rollback has brought back
        return next(iter(parents), None)

    def name(self, commit: str) -> str:
        """A publication in words: digest of its content, moment, message."""
        return self._git("log", "-1", "--format=%h, %ci: %s", commit)

    def tree(self, folder: Path) -> str:
        """The digest of all that is in a folder, which git keeps from now on."""
        with tempfile.TemporaryDirectory() as place:
            env = {
                "GIT_DIR": self._git("rev-parse", "--absolute-git-dir"),
                "GIT_WORK_TREE": str(folder),
                "GIT_INDEX_FILE": f"{place}/index",
            }
            run(("-c", "core.autocrlf=false", "add", "--all", "--force", "."), folder, env)
            return run(("write-tree",), folder, env)

    def tree_of(self, commit: str) -> str:
        """The digest of all that is in a publication."""
        return self._git("rev-parse", f"{commit}^{{tree}}")

    def changes(self, tree: str) -> Changes:
        """How a build differs from what is live."""
        if not (last := self.last()):
            return Changes(self._git("ls-tree", "-r", "-z", "--name-only", tree).split("\0")[:-1], (), ())
        words = self._git("diff-tree", "-r", "-z", "--no-renames", "--name-status", last, tree).split("\0")[:-1]
        found: dict[str, list[str]] = {"A": [], "M": [], "D": []}
        for status, name in zip(words[::2], words[1::2], strict=True):
            found[status].append(name)
        return Changes(found["A"], found["M"], found["D"])

    def commit(self, tree: str, message: str, now: datetime, restored: str | None = None) -> str:
        """A publication of a build `now`; of the commit `restored`, when it is a rollback. Not live yet."""
        parents = [word for parent in (self.last(), restored) if parent for word in ("-p", parent)]
        dates = {"GIT_AUTHOR_DATE": now.isoformat(), "GIT_COMMITTER_DATE": now.isoformat()}
        return self._git("commit-tree", tree, *parents, "-m", message, **NOBODY, **dates)

    def record(self, commit: str) -> None:
        """Note that a commit is live now, and let others know."""
        self._git("update-ref", self.ref, commit, self.last() or "")
        if self._is_shared():
            self._git("push", "--quiet", REMOTE, self.ref)

    def take_out(self, commit: str, folder: Path) -> None:
        """Write a publication into a folder."""
        with tempfile.TemporaryDirectory() as place:
            index = f"{place}/index"
            self._git("read-tree", commit, GIT_INDEX_FILE=index)
            words = ("-c", "core.autocrlf=false", "checkout-index", "--all", f"--prefix={folder}/")
            self._git(*words, GIT_INDEX_FILE=index)

    def push(self, commit: str, branch: str) -> None:
        """Make a commit the end of a branch of the remote repository."""
        self._git("push", "--quiet", REMOTE, f"{commit}:refs/heads/{branch}")

    def uncommitted(self) -> list[str]:
        """Files of the project that are in no commit as they are."""
        return self._git("status", "--porcelain").splitlines()

    def source(self) -> str:
        """The commit that the project is at."""
        return self._git("rev-parse", "HEAD")

    def _parents(self, commit: str) -> list[str]:
        return self._git("rev-list", "--parents", "-1", commit).split()[1:]

    def _is_shared(self) -> bool:
        return REMOTE in self._git("remote").split()

    def _git(self, *words: str, **env: str) -> str:
        return run(words, self.root, env)


def run(words: Sequence[str], folder: Path, env: Mapping[str, str]) -> str:
    """What git answers in a folder. Raises GitError."""
    try:
        done = subprocess.run(
            ["git", *words],
            cwd=folder,
            env=os.environ | env,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
    except FileNotFoundError:
        raise GitError("There is no git on this machine. On Debian or Ubuntu: sudo apt install git") from None
    except subprocess.CalledProcessError as error:
        raise GitError(f"git {words[0]}: {error.stderr.strip()}") from None
    return done.stdout.removesuffix("\n")
