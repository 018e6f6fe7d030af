"""Summaries lie in the order of sensors once a span is over, and are the same as before."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import duckdb
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from energy_desktop.models import Period
from energy_desktop.stores.duckdb import DuckDbStore
from energy_desktop.stores.duckdb_order import SENSORS, SPAN_US
from energy_desktop.stores.duckdb_schema import STEPS
from energy_desktop.stores.duckdb_summaries import TABLES
from energy_desktop.summaries import COLUMNS, HOUR_US, LENGTH_US
from tests.stores.backends import batch

NAMES = ["sensor.c", "sensor.a", "sensor.b"]
EVER = (-(2**62), 2**62)
FIVE = Period.FIVE_MINUTES
WEEK_US = SPAN_US[FIVE]


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DuckDbStore]:
    opened = DuckDbStore(tmp_path / "readings.duckdb")
    await opened.open()
    yield opened
    await opened.close()


async def write(store: DuckDbStore, hours: Sequence[int]) -> None:
    """A reading of each sensor in each of these hours, each hour made at once."""
    for hour in hours:
        rows = [(name, hour * HOUR_US + i, float(hour + i)) for i, name in enumerate(NAMES)]
        await store.write_readings(batch(*rows))
        assert await store.summarise((hour + 1) * HOUR_US, 100)


async def lying(store: DuckDbStore, period: Period) -> list[tuple[str, int]]:
    """The rows as they lie in the file."""
    sql = f"SELECT entity_id, start FROM {TABLES[period]} ORDER BY rowid"
    return await store._file.read(lambda cursor: cursor.execute(sql).fetchall())


def in_order(rows: Sequence[tuple[str, int]], period: Period) -> list[tuple[str, int]]:
    return sorted(rows, key=lambda row: (row[1] // SPAN_US[period], row))


def by_span(rows: Sequence[tuple[str, int]], period: Period) -> list[tuple[str, int]]:
    return sorted(rows, key=lambda row: row[1] // SPAN_US[period])


async def test_a_span_that_is_over_is_put_in_the_order_of_sensors(store: DuckDbStore) -> None:
    await write(store, [0, 1, 2, 3])
    before = await lying(store, FIVE)
    assert before != in_order(before, FIVE)
    assert await store.summarise(WEEK_US - 1, 100) == 0
    assert await lying(store, FIVE) == before
    assert await store.summarise(WEEK_US, 100) == 1
    assert await lying(store, FIVE) == in_order(before, FIVE)
    assert await store.summarise(WEEK_US, 100) == 0


async def test_an_hour_that_came_late_is_put_in_its_place(store: DuckDbStore) -> None:
    await write(store, [0, 2])
    assert await store.summarise(WEEK_US, 100) == 1
    await write(store, [1])
    assert await store.summarise(WEEK_US, 100) == 1
    found = await lying(store, FIVE)
    assert len(found) == 9
    assert found == in_order(found, FIVE)


async def test_hours_of_the_past_are_ordered_before_those_of_now(store: DuckDbStore) -> None:
    now = 10 * WEEK_US
    await write(store, [now // HOUR_US, 5])
    assert await store.summarise(now + HOUR_US, 100) == 1
    assert (await lying(store, FIVE))[-3:] == [(name, 5 * HOUR_US) for name in sorted(NAMES)]


async def test_many_sensors_are_ordered_some_at_a_time(store: DuckDbStore) -> None:
    await write(store, [0, 1])
    names = [f"sensor.{number:03d}" for number in range(SENSORS)]
    await store.write_readings(batch(*((name, HOUR_US + 9, 1.0) for name in names)))
    assert await store.summarise(2 * HOUR_US, 1_000) == SENSORS
    steps = [await store.summarise(WEEK_US, 100) for _ in range(3)]
    assert steps == [1, 1, 0]
    rows = await lying(store, FIVE)
    assert len(rows) == 6 + SENSORS
    assert rows == in_order(rows, FIVE)


async def test_a_file_of_an_older_program_is_put_in_order(tmp_path: Path) -> None:
    path = tmp_path / "older.duckdb"
    starts = [-HOUR_US, 0, WEEK_US - HOUR_US, 60 * WEEK_US]
    with duckdb.connect(path) as connection:
        for step in STEPS[:3]:
            connection.execute(step)
        connection.execute("INSERT INTO meta VALUES ('generation', 'a'), ('schema_version', '3')")
        for table in TABLES.values():
            rows = ", ".join(f"('sensor.b', {start}, 1)" for start in starts)
            connection.execute(f"INSERT INTO {table} (entity_id, start, count) VALUES {rows}")
    store = DuckDbStore(path)
    await store.open()
    sql = "SELECT period, start, done FROM spans_to_order"
    marked = await store._file.read(lambda cursor: cursor.execute(sql).fetchall())
    await store.close()
    spans = {(period, at // us * us, "") for period, us in SPAN_US.items() for at in starts}
    assert sorted(marked) == sorted(spans)


async def test_summaries_that_are_forgotten_are_not_ordered(store: DuckDbStore) -> None:
    await write(store, [0, 1])
    await store.forget_summaries()
    assert await store.summarise(HOUR_US, 100) == 3
    assert await store.summarise(2**61, 100) == 3
    assert [await store.summarise(2**61, 100) for _ in range(3)] == [1, 1, 0]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hours=st.lists(st.integers(-3_000, 3_000), min_size=1, max_size=12))
async def test_in_order_they_say_the_same(store: DuckDbStore, hours: list[int]) -> None:
    await write(store, hours)
    before = {
        (name, period): await store.summaries(name, period, *EVER)
        for name in NAMES for period in LENGTH_US
    }  # fmt: skip
    while await store.summarise(2**61, 10_000):
        pass
    for (name, period), expected in before.items():
        found = await store.summaries(name, period, *EVER)
        for column in COLUMNS:
            np.testing.assert_array_equal(getattr(found, column), getattr(expected, column))
        rows = await lying(store, period)
        assert by_span(rows, period) == in_order(rows, period)
