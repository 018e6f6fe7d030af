"""An open store of each backend, closed after the test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from energy_desktop.stores.base import StateStore, TimeSeriesStore
from energy_desktop.stores.duckdb import DuckDbStore
from energy_desktop.stores.questdb import QuestDbStore
from tests.fakes.memory_store import MemoryStore
from tests.servers.questdb import QuestDb
from tests.stores.backends import (
    COVERAGE,
    EVERY_SERIES,
    SERIES,
    STATE,
    MakeSeries,
    emptied,
    questdb_store,
)


@pytest.fixture(scope="session", params=EVERY_SERIES)
def make_series(request: pytest.FixtureRequest) -> MakeSeries:
    """Makes a new, empty time series store of each backend in turn, in a folder of the test's."""
    if request.param in SERIES:
        return SERIES[request.param]
    server: QuestDb = request.getfixturevalue("questdb")
    return lambda _: questdb_store(emptied(server))


@pytest.fixture
async def series(make_series: MakeSeries, tmp_path: Path) -> AsyncIterator[TimeSeriesStore]:
    store = make_series(tmp_path)
    try:
        await store.open()
        yield store
    finally:
        await store.close()


@pytest.fixture(params=list(COVERAGE))
async def coverage(
    request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[MemoryStore | DuckDbStore]:
    store = COVERAGE[request.param](tmp_path)
    try:
        await store.open()
        yield store
    finally:
        await store.close()


@pytest.fixture(params=list(STATE))
async def state(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[StateStore]:
    store = STATE[request.param](tmp_path)
    try:
        await store.open()
        yield store
    finally:
        await store.close()


@pytest.fixture
def server(questdb: QuestDb) -> QuestDb:
    """The QuestDB of all tests, with nothing in the tables of a store."""
    return emptied(questdb)


@pytest.fixture
async def questdb_series(server: QuestDb) -> AsyncIterator[QuestDbStore]:
    """An open store on it."""
    store = questdb_store(server)
    try:
        await store.open()
        yield store
    finally:
        await store.close()
