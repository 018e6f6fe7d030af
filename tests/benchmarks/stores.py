"""Speed of the embedded time series store, beside a yardstick measured in the same run.

Run: python -m tests.benchmarks.stores. Prints rows/s of inserts into a store that already holds
5 million readings (the yardstick: the same batches appended with nothing looked up), the time of
envelopes, and the memory in use.
"""

from __future__ import annotations

import asyncio
import resource
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import numpy as np

from energy_desktop.models import ReadingColumns, Source
from energy_desktop.stores.duckdb import DuckDbStore
from energy_desktop.stores.duckdb_file import Cursor
from energy_desktop.stores.duckdb_readings import texts

STORED = 5_000_000
ENTITIES = [f"sensor.device_{number}_power" for number in range(55)]
START_US = 1_760_000_000_000_000
STEP_US = 17_500  # 55 sensors, each about once a second
DAY_US = 86_400_000_000
NOISE = np.random.default_rng(2025)


def readings(first: int, rows: int) -> ReadingColumns:
    """Rows number ``first`` … of an endless even stream of all entities."""
    number = np.arange(first, first + rows, dtype=np.int64)
    names = [ENTITIES[n % len(ENTITIES)] for n in number.tolist()]
    state = np.round(NOISE.normal(500, 100, rows), 1)
    return ReadingColumns(names, START_US + number * STEP_US, state, [Source.LIVE] * rows)


async def timed(work: Callable[[], Awaitable[object]]) -> float:
    """Milliseconds that ``work`` takes."""
    start = time.perf_counter()
    await work()
    return (time.perf_counter() - start) * 1_000


async def append_blindly(store: DuckDbStore, batch: ReadingColumns) -> None:
    """The yardstick: one commit of the same rows into a table that is never looked into."""

    def job(cursor: Cursor) -> None:
        names, sources = texts(batch.entity_ids), texts(batch.sources)
        columns = {"e": names, "v": batch.state, "s": sources, "t": batch.at}
        cursor.register("batch", columns)
        cursor.execute("INSERT INTO yardstick SELECT e, v, s, t FROM batch").fetchall()

    await store._file.write(job)


async def measure_inserts(store: DuckDbStore, first: int, rows: int, times: int) -> int:
    """Print the insert of batches of ``rows``, alternating with the yardstick; the next row."""
    ours, yardstick = [], []
    for _ in range(times):
        batch = readings(first, rows)
        first += rows
        ours.append(await timed(partial(store.write_readings, batch)))
        yardstick.append(await timed(partial(append_blindly, store, batch)))
    for name, taken in (("insert if absent", ours), ("yardstick: append", yardstick)):
        median, worst = statistics.median(taken), max(taken)
        rate = f"{rows / median * 1_000:>9,.0f} rows/s"
        print(f"{rows:>6} rows, {name:<18} {median:6.1f} ms (worst {worst:5.1f}), {rate}")
    return first


async def measure_queries(store: DuckDbStore, end_us: int) -> None:
    """Print the time of envelopes at 4,000 points, and of the newest reading of each entity."""
    entity_id = ENTITIES[7]
    for name, start_us in (("24 h", end_us - DAY_US), ("all", START_US)):
        draw = partial(store.envelope, entity_id, start_us, end_us, 4_000)
        taken = [await timed(draw) for _ in range(7)]
        rows = len(await store.readings(entity_id, start_us, end_us))
        print(f"envelope of {name:<4} ({rows:,} readings) {statistics.median(taken):6.1f} ms")
    newest = await timed(partial(store.last_readings, ENTITIES))
    print(f"newest reading of {len(ENTITIES)} entities {newest:6.1f} ms")


async def main() -> None:
    """Fill a store, then measure it."""
    with tempfile.TemporaryDirectory() as folder:
        store = DuckDbStore(Path(folder) / "readings.duckdb")
        await store.open()
        await store._file.write(
            lambda c: c.execute("CREATE TABLE yardstick (e VARCHAR, v DOUBLE, s VARCHAR, t BIGINT)")
        )
        filled = await timed(lambda: fill(store))
        print(f"{STORED:,} readings written in batches of 250,000 in {filled / 1_000:.1f} s")
        first = await measure_inserts(store, STORED, 1_000, 40)
        first = await measure_inserts(store, first, 10_000, 15)
        await measure_queries(store, START_US + first * STEP_US)
        await store.close()
        size = (Path(folder) / "readings.duckdb").stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    print(f"file {size:.0f} MB with the yardstick's rows, peak memory of the process {peak:.0f} MB")


async def fill(store: DuckDbStore) -> None:
    """Write ``STORED`` readings."""
    for first in range(0, STORED, 250_000):
        await store.write_readings(readings(first, 250_000))


if __name__ == "__main__":
    asyncio.run(main())
