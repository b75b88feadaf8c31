"""The colors that a browser shows around a page are those of the page."""

import json
import re

from bs4 import BeautifulSoup
from conftest import ROOT

THEME = ROOT / "theme"


def test_the_browsers_frame_has_the_color_of_the_paper() -> None:
    tokens = (THEME / "static/css/tokens.css").read_text("utf-8")
    light, dark, _print = re.findall(r"--paper: (#\w+);", tokens)
    head = BeautifulSoup((THEME / "templates/partials/head.html").read_text("utf-8"), "html.parser")
    shown = {meta["media"]: meta["content"] for meta in head.find_all("meta", attrs={"name": "theme-color"})}
    assert shown == {"(prefers-color-scheme: light)": light, "(prefers-color-scheme: dark)": dark}
    manifest = json.loads((THEME / "static/site.webmanifest").read_text("utf-8"))
    assert manifest["theme_color"] == manifest["background_color"] == light
