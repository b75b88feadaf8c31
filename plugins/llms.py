"""What /llms.txt says. Writes the context `digest`."""

from __future__ import annotations

from pelican import signals
from pelican.generators import Generator

from plugins.views.llms import digest


def add_digest(generators: list[Generator]) -> None:
    settings = generators[0].settings
    generators[0].context["digest"] = digest(settings["LIBRARY"], settings["NOW"])


def register() -> None:
    signals.all_generators_finalized.connect(add_digest)
