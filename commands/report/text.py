"""The report for a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from commands.report.findings import Report
from plugins.model.problem import counted


def as_text(report: Report) -> None:
    """Print it. Colors only on a terminal; "!" marks what cannot wait."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(Text(f"{report.name}: the site on {report.day}", style="bold"))
    console.print(headline(report))
    for section in report.sections:
        console.print()
        console.print(Text(section.title, style="bold underline"))
        console.print(Text(section.advice if section.lines else section.none, style="dim"))
        for line in section.lines:
            mark = ("! ", "bold red") if line.urgent else ("- ", "")
            console.print(Text.assemble(mark, line.text, (f"  {line.where}" if line.where else "", "dim")))


def headline(report: Report) -> str:
    """How it is, in a sentence."""
    if not report.urgent:
        return "Nothing is urgent."
    return f"{counted(report.urgent, 'thing')} cannot wait, marked in the lists below."
