"""What a handout shows: a guide or an exercise on paper, in the fewest words that keep a reader safe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import batched

from plugins.model.blocks import URGENCIES
from plugins.model.body import LINK, scan
from plugins.model.entries import Dose, Exercise, Post
from plugins.model.practice import Practice
from plugins.views.exercises import frames, how_often, routine
from plugins.views.material import Material
from plugins.views.page import Day, DoseFact, Frame
from plugins.views.text import day, smart
