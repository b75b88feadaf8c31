"""Downloads that go on where they stopped, and that end."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from time import monotonic
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import Request, urlopen

LARGEST = 30_000_000
"""Bytes of one picture. Cameras make up to 15 million."""
SECONDS = 20
LONGEST = 300
"""Seconds for one picture, as a host may send a byte now and then for ever."""
MOST = 5_000
"""Pictures in one run."""
PATIENCE = 3
"""Failures after which a host is not asked again in this run."""
SQUARESPACE = ("images.squarespace-cdn.com", "static1.squarespace.com")


@dataclass
class Downloads:
    """Fetches files; unfinished ones wait in `folder` for the next run."""

    folder: Path
    largest: int = LARGEST
    longest: float = LONGEST
    most: int = MOST
    tell: Callable[[int], object] = lambda number: None
    """Is told the number of every picture when its download begins."""
    _count: int = 0
    _failures: Counter[str] = field(default_factory=Counter)

    def get(self, address: str) -> bytes:
        """The bytes at a web address. Raises OSError or ValueError with a reason in words."""
        address = _whole(address)
        host = urlsplit(address).netloc
        if self._failures[host] >= PATIENCE:
            raise OSError(f"{host} does not answer")
        if self._count == self.most:
            raise OSError(f"{self.most} pictures were fetched in this run; run again to go on")
        self._count += 1
        self.tell(self._count)
        part = self.folder / hashlib.sha256(address.encode()).hexdigest()
        try:
            self._fetch(address, part)
        except HTTPError as error:
            raise OSError(f"the old site answers {error.code}") from None
        except (URLError, HTTPException, TimeoutError, ConnectionError) as error:
            self._failures[host] += 1
            raise OSError(f"{host} does not answer ({getattr(error, 'reason', error)}); run again to go on") from None
        data = part.read_bytes()
        part.unlink()
        return data

    def _fetch(self, address: str, part: Path) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        have = part.stat().st_size if part.exists() else 0
        request = Request(address, headers={"Range": f"bytes={have}-"} if have else {})
        try:
            answer: HTTPResponse = urlopen(request, timeout=SECONDS)
        except HTTPError as error:
            if error.code != 416:
                raise
            # Nothing is left to send: what is here is all, or belongs to another file.
            part.unlink()
            answer = urlopen(Request(address), timeout=SECONDS)
            have = 0
        with answer, part.open("ab" if answer.status == 206 else "wb") as file:
            size = have if answer.status == 206 else 0
            expected = size + int(answer.headers.get("Content-Length") or 0)
            end = monotonic() + self.longest
            while chunk := answer.read1(1 << 16):
                if monotonic() > end:
                    raise TimeoutError("too slow")
                size += len(chunk)
                if size > self.largest:
                    break
                file.write(chunk)
        if size > self.largest:
            part.unlink()
            raise ValueError(f"larger than {self.largest // 1_000_000} MB")
        if size < expected:
            raise ConnectionError("the connection broke off")


def _whole(address: str) -> str:
    """The address with spaces and letters outside ASCII encoded, and the largest copy where several are kept."""
    parts = urlsplit(address)
    query = "format=2500w" if parts.hostname in SQUARESPACE else parts.query
    return urlunsplit((parts.scheme, parts.netloc, quote(parts.path, safe="/%+:@!$&'()*,;=~"), query, ""))
