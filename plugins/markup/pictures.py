"""Pictures of content/images: published as clean copies, never as the originals.

A phone writes the place into every photo (EXIF GPS). A copy has pixels and nothing else.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageOps

from plugins.model.blocks import DECORATIVE

WIDEST = 1600


def picture(folder: Path, name: str) -> dict[str, str]:
    """The attributes of an `img` for a picture: address, width, height, loading."""
    width, height = size(folder, name)
    return {"src": f"/images/{name}", "width": str(width), "height": str(height), "loading": "lazy"}


def alt(words: str) -> str:
    """The words of a picture as screen readers get them: none for one that only decorates."""
    return "" if words == DECORATIVE else words


def size(folder: Path, name: str) -> tuple[int, int]:
    """Width and height of a picture as it is published."""
    with Image.open(folder / name) as image:
        return _upright(image).size


def publish(original: Path, copy: Path) -> None:
    """Write a copy without metadata, upright, at most `WIDEST` pixels wide."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(original) as image:
        clean = _upright(image)
        clean.info.clear()
        clean.save(copy, quality=82, optimize=True)


def _upright(image: Image.Image) -> Image.Image:
    upright = ImageOps.exif_transpose(image)
    if upright.width > WIDEST:
        upright = upright.resize((WIDEST, round(upright.height * WIDEST / upright.width)))
    return upright
