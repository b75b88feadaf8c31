"""Broken and hostile exports are refused with a reason, before anything is written."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from exports import MOMENT, item, wxr

from importer.items import ImportRefusedError
from importer.report import Report
from importer.run import Order, bring
from importer.wxr import outline

Bring = Callable[..., Report]
LONG = "long enough to make a summary of it without any help from anybody"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("malformed", "malformed.xml:11: is not well-formed XML at column"),
        ("billion-laughs", "declares entities or a document type"),
    ],
)
def test_a_bad_file_is_refused(bring_fixture: Bring, root: Path, name: str, expected: str) -> None:
    before = sorted(root.rglob("*"))
    with pytest.raises(ImportRefusedError, match=expected):
        bring_fixture(name)
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<html><body>Log in</body></html>", "not a WordPress export"),
        (wxr(item("<p>x</p>"))[:-40], "is not well-formed XML"),
        ("", "is not well-formed XML"),
        ('<?xml version="1.0" encoding="klingon"?><rss/>', '"klingon", which is unknown'),
    ],
    ids=["a web page", "cut off", "empty", "unknown encoding"],
)
def test_what_is_no_export_is_refused(tmp_path: Path, text: str, expected: str) -> None:
    file = tmp_path / "export.xml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ImportRefusedError, match=expected):
        outline(file)


def test_the_command_says_what_it_takes() -> None:
    command = [sys.executable, str(ROOT / "tasks.py"), "import", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "Bring posts and pages over" in done.stdout and "--site-map" in done.stdout


def test_a_media_folder_that_is_not_there_is_refused(bring_items: Bring, tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match="nothing is no folder"):
        bring_items(item("<p>x</p>"), media=tmp_path / "nothing")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match="cannot be read: No such file"):
        outline(tmp_path / "nothing.xml")


def test_invalid_characters_are_left_out_and_counted(bring_items: Bring, root: Path) -> None:
    report = bring_items(item(f"<p>Knees\x0b and \x08hips, {LONG}.</p>", title="Sore\x00 knees"))
    assert report.repaired == 3
    assert "Knees and hips" in (root / "posts/a-post.md").read_text("utf-8")
    assert "3 characters that no XML file may have" in report.markdown()


def test_bytes_that_are_no_utf8_do_not_end_the_import(tmp_path: Path) -> None:
    file = tmp_path / "export.xml"
    file.write_bytes(wxr(item("<p>caf@</p>")).encode().replace(b"caf@", b"caf\xe9"))
    assert outline(file).repaired == 1


def test_a_category_without_a_topic_stops_before_writing(root: Path, tmp_path: Path) -> None:
    export = tmp_path / "export.xml"
    export.write_text(wxr(item(f"<p>{LONG}</p>")), encoding="utf-8")
    before = sorted(root.rglob("*"))
    with pytest.raises(ImportRefusedError, match=r'"\(no category\)": ...  # 1 posts\nOne of: care, guides'):
        bring(Order(export, root, MOMENT))
    assert sorted(root.rglob("*")) == before


def test_a_wrong_topic_is_named_with_its_line(bring_items: Bring, tmp_path: Path) -> None:
    table = tmp_path / "table.yaml"
    table.write_text("topics:\n  News: cares\nauthor: {}\n", encoding="utf-8")
    with pytest.raises(ImportRefusedError) as refused:
        bring_items(item("<p>x</p>"), topics=table)
    assert 'table.yaml:2: News: "cares" is not one of content/topics. Did you mean "care"?' in str(refused.value)
    assert 'table.yaml:3: author: is not a field here. Did you mean "authors"?' in str(refused.value)


@pytest.mark.parametrize("name", ["../../../evil", "..%2Fevil", "-", "a" * 300, "ÄÖ!", "CON", "topics"])
def test_a_name_cannot_leave_its_folder(bring_items: Bring, root: Path, name: str) -> None:
    report = bring_items(item(f"<p>Text, {LONG}.</p>", name=name))
    file = (root / report.rows[0].file).resolve()
    assert file.parent == root / "posts" and file.exists()
    assert sorted(path.name for path in root.parent.iterdir() if path.suffix == ".md") == []
