"""What builds remember: by key and version, whole or not at all, and never out of a folder that others write to."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import pytest

from plugins.model.digests import TICK_NS, Digests
from plugins.model.memory import FILE, Memory


def remembered(folder: Path, version: str = "1", **pieces: object) -> None:
    memory = Memory(folder, lambda _: version)
    for key, piece in pieces.items():
        memory.put(key, piece)
    memory.keep()


def test_a_piece_is_made_once_for_all_builds(tmp_path: Path) -> None:
    remembered(tmp_path / "m", it=("kept",))
    assert Memory(tmp_path / "m", lambda _: "1").recall("it", lambda: ("made",)) == ("kept",)


def test_nothing_is_taken_from_another_version_of_the_code(tmp_path: Path) -> None:
    remembered(tmp_path / "m", "1", it="old")
    assert Memory(tmp_path / "m", lambda _: "2").get("it") is None
    assert Memory(tmp_path / "m", lambda _: "1").get("it") == "old"


def test_what_was_not_kept_is_forgotten(tmp_path: Path) -> None:
    Memory(tmp_path / "m").put("it", 1)
    assert Memory(tmp_path / "m").get("it") is None


def test_a_damaged_piece_is_made_again_and_the_others_stay(tmp_path: Path) -> None:
    remembered(tmp_path / "m", one="first", other="second")
    with sqlite3.connect(tmp_path / "m" / FILE) as database:
        database.execute("UPDATE pieces SET piece = CAST(piece || x'00' AS BLOB) WHERE key = '1 one'")
    memory = Memory(tmp_path / "m", lambda _: "1")
    assert (memory.get("one"), memory.get("other")) == (None, "second")


def test_of_many_pieces_only_the_part_of_a_changed_one_is_written(tmp_path: Path) -> None:
    many = {f"page {number}": number for number in range(500)}
    memory = Memory(tmp_path / "m")
    memory.put_parts("pages", many)
    memory.keep()
    again = Memory(tmp_path / "m")
    assert again.get_parts("pages") == many
    again.put_parts("pages", {**many, "page 7": -7})
    assert len(again.taken()) == 1
    again.put_parts("pages", {name: number for name, number in many.items() if number})
    assert len(again.taken()) == 2  # the one that was left out, and the one that is as it was


def test_a_part_that_was_damaged_is_left_out(tmp_path: Path) -> None:
    many = {f"page {number}": number for number in range(500)}
    memory = Memory(tmp_path / "m")
    memory.put_parts("pages", many)
    memory.keep()
    with sqlite3.connect(tmp_path / "m" / FILE) as database:
        database.execute("UPDATE pieces SET piece = CAST(piece || x'00' AS BLOB) WHERE key = ' pages 0'")
    left = Memory(tmp_path / "m").get_parts("pages")
    assert 0 < len(left) < len(many)
    assert left.items() <= many.items()


def test_a_foreign_file_is_told_once_and_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / FILE).write_text("no database, " * 100)
    memory = Memory(tmp_path)
    assert memory.recall("it", lambda: 1) == 1
    memory.keep()
    assert capsys.readouterr().err.count("made anew") == 1
    remembered(tmp_path, it=2)
    assert Memory(tmp_path, lambda _: "1").get("it") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_folder_that_others_may_write_to_is_passed_over(tmp_path: Path) -> None:
    remembered(tmp_path / "m", it="theirs")
    (tmp_path / "m").chmod(0o777)
    assert Memory(tmp_path / "m", lambda _: "1").get("it") is None
    (tmp_path / "m").chmod(0o700)
    assert Memory(tmp_path / "m", lambda _: "1").get("it") == "theirs"


def test_pieces_that_nobody_uses_leave_after_a_month(tmp_path: Path) -> None:
    remembered(tmp_path / "m", old=1, used=2)
    with sqlite3.connect(tmp_path / "m" / FILE) as database:
        database.execute("UPDATE pieces SET used = used - 40")
    memory = Memory(tmp_path / "m", lambda _: "1")
    assert memory.get("used") == 2
    memory.keep()
    again = Memory(tmp_path / "m", lambda _: "1")
    assert (again.get("old"), again.get("used")) == (None, 2)


def test_a_file_changed_within_the_tick_of_the_clock_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("one")
    first = Digests()
    before = first.of(file)
    status = file.stat()
    file.write_text("two")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert Digests(first.now).of(file) != before


def test_an_old_file_is_not_read_again(tmp_path: Path) -> None:
    """Shown by a digest that is none: it is believed while the file is the same, and not afterwards."""
    file = tmp_path / "x.md"
    file.write_text("one")
    while file.stat().st_ctime_ns + 2 * TICK_NS > _touched(tmp_path).stat().st_ctime_ns:
        pass
    first = Digests()
    first.of(file)
    signature, _ = first.now[str(file)]
    believed = {str(file): (signature, "believed")}
    assert Digests(believed).of(file) == "believed"
    file.write_text("two")
    assert Digests(believed).of(file) != "believed"


def _touched(folder: Path) -> Path:
    (folder / "clock").write_text("")
    return folder / "clock"
