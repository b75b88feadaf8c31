"""Every component with the examples of the gallery: whole, named, escaped. And the gallery itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import html5lib
import pytest
from bs4 import BeautifulSoup
from conftest import NOW, ROOT, Site
from jinja2 import Environment, FileSystemLoader

from plugins.derived.pictures import Album
from plugins.markup.components import JINJA, Components
from plugins.markup.text import Text
from plugins.model.blocks import BLOCKS, URGENCIES
from plugins.model.body import scan
from plugins.model.library import Library, load
from plugins.views.examples import EXAMPLES, Example, texts
from plugins.views.material import measure_drawings
from plugins.views.page import Html

THEME = ROOT / "theme"
FILES = {file.stem for file in (THEME / "templates/components").glob("*.html")}
ICONS = BeautifulSoup((THEME / "static/icons.svg").read_text("utf-8"), "html.parser").find_all("symbol", id=True)
DRAWINGS = {f"/theme/drawings/{name}.svg": size for name, size in measure_drawings(THEME / "static/drawings").items()}
PAIRS = [(component.macro, example) for component in EXAMPLES for example in component.examples]
THEMED = Components(THEME)
PLANTED = "<planted a='\"'>"

each_example = pytest.mark.parametrize(("macro", "example"), PAIRS, ids=lambda value: getattr(value, "name", value))


def render(macro: str, example: Example) -> str:
    return THEMED.render(macro, **example.options)


def library() -> Library:
    return load(ROOT / "content")[0]


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """The blocks that authors write, rendered, by the name of the example."""
    text = Text(library(), THEME, NOW, Album(ROOT / "content/images"))
    return {example.name: str(text.short(example.text)) for example in texts(library())}


# --- Nothing is left out -----------------------------------------------------------------------------


def test_every_component_has_an_example() -> None:
    assert {component.macro for component in EXAMPLES if component.examples} == FILES
    assert [component.macro for component in EXAMPLES] == sorted(FILES)


@pytest.mark.parametrize("component", EXAMPLES, ids=lambda component: component.macro)
def test_every_option_of_a_component_is_shown(component: Any) -> None:
    environment = Environment(loader=FileSystemLoader(THEME / "templates"), **JINJA)
    macro = getattr(environment.get_template(f"components/{component.macro}.html").module, component.macro)
    given = {name for example in component.examples for name in example.options}
    assert given == set(macro.arguments)


def test_every_icon_is_shown() -> None:
    shown = {value for macro, example in PAIRS if macro == "icon" for value in example.options.values()}
    assert shown == {symbol["id"].removeprefix("icon-") for symbol in ICONS}


def test_every_block_and_urgency_is_shown() -> None:
    uses = [use for example in texts(library()) for use in scan(example.text).blocks]
    # A figure needs a picture of content/images, and there may be none.
    assert {use.name for use in uses} == set(BLOCKS) - {"figure"}
    assert [use.argument for use in uses if use.name == "safety"] == list(URGENCIES)


# --- Each one is whole -------------------------------------------------------------------------------


def defects(html: str) -> Iterator[str]:
    """What is wrong with a fragment of HTML."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parseFragment(html, container="div")
    yield from (f"{where} {error}" for where, error, _ in parser.errors)
    soup = BeautifulSoup(html, "html.parser")
    if not soup.find(True):
        yield "it shows nothing"
    for id_, times in Counter(element["id"] for element in soup.find_all(id=True)).items():
        if times > 1:
            yield f"the id {id_} stands {times} times"
    for element in soup.find_all(True):
        yield from (f"{element.name} has an empty {name}" for name in ("href", "src") if element.get(name) == "")
        if element.name in ("a", "button", "summary") and not name_of(element):
            yield f"{element} has no name"
        for target in [
            id_ for list_ in ("aria-labelledby", "aria-describedby") for id_ in element.get(list_, "").split()
        ]:
            if not soup.find(id=target):
                yield f"{element.name} is named by {target}, which is not there"
    for image in soup.find_all("img"):
        yield from (f"{image} has no {name}" for name in ("alt", "width", "height", "src") if not image.has_attr(name))
        yield from drawing_defects(image)
    for use in soup.find_all("use"):
        if use["href"].removeprefix("/theme/icons.svg#") not in {symbol["id"] for symbol in ICONS}:
            yield f"{use} is no icon"


def drawing_defects(image: Any) -> Iterator[str]:
    """A drawing that is not there, or that would be drawn out of proportion."""
    size = DRAWINGS.get(image["src"])
    if not size:
        yield f"{image['src']} is not there"
    elif abs(int(image["width"]) / int(image["height"]) - size[0] / size[1]) > 0.02:
        yield f"{image['src']} is {size[0]} x {size[1]}"


