"""The pictures that texts use: from a folder, or from the export's addresses; never linked to from afar."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from importer.addresses import slug_of
from importer.download import Downloads
from importer.photos import taken_over
from importer.write import write_whole

SIZE = re.compile(r"-\d+x\d+(?=\.\w+$)|-scaled(?=\.\w+$)")
MEANINGLESS = re.compile(
    r"^(?:img|dsc|dscn|pxl|image|image-asset|photo|picture|untitled|unnamed|screenshot|screen-shot)?[-\d]*$|^[0-9a-f-]{20,}$"
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
        key = _key_of(address)
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
        except (OSError, ValueError) as error:
            self.reasons[key] = str(error)
            return None

    def reason(self, address: str) -> str:
        """Why a picture could not be had."""
        return self.reasons.get(_key_of(address), "")

    def remark(self, address: str) -> str:
        """What of a picture was lost on purpose."""
        return self.known.get(_key_of(address), {}).get("remark", "")

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
        photo = taken_over(data)
        name = self._name(address, hint, photo.ending, data)
        if self.write and not (self.folder / name).exists():
            write_whole(self.folder / name, photo.data)
        self.known[key] = {"file": name, "sha256": _sum(data), "remark": photo.remark}
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


def _embedded(address: str) -> bytes:
    head, _, payload = address.partition(",")
    if not head.endswith(";base64"):
        raise ValueError("a picture written into the text in a form that is not known")
    try:
        return base64.b64decode(payload)
    except binascii.Error:
        raise ValueError("a damaged picture written into the text") from None


def _key_of(address: str) -> str:
    if address.startswith("data:"):
        return f"data:{_sum(address.encode())}"
    return f"https:{address}" if address.startswith("//") else address


def _key(name: str) -> str:
    return unquote(name).replace("+", " ").casefold()


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
