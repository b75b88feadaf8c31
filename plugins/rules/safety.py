"""Advice on pain, exercise or recovery comes with the signs that need a doctor first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.entries import Post
from plugins.model.library import Library
from plugins.model.problem import Problem

CARD = 'Add a block "/// safety | stop" with the signs to stop at'


def safety_card_first(post: Post, library: Library, now: datetime) -> Iterator[Problem]:
    """Posts of certain topics have a safety card, and it stands before the first exercise."""
    topic = library.topics.get(post.topic)
    body = post.document.scanned
    cards = [block.line for block in body.named("safety")]
    exercises = [block.line for block in body.named("exercise")]
    if exercises and (not cards or cards[0] > exercises[0]):
        message = f"exercises need a safety card before the first one. {CARD} above this line."
        yield Problem(post.document.path, exercises[0], "", message)
    elif topic and topic.needs_safety_card and not cards:
        yield post.document.problem("topic", f'posts on "{topic.title}" need a safety card. {CARD} to the text.')
