"""Every link and fragment within the site resolves, by lychee (https://lychee.cli.rs)."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from commands.audit.site import BuiltSite
from commands.node import MissingToolsError
from plugins.model.problem import Problem

LYCHEE = Path(sys.executable).with_name("lychee")


def links(site: BuiltSite) -> Iterator[Problem]:
    """A link that leads nowhere, or to the top of a long page instead of the place it names, loses the reader.

    Addresses of the site in full, as in feeds and the sitemap, are looked up in the folder. Other sites are not asked.
    """
    folder = site.folder.absolute()
    options = ["--offline", "--include-fragments", "--index-files", "index.html", "--root-dir", str(folder)]
    options += ["--remap", f"^{re.escape(site.practice.website)}/ {folder.as_uri()}/"]
    try:
        command = [str(LYCHEE), *options, "--no-progress", "--format", "json", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        found = json.loads(done.stdout)["error_map"]
    except FileNotFoundError:
        raise MissingToolsError("lychee is not in .venv/. Delete that folder and start ./run once more.") from None
    except ValueError:
        raise RuntimeError(f"lychee did not run: {done.stdout}{done.stderr}") from None
    for path, broken in found.items():
        for one in broken:
            url = unquote(urlsplit(one["url"])._replace(scheme="").geturl()).replace(folder.as_posix(), "").lstrip("/")
            details = one["status"].get("details") or one["status"]["text"]
            line = one.get("span", {}).get("line", 1)
            yield Problem(Path(path).relative_to(folder).as_posix(), line, "", f"links to /{url}: {details}")
