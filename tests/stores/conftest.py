"""An open store of each backend, closed after the test."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from energy_desktop.stores.base import SharedState, StateStore, TimeSeriesStore
from energy_desktop.stores.duckdb import DuckDbStore
from energy_desktop.stores.questdb import QuestDbStore
from tests.fakes.memory_store import MemoryStore
from tests.servers.questdb import QuestDb, emptied
from tests.stores.backends import (
    COVERAGE,
    EVERY_SERIES,
    LEASE,
    MONGO,
    SERIES,
    STATE,
    MakeSeries,
    maker,
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


@pytest.fixture(scope="session", params=[*COVERAGE, MONGO])
def make_coverage(
    request: pytest.FixtureRequest,
) -> Callable[[Path], MemoryStore | DuckDbStore | SharedState]:
    return maker(request, COVERAGE)


@pytest.fixture
async def coverage(
    make_coverage: Callable[[Path], MemoryStore | DuckDbStore | SharedState], tmp_path: Path
) -> AsyncIterator[MemoryStore | DuckDbStore | SharedState]:
    store = make_coverage(tmp_path)
    await store.open()
    yield store
    await store.close()


@pytest.fixture(scope="session", params=[*STATE, MONGO])
def make_state(request: pytest.FixtureRequest) -> Callable[[Path], StateStore]:
    return maker(request, STATE)


@pytest.fixture
async def state(
    make_state: Callable[[Path], StateStore], tmp_path: Path
) -> AsyncIterator[StateStore]:
    store = make_state(tmp_path)
    await store.open()
    yield store
    await store.close()


@pytest.fixture(scope="session", params=[*LEASE, MONGO])
def make_lease(request: pytest.FixtureRequest) -> Callable[[Path], SharedState]:
    return maker(request, LEASE)


@pytest.fixture
async def lease(
    make_lease: Callable[[Path], SharedState], tmp_path: Path
) -> AsyncIterator[SharedState]:
    store = make_lease(tmp_path)
    await store.open()
    yield store
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
