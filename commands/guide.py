"""Writes what is derived from the declarations: the guide for staff with its pictures, and the files for editors."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

from PIL import Image

from commands.browser import chromium
from commands.generate import build
from commands.guide_text import guide
from commands.host import served
from commands.schemas import editor_files
from plugins.derived.pictures import Album
from plugins.markup.text import Text
from plugins.model.body import scan
from plugins.model.library import load
from plugins.model.typed import Known
from plugins.views.examples import EXERCISE, TEXTS, TextExample

ROOT = Path(__file__).parent.parent
PICTURES = Path("docs/blocks")
STAMPS = PICTURES / "stamps.json"
"""What each picture shows, in short: a picture is stale when this has changed."""
PHOTO = "visit-at-home.png"
FIGURE = TextExample(
    "Picture",
    f"/// figure | {PHOTO}\n    alt: A therapist at a patient's home\n\nAll we need is a little floor.\n///\n",
)
EXAMPLES = (*TEXTS, TextExample("Exercise", EXERCISE.text.format(exercise="chin-tuck")), FIGURE)
WIDTH = 1280
PAGE = "every-block"


def blocks() -> dict[str, TextExample]:
    """The examples by the name of their first block; text without one goes by the example's name."""
    found: dict[str, TextExample] = {}
    for example in EXAMPLES:
        used = scan(example.text).blocks
        found[used[0].name if used else example.name.lower().replace(" ", "-")] = example
    return found


def write_guide(pictures: bool = True) -> None:
    """Write every derived file; the pictures only when what they show has changed, or is not there."""
    library, _ = load(ROOT / "content")
    for path, text in derived(library.known):
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8")
    print("Written: docs/content-guide.md, docs/schemas/, frontmatter.json, .vscode/blocks.code-snippets")
    with tempfile.TemporaryDirectory() as folder:
        wanted = stamps(sample(Path(folder)))
        if pictures and wanted != written_stamps():
            take(Path(folder))
            (ROOT / STAMPS).write_text(json.dumps(wanted, indent=2) + "\n", encoding="utf-8")
            print(f"Written: {PICTURES}/")


def derived(known: Known) -> Iterator[tuple[str, str]]:
    """Every derived text file: path and text."""
    yield "docs/content-guide.md", guide((ROOT / "docs/content-guide-introduction.md").read_text("utf-8"), blocks())
    yield from editor_files(known, blocks())


def sample(folder: Path) -> Path:
    """A copy of the content in `folder`, with a picture, and a draft that uses every block."""
    root = Path(shutil.copytree(ROOT / "content", folder / "content"))
    (root / "images").mkdir(exist_ok=True)
    with Image.open(ROOT / "docs/home.png") as home:
        # The scene "At your home".
        home.convert("RGB").crop((290, 312, 655, 519)).resize((1095, 621)).save(root / "images" / PHOTO)
    fields = "title: Every block\nsummary: How every block looks, for the guide of those who write for the site."
    text = "\n".join(example.text for example in EXAMPLES)
    (root / "posts" / f"{PAGE}.md").write_text(
        f"---\n{fields}\ndate: 2027-01-01\ntopic: at-home-care\n---\n{text}", encoding="utf-8"
    )
    return root


def stamps(root: Path) -> dict[str, str]:
    """What each block is made of, in short: the text, and the elements and classes that show it."""
    return {name: _stamp(blocks()[name].text, html) for name, html in rendered(root).items()}


def rendered(root: Path) -> dict[str, str]:
    """The HTML of every block, as the content folder `root` has it."""
    text = Text(load(root)[0], ROOT / "theme", datetime(2027, 1, 1), Album(root / "images"))
    return {name: str(text.short(example.text)) for name, example in blocks().items()}


def written_stamps() -> dict[str, str]:
    """The stamps of the pictures there are."""
    file = ROOT / STAMPS
    stamped: dict[str, str] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return {name: stamp for name, stamp in stamped.items() if (ROOT / PICTURES / f"{name}.webp").exists()}


def take(folder: Path) -> None:
    """Take a picture of every block on its page, in the preview of the sample in `folder`."""
    (ROOT / PICTURES).mkdir(parents=True, exist_ok=True)
    texts = rendered(folder / "content")
    site = build(str(ROOT / "pelicanconf.py"), folder / "site", PATH=str(folder / "content"), THEME=str(ROOT / "theme"))
    with served(site) as address, chromium() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": 1000})
        page.goto(f"{address}/blog/{PAGE}/")
        for name, html in texts.items():
            # One block at a time, where a post has its text.
            page.locator(".prose").evaluate("(prose, html) => { prose.innerHTML = html }", html)
            page.locator(".prose").evaluate("prose => { prose.style.padding = `1rem` }")
            page.evaluate("document.querySelectorAll('img').forEach(i => i.loading = 'eager')")
            page.wait_for_load_state("networkidle")
            shot = page.locator(".prose").first.screenshot()
            with Image.open(BytesIO(shot)) as picture:
                picture.save(ROOT / PICTURES / f"{name}.webp", quality=80, method=6)


class _Elements(HTMLParser):
    """Collects the elements of a text with their classes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(f"{tag}.{dict(attrs).get('class') or ''}")


def _stamp(text: str, html: str) -> str:
    elements = _Elements()
    elements.feed(html)
    return hashlib.sha256("\n".join([text, *sorted(elements.found)]).encode()).hexdigest()[:16]
