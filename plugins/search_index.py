"""Makes the index that the page for searching asks, with Pagefind (https://pagefind.app). Its folder is /pagefind/.

The templates mark what can be found: `data-pagefind-body` is the text of a page, `data-pagefind-ignore` what stands
in it to lead on, `data-pagefind-filter` what the filters of the page for searching choose by.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from pelican import Pelican, signals

UNUSED = ("*ui.css", "*ui.js", "pagefind-highlight.js", "wasm.unknown.pagefind")
"""Pagefind's own forms, and its reader for languages that it does not know. Our page has theme/static/scripts."""


def write(pelican: Pelican) -> None:
    if any(page.template == "search" for page in pelican.settings["LIBRARY"].pages):
        make_index(Path(pelican.output_path))


def make_index(site: Path) -> None:
    """Write the index of a built site into its folder pagefind. Raises SystemExit, in words, when that fails."""
    try:
        from pagefind_bin import get_executable

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


def register() -> None:
    signals.finalized.connect(write)
