"""The icon sprite (24 grid, 2.25 px, round) and the mark: one line that draws a house."""

from drawing.palette import colours

STROKE = 2.25
ICONS = {
    "phone": '<path d="M5.2 3.2h3.2l1.8 4.6-2.3 1.7a12.6 12.6 0 0 0 6.6 6.6l1.7-2.3 4.6 1.8v3.2'
    'a2 2 0 0 1-2.2 2A17.6 17.6 0 0 1 3.2 5.4a2 2 0 0 1 2-2.2z"/>',
    "text": '<path d="M3.5 4.5h17v12H10.8L6 20.5v-4H3.5zM7.8 8.8h8.4M7.8 12.3h5.4"/>',
    "book": '<path d="M2.8 12 12 3.8l9.2 8.2M5.5 10v10.2h13V10M8.8 14.2l2.4 2.4 4-4.6"/>',
    "mail": '<path d="M3 5.2h18v13.6H3zM3.4 5.8l8.6 7 8.6-7"/>',
    "arrow-right": '<path d="M3.5 12h17M14 5.5l6.5 6.5-6.5 6.5"/>',
    "arrow-left": '<path d="M20.5 12h-17M10 5.5 3.5 12l6.5 6.5"/>',
    "check": '<path d="m3.5 13 5.5 5.5L20.5 6"/>',
    "plus": '<path d="M12 3.5v17M3.5 12h17"/>',
    "minus": '<path d="M3.5 12h17"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 6.8V12l3.2 2.2"/>',
    "mat": '<path d="M18 17H2.5v-3H14m4 3a3.4 3.4 0 1 0-3.4-3.4"/>',
    "print": '<path d="M7 8.2V3.5h10v4.7M7 17H3.5V8.5h17V17H17M7 13.5h10v7H7z"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.8"/><path d="m15.5 15.5 5.2 5.2"/>',
    "menu": '<path d="M3.5 7.5h17M3.5 16.5h17"/>',
    "close": '<path d="m5 5 14 14M19 5 5 19"/>',
    "person": '<circle cx="12" cy="7.5" r="4.3"/>'
    '<path d="M3.8 21v-1.4a5.6 5.6 0 0 1 5.6-5.6h5.2a5.6 5.6 0 0 1 5.6 5.6V21"/>',
    "stop": '<path fill="currentColor" stroke="none" fill-rule="evenodd" d="M7.4 1h9.2L23 7.4v9.2'
    "L16.6 23H7.4L1 16.6V7.4zM10.6 5.4v8.2a1.4 1.4 0 0 0 2.8 0V5.4a1.4 1.4 0 0 0-2.8 0z"
    'm-.2 12.5a1.6 1.6 0 1 0 3.2 0 1.6 1.6 0 1 0-3.2 0z"/>',
    "home": '<path d="M2.8 12 12 3.8l9.2 8.2M5.5 10v10.2h13V10M10 20v-6h4v6"/>',
    "pin": '<path d="M12 21.2c4.4-4.6 6.8-8.2 6.8-11.3a6.8 6.8 0 0 0-13.6 0c0 3.1 2.4 6.7 6.8 11.3z"/>'
    '<circle cx="12" cy="9.8" r="2.2"/>',
    "external": '<path d="M10.5 5H4v15h15v-6.5M14 3.5h6.5V10M20 4l-9.5 9.5"/>',
}

ROUTE = "M2.3 41.7H13V20M7.4 23.6 32 3l24.6 20.6M51 20v21.7h10.7"  # the mark, on a 64 x 44 grid
SMALL_ROUTE = "M1 14h3V7M2 8.5 8 3l6 5.5M12 7v7h3"  # the same for 16 px
SVG = '<svg xmlns="http://www.w3.org/2000/svg"'
ROUND = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'


def sprite() -> str:
    """All icons in one file, each a symbol the page names by id."""
    symbols = "".join(
        f'<symbol id="icon-{name}" viewBox="0 0 24 24">'
        f'<g {ROUND} stroke="currentColor" stroke-width="{STROKE}">{shape}</g></symbol>'
        for name, shape in ICONS.items()
    )
    return f"{SVG}>{symbols}</svg>\n"


def _house(line: str, sun: str) -> str:
    return (
        f'<path {ROUND} stroke="{line}" stroke-width="4.6" d="{ROUTE}"/>'
        f'<rect x="25.8" y="22.4" width="12.4" height="12.4" rx="1.4" fill="{sun}"/>'
    )


def mark(night: bool = False) -> str:
    """The house on the route; on night its line is nightclay, its window stays lit."""
    clay, sun = colours()["clay"], colours()["sun"]
    dark = f".m{{stroke:{clay.dark}}}"
    adapts = (
        f"<style>@media(prefers-color-scheme:dark){{{dark}}}"
        "@media print{.m{stroke:#000}.w{fill:#fff;stroke:#000;stroke-width:2.4}}</style>"
    )
    house = _house(clay.dark if night else clay.light, sun.light)
    house = house.replace("<path", '<path class="m"').replace("<rect", '<rect class="w"')
    head = f'{SVG} width="64" height="44" viewBox="0 0 64 44">'
    return f"{head}{'' if night else adapts}{house}</svg>\n"


def favicon() -> str:
    """The mark on the 16 px grid: fewer, whole-pixel lines."""
    clay, sun = colours()["clay"], colours()["sun"]
    return (
        f'{SVG} width="16" height="16" viewBox="0 0 16 16">'
        f"<style>path{{stroke:{clay.light}}}"
        f"@media(prefers-color-scheme:dark){{path{{stroke:{clay.dark}}}}}</style>"
        f'<path {ROUND} stroke-width="1.8" d="{SMALL_ROUTE}"/>'
        f'<path d="M6.5 8.5h3v3h-3z" style="fill:{sun.light};stroke:none"/></svg>\n'
    )


def app_icon(size: int, inset: float) -> str:
    """The mark on a paper square; inset is the free margin as a part of the size."""
    clay, sun, paper = colours()["clay"], colours()["sun"], colours()["paper"]
    side = 64 / (1 - 2 * inset)
    x, y = (side - 64) / 2, (side - 44) / 2
    return (
        f'{SVG} width="{size}" height="{size}" viewBox="{-x:g} {-y:g} {side:g} {side:g}">'
        f'<rect x="{-x:g}" y="{-y:g}" width="{side:g}" height="{side:g}" fill="{paper.light}"/>'
        f"{_house(clay.light, sun.light)}</svg>\n"
    )
