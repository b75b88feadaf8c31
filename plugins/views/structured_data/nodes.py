"""A node of a graph, and how others refer to it."""

from __future__ import annotations

from typing import Any

Node = dict[str, Any]


def ref(website: str, name: str, url: str = "/") -> Node:
    """A reference to the thing called `name` on the page at `url`; within that thing, its identity."""
    return {"@id": f"{website}{url}#{name}"}
