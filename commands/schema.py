"""Compiles the structured data of a built site against the words of schema.org, as types.

The types are schema-dts (https://github.com/google/schema-dts): a property that a type does not have,
or a value of the wrong kind, is an error of the TypeScript compiler. Both come from package.json.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from commands.node import MODULES, MissingToolsError, install

COMPILER = MODULES / "typescript/bin/tsc"
OPTIONS = ("--noEmit", "--strict", "--skipLibCheck", "--pretty", "false", "--module", "preserve")
ERROR = re.compile(r"^graphs\.ts\((\d+),\d+\): error TS\d+: (.*(?:\n\s.*)*)", re.MULTILINE)
TYPES_FILE = re.compile(r"""'"[^"]*/schema"'""")
TYPE = re.compile(r"[A-Z]\w*")


@dataclass(frozen=True)
class Node:
    """A node of the graph of the page at `url`."""

    url: str
    data: Any

    @property
    def type(self) -> str:
        """The name of its type as TypeScript knows it."""
        name = self.data.get("@type")
        return name if isinstance(name, str) and TYPE.fullmatch(name) else "Thing"


class _Graphs(HTMLParser):
    """Collects what stands in the data blocks of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and ("type", "application/ld+json") in attrs

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts.append(data)
            self._inside = False


def nodes_of(site: Path) -> Iterator[Node]:
    """The nodes of all pages of a built site, in the order of addresses."""
    for file in sorted(site.rglob("*.html")):
        page = _Graphs()
        page.feed(file.read_text(encoding="utf-8"))
        url = "/" + file.relative_to(site).as_posix().removesuffix("index.html")
        for text in page.texts:
            for data in json.loads(text)["@graph"]:
                yield Node(url, data)


def mistakes(nodes: list[Node]) -> list[str]:
    """What schema.org does not know or takes in another form, a line each. Raises MissingToolsError."""
    node = install()
    lines = [f"const n{n}: s.{one.type} = {json.dumps(one.data)};" for n, one in enumerate(nodes)]
    with tempfile.TemporaryDirectory(dir=MODULES) as folder:
        text = "\n".join(['import type * as s from "schema-dts";', *lines, "export {};"])
        Path(folder, "graphs.ts").write_text(text, encoding="utf-8")
        done = subprocess.run(
            [node, COMPILER, *OPTIONS, "graphs.ts"], cwd=folder, capture_output=True, text=True, check=False
        )
    found = []
    for line, message in ERROR.findall(done.stdout):
        one = nodes[int(line) - 2]
        reason = TYPES_FILE.sub("schema.org", message.splitlines()[-1].strip())
        found.append(f"{one.url}: {one.data.get('@type')}: {reason}")
    if done.returncode and not found:
        raise RuntimeError(f"The compiler did not run: {done.stdout}{done.stderr}")
    return found


def schema(site: Path) -> int:
    """Print what is wrong in the structured data of a built site. Returns the exit code."""
    nodes = list(nodes_of(site))
    if not nodes:
        print(f"{site} holds no structured data. Run ./run build first.", file=sys.stderr)
        return 1
    try:
        found = mistakes(nodes)
    except MissingToolsError as missing:
        print(f"NOT CHECKED: the structured data. {missing}", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    for line in found:
        print(line, file=sys.stderr)
    pages = len({node.url for node in nodes})
    print(f"{len(nodes)} nodes on {pages} pages, {len(found)} not as schema.org has them")
    return 1 if found else 0
