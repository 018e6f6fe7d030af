"""A warning or error in the log that a test did not expect fails it."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

WATCHED = ("energy_desktop", "asyncio")
EXPECTING = {"caplog", "allow_log"}


class Kept(logging.Handler):
    """Keeps what is WARNING or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record as a line, unless it only says that this computer is slow."""
        if record.name == "asyncio" and record.getMessage().startswith("Executing "):
            return
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture
def allow_log() -> None:
    """Ask for this in a test that makes warnings on purpose and does not look at them."""


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    """Whoever runs the program in a test sets up its log, which the next test must not inherit."""
    root, ours = logging.getLogger(), logging.getLogger("energy_desktop")
    handlers, levels = list(root.handlers), (root.level, ours.level)
    yield
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(levels[0])
    ours.setLevel(levels[1])


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    kept = Kept()
    for name in WATCHED:
        logging.getLogger(name).addHandler(kept)
    yield
    for name in WATCHED:
        logging.getLogger(name).removeHandler(kept)
    if kept.lines and not EXPECTING & set(request.fixturenames):
        pytest.fail("unexpected in the log:\n" + "\n".join(kept.lines), pytrace=False)
