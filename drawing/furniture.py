"""Things people use and places they are in: line with oat fill, in units, floor at y = 130.

Each is drawn about x = 0, for people who look right; `draw_thing` puts it in its place.
"""

from collections.abc import Callable

from drawing.svg import ellipse, group, path, rect
from plugins.model.pose import FLOOR


def bag() -> str:
    """The therapist's bag; its handle is at 0, 50."""
    return rect(-23.5, 56, 47, 31, 6, "oat") + path("M-23.5 69H23.5") + rect(-3, 65.5, 6, 8, 1.2, "clayfill")


def armchair() -> str:
    """Deep seat 94 high from 26 to 96, back behind it."""
    return (
        path("M28 122V129.6M88 122V129.6")
        + path("M22 120V33Q22 23 34 23 47 23 47 33V120z", "oat")
        + rect(26, 94.5, 70, 28, 7, "oat")
    )


def chair() -> str:
    """A plain chair: seat from 0 to 40 at y = 90, back at the left."""
    return path("M4 95V129.6M36 95V129.6M4 90 1 44") + rect(-3, 40, 7, 30, 3.5, "oat") + rect(-1, 90, 42, 6, 3, "oat")


def stool() -> str:
    """A low stool: seat from 0 to 34 at y = 96."""
    return path("M5 101 1 129.6M29 101 33 129.6") + rect(0, 96, 34, 6, 3, "oat")


def office_chair() -> str:
    """Seat from 0 to 46 at y = 95 on a foot with wheels, back at the left."""
    return (
        path("M23 104V122M2 129.4 23 122 44 129.4M1 92 6 99")
        + rect(-9, 45, 10, 41, 5, "oat")
        + rect(-1, 95, 46, 9, 4.5, "oat")
    )


def desk() -> str:
    """A desk 85 wide with an open laptop that faces left."""
    return path("M68 75V129.6") + rect(0, 67, 85, 8, 4, "oat") + path("M23 64.6H55M51 66 58.5 32H64L57 66z", "oat")


def table() -> str:
    """A small table 70 wide."""
    return path("M10 75V129.6M60 75V129.6") + rect(0, 67, 70, 8, 4, "oat")


def couch() -> str:
    """The folding treatment table: 213 wide, top at y = 54."""
    return path("M22 66 10 129.6M191 66 203 129.6M20 110H193") + rect(0, 54, 213, 12.5, 5, "oat")


def bed() -> str:
    """A bed 220 wide, mattress top at y = 90, headboard at the left."""
    return (
        path("M6 116V129.6M214 116V129.6")
        + rect(-6, 62, 9, 60, 4, "oat")
        + rect(3, 90, 215, 18, 6, "oat")
        + path("M3 108H218V116H3z", "oat")
    )


def pillow() -> str:
    """A pillow 36 long that lies at y = 130."""
    return rect(-18, 119, 36, 11, 5.5, "oat")


def towel() -> str:
    """A rolled towel that lies at y = 130."""
    return ellipse(0, 123.4, 7, 6.2, 0, "oat") + path("M0 127q3-1 2.6-3.5-2-2-4 0")


def counter() -> str:
    """A kitchen counter 62 wide, top at y = 42."""
    return rect(3, 48, 56, 81.5, 0, "oat") + path("M31 56V122M26 84V92M36 84V92") + rect(0, 42, 62, 7, 2.5, "oat")


def wall() -> str:
    """A wall whose face is at 0 and which goes on to the right."""
    return path("M0 129.6V-62") + path("M0-52 9-61M0-32 16-48M0-12 16-28M0 8 16-8M0 28 16 12"
        "M0 48 16 32M0 68 16 52M0 88 16 72M0 108 16 92M0 128 16 112")  # fmt: skip


def doorway() -> str:
    """The near post of an open door, 9 wide."""
    return rect(-4.5, -62, 9, 192, 1, "oat")


def door() -> str:
    """A closed front door with a lit window in a clay frame, 95 wide."""
    return (
        path("M0 130V-46H95V130", "clay")
        + rect(13.5, -33, 68, 162.6, 1.5, "oat")
        + rect(25, -22, 45, 34, 1.5, "sun")
        + path("M47.5-22V12")
        + ellipse(23, 50.5, 4.1, 4.1, 0, "clayfill")
    )


