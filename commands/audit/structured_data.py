"""Compiles the structured data of a built site against the words of schema.org, as types.

The types are schema-dts (https://github.com/google/schema-dts): a property that a type does not have,
or a value of the wrong kind, is an error of the TypeScript compiler. Both come from package.json.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from commands.audit.site import BuiltSite, Page
from commands.node import MODULES, install
from plugins.model.problem import Problem

COMPILER = MODULES / "typescript/bin/tsc"
OPTIONS = ("--noEmit", "--strict", "--skipLibCheck", "--pretty", "false", "--module", "preserve")
ERROR = re.compile(r"^graphs\.ts\((\d+),\d+\): error TS\d+: (.*(?:\n\s.*)*)", re.MULTILINE)
TYPES_FILE = re.compile(r"""'"[^"]*/schema"'""")
TYPE = re.compile(r"[A-Z]\w*")


@dataclass(frozen=True)
class Node:
    """A node of the graph in a `script` element of a page."""

    page: Page
    script: etree._Element
    data: Any

    @property
    def type(self) -> str:
        """The name of its type as TypeScript knows it."""
        name = self.data.get("@type")
        return name if isinstance(name, str) and TYPE.fullmatch(name) else "Thing"


def structured_data(site: BuiltSite) -> Iterator[Problem]:
    """A search engine leaves out what it cannot read, and tells nobody."""
    nodes: list[Node] = []
    for page in site.pages:
        try:
            nodes += nodes_of(page)
        except (ValueError, LookupError, TypeError) as error:
            yield page.problem(page.line_of("application/ld+json"), f"The structured data is no graph: {error}")
    yield from mistakes(nodes)


def nodes_of(page: Page) -> Iterator[Node]:
    """The nodes of the graphs of a page. Raises ValueError, LookupError or TypeError where one is no graph."""
    for script in page.tree.iter("script"):
        if script.get("type") == "application/ld+json":
            for data in json.loads(script.text or "")["@graph"]:
                yield Node(page, script, data)


def mistakes(nodes: Sequence[Node]) -> Iterator[Problem]:
    """What schema.org does not know or takes in another form. Raises MissingToolsError."""
    node = install()
    lines = [f"const n{n}: s.{one.type} = {json.dumps(one.data)};" for n, one in enumerate(nodes)]
    with tempfile.TemporaryDirectory(dir=MODULES) as folder:
        text = "\n".join(['import type * as s from "schema-dts";', *lines, "export {};"])
        Path(folder, "graphs.ts").write_text(text, encoding="utf-8")
        done = subprocess.run(
            [node, COMPILER, *OPTIONS, "graphs.ts"], cwd=folder, capture_output=True, text=True, check=False
        )
    found = ERROR.findall(done.stdout)
    if done.returncode and not found:
        raise RuntimeError(f"The compiler did not run: {done.stdout}{done.stderr}")
    for line, message in found:
        one = nodes[int(line) - 2]
        reason = TYPES_FILE.sub("schema.org", message.splitlines()[-1].strip())
        yield one.page.problem(one.script, f"{one.data.get('@type')}: {reason}")
