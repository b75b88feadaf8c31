"""PDF handouts: what a reader holds in hand, what a screen reader hears, and what an unchanged one costs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from conftest import EXERCISE, ROOT, Site, entry, post

GUIDE = "/// safety | stop\n- it hurts more\n///\n\n/// exercise | tilt\n///"
PDF = "handouts/move.pdf"
# The real record without its text, which links to other pages.
DRAWN = (ROOT / "content/exercises/pelvic-tilt.md").read_text("utf-8").rpartition("---\n")
RECORD = {"exercises/pelvic-tilt.md": "".join(DRAWN[:2]) + "Some text."}


@pytest.fixture
def build(build_site: Callable[..., Site], tmp_path: Path) -> Callable[..., Site]:
    """Builds a small site with one guide, and a cache of its own in `tmp_path`."""

    def built(body: str = GUIDE, **files: str) -> Site:
        content = {"posts/move.md": post("Move well", body, topic="guides"), **RECORD, **files}
        return build_site(content, CACHE=str(tmp_path))

    return built


def figures(pdf: pikepdf.Pdf) -> list[str]:
    """The text alternatives of all figures, in the order of the structure tree."""
    found: list[str] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if node.get("/S") == "/Figure":
                found.append(str(node.get("/Alt", "")))
            if "/K" in node:
                walk(node.K)

    walk(pdf.Root.StructTreeRoot.K)
    return found


def test_pages_link_to_their_handout_and_say_how_large_it_is(build: Callable[..., Site]) -> None:
    site = build()
    for url, pdf in (("/blog/move/", PDF), ("/exercises/tilt/", "handouts/exercise-tilt.pdf")):
        link = site.page(url).find("a", href=f"/{pdf}")
        size = -(-(site.folder / pdf).stat().st_size // 1000)
        assert link is not None
        assert f"(PDF, {size} kB)" in link.parent.get_text()
    assert not site.page("/blog/first/").find("a", href=lambda url: url and "handouts" in url)


def test_the_pdf_is_accessible(build: Callable[..., Site]) -> None:
    site = build(body=GUIDE.replace("tilt", "pelvic-tilt"))
    with pikepdf.open(site.folder / PDF) as pdf:
        assert str(pdf.Root.Lang) == "en-US"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == "Move well"
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
        alts = figures(pdf)
    assert len(alts) == 3
    assert all(alts)
    assert any("lying on your back" in alt for alt in alts)


def test_the_code_on_paper_opens_the_page(build: Callable[..., Site]) -> None:
    with pypdfium2.PdfDocument(build().folder / PDF) as pdf:
        image = pdf[0].render(scale=2).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == ["https://www.customcarerehab.example/blog/move/"]


def test_every_real_handout_is_one_letter_page(real_site: Site) -> None:
    files = sorted((real_site.folder / "handouts").glob("*.pdf"))
    assert len(files) >= 19 + 5
    for file in files:
        with pypdfium2.PdfDocument(file) as pdf:
            assert (len(pdf), pdf[0].get_size()) == (1, (612, 792)), file.name


def test_the_same_words_give_the_same_bytes(build: Callable[..., Site], tmp_path: Path) -> None:
    first = (build().folder / PDF).read_bytes()
    for file in (tmp_path / "handouts").iterdir():
        file.unlink()
    assert (build().folder / PDF).read_bytes() == first


def test_an_unchanged_handout_is_not_printed_again(build: Callable[..., Site], tmp_path: Path) -> None:
    build()
    before = {file.name: file.stat().st_ino for file in (tmp_path / "handouts").iterdir()}
    build()
    assert {file.name: file.stat().st_ino for file in (tmp_path / "handouts").iterdir()} == before


def test_a_changed_dose_is_printed(build: Callable[..., Site]) -> None:
    first = (build().folder / PDF).read_bytes()
    second = build(body=GUIDE.replace("| tilt\n", "| tilt\n    repetitions: 3\n")).folder / PDF
    assert second.read_bytes() != first
    with pypdfium2.PdfDocument(second) as pdf:
        assert "1 set of 3" in pdf[0].get_textpage().get_text_range()


def test_a_damaged_sheet_is_printed_again(build: Callable[..., Site], tmp_path: Path) -> None:
    whole = (build().folder / PDF).read_bytes()
    for file in (tmp_path / "handouts").iterdir():
        file.write_bytes(file.read_bytes()[:100])
    assert (build().folder / PDF).read_bytes() == whole


@pytest.mark.parametrize("ci", ["", "true"])
@pytest.mark.parametrize("library", ["libpango-1.0.so.0", "libharfbuzz-subset.so.0"])
def test_without_its_system_libraries(write: Callable[..., Path], tmp_path: Path, ci: str, library: str) -> None:
    """A laptop gets a loud line and pages without a link; the machine that publishes stops."""
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / library).write_text("no library", encoding="utf-8")
    root = write({"exercises/new.md": entry("New", **EXERCISE)})
    (root / "images").mkdir()
    env = os.environ | {"LD_LIBRARY_PATH": str(broken), "CI": ci, "ALLOW_SAMPLE_FACTS": "1"}
    output, cache = tmp_path / "site", tmp_path / "cache"
    command = [
        sys.executable,
        "-m",
        "pelican",
        root,
        "-s",
        "publishconf.py",
        "-o",
        output,
        "-e",
        f'CACHE="{cache}"',
    ]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert "sudo apt install libpango" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert (done.returncode == 0) == (not ci)
    if not ci:
        page = Site(output).page("/exercises/new/")
        assert "Print this page" in page.get_text()
        assert not page.find("a", href=lambda url: url and "handouts" in url)
