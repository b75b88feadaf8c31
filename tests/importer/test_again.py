"""A second run changes nothing that a person has edited since."""

from collections.abc import Callable
from pathlib import Path

from conftest import NOW, post
from exports import item

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
    assert "beside it" in report.rows[0].happened
    assert (root / "posts/a-post.md").read_text("utf-8") == mine
    assert "/blog/2020/1/2/a-post/: /blog/a-post/\n" in (root / "redirects.yaml").read_text("utf-8")


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
