"""Every picture of the site, drawn from joints: people, rooms, icons and the mark."""

from drawing.exercises import draw_exercise
from drawing.icons import sprite
from drawing.scenes import SCENES

__all__ = ["SCENES", "draw_exercise", "sprite"]
