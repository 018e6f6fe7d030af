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


@pytest.fixture(params=["memory", "embedded"])
async def any_home(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[RecordedHome]:
    """On stores in memory, and on DuckDB with SQLite."""
    if request.param == "memory":
        yield RecordedHome(memory_stores())
        return
    opened = await stores_open.open_embedded(tmp_path / "data")
    yield RecordedHome(opened.stores)
    await stores_open.close(opened.stores)
