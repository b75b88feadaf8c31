"""Opens the pictures of content/images: what Pillow knows, and the HEIC photos of phones."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from PIL import Image

try:
    from pillow_heif import register_heif_opener

    register_heif_opener()
except (ImportError, OSError):
    # No such package for this machine. Then a HEIC photo is a Problem (`rules.pictures`), all else goes on.
    pass

HEIC = frozenset({".heic", ".heif"})
MOVING = frozenset({"GIF", "PNG", "WEBP", "AVIF"})
"""Formats whose further pictures are an animation (WCAG 2.2.2); in photos of phones they are not."""


def open_picture(file: Path | IO[bytes]) -> Image.Image:
    """A picture, its pixels not read yet. Raises OSError and what else Pillow raises for a damaged one."""
    return Image.open(file)


def formats(suffix: str) -> frozenset[str]:
    """The formats that a file with this ending may have: none where no picture has it, or none can be read."""
    name = Image.registered_extensions().get(suffix.lower())
    # Phones write several pictures into one JPEG, like a photo and its depth: then it is an MPO.
    return frozenset({"JPEG", "MPO"} if name == "JPEG" else {name} if name else ())
