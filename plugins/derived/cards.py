"""Draws the social cards: theme/card.svg with the words and the drawing of a page, as PNG.

resvg draws it all, with no fonts and no libraries of the system, so that every machine makes the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from html import escape
from pathlib import Path
from string import Template

from resvg_py import svg_to_bytes

from plugins.derived import typesetting
from plugins.derived.store import Store, code_of, key_of
from plugins.derived.typesetting import Typeface, fitted, typeface
from plugins.model.memory import Memory
from plugins.model.pose import FLOOR
from plugins.views.social_cards import SocialCard

TOKEN = re.compile(r"--(\w+): (#\w+);")
SIZE = re.compile(r'width="[^"]+" height="[^"]+"')
CONTENT = re.compile(r"<svg[^>]*>(.*)</svg>\s*", re.DOTALL)
VIEW = re.compile(r'viewBox="([^"]+)"')
RECIPE = key_of(code_of(__file__, "resvg-py", "fonttools"), code_of(typesetting.__file__))
MARK = "/theme/drawings/mark.svg"

# Pixels of theme/card.svg. Its words stand in the square of the middle, which is all that some services show.
COLUMN, MIDDLE = 588, 600
TITLE_TOP, TITLE_HEIGHT = 124, 400
TITLE_SIZES = {88: 2, 76: 3, 68: 4, 58: 5, 50: 6, 42: 7, 34: 9}
"""With the lines that fit at most."""
PRACTICE_SIZE, TOPIC_SIZE, TOPIC_GAP = 32, 28, 34
MARK_AND_GAP = 64 + 18
LEADING, CAPITAL = 1.12, 0.7
"""From line to line, and the height of a capital letter, as parts of the size."""
ROUTE = 560
FIGURE_CENTER, FIGURE_WIDTH, FIGURE_HEIGHT = 160, 256, 250


@dataclass
class Cards:
    """The social cards that the pages of one build have ordered, in the look of a `theme`."""

    theme: Path
    memory: Memory = field(default_factory=Memory)
    ordered: dict[str, SocialCard] = field(default_factory=dict)
    """By address. Pages that say the same share one."""

    def order(self, card: SocialCard) -> str:
        """The address of a card, which never shows another one. It is drawn later."""
        drawings = map(self.memory.digests.of, map(self._file, card.drawings))
        url = f"/cards/{key_of(self._look, repr(card), *drawings)[:16]}.png"
        self.ordered[url] = card
        return url

    def files(self, store: Store) -> Iterator[tuple[str, bytes]]:
        """Every ordered card by its address: from the store, or drawn now."""
        store.fill({Path(url).name: card for url, card in self.ordered.items()}, self.png, "Drawing social cards")
        for url, card in sorted(self.ordered.items(), key=lambda ordered: ordered[0]):
            yield url, store.get(Path(url).name, partial(self.png, card))

    def png(self, card: SocialCard) -> bytes:
        fonts = [str(self._font)]
        return bytes(svg_to_bytes(svg_string=self.svg(card), skip_system_fonts=True, font_files=fonts))

    def svg(self, card: SocialCard) -> str:
        """A card as SVG."""
        practice, topic, title = map(self._face.drawable, (card.practice, card.topic, card.title))
        set_title = fitted(self._face, title or practice, TITLE_SIZES, COLUMN)
        lines = len(set_title.lines)
        block = set_title.size * (LEADING * (lines - 1) + CAPITAL)
        above = (TOPIC_SIZE * CAPITAL + TOPIC_GAP) if topic else 0
        top = TITLE_TOP + (TITLE_HEIGHT - block - above) / 2
        first = top + above + set_title.size * CAPITAL
        return self._template.substitute(
            self._colors,
            figure=self._figure(card.drawings),
            mark=CONTENT.sub(r"\1", self._drawing(MARK)),
            practice=escape(practice),
            mark_x=round(MIDDLE - (MARK_AND_GAP + self._face.width(practice) * PRACTICE_SIZE) / 2),
            topic=escape(topic),
            topic_size=self._one_line(topic, TOPIC_SIZE),
            topic_y=round(top + TOPIC_SIZE * CAPITAL),
            title_size=set_title.size,
            title="".join(
                f'<text x="{MIDDLE}" y="{round(first + n * set_title.size * LEADING)}">{escape(line)}</text>'
                for n, line in enumerate(set_title.lines)
            ),
        )

    def _one_line(self, text: str, size: int) -> int:
        """The size at which a text fits the column on one line."""
        return min(size, int(COLUMN / max(self._face.width(text), 1)))

    def _figure(self, urls: Sequence[str]) -> str:
        """The drawing that can be shown largest, standing on the route."""
        return max((self._standing(self._drawing(url)) for url in urls), key=lambda placed: placed[0])[1]

    def _drawing(self, url: str) -> str:
        return self._file(url).read_text(encoding="utf-8")

    def _file(self, url: str) -> Path:
        return self.theme / "static" / url.removeprefix("/theme/")

    def _standing(self, drawing: str) -> tuple[float, str]:
        """Pixels per unit of a drawing, and the drawing in its place."""
        _, top, width, height = map(float, VIEW.findall(drawing)[0].split())
        scale = min(FIGURE_WIDTH / width, FIGURE_HEIGHT / (FLOOR - top))
        x = FIGURE_CENTER - scale * width / 2
        y = ROUTE - scale * (FLOOR - top)
        place = f'x="{x:.1f}" y="{y:.1f}" width="{scale * width:.1f}" height="{scale * height:.1f}"'
        return scale, SIZE.sub(place, drawing, count=1)

    @cached_property
    def _look(self) -> str:
        """Names what all cards show, and how they are drawn."""
        colors = repr(sorted(self._colors.items()))
        return key_of(RECIPE, self._font.read_bytes(), self._template.template, colors, self._drawing(MARK))

    @property
    def _font(self) -> Path:
        return self.theme / "card.ttf"

    @cached_property
    def _face(self) -> Typeface:
        return typeface(self._font)

    @cached_property
    def _template(self) -> Template:
        return Template((self.theme / "card.svg").read_text(encoding="utf-8"))

    @cached_property
    def _colors(self) -> Mapping[str, str]:
        """The colors of the light scheme, which the stylesheet names first."""
        css = (self.theme / "static/css/tokens.css").read_text(encoding="utf-8")
        return dict(reversed(TOKEN.findall(css)))
