"""The blocks that authors may use in a text, declared once for the checks and for the rendering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plugins.model.entries import Dose

Argument = Literal["none", "words", "urgency", "service", "exercise", "image"]

URGENCIES = {
    "emergency": "Emergency: call 911 if",
    "urgent": "Urgent: call us or a doctor if",
    "stop": "Stop and call us if",
}
"""The levels of a safety card, most urgent first, and the heading that says so in words."""

DECORATIVE = "decorative"
"""Written instead of the words of a picture that adds nothing to the text: it is then passed over."""


@dataclass(frozen=True)
class Block:
    """A block between `/// name | argument` and `///`.

    `inside` names the block it has to stand in; an empty string means anywhere, "top" means directly in
    the text. `options` may follow the first line, indented by four spaces.
    """

    name: str
    argument: Argument
    purpose: str
    inside: str = ""
    options: frozenset[str] = frozenset()


BLOCKS = {
    block.name: block
    for block in (
        Block("safety", "urgency", "A safety card. The level makes its heading."),
        Block("do", "none", "A list of things to do."),
        Block("dont", "none", "A list of things not to do."),
        Block("compare", "words", "A comparison table with a caption."),
        Block("decide", "words", "A decision aid: a question and two choices."),
        Block("choice", "words", "One choice of a decision aid.", inside="decide"),
        Block("steps", "none", "A numbered list drawn as a route."),
        Block("question", "words", "A question that opens to its answer."),
        Block("figure", "image", "A picture with a caption.", options=frozenset({"alt"})),
        Block("cta", "service", "A call to action within a post.", inside="top"),
        Block("exercise", "exercise", "The card of an exercise.", inside="top", options=frozenset(Dose.model_fields)),
    )
}
