"""Writes what docs/api.md says of each route: ``python -m tests.api.reference_file``."""

from __future__ import annotations

import re
from pathlib import Path

from energy_desktop.api.reference import examples, table
from energy_desktop.api.routes import DECLARED

FILE = Path(__file__).resolve().parents[2] / "docs" / "api.md"


def current(text: str) -> str:
    """The text with what the declarations say now."""
    for name, made in (("routes", table(DECLARED)), ("examples", examples(DECLARED))):
        begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
        text, count = pattern.subn(lambda _: f"{begin}\n{made}\n{end}", text)  # noqa: B023
        assert count == 1, name
    return text


if __name__ == "__main__":
    FILE.write_text(current(FILE.read_text()))
