"""`./run build`: the site as it is published. At every moment the last whole site is there."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from commands.errors import BuildError, in_words
from commands.past import CACHE, ROOT, Past, inputs, still_there, version
from plugins.model.memory import Memory

SBOM = "sbom.cdx.json"


def publish(output: str, now: str = "", **overrides: Any) -> int:
    """Build the site as it is published `now`; say in one line what came of it. Returns the exit code."""
    gc.disable()  # a third of the time, and there is little to collect
    try:
        return _publish(output, now, overrides)
    finally:
        gc.freeze()  # nor is there when Python ends, which looks all the same
        gc.enable()


def _publish(output: str, now: str, overrides: dict[str, Any]) -> int:
    started = time.perf_counter()
    folder = Path(os.path.realpath(output))
    try:
        if now:
            overrides["NOW"] = moment_of(now)
        memory = Memory(CACHE / "memory", version)
        is_whole = overrides.get("PAGES_ONLY") or folder.with_name(SBOM).exists()
        past = still_there(memory, folder, overrides) if is_whole and not now else None
        past = past or _make(folder, memory, overrides)
    except BuildError as failure:
        print(failure, file=sys.stderr)
        return 1
    except OSError as error:
        print(in_words(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\nStopped. {output}/ is the last whole site.", file=sys.stderr)
        return 130
    print(f"{output}/: {past.size}, {time.perf_counter() - started:.1f} s, {past.advice}")
    return 0


def _make(folder: Path, memory: Memory, overrides: Any) -> Past:
    """Build into a folder. Raises BuildError and OSError."""
    # These take longer to load than it takes to see that nothing has changed.
    from commands.generate import draw, generate, pass_gate, remember, settings_of, spare
    from commands.swap import alone, replacing

    with alone(folder):
        with replacing(folder, spare(CACHE, folder)) as fresh:
            draw(memory)
            settings = settings_of("publishconf.py", MEMORY=memory, **overrides)
            made_of = inputs(memory, overrides)
            generate(settings, fresh, folder)
            if not settings["PAGES_ONLY"]:
                pass_gate(fresh, settings)
                folder.with_name(SBOM).write_text(_bill(memory), encoding="utf-8")
        since = settings["LIBRARY"].practice.aware(settings["NOW"])
        past = Past(made_of, since, settings["UNTIL"], *summary(settings))
        memory.digests.again()
        if inputs(memory, overrides) == made_of:  # nobody saved anything meanwhile
            if settings["PAGES_ONLY"] or settings["HANDOUTS"]:  # else some could not be printed, and may be next time
                memory.put(f"past {folder}", past)
            remember(settings)
    return past


def _bill(memory: Memory) -> str:
    """The bill of materials."""

    def make() -> str:
        from commands.locks import packages
        from commands.sbom import sbom

        return sbom(packages())

    locks = memory.digests.of_all([ROOT / "requirements.lock", ROOT / "package-lock.json"])
    return memory.recall(f"bill {locks}", make)


def moment_of(text: str) -> datetime:
    """A moment as people write it: on the practice's clocks, or with an offset. Raises BuildError."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise BuildError(f'"{text}" is not a moment. Write it like 2027-01-15T09:00.') from None


def summary(settings: Mapping[str, Any]) -> tuple[str, str]:
    """What a build came to: size and advice."""
    sizes, warnings = settings["LEDGER"].sizes, settings["WARNINGS"]
    pages = sum(name.endswith(".html") for name in sizes)
    advice = f"{warnings} warning{'s' * (warnings != 1)}{' (./run check shows them)' * bool(warnings)}"
    return f"{pages} pages, {len(sizes)} files, {sum(sizes.values()):,} bytes", advice
