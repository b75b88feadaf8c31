"""Draw the pictures of the site into theme/static.

python -m drawing                 draw what changed since the last time
python -m drawing --sheet F.html  also write a contact sheet for people to look at
python -m drawing --png           also render the app icons as PNG (needs Chromium)
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from drawing import icons
from plugins.model.document import parse_entry, read_text
from plugins.model.entries import Exercise
from plugins.model.library import read_entry
from plugins.model.pose import Poses
from plugins.model.problem import ContentError

if TYPE_CHECKING:
    from drawing.exercises import Moment

ROOT = Path(__file__).parent.parent
STATIC = ROOT / "theme/static"
CONTENT = ROOT / "content"
STAMPS = ROOT / "drawing/stamps.json"
"""What each file was drawn from and what it was then, so that a new machine need not draw it. Written by
`./run figures`."""
SINCE = ROOT / ".cache/drawings.json"
"""The same of what builds have drawn since. Deleting it costs a few seconds."""
HERE = Path(__file__).parent
CODE = (*sorted((*HERE.glob("*.py"), *HERE.glob("*.yaml"))), ROOT / "plugins/model/pose.py", STATIC / "css/tokens.css")
MOMENTS: tuple[Moment, ...] = ("start", "end")
ALL = "all"
"""Whose stamp is that of all drawings together: as long as it is the same, no code that draws is loaded."""
APP_ICONS = {  # file name: (pixels, free margin as a part of the size)
    "icon-180.png": (180, 0.14),
    "icon-192.png": (192, 0.12),
    "icon-512.png": (512, 0.12),
    "icon-maskable-512.png": (512, 0.24),
}


def exercises() -> dict[str, Poses]:
    """Every exercise that can be read and has poses, by slug."""
    found = {}
    for file in sorted(CONTENT.glob("exercises/**/*.md")):
        with suppress(ContentError):  # whoever reads the content tells about it
            path = file.relative_to(CONTENT)
            exercise = read_entry(parse_entry(path.name, read_text(file, path.name)), path)
            if isinstance(exercise, Exercise) and exercise.poses:
                found[exercise.slug] = exercise.poses
    return found


def drawings() -> dict[str, Callable[[], str]]:
    """Every SVG of the site by its path in theme/static."""
    from drawing.exercises import draw_exercise
    from drawing.portrait import draw_area_map, draw_portrait
    from drawing.scenes import SCENES

    drawn: dict[str, Callable[[], str]] = {
        "icons.svg": icons.sprite,
        "drawings/mark.svg": icons.mark,
        "drawings/mark-night.svg": lambda: icons.mark(night=True),
        "drawings/favicon.svg": icons.favicon,
        "drawings/portrait.svg": draw_portrait,
        "drawings/area-map.svg": draw_area_map,
    }
    drawn |= {f"drawings/{name}.svg": draw for name, draw in SCENES.items()}
    for slug, poses in exercises().items():
        for moment in MOMENTS:
            file = f"drawings/exercises/{slug}-{moment}"
            drawn[f"{file}.svg"] = partial(draw_exercise, poses, moment)
            drawn[f"{file}-print.svg"] = partial(draw_exercise, poses, moment, for_print=True)
    return drawn


def are_drawn(*stamps: Path) -> bool:
    """Whether all drawings are as one of these files of stamps has them."""
    now = ALL, _stamp_of_all(_code())
    return any(now in _stamps_in(file) for file in stamps)


def write_changed(into: Path = SINCE) -> list[str]:
    """Draw what is not there as it was drawn last; return the paths whose file was new or different.

    Stamps are written `into` a file.
    """
    code, known = _code(), _stamps_in(STAMPS) | _stamps_in(SINCE)
    stamps, changed = {}, []
    for name, draw in drawings().items():
        file = STATIC / name
        before = file.read_text() if file.exists() else ""
        poses = repr(draw.args) if isinstance(draw, partial) else ""
        stamps[name] = _stamp(code, poses, before)
        if (name, stamps[name]) in known:
            continue
        text = draw()
        if text != before:
            file.parent.mkdir(parents=True, exist_ok=True)
            _write(file, text)
            changed.append(name)
        stamps[name] = _stamp(code, poses, text)
    stamps[ALL] = _stamp_of_all(code)
    into.parent.mkdir(exist_ok=True)
    _write(into, json.dumps(stamps, indent=1, sort_keys=True) + "\n")
    return changed


def _write(file: Path, text: str) -> None:
    """Write a file at one stroke: another build may be reading it."""
    part = file.with_name(f".{file.name}.part")
    part.write_text(text)
    part.replace(file)


def _code() -> bytes:
    return b"".join(sha256(file.read_bytes()).digest() for file in CODE)


def _stamps_in(file: Path) -> set[tuple[str, str]]:
    try:
        return set(json.loads(file.read_text()).items())
    except (FileNotFoundError, ValueError):  # none yet
        return set()


def _stamp(code: bytes, *texts: str) -> str:
    """A digest of the code, the poses that drawings are made from, and the files themselves."""
    return sha256(b"\0".join((code, *(text.encode() for text in texts)))).hexdigest()


def _stamp_of_all(code: bytes) -> str:
    return _stamp(code, repr(exercises()), *(file.read_text() for file in sorted(STATIC.rglob("*.svg"))))


def write_sheet(file: Path) -> None:
    """A page with every drawing on paper and on ground, for a person to check."""
    figures = "".join(
        f'<figure><img src="{(STATIC / name).as_uri()}" alt=""><figcaption>{name}</figcaption></figure>'
        for name in drawings()
        if name != "icons.svg"
    )
    file.write_text(
        "<!doctype html><meta name=color-scheme content='light dark'><title>Drawings</title><style>"
        "body{display:flex;flex-wrap:wrap;gap:16px;align-items:end;font:14px system-ui;"
        "background:#e1eadb}@media(prefers-color-scheme:dark){body{background:#1d3a30}}"
        f"figure{{margin:0}}img{{max-width:420px;height:auto}}</style>{figures}\n"
    )


def write_pngs() -> None:
    """Photograph the app icons in Chromium, as few tools draw an SVG to PNG so exactly."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (size, inset) in APP_ICONS.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(f"<style>*{{margin:0}}svg{{display:block}}</style>{icons.app_icon(size, inset)}")
            page.screenshot(path=STATIC / "drawings" / name)
            _shrink(STATIC / "drawings" / name)
        browser.close()


def _shrink(file: Path) -> None:
    """Few colours need no true-colour file."""
    from PIL import Image

    Image.open(file).convert("RGB").quantize(32).save(file, optimize=True)


def main() -> None:
    """Read the command line and draw."""
    parser = argparse.ArgumentParser(
        prog="python -m drawing", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--sheet", type=Path, metavar="FILE.html", help="write a contact sheet")
    parser.add_argument("--png", action="store_true", help="render the app icons")
    asked = parser.parse_args()
    changed = write_changed(STAMPS)
    sys.stdout.write("".join(f"{name}\n" for name in changed) or "Nothing changed.\n")
    if asked.sheet:
        write_sheet(asked.sheet)
    if asked.png:
        write_pngs()


if __name__ == "__main__":
    main()
