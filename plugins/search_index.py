"""Makes the index that the page for searching asks, with Pagefind (https://pagefind.app). Its folder is /pagefind/.

The templates mark what can be found: `data-pagefind-body` is the text of a page, `data-pagefind-ignore` what stands
in it to lead on.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pelican import Pelican, signals

from plugins.views.search import filed

UNUSED = ("*ui.css", "*ui.js", "pagefind-highlight.js", "wasm.unknown.pagefind")
"""Pagefind's own forms, and its reader for languages that it does not know. Our page has theme/static/scripts."""


def write(pelican: Pelican) -> None:
    library, site = pelican.settings["LIBRARY"], Path(pelican.output_path)
    if not pelican.settings["PAGES_ONLY"] and any(page.template == "search" for page in library.pages):
        make_index(site)
        write_filters(site / "pagefind", filed(library))


def make_index(site: Path) -> None:
    """Write the index of a built site into its folder pagefind. Raises SystemExit, in words, when that fails."""
    try:
        from pagefind_bin import get_executable

        shutil.rmtree(site / "pagefind", ignore_errors=True)  # it adds to what is there
        command = [get_executable(), "--site", site, "--silent"]
        subprocess.run(command, cwd=site, check=True, capture_output=True, text=True)
    except (ImportError, OSError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "stderr", "") or error
        raise SystemExit(
            f"The search index could not be made: {reason}\n"
            "Pagefind comes with the packages of requirements.lock. Delete the folder .venv and run this again."
        ) from None
    for pattern in UNUSED:
        for file in (site / "pagefind").glob(pattern):
            file.unlink()


def write_filters(bundle: Path, values: Mapping[str, Any]) -> None:
    """Write filters.json: the `values` of pages by Pagefind's name for them, which its results bear.

    Pagefind has filters too, but writes them in another order each time
    (https://github.com/Pagefind/pagefind/issues/638).
    """
    named = {name: values[url] for name, url in _pages(bundle) if url in values}
    text = json.dumps(named, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (bundle / "filters.json").write_text(text, encoding="utf-8")


def _pages(bundle: Path) -> Iterator[tuple[str, str]]:
    """Name and address of every page in the index."""
    for file in (bundle / "fragment").iterdir():
        text = gzip.decompress(file.read_bytes()).decode()
        yield file.stem, json.loads(text[text.index("{") :])["url"]


def register() -> None:
    signals.finalized.connect(write)
