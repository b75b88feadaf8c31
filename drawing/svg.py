"""SVG text: paths with short numbers, and documents that carry their own colours."""

import re
from itertools import pairwise
from typing import Literal

from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient
from shapely.ops import linemerge

from drawing.palette import Colour, colours

SMOOTHNESS = 0.1  # how far a drawn line may leave the shape, in units
STROKE = 2.6  # outline, in pixels on screen
ROUTE = 4
WIDE = 380  # units; drawings this wide keep the route at 4 px
XY = tuple[float, float]
Scheme = Literal["light", "dark", "print"]


def number(tenths: int) -> str:
    """Tenths as the shortest decimal: 5 -> .5, -20 -> -2."""
    text = f"{tenths / 10:.1f}".removesuffix(".0")
    return text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text


def numbers(*values: float) -> str:
    """Values rounded to one decimal, with a space only where it is needed."""
    text = ""
    for value in values:
        shown = number(round(value * 10))
        text += shown if not text or shown.startswith("-") else f" {shown}"
    return text


def trace(points: list[XY], closed: bool) -> str:
    """Path data through points: one absolute move, then relative steps."""
    grid = [(round(x * 10), round(y * 10)) for x, y in points]
    if closed:
        grid = grid[:-1]
    steps = [((b[0] - a[0]) / 10, (b[1] - a[1]) / 10) for a, b in pairwise(grid) if a != b]
    flat = [value for step in steps for value in step]
    start = numbers(grid[0][0] / 10, grid[0][1] / 10)
    return f"M{start}l{numbers(*flat)}" + ("z" if closed else "")


def outline(shape: BaseGeometry) -> str:
    """Path data of any shape, always starting at the same corner."""
    shape = shape.simplify(SMOOTHNESS)
    if isinstance(shape, Polygon):
        shape = orient(shape.normalize())
        rings = [shape.exterior, *(r for r in shape.interiors if Polygon(r).area > 1.5)]
        return "".join(trace(list(r.coords), closed=True) for r in rings)
    if isinstance(shape, MultiPolygon):
        return "".join(outline(part) for part in shape.normalize().geoms if part.area > 0.4)
    if isinstance(shape, MultiLineString):
        merged = linemerge(shape)
        if isinstance(merged, LineString):
            return outline(merged)
        return "".join(outline(part) for part in merged.normalize().geoms)
    return trace(list(shape.normalize().coords), closed=False)


def _class(*roles: str) -> str:
    return f' class="{" ".join(roles)}"' if roles else ""


def path(data: str | BaseGeometry, *roles: str) -> str:
    """One path element in the colours of its roles."""
    shown = data if isinstance(data, str) else outline(data)
    return f'<path{_class(*roles)} d="{shown}"/>'


def ellipse(x: float, y: float, rx: float, ry: float, angle: float, *roles: str) -> str:
    """An ellipse turned anticlockwise."""
    turned = f' transform="rotate({numbers(-angle, x, y)})"' if angle else ""
    size = f'cx="{numbers(x)}" cy="{numbers(y)}" rx="{numbers(rx)}" ry="{numbers(ry)}"'
    return f"<ellipse{_class(*roles)} {size}{turned}/>"


def rect(x: float, y: float, w: float, h: float, r: float, *roles: str) -> str:
    """A box with rounded corners."""
    rounded = f' rx="{numbers(r)}"' if r else ""
    size = f'x="{numbers(x)}" y="{numbers(y)}" width="{numbers(w)}" height="{numbers(h)}"'
    return f"<rect{_class(*roles)} {size}{rounded}/>"


def group(content: str, x: float = 0, y: float = 0, flip: bool = False, scale: float = 1) -> str:
    """Content moved, enlarged and, when flipped, turned to face left."""
    if not (x or y or flip or scale != 1):
        return content
    move = f"translate({numbers(x, y)})" if x or y else ""
    sized = "scale(-1 1)" if flip else ""
    if scale != 1:
        sized = f"scale({numbers(-scale if flip else scale)} {numbers(scale)})"
    return f'<g transform="{move}{sized}">{content}</g>'


def _rule(name: str, value: str) -> str:
    """The CSS of one role in one scheme; a few roles are lines, not fills."""
    if name == "ink":
        return f"svg{{stroke:{value}}}"
    if name == "clay":
        return f".clay,.wire{{stroke:{value}}}.clayfill{{fill:{value}}}"
    if name == "ring":
        return f".ring{{stroke:{value}}}"
    if name == "hair":
        return f".hair{{fill:{value}}}"
    return f".{name}{{fill:{value}}}"


def _rules(used: dict[str, Colour], scheme: Scheme) -> str:
    return "".join(_rule(name, getattr(colour, scheme)) for name, colour in used.items())


def _used(content: str) -> dict[str, Colour]:
    """The colours a drawing needs."""
    roles = {word for names in re.findall(r'class="([^"]*)"', content) for word in names.split()}
    if roles & {"clayfill", "wire"}:
        roles.add("clay")
    return {name: c for name, c in colours().items() if name in roles or name == "ink"}


def style(content: str, units: float, schemes: tuple[Scheme, ...]) -> str:
    """The style sheet for exactly the roles used in a drawing so many units wide.

    Outlines get thinner as the drawing is shown smaller; the route does so only in thumbnails.
    The first scheme holds everywhere, a second one, dark, only where dark is preferred.
    """
    used, first = _used(content), schemes[0]
    css = (
        f"svg{{fill:none;stroke-width:{STROKE};stroke-linejoin:round;stroke-linecap:round}}"
        "*{vector-effect:non-scaling-stroke}" + _rules(used, first)
    )
    css += "".join(f".{role}{{stroke:none}}" for role in ("bare", "clayfill") if role in content)
    if "clay" in used:
        css += f".clay{{stroke-width:{ROUTE}}}"
    if "ring" in used:
        css += ".ring{stroke-width:2" + (";stroke-dasharray:3 3}" if first == "print" else "}")
    small = ".clay{stroke-width:2.6}" if "clay" in used and units < WIDE else ""
    css += f"@media(max-width:{round(1.2 * units)}px){{svg{{stroke-width:2.2}}}}"
    css += f"@media(max-width:{round(0.6 * units)}px){{svg{{stroke-width:1.7}}{small}}}"
    if len(schemes) > 1:
        css += f"@media(prefers-color-scheme:dark){{{_rules(used, 'dark')}}}"
    return f"<style>{css}</style>"


def document(
    content: str,
    view: tuple[float, float, float, float],
    width: int,
    schemes: tuple[Scheme, ...] = ("light", "dark"),
) -> str:
    """A whole SVG file, width pixels wide unless the page says otherwise."""
    height = round(width * view[3] / view[2])
    box = " ".join(number(round(value * 10)) for value in view)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="{box}">{style(content, view[2], schemes)}{content}</svg>\n'
    )
