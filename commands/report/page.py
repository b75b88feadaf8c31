"""The report as a page that needs no other file."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from commands.report.findings import Report
from commands.report.text import headline

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def as_page(report: Report) -> str:
    """The report as HTML."""
    return TEMPLATES.get_template("page.html").render(report=report, headline=headline(report))
