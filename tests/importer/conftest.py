"""A small real site to import into, and a folder of pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import entry
from exports import MOMENT, wxr
from PIL import Image

from importer.report import Report
from importer.run import Order, bring

FIXTURES = Path(__file__).parent / "fixtures"
PICTURES = (
    "desk stretch.jpg",
    "IMG_2041.JPG",
    "table.jpg",
    "bands.jpg",
    "trail.jpg",
    "shoe.png",
    "sock.png",
    "heel.jpg",
    "one.jpg",
    "Image-asset.jpeg",
    "phone.heic",
    "Calf-1.jpg",
)


@pytest.fixture
def media(tmp_path: Path) -> Path:
    folder = tmp_path / "media"
    folder.mkdir()
    for number, name in enumerate(PICTURES):
        Image.new("RGB", (60, 40), (number * 20, 90, 120)).save(folder / name)
    first, second = Image.new("RGB", (20, 20), "red"), Image.new("RGB", (20, 20), "blue")
    first.save(folder / "moving.gif", save_all=True, append_images=[second])
    Image.new("1", (5500, 4100)).save(folder / "huge.png")
    (folder / "broken.jpg").write_bytes((folder / "one.jpg").read_bytes()[:300])
    return folder


@pytest.fixture
def root(write: Callable[..., Path]) -> Path:
    """A content folder with a person to be an author."""
    return write({"people/robin-field.md": entry("Robin Field", role="Physical therapist")})


@pytest.fixture
def bring_fixture(root: Path, media: Path) -> Callable[..., Report]:
    """Imports a fixture by name into `root`."""

    def brought(name: str, site_map: str = "", dry_run: bool = False) -> Report:
        lines = FIXTURES / site_map if site_map else None
        export = FIXTURES / f"{name}.xml"
        topics = FIXTURES / "topics.yaml"
        return bring(Order(export, root, MOMENT, lines, media, topics, dry_run, download=False))

    return brought


@pytest.fixture
def bring_items(root: Path, media: Path, tmp_path: Path) -> Callable[..., Report]:
    """Imports items written in a test."""

    def brought(*items: str, **options: object) -> Report:
        export = tmp_path / "export.xml"
        export.write_text(wxr(*items), encoding="utf-8")
        topics = tmp_path / "topics.yaml"
        topics.write_text("default: care\n", encoding="utf-8")
        settings = {"media": media, "topics": topics, "download": False, "cache": tmp_path / "cache"} | options
        return bring(Order(export, root, MOMENT, **settings))  # type: ignore[arg-type]

    return brought
