"""A home to fill by hand, on stores in memory and on the real ones."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from energy_desktop.stores import open as stores_open
from tests.fakes.memory_store import memory_stores
from tests.fakes.recorded_home import RecordedHome


@pytest.fixture
def home() -> RecordedHome:
    """On stores in memory."""
    return RecordedHome(memory_stores())


@pytest.fixture
async def embedded_home(tmp_path: Path) -> AsyncIterator[RecordedHome]:
    """On DuckDB with SQLite."""
    opened = await stores_open.open_embedded(tmp_path / "data")
    yield RecordedHome(opened.stores)
    await stores_open.close(opened.stores)


@pytest.fixture(params=["memory", "embedded"])
def any_home(request: pytest.FixtureRequest) -> RecordedHome:
    """On stores in memory, and on DuckDB with SQLite."""
    name = "home" if request.param == "memory" else "embedded_home"
    found: RecordedHome = request.getfixturevalue(name)
    return found