def name_of(element: Any) -> str:
    return (element.get("aria-label") or element.get_text()).strip()


@each_example
def test_an_example_is_whole(macro: str, example: Example) -> None:
    assert list(defects(render(macro, example))) == []


def test_every_block_is_whole(written: dict[str, str]) -> None:
    found = {name: list(defects(html)) for name, html in written.items()}
    assert {name: problems for name, problems in found.items() if problems} == {}
    for name, html in written.items():
        assert "///" not in html and "[!" not in html, f"{name} is not all rendered"


@pytest.mark.parametrize(
    "html",
    [
        "<div><p>Open</div></p>",
        "<section>",
        '<a href="">Words</a>',
        '<a href="/x/"><svg></svg></a>',
        '<img src="/theme/drawings/mark.svg" width="64" height="44">',
        '<img src="/theme/drawings/mark.svg" alt="" width="64" height="64">',
        '<img src="/theme/drawings/nowhere.svg" alt="" width="64" height="64">',
        '<p id="a">1</p><p id="a">2</p>',
        '<p aria-labelledby="b">1</p>',
        "<button> </button>",
        "",
    ],
)
def test_a_defect_would_be_found(html: str) -> None:
    assert list(defects(html))


# --- Texts are escaped -------------------------------------------------------------------------------


def plant(value: Any) -> Any:
    """The same value with something to escape in every text of it; markup is left as it is."""
    if isinstance(value, Html) or value is None:
        return value
    if isinstance(value, str):
        return f"{value} {PLANTED}"
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: plant(getattr(value, field.name)) for field in fields(value)})
    if isinstance(value, Mapping):
        return {name: plant(part) for name, part in value.items()}
    return [plant(part) for part in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("component", EXAMPLES, ids=lambda component: component.macro)
def test_texts_are_escaped(component: Any) -> None:
    example = component.examples[0]
    html = render(component.macro, replace(example, options=plant(example.options)))
    soup = BeautifulSoup(html, "html.parser")
    seen = [soup.get_text(), *(str(value) for element in soup.find_all(True) for value in element.attrs.values())]
    assert any(PLANTED in text for text in seen), "the example shows no text"
    assert not soup.find("planted")
    assert PLANTED not in html and not any("planted" in name for e in soup.find_all(True) for name in e.attrs)


# --- The gallery -------------------------------------------------------------------------------------


@pytest.fixture
def preview(build_site: Callable[..., Site]) -> Site:
    return build_site(preview=True)


def test_the_preview_shows_every_example_in_light_and_in_dark(preview: Site, written: dict[str, str]) -> None:
    for url in ("/_components/", "/_components/dark/"):
        page = preview.page(url)
        names = [heading.get_text() for heading in page.main.select("h3.specimens__name")]
        assert names == [example.name for _, example in PAIRS] + list(written)
        text = (preview.folder / url.lstrip("/") / "index.html").read_text("utf-8")
        assert all(render(macro, example).strip() in text for macro, example in PAIRS)
        assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex, nofollow"
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(text)
        assert not parser.errors
        ids = Counter(element["id"] for element in page.find_all(id=True))
        assert [id_ for id_, times in ids.items() if times > 1] == []
        fragments = {a["href"][1:] for a in page.main.find_all("a", href=True) if a["href"].startswith("#")}
        assert fragments <= set(ids)


@pytest.mark.parametrize(("scheme", "url"), [("light", "/_components/"), ("dark", "/_components/dark/")])
def test_a_stylesheet_decides_the_scheme(preview: Site, scheme: str, url: str) -> None:
    link = preview.page(url).find("link", rel="stylesheet")["href"]
    css = (preview.folder / link.lstrip("/")).read_text("utf-8")
    assert "prefers-color-scheme" not in css
    # Of these queries the first always holds and the second never does.
    assert ("@media (min-width:0)" in css, "@media (max-width:0)" in css) == (scheme == "dark", scheme == "light")
    assert f":root{{color-scheme:{scheme}}}" in css
    assert preview.page("/about/").find("link", rel="stylesheet")["href"] != link


def test_no_other_page_and_no_list_knows_the_gallery(preview: Site) -> None:
    for file in (*preview.folder.rglob("*.html"), *preview.folder.glob("*.xml")):
        if "_components" not in file.parts:
            assert "_components" not in file.read_text("utf-8"), file


def test_the_published_site_has_no_gallery(build_site: Callable[..., Site]) -> None:
    site = build_site()
    assert not site.has("/_components/")
    assert "_components" not in site.texts()
