"""What a year costs: 50 sensors, a reading each every 16 seconds, drawn and summed up.

Run: python -m tests.benchmarks.pyramid [--rows N] [--servers]. The files are made once (100 million
readings take some minutes) and kept in the cache of the tests. Yardsticks in the same run: the same
answer by a plain scan of the readings, and rows written without any summary.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from energy_desktop.models import (
    SUBSCRIPTION_SCOPE,
    Coverage,
    CoverageKind,
    Period,
    ReadingColumns,
    to_us,
)
from energy_desktop.services import condensed
from energy_desktop.stores import open as stores_open
from energy_desktop.stores import pyramid
from energy_desktop.stores.base import Stores
from energy_desktop.stores.duckdb import DuckDbStore
from energy_desktop.stores.duckdb_file import Cursor
from tests.benchmarks.stores import readings
from tests.fakes.recorded_home import RecordedHome
from tests.servers.kinds import OnServers
from tests.servers.mongodb import MongoDb
from tests.servers.provision import cache_folder
from tests.servers.questdb import QuestDb

SENSORS: Final = 50
STEP_US: Final = 320_000
"""Of 50 sensors each about every 16 s: 98.6 million a year."""
YEAR_ROWS: Final = 100_000_000
ON_SERVERS: Final = 10_000_000
BEGAN: Final = datetime(2025, 1, 1, tzinfo=UTC)
PART: Final = 5_000_000
POWER, METER, INVERTER = "sensor.s0_power", "sensor.s1_energy", "sensor.s3_energy"
"""The last one is unavailable every night for some readings."""
_ROWS = f"""
    INSERT INTO energy_readings
    SELECT
        'sensor.s' || n % {SENSORS} || CASE WHEN n % 2 = 0 THEN '_power' ELSE '_energy' END,
        CASE WHEN n % {SENSORS} = 3 AND n * {STEP_US} % 86400000000 < 60000000 THEN NULL
        WHEN n % 2 = 0 THEN round(500 + 400 * sin(n / 4.3e7) + hash(n) % 1000 / 10, 1)
        ELSE round(n // {SENSORS} * 0.0021, 3) END,
        'live', ? + n * {STEP_US}
    FROM range(?, ?) numbers(n)
"""


class Home(RecordedHome):
    """The home of the benchmark at the end of its rows."""

    def __init__(self, stores: Stores, rows: int) -> None:
        super().__init__(stores)
        self.rows = rows
        self.end = BEGAN + timedelta(microseconds=rows * STEP_US)
        self.now = self.end + timedelta(hours=1)

    async def prepare(self) -> None:
        """Have the sensors known and all of their time covered."""
        power = {"unit": "W", "state_class": "measurement", "device_class": "power"}
        claims = []
        first, last = to_us(BEGAN), to_us(self.now)
        for number in range(SENSORS):
            name = f"sensor.s{number}_{'energy' if number % 2 else 'power'}"
            await self.sensor(name, None, **({} if number % 2 else power))
            claims.append(Coverage(name, CoverageKind.RECORDED, first, 2**62))
        claims.append(Coverage(SUBSCRIPTION_SCOPE, CoverageKind.LIVE, first, last))
        await self.stores.coverage.put_coverage(claims)

    @property
    def meters(self) -> list[str]:
        """The sensors that count."""
        return [f"sensor.s{n}_energy" for n in range(1, SENSORS, 2)]


def kept(rows: int) -> Path:
    """The folder of the files; ``filled`` makes it."""
    return cache_folder() / f"pyramid-{rows}-4"


@asynccontextmanager
async def filled(rows: int) -> AsyncIterator[Home]:
    """The files from the cache, made where they are not there."""
    folder = kept(rows)
    if not folder.exists():
        temporary = Path(tempfile.mkdtemp(dir=cache_folder(), prefix="pyramid-"))
        await _make(temporary, rows)
        await asyncio.to_thread(temporary.rename, folder)
    opened = await stores_open.open_embedded(folder)
    try:
        yield await _home(opened.stores, rows)
    finally:
        await stores_open.close(opened.stores)


async def _home(stores: Stores, rows: int) -> Home:
    home = Home(stores, rows)
    await home.prepare()
    return home


async def _make(folder: Path, rows: int) -> None:
    opened = await stores_open.open_embedded(folder)
    series = opened.stores.series
    assert isinstance(series, DuckDbStore)
    began = time.perf_counter()
    for first in range(0, rows, PART):
        bound = [to_us(BEGAN), first, min(rows, first + PART)]
        await series._file.write(partial(_insert, bound))
    print(f"wrote {rows:,} readings in {time.perf_counter() - began:.0f} s", flush=True)
    await (await _home(opened.stores, rows)).entities.load()
    began = time.perf_counter()
    await series.forget_summaries()
    made = 0
    while count := await series.summarise(2**62, 500):
        made += count
    print(f"made summaries of {made:,} hours in {time.perf_counter() - began:.0f} s", flush=True)
    await stores_open.close(opened.stores)


def _insert(bound: list[int], cursor: Cursor) -> None:
    cursor.execute(_ROWS, bound).fetchall()


async def median_ms(work: Callable[[], Awaitable[object]], times: int = 5) -> float:
    """The median time of some runs after a first one."""
    await work()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        await work()
        taken.append((time.perf_counter() - began) * 1_000)
    return statistics.median(taken)


async def measure_views(home: Home, plain: Callable[[], Callable[[], None]]) -> None:
    """Print month and year beside a plain scan of the year."""
    month, year = home.end - timedelta(days=30), max(BEGAN, home.end - timedelta(days=365))
    energy, averages = home.statistics.energy, home.statistics.averages
    views = {
        "line of 4,000 points": lambda start: home.readings.lines([POWER], start, home.end, 4_000),
        "mean, min, max by day": lambda start: averages([POWER], start, home.end, Period.DAY),
        "energy by day": lambda start: energy([METER], start, home.end, Period.DAY),
        "of an inverter": lambda start: energy([INVERTER], start, home.end, Period.DAY),
        "greatest changes": lambda start: home.statistics.jumps(METER, start, home.end),
    }
    for name, view in views.items():
        for_month = await median_ms(partial(view, month))
        for_year = await median_ms(partial(view, year))
        words = f"{name:<22} month {for_month:7.1f} ms, year {for_year:7.1f} ms"
        print(f"{words} ({for_year / for_month:.2f} times)", flush=True)
        undo = plain()
        scanned = await median_ms(partial(view, year), 1)
        undo()
        print(f"{'':<22} by plain scan {scanned:.0f} ms ({scanned / for_year:.0f} times)")
    totals = await median_ms(lambda: energy(home.meters, year, home.end, Period.DAY), 3)
    print(f"energy by day of {len(home.meters)} meters over the year {totals:.0f} ms", flush=True)


def scan_plainly() -> Callable[[], None]:
    """Have everything read readings only; returns how to undo it."""
    patch = pytest.MonkeyPatch()
    patch.setattr(pyramid, "level_of", lambda _width: None)
    patch.setattr(condensed, "SHORT_BUCKETS", 2**40)
    return patch.undo


async def ingest_s(batches: list[ReadingColumns], *, summaries: bool) -> float:
    """How long it takes to store batches one by one, and to make all their summaries."""
    with tempfile.TemporaryDirectory() as folder:
        store = DuckDbStore(Path(folder) / "readings.duckdb")
        await store.open()
        if not summaries:
            store._dirty.mark = lambda *_: None  # type: ignore[method-assign]
        began = time.perf_counter()
        for batch in batches:
            await store.write_readings(batch)
        while await store.summarise(2**62, 500):
            pass
        taken = time.perf_counter() - began
        await store.close()
    return taken


async def measure_ingest(count: int = 200, rows: int = 1_000, times: int = 5) -> None:
    """Print what summaries cost of the speed of rows that come in, runs in turn."""
    batches = [readings(number * rows, rows) for number in range(count)]
    taken: dict[bool, list[float]] = {False: [], True: []}
    for _ in range(times):
        for kept, found in taken.items():
            found.append(await ingest_s(batches, summaries=kept))
    without, kept_s = (statistics.median(taken[kept]) for kept in (False, True))
    rate = count * rows / kept_s
    share = kept_s / without - 1
    print(f"{count} batches of {rows} rows: {rate:,.0f} rows/s, {share:.0%} for the summaries")


async def on_files(rows: int) -> None:
    """Everything over DuckDB."""
    await measure_ingest()
    async with filled(rows) as home:
        await measure_views(home, scan_plainly)


async def on_servers(rows: int) -> None:
    """The same views over QuestDB, filled here."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "m").mkdir()
        with MongoDb(folder / "m") as mongodb, QuestDb(folder / "q") as questdb:
            async with OnServers(mongodb, questdb).opened(folder) as stores:
                began = time.perf_counter()
                await stores.series.counts()
                for first in range(0, rows, 1_000_000):
                    questdb.query(_on_questdb(first, min(rows, first + 1_000_000)))
                questdb.query("SELECT wait_wal_table('energy_readings')")
                print(f"wrote {rows:,} readings in {time.perf_counter() - began:.0f} s", flush=True)
                began = time.perf_counter()
                await stores.series.forget_summaries()
                while await stores.series.summarise(2**60, 500):
                    pass
                print(f"made summaries in {time.perf_counter() - began:.0f} s", flush=True)
                await measure_views(await _home(stores, rows), scan_plainly)


def _on_questdb(first: int, last: int) -> str:
    return f"""
        INSERT INTO energy_readings (entity_id, state, source, timestamp)
        SELECT 'sensor.s' || n % {SENSORS} || CASE WHEN n % 2 = 0 THEN '_power' ELSE '_energy' END,
            CASE WHEN n % {SENSORS} = 3 AND n * {STEP_US} % 86400000000 < 60000000 THEN NULL
            WHEN n % 2 = 0 THEN round(500 + 400 * sin(n / 4.3e7) + n * 7919 % 1000 / 10.0, 1)
            ELSE round(n / {SENSORS} * 0.0021, 3) END,
            'live', ({to_us(BEGAN)} + n * {STEP_US})::timestamp
        FROM (SELECT x - 1 + {first} AS n FROM long_sequence({last - first}))
    """


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.pyramid")
    parser.add_argument("--rows", type=int)
    parser.add_argument("--servers", action="store_true", help="only QuestDB, 10 million readings")
    given = parser.parse_args()
    if given.servers:
        asyncio.run(on_servers(given.rows or ON_SERVERS))
    else:
        asyncio.run(on_files(given.rows or YEAR_ROWS))
        if given.rows is None and not os.environ.get("WITHOUT_SERVERS"):
            asyncio.run(on_servers(ON_SERVERS))
