"""The backends that every contract suite runs over, and short ways to write down rows."""

from __future__ import annotations

import math
import time
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from energy_desktop.models import (
    Coverage,
    CoverageKind,
    Period,
    ReadingColumns,
    Source,
    StatisticsColumns,
    StatisticsSource,
)
from energy_desktop.stores.addresses import QuestDbAddress
from energy_desktop.stores.base import CoverageStore, SharedState, StateStore, TimeSeriesStore
from energy_desktop.stores.duckdb import DuckDbStore
from energy_desktop.stores.mongo import MongoStore
from energy_desktop.stores.questdb import QuestDbStore
from energy_desktop.stores.questdb_sql import TABLES
from energy_desktop.stores.sqlite import SqliteStore
from tests.fakes.manual_clock import ManualClock
from tests.fakes.memory_shared_state import MemorySharedState
from tests.fakes.memory_state_store import MemoryStateStore
from tests.fakes.memory_store import MemoryStore
from tests.servers import mongodb as mongodb_server
from tests.servers.mongodb import MongoDb
from tests.servers.questdb import PASSWORD, USER, QuestDb

MakeSeries = Callable[[Path], TimeSeriesStore]
EMBEDDED: dict[str, Callable[[Path], MemoryStore | DuckDbStore]] = {
    "memory": lambda folder: MemoryStore(),
    "duckdb": lambda folder: DuckDbStore(folder / "readings.duckdb"),
}
SERIES: dict[str, MakeSeries] = {**EMBEDDED}
EVERY_SERIES = [*SERIES, pytest.param("questdb", marks=pytest.mark.servers)]
COVERAGE: dict[str, Callable[[Path], MemoryStore | DuckDbStore | SharedState]] = {
    **EMBEDDED,
    "shared memory": lambda folder: MemorySharedState(),
}
STATE: dict[str, Callable[[Path], StateStore]] = {
    "memory": lambda folder: MemoryStateStore(),
    "sqlite": lambda folder: SqliteStore(folder / "state.sqlite"),
    "shared memory": lambda folder: MemorySharedState(),
}
LEASE: dict[str, Callable[[Path], SharedState]] = {"memory": lambda folder: MemorySharedState()}
MONGO = pytest.param("mongo", marks=pytest.mark.servers)

Row = tuple[str, int, float | None]
NAN = math.nan


def maker(
    request: pytest.FixtureRequest, embedded: dict[str, Callable[[Path], Any]]
) -> Callable[[Path], Any]:
    """Makes a store of the backend that a fixture asks for; on a server in a new database."""
    if request.param in embedded:
        return embedded[request.param]
    server: MongoDb = request.getfixturevalue("mongodb")
    # A slow computer is no fault.
    return lambda folder: on_mongodb(server, "timeoutMS=60000")


def on_mongodb(server: MongoDb, *options: str, database: str = "") -> MongoStore:
    """A store, not open yet, in the named database, else in a new one."""
    return MongoStore(
        server.uri(database or f"test-{uuid.uuid4().hex}", *options), mongodb_server.PASSWORD
    )


def questdb_store(
    server: QuestDb,
    coverage: CoverageStore | None = None,
    clock: ManualClock | None = None,
    **address: Any,
) -> QuestDbStore:
    """A store on a server, with the tables that it finds there."""
    known: dict[str, Any] = {"http_port": server.port, "user": USER, "password": PASSWORD}
    where = QuestDbAddress(**{"host": "127.0.0.1"} | known | address)
    now = time.monotonic if clock is None else (lambda: clock.now().timestamp())
    return QuestDbStore(where, coverage or MemoryStore(), now)


def without_tables(server: QuestDb) -> QuestDb:
    """The server as it was before a store was there."""
    for name in TABLES:
        server.query(f"DROP TABLE IF EXISTS {name}")
    return server


def batch(*rows: Row, source: Source = Source.LIVE) -> ReadingColumns:
    """Readings of (entity_id, at, state); None is an unknown state."""
    states = [math.nan if state is None else state for _, _, state in rows]
    return ReadingColumns(
        entity_ids=[entity_id for entity_id, _, _ in rows],
        at=np.array([at for _, at, _ in rows], dtype=np.int64),
        state=np.array(states, dtype=np.float64),
        sources=[source] * len(rows),
    )


def many(rows: int, start_us: int = 0, step_us: int = 1_000_000) -> ReadingColumns:
    """Readings of ``a`` at equal distances, each with a state of its own."""
    at = start_us + np.arange(rows, dtype=np.int64) * step_us
    return ReadingColumns(["a"] * rows, at, at / 7, [Source.LIVE] * rows)


def rows_of(readings: ReadingColumns) -> list[Row]:
    """The (entity_id, at, state) of readings; an unknown state is None."""
    times, states = readings.at.tolist(), readings.state.tolist()
    known = [None if math.isnan(state) else state for state in states]
    return list(zip(readings.entity_ids, times, known, strict=True))


def hours(
    entity_id: str, sums: dict[int, float], period: Period = Period.HOUR
) -> StatisticsColumns:
    """Statistics of a meter: start → sum; the other figures are unknown."""
    start = np.array(list(sums), dtype=np.int64)
    unknown = np.full(len(sums), np.nan)
    total = np.array(list(sums.values()), dtype=np.float64)
    source = StatisticsSource.HA
    return StatisticsColumns(
        entity_id, period, source, start, unknown, total, unknown, unknown, unknown
    )


def live(start_us: int, end_us: int, scope: str = "*") -> Coverage:
    """An interval of live coverage."""
    return Coverage(scope, CoverageKind.LIVE, start_us, end_us)


def spans(coverage: Sequence[Coverage]) -> list[tuple[int, int]]:
    """Only the (start, end) of intervals."""
    return [(c.start_us, c.end_us) for c in coverage]


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by name, with what is in it."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
