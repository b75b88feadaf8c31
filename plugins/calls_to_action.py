"""The one call to action of every page. Writes the context `action`."""

from __future__ import annotations

from functools import partial

from pelican import signals
from pelican.generators import Generator

from plugins.views.actions import chosen


def add_actions(generators: list[Generator]) -> None:
    generators[0].context["action"] = partial(chosen, generators[0].settings["LIBRARY"])


def register() -> None:
    signals.all_generators_finalized.connect(add_actions)
