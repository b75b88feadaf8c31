"""Plans /llms.txt."""

from __future__ import annotations

from pelican import signals
from pelican.generators import Generator

from plugins.derived.ledger import Plan
from plugins.views.llms import Digest, digest


def plan(generators: list[Generator]) -> None:
    settings = generators[0].settings

    def given() -> dict[str, Digest]:
        return {"digest": digest(settings["LIBRARY"], settings["NOW"])}

    generators[0].context["plans"].append(Plan("llms.txt", "llms.txt", given))


def register() -> None:
    signals.all_generators_finalized.connect(plan)
