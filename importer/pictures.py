"""The pictures that texts use: from a folder, or from the export's addresses; never linked to from afar."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from PIL import Image

from importer.addresses import slug_of
from importer.download import Downloads

ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "GIF": ".gif", "WEBP": ".webp", "AVIF": ".avif"}
GPS = 0x8825
WIDEST = 4000
"""Pixels of the longer side; no page shows half as many."""
SIZE = re.compile(r"-\d+x\d+(?=\.\w+$)|-scaled(?=\.\w+$)")
MEANINGLESS = re.compile(
    r"^(?:img|dsc|dscn|pxl|image|photo|picture|untitled|unnamed|screenshot|screen-shot)?[-\d]*$|^[0-9a-f-]{20,}$"
)


@dataclass
class Pictures:
    """Finds pictures once each. `known` remembers, between runs, file name and checksum by old address."""

    folder: Path
    media: Path | None
    downloads: Downloads | None
    """Without: nothing is downloaded."""
    known: dict[str, dict[str, str]]
    write: bool = True
    reasons: dict[str, str] = field(default_factory=dict)
    """Why pictures are missing, by old address."""
    waiting: list[str] = field(default_factory=list)
    """Addresses that a run which writes would download."""
    _local: dict[str, Path] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for file in sorted(self.media.rglob("*")) if self.media else ():
            if file.is_file():
                self._local.setdefault(_key(file.name), file)

    def named(self, address: str, hint: str) -> str | None:
        """The name in content/images of the picture at an old address. `hint` names it where its own name says
        nothing. None if it cannot be had; `reasons` says why."""
        address = f"https:{address}" if address.startswith("//") else address
        key = _known_as(address)
        if key in self.known and (self.folder / self.known[key]["file"]).exists():
            return self.known[key]["file"]
        if key in self.reasons:
            return None
        try:
            data = self._fetch(address)
            if data is None:
                self.waiting.append(address)
                return self._name(address, hint, ".jpg")
            return self._keep(key, address, hint, data)
        except (OSError, ValueError, Image.DecompressionBombError) as error:
            self.reasons[key] = str(error) or "cannot be read as a picture"
            return None

    def reason(self, address: str) -> str:
        """Why a picture could not be had."""
        return self.reasons.get(_known_as(f"https:{address}" if address.startswith("//") else address), "")

    def _fetch(self, address: str) -> bytes | None:
        if address.startswith("data:"):
            return _embedded(address)
        name = PurePosixPath(unquote(urlsplit(address).path)).name
        for spelling in (SIZE.sub("", name), name):
            if file := self._local.get(_key(spelling)):
                return file.read_bytes()
        if urlsplit(address).scheme not in ("http", "https"):
            raise ValueError("not in the media folder, and no web address")
        if self.downloads is None:
            raise ValueError("not in the media folder")
        return self.downloads.get(address) if self.write else None

    def _keep(self, key: str, address: str, hint: str, data: bytes) -> str:
        with Image.open(BytesIO(data)) as image:
            if image.format not in ENDINGS:
                raise ValueError(f"{image.format} is not a kind of picture that browsers show")
            image.load()
            name = self._name(address, hint, ENDINGS[image.format], data)
            if self.write and not (self.folder / name).exists():
                self.folder.mkdir(parents=True, exist_ok=True)
                (self.folder / name).write_bytes(ready(image, data))
        self.known[key] = {"file": name, "sha256": _sum(data)}
        return name

    def _name(self, address: str, hint: str, ending: str, data: bytes = b"") -> str:
        """A name that says something and that no other picture has."""
        path = "" if address.startswith("data:") else unquote(urlsplit(address).path).replace("+", " ")
        stem = slug_of(PurePosixPath(SIZE.sub("", path)).stem)
        stem = hint if MEANINGLESS.match(stem) else stem
        taken = {picture["file"]: picture["sha256"] for picture in self.known.values()}
        name, number = f"{stem}{ending}", 2
        while taken.get(name, "" if not (self.folder / name).exists() else "other") not in ("", _sum(data)):
            name, number = f"{stem}-{number}{ending}", number + 1
        return name


def ready(image: Image.Image, data: bytes) -> bytes:
    """The file without the place where it was taken, and not larger than any screen; else the same bytes."""
    exif, kind = image.getexif(), image.format
    small = max(image.size) <= WIDEST
    if GPS not in exif and small:
        return data
    exif.pop(GPS, None)
    # A JPEG of the same size keeps its tables, so that nothing is compressed a second time to less.
    options: dict[str, Any] = {"quality": "keep" if small else 90} if kind == "JPEG" else {}
    image.thumbnail((WIDEST, WIDEST))
    out = BytesIO()
    image.save(out, kind, exif=exif, **options)
    return out.getvalue()


def _embedded(address: str) -> bytes:
    head, _, payload = address.partition(",")
    if not head.endswith(";base64"):
        raise ValueError("a picture written into the text in a form that is not known")
    try:
        return base64.b64decode(payload)
    except binascii.Error:
        raise ValueError("a damaged picture written into the text") from None


def _known_as(address: str) -> str:
    return f"data:{_sum(address.encode())}" if address.startswith("data:") else address


def _key(name: str) -> str:
    return unquote(name).replace("+", " ").casefold()


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
