"""An open store of each backend, closed after the test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from energy_desktop.stores.base import StateStore, TimeSeriesStore
from energy_desktop.stores.duckdb import DuckDbStore
from tests.fakes.memory_store import MemoryStore
from tests.stores.backends import COVERAGE, SERIES, STATE


@pytest.fixture(params=list(SERIES))
async def series(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[TimeSeriesStore]:
    store = SERIES[request.param](tmp_path)
    await store.open()
    yield store
    await store.close()


@pytest.fixture(params=list(COVERAGE))
async def coverage(
    request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[MemoryStore | DuckDbStore]:
    store = COVERAGE[request.param](tmp_path)
    await store.open()
    yield store
    await store.close()


@pytest.fixture(params=list(STATE))
async def state(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[StateStore]:
    store = STATE[request.param](tmp_path)
    await store.open()
    yield store
    await store.close()
