"""The theme's templates, and its components outside of them: within texts, in the gallery, in tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, meta, nodes

from plugins.model.digests import names

COMPILED = Path(__file__).parents[2] / ".cache" / "templates"
"""Where compiled templates are kept, by what they say; deleting the folder costs a quarter of a second."""
COMPILED.mkdir(parents=True, exist_ok=True)

JINJA: dict[str, Any] = {
    "bytecode_cache": FileSystemBytecodeCache(str(COMPILED)),
    "trim_blocks": True,
    "lstrip_blocks": True,
    "autoescape": True,
    "undefined": StrictUndefined,
    "extensions": [],
}
"""Jinja's options, the same for pages (`JINJA_ENVIRONMENT`) and for components."""


@lru_cache(maxsize=2)
def _environment(theme: Path, version: str) -> Environment:
    """The templates of a theme as it is in a version of its files: Jinja does not see when an imported one changes."""
    return Environment(loader=FileSystemLoader(theme / "templates"), auto_reload=False, **JINJA)


@dataclass(frozen=True)
class Look:
    """How a template shows what it is given: `source` names it with all that it includes, `site` are the parts of the
    view of the site that these show, like ("scripts", "search")."""

    source: str
    site: Sequence[tuple[Any, ...]]

    def of(self, site: object) -> str:
        """Names the template with what it shows of a view of the site."""
        return names(self.source, *(repr(_part(site, path)) for path in self.site))


class Templates:
    """The page templates of a `theme`, whose files are in a `version`."""

    def __init__(self, theme: Path, version: str = "") -> None:
        self._environment = _environment(theme, version)

    def render(self, name: str, given: Mapping[str, Any]) -> str:
        """What a template shows of what it is given."""
        return self._environment.get_template(name).render(given)

    def looks(self) -> Mapping[str, Look]:
        """The look of each template, by the name of its file."""
        assert self._environment.loader
        found = {
            name: self._environment.loader.get_source(self._environment, name)
            for name in self._environment.list_templates()
        }
        sources = {name: source for name, (source, _, _) in found.items()}
        trees = {name: self._environment.parse(source, name, file) for name, (source, file, _) in found.items()}
        parts = {name: set(meta.find_referenced_templates(tree)) for name, tree in trees.items()}
        shown = {name: set(_site_parts(tree)) for name, tree in trees.items()}
        closures = {name: _closure(name, parts) for name in sources}
        return {
            name: Look(
                source=names(*(sources[part] for part in closure)),
                site=sorted(set().union(*(shown[part] for part in closure)), key=repr),
            )
            for name, closure in closures.items()
        }


def _closure(name: str, parts: Mapping[str, set[str | None]]) -> Sequence[str]:
    """A template and all that it includes, and what these include; all there are where a name is made while it runs."""
    found, open_ = {name}, [name]
    while open_:
        for part in parts[open_.pop()]:
            if part is None:
                return sorted(parts)
            if part not in found:
                found.add(part)
                open_.append(part)
    return sorted(found)


def _site_parts(tree: nodes.Template) -> Iterator[tuple[Any, ...]]:
    """The parts of `site` that a template names: () where it names the whole."""
    longer = [*tree.find_all(nodes.Getattr), *tree.find_all(nodes.Getitem)]
    within = {id(step.node) for step in longer}  # type: ignore[attr-defined]
    for step in (*longer, *tree.find_all(nodes.Name)):
        if id(step) not in within and (path := _path(step)) is not None:
            yield path


def _path(step: nodes.Node) -> tuple[Any, ...] | None:
    """From `site` to what an expression names; None where it begins elsewhere."""
    if isinstance(step, nodes.Name):
        return () if step.name == "site" else None
    if not isinstance(step, nodes.Getattr | nodes.Getitem) or (path := _path(step.node)) is None:
        return None
    if isinstance(step, nodes.Getattr):
        return (*path, step.attr)
    return (*path, step.arg.value) if isinstance(step.arg, nodes.Const) else path


def _part(value: Any, path: Sequence[Any]) -> Any:
    """What stands at the end of a path, or as far on it as there is something."""
    for step in path:
        if isinstance(value, Mapping) and step in value:
            value = value[step]
        elif isinstance(step, str) and hasattr(value, step) and not callable(getattr(value, step)):
            value = getattr(value, step)
        else:
            break
    return value


class Components:
    """Renders the macros of theme/templates/components, one per file and named like it. Theme and version as for
    `Templates`."""

    def __init__(self, theme: Path, version: str = "") -> None:
        self._environment = _environment(theme, version)

    def render(self, name: str, /, *args: Any, **options: Any) -> str:
        """The HTML of a component."""
        module = self._environment.get_template(f"components/{name}.html").module
        return str(getattr(module, name)(*args, **options))
