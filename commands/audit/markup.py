"""HTML as the standard has it, by two validators that find different things."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from commands.audit.site import BuiltSite
from commands.node import MODULES, MissingToolsError, install
from plugins.model.problem import Problem

VNU = MODULES / "vnu-jar/build/dist/vnu.jar"
# The theme shows tables as blocks on a phone, which takes their meaning away in browsers: roles give it back
# (https://adrianroselli.com/2018/02/tables-css-display-properties-and-aria.html).
ROLES_OF_TABLES = "The “role” attribute must not be used on a “(td|th|tr)” element .*"
# A short life: the quick compiler of Java is enough, and the checker asks for a larger stack.
JAVA = ("-Xss2m", "-XX:TieredStopAtLevel=1")


def html_validate(site: BuiltSite) -> Iterator[Problem]:
    """Browsers mend what is wrong in the HTML, each in its own way (https://html-validate.org)."""
    program = MODULES / "html-validate/bin/html-validate.mjs"
    options = ["--preset", "standard", "--formatter", "json"]
    for file in _answer(install(), program, *options, site.folder.absolute()):
        for message in file["messages"]:
            name = site.name(Path(file["filePath"]))
            yield Problem(name, message["line"], "", f"{message['message']} ({message['ruleId']})")


def vnu(site: BuiltSite) -> Iterator[Problem]:
    """What the standard forbids in words only its own checker knows (https://validator.github.io/validator/).

    Style sheets are not shown to it: it does not know cascade layers.
    """
    java = shutil.which("java")
    if not java:
        needed = "sudo apt install default-jre-headless"
        raise MissingToolsError(f"There is no Java on this machine. On Debian or Ubuntu: {needed}")
    install()
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--errors-only", "--skip-non-html"]
    options += ["--filterpattern", ROLES_OF_TABLES]
    for message in _answer(java, *JAVA, "-jar", VNU, *options, site.folder.absolute())["messages"]:
        name = site.name(Path(unquote(urlsplit(message["url"]).path)))
        yield Problem(name, message.get("lastLine", 1), "", message["message"])


def _answer(*command: str | Path) -> Any:
    """What a tool says as JSON."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    try:
        return json.loads(done.stdout)
    except ValueError:
        raise MissingToolsError(f"{Path(command[0]).name} could not run it: {done.stdout}{done.stderr}") from None
