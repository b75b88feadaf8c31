"""Every colour of the drawings, by role: (light, dark, print)."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

TOKENS = Path(__file__).parent.parent / "theme/static/css/tokens.css"


class Colour(NamedTuple):
    """One role in the three schemes."""

    light: str
    dark: str
    print: str


FIGURE = {
    "skin1": Colour("#f3cfb2", "#bc8868", "#fff"),
    "skin2": Colour("#d29c6f", "#9c6b47", "#fff"),
    "skin3": Colour("#a66c48", "#734730", "#fff"),
    "near": Colour("#14332a", "#2f5a4a", "#bdbdbd"),
    "far": Colour("#5f8374", "#234539", "#dedede"),
    "sage": Colour("#b7cbb3", "#5e8a6c", "#fff"),
    "sage-far": Colour("#9db59b", "#4c745a", "#fff"),
    "coat": Colour("#d06a3c", "#bf5a2f", "#fff"),
    "coat-far": Colour("#b9562b", "#a54a23", "#fff"),
    "hair": Colour("#14332a", "#0b1a15", "#000"),
    "grey": Colour("#eae8df", "#8fa79a", "#fff"),
    "shoe": Colour("#fffdf8", "#9db0a5", "#fff"),
    "oat": Colour("#efe6d0", "#3a5b4e", "#fff"),
}
TOKEN_PRINT = {
    "paper": "#fff",
    "sheet": "#fff",
    "ground": "#fff",
    "ink": "#000",
    "clay": "#000",
    "sun": "#fff",
    "ring": "#000",
}


def _root_values(css: str) -> dict[str, str]:
    """The hex values of the first :root block."""
    block = re.search(r":root\s*{([^}]*)}", css)
    return dict(re.findall(r"--([a-z]+):\s*(#[0-9a-fA-F]{3,6})", block[1])) if block else {}


@cache
def colours() -> dict[str, Colour]:
    """All roles: the figure colours above, the rest read from tokens.css."""
    css = TOKENS.read_text()
    light = _root_values(css)
    dark = light | _root_values(css.partition("(prefers-color-scheme: dark)")[2])
    tokens = {
        name: Colour(light[name].lower(), dark[name].lower(), grey)
        for name, grey in TOKEN_PRINT.items()
        if name != "ring"
    }
    ring = Colour(light["ink"].lower(), light["ink"].lower(), TOKEN_PRINT["ring"])
    return {**FIGURE, **tokens, "ring": ring}
