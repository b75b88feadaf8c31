"""What was made is kept: whole, or not at all, and not for ever."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT

from plugins.derived.progress import told
from plugins.derived.store import ABANDONED, UNUSED, Store, code_of, key_of


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kept")


def test_what_was_saved_is_loaded(store: Store) -> None:
    assert store.load("a.pdf") is None
    store.save("a.pdf", b"first")
    store.save("a.pdf", b"second")
    assert store.load("a.pdf") == b"second"
    assert [file.name for file in store.folder.iterdir()] == ["a.pdf"]


def test_nothing_is_made_twice(store: Store) -> None:
    made: list[str] = []

    def make() -> bytes:
        made.append("made")
        return b"content"

    assert store.get("a", make) == store.get("a", make) == b"content"
    assert made == ["made"]


@pytest.mark.parametrize("damage", [lambda kept: kept[:-1], lambda kept: kept[:-1] + b"x", lambda kept: b""])
def test_a_damaged_file_is_made_again(store: Store, damage) -> None:  # type: ignore[no-untyped-def]
    store.save("a", b"content")
    file = store.folder / "a"
    file.write_bytes(damage(file.read_bytes()))
    assert store.load("a") is None
    assert store.get("a", lambda: b"new") == b"new"
    assert store.load("a") == b"new"


def test_a_writer_that_is_stopped_leaves_nothing_half_written(store: Store) -> None:
    store.save("a", b"old")
    code = (
        "import os, sys; from pathlib import Path; from plugins.derived.store import Store\n"
        "Path.replace = lambda *_: os._exit(9)\n"  # the power goes at the worst moment
        "Store(Path(sys.argv[1])).save('a', b'new' * 1000)"
    )
    assert subprocess.run([sys.executable, "-c", code, store.folder], cwd=ROOT).returncode == 9
    assert store.load("a") == b"old"


def test_only_what_nobody_used_for_long_is_removed(store: Store) -> None:
    for name in ("old", "new", "used", "half.part"):
        store.save(name, b"content")
    for name in ("old", "used", "half.part"):
        os.utime(store.folder / name, (time.time() - UNUSED - 60,) * 2)
    assert store.load("used")
    store.prune()
    assert {file.name for file in store.folder.iterdir()} == {"new", "used"}


def test_what_a_stopped_writer_left_is_removed_and_what_one_is_writing_stays(store: Store) -> None:
    for name in ("left.part", "written.part"):
        store.save(name, b"content")
    os.utime(store.folder / "left.part", (time.time() - ABANDONED - 60,) * 2)
    store.prune()
    assert [file.name for file in store.folder.iterdir()] == ["written.part"]


def test_nothing_to_prune(store: Store) -> None:
    store.prune()


def test_a_key_tells_parts_apart() -> None:
    keys = [key_of("a", "b"), key_of("b", "a"), key_of("ab"), key_of("ab", ""), key_of("a", b"c")]
    assert len(set(keys)) == len(keys)
    assert key_of("é") == key_of("é".encode())


def test_the_same_code_with_other_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "code.py"
    file.write_bytes(b"a = 1\nb = 2\n")
    unix = code_of(str(file), "pillow")
    file.write_bytes(b"a = 1\r\nb = 2\r\n")
    assert code_of(str(file), "pillow") == unix != code_of(str(file))


def test_long_work_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.derived.progress.PATIENCE", -1)
    assert list(told("abc", 3, "Counting")) == ["a", "b", "c"]
    assert capsys.readouterr().out.startswith("Counting: 1 of 3 done ...\n")


def test_short_work_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(told("abc", 3, "Counting")) == ["a", "b", "c"]
    assert capsys.readouterr().out == ""


def test_what_is_missing_or_damaged_is_made_and_nothing_else(store: Store, capfd: pytest.CaptureFixture[str]) -> None:
    for key in "ab":
        store.save(key, b"kept")
    (store.folder / "b").write_bytes(b"damaged")
    store.fill({key: key for key in "abcd"}, lambda what: f"made of {what}".encode(), "Making")
    assert [store.load(key) for key in "abcd"] == [b"kept", b"made of b", b"made of c", b"made of d"]
    assert capfd.readouterr().out == "", "nothing to say of what takes no time"
