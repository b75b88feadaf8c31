"""A second run changes nothing that a person has edited since."""

import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from conftest import NOW, ROOT, post
from exports import item, wxr

from commands.check import problems_of
from importer.report import Report

Bring = Callable[..., Report]
TEXT = "<p>The first text, which is long enough to make a summary of it without any help.</p>"
OTHER = "<p>The second text, which is long enough to make a summary of it without any help.</p>"


def test_the_same_export_again_changes_nothing(bring_items: Bring, root: Path) -> None:
    bring_items(item(TEXT))
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    assert bring_items(item(TEXT)).rows[0].happened == "unchanged"
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before


def test_a_newer_export_updates_what_nobody_touched(bring_items: Bring, root: Path) -> None:
    bring_items(item(TEXT))
    assert bring_items(item(OTHER)).rows[0].happened == "updated"
    assert "The second text" in (root / "posts/a-post.md").read_text("utf-8")


def test_an_edited_file_stays_and_the_import_is_beside_it(bring_items: Bring, root: Path) -> None:
    bring_items(item(TEXT))
    edited = root / "posts/a-post.md"
    mine = edited.read_text("utf-8").replace("first", "very first")
    edited.write_text(mine, encoding="utf-8")
    assert bring_items(item(TEXT)).rows[0].happened == "kept: changed by a person"
    assert not (root / "posts/a-post.imported.md").exists()
    happened = bring_items(item(OTHER)).rows[0].happened
    assert happened == "kept: changed by a person; the import is beside it in a-post.imported.md"
    assert edited.read_text("utf-8") == mine
    assert "The second text" in (root / "posts/a-post.imported.md").read_text("utf-8")
    assert problems_of(root, NOW) == []


def test_a_file_that_was_here_before_is_not_overwritten(bring_items: Bring, root: Path) -> None:
    mine = post("Mine")
    (root / "posts/a-post.md").write_text(mine, encoding="utf-8")
    report = bring_items(item(TEXT, "2020/1/2/a-post"))
    assert report.rows[0].happened == "kept: was here before; the import is beside it in a-post.imported.md"
    assert (root / "posts/a-post.md").read_text("utf-8") == mine
    assert "/blog/2020/1/2/a-post/: /blog/a-post/\n" in (root / "redirects.yaml").read_text("utf-8")


STOPPED = """
import signal, sys
from datetime import UTC, datetime
from pathlib import Path
from importer.run import Order, main
signal.signal(signal.SIGINT, signal.default_int_handler)  # background jobs ignore it
sys.exit(main(Order(Path("export.xml"), Path("content"), datetime.now(UTC), topics=Path("topics.yaml")), Path("x.md")))
"""


def test_stopping_in_the_middle_leaves_whole_files_only(root: Path, tmp_path: Path) -> None:
    before = {file for file in root.rglob("*") if file.is_file()}
    (tmp_path / "topics.yaml").write_text("default: care\n", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        picture = f'<img src="http://127.0.0.1:{silent.getsockname()[1]}/leg.jpg" alt="A leg">'
        (tmp_path / "export.xml").write_text(wxr(item(TEXT), item(OTHER + picture, "other")), encoding="utf-8")
        with (
            subprocess.Popen(
                [sys.executable, "-c", STOPPED], cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE
            ) as process,
            silent.accept()[0],
        ):
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=60)
    assert process.returncode == 130 and said.startswith(b"Stopped. Every file is whole, or not there yet")
    assert {file for file in root.rglob("*") if file.is_file()} - before == {root / ".imported.json"}
    assert not (tmp_path / "x.md").exists()


def test_what_redirects_say_stays(bring_fixture: Bring, root: Path) -> None:
    file = root / "redirects.yaml"
    mine = "# Ours\n/shop/gift-card/: /about/\n/blog/stretch-at-your-desk.html: /faq/\n"
    file.write_text(mine, encoding="utf-8")
    bring_fixture("squarespace", site_map="squarespace-addresses.txt")
    written = file.read_text("utf-8")
    assert written.startswith(mine) and "/s/intake-form.pdf: gone # a file of the old site\n" in written
    assert "/blog/category/Home+Tips/: /blog/topics/care/\n" in written
    assert "- /blog/stretch-at-your-desk.html" not in (root / "posts/stretch-at-your-desk.md").read_text("utf-8")
    bring_fixture("squarespace", site_map="squarespace-addresses.txt")
    assert file.read_text("utf-8") == written
    assert [problem for problem in problems_of(root, NOW) if problem.severity == "error"] == []


def test_what_was_gone_is_back_once_an_export_holds_it(bring_items: Bring, root: Path, tmp_path: Path) -> None:
    addresses = tmp_path / "addresses.txt"
    addresses.write_text("/blog/2020/1/2/a-post\n/shop/\n", encoding="utf-8")
    bring_items(item(OTHER, "other", "Another"), site_map=addresses)
    assert "/blog/2020/1/2/a-post/: gone # not in the export\n" in (root / "redirects.yaml").read_text("utf-8")
    bring_items(item(OTHER, "other", "Another"), item(TEXT), site_map=addresses)
    assert (root / "redirects.yaml").read_text("utf-8").endswith("/shop/: gone # not in the export\n")
    assert "- /blog/2020/1/2/a-post/\n" in (root / "posts/a-post.md").read_text("utf-8")
    assert problems_of(root, NOW) == []