def open_door() -> str:
    """An open front door: the frame, the leaf swung away from us, and light inside."""
    return (
        path("M0 130V-46H84V130", "clay")
        + path("M84-44V130L108 129.600V-30z", "oat")
        + ellipse(102, 52, 2.6, 4.1, 0, "clayfill")
    )


def cups() -> str:
    """Three cups and two pads with wires to a monitor, for a back at y = 32."""
    cup = "M0 32V24A6.3 6.3 0 0 1 12.6 24V32zM6.3 17.500V13"
    return (
        "".join(group(path(cup, "sun"), x) for x in (0, 16.5, 33))
        + path(
            "M82 30C110 10 140 21 148 19S157 14 157 9M100 33C120 4 144 19 150 13S153 12 153 9",
            "wire",
        )
        + rect(67, 28.5, 12.5, 5, 1.5, "shoe")
        + rect(88, 32, 12.5, 5, 1.5, "shoe")
        + path("M163.5 9V126.500M149 127H178")
        + rect(145, -21, 37.5, 30, 4, "oat")
        + path("M151-6.500H156.500L159.5-12.5 163.5 0 166.5-6.500H176")
    )


def phone() -> str:
    """A telephone held upright at 0, 0."""
    return rect(-4.2, -7, 8.4, 14, 1.6, "sheet")


def paper() -> str:
    """One sheet with lines of writing, its top at 0, 0."""
    return path("M-8-10H8V12H-8z", "sheet") + path("M-4-5H4M-4 0H4M-4 5H1")


def walker() -> str:
    """A walking frame 34 deep with its grip at y = 46."""
    return path("M0 129.6 6 50Q7 46 12 46H24Q28 46 29 50L36 129.600M3.5 92H32.5")


def plant() -> str:
    """A leafy plant in a pot."""
    leaves = "M0 103Q-18 93-23 66-2 78 0 103zM0 103Q-10 66 8 45 16 74 0 103zM0 103Q4 84 24 77 20 100 0 103z"
    return path(leaves, "sage") + path("M-14.5 102.500H14L10.5 129.600H-10.500z", "oat")


def tree() -> str:
    """A tree in clay line; its trunk stands at 0."""
    crown = "M0 58C-22 64-37 50-35 28-45 2-18-16-4-10 8-34 40-20 43-2 64 4 66 36 45 44 42 64 14 68 0 58z"
    return path(crown + "V130", "clay")


def _window(x: float, y: float, w: float, h: float) -> str:
    return (
        rect(x - w / 2, y, w, h, 1.5, "sun")
        + path(f"M{x:g} {y:g}V{y + h:g}M{x - w / 2:g} {y + h / 2:g}H{x + w / 2:g}")
    )  # fmt: skip


def house() -> str:
    """A house in clay line 317 wide between its walls, open below; peak at 158.5, -130."""
    return path("M0 130V-2.7M-22 15 158.5-130 339 15M317-2.7V130", "clay") + _window(158.5, -72, 55, 49)


def small_house() -> str:
    """A house further on: 190 wide, peak at 95, -43."""
    return path("M0 130V31M-25 51 95-43 215 51M190 31V130", "clay") + _window(95, 16, 60, 53)


def office() -> str:
    """An office in clay line 272 wide, four windows, one lit."""
    dark = "".join(rect(x, -93, 50, 30, 1.5) for x in (29, 84, 194))
    return path("M0 130V-117H272V130", "clay") + dark + rect(139, -93, 50, 30, 1.5, "sun")


THINGS: dict[str, Callable[[], str]] = {
    make.__name__.replace("_", "-"): make
    for make in (
        armchair, bag, bed, chair, couch, counter, cups, desk, door, doorway, house, office,
        office_chair, open_door, paper, phone, pillow, plant, small_house, stool, table, towel,
        tree, walker, wall,
    )
}  # fmt: skip


def draw_thing(name: str, x: float, y: float = FLOOR, flip: bool = False, scale: float = 1) -> str:
    """A thing at x, standing on y, turned to the left when flipped."""
    return group(THINGS[name](), x, y - FLOOR * scale, flip, scale)
