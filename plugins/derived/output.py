"""Puts made files into the site."""

from __future__ import annotations

from pathlib import Path


def file_of(url: str) -> str:
    """The file of the site that answers at the address of a page."""
    return url.lstrip("/") + ("" if url.endswith(".html") else "index.html")


def publish(site: Path | str, url: str, content: bytes) -> None:
    """Write a file of the `site` folder, by its address from the root of the site.

    It takes the place of one that is there, which is not written to: the last site may have it too (`ledger`), and a
    preview shows one or the other.
    """
    file = Path(site, url.lstrip("/"))
    file.parent.mkdir(parents=True, exist_ok=True)
    is_new = not file.exists()
    fresh = file if is_new else file.with_name(f".{file.name}.part")
    fresh.write_bytes(content)
    if not is_new:
        fresh.replace(file)
