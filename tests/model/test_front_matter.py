"""What is written as front matter is read back as it was."""

import pytest

from plugins.model.document import parse_yaml
from plugins.model.front_matter import as_yaml


@pytest.mark.parametrize(
    "value",
    ["plain", "no", "2026-01-05", "12:30", "a: b", "# one", "- x", "'quoted'", 'say "yes"', "[a, b]", "&amp", "*x",
     " x", "null", "é 🙂", "two\nlines", ["one", "2: two"], {"inner": ["a"], "other": "b"}],
)  # fmt: skip
def test_a_value_comes_back(value: object) -> None:
    assert parse_yaml("a.md", as_yaml({"field": value})).data == {"field": value}


def test_it_looks_as_people_write_it() -> None:
    fields = {"title": "Sore knees", "date": "2026-01-05", "tags": ["knee"], "order": 3, "gap": None}
    assert as_yaml(fields) == "title: Sore knees\ndate: 2026-01-05\ntags:\n  - knee\norder: 3\ngap:"
