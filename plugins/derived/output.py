"""Puts made files into the site."""

from __future__ import annotations

from pathlib import Path


def publish(site: Path | str, url: str, content: bytes) -> None:
    """Write a file of the `site` folder, by its address from the root of the site."""
    file = Path(site, url.lstrip("/"))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
