"""Plans /_drafts/, in preview only: what is not public yet, and when it will be."""

from __future__ import annotations

from pelican import signals
from pelican.generators import Generator

from plugins.derived.ledger import Plan
from plugins.derived.output import file_of
from plugins.views.drafts import URL, drafts_page
from plugins.views.page import Page


def plan(generators: list[Generator]) -> None:
    settings = generators[0].settings

    def given() -> dict[str, Page]:
        return {"view": drafts_page(settings["TEXT"].material)}

    if settings["PREVIEW"]:
        generators[0].context["plans"].append(Plan(file_of(URL), "topics.html", given))


def register() -> None:
    signals.all_generators_finalized.connect(plan)
