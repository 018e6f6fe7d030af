"""A million readings moved from files to servers and back, and compared.

Run: python -m tests.benchmarks.migration [--rows N]. It starts a QuestDB and a MongoDB server of
its own. The yardstick is the same move from files to files, in the same run.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from energy_desktop.stores.base import Stores
from energy_desktop.transfer.mirror import digest, nobody
from energy_desktop.transfer.move import move
from energy_desktop.transfer.tables import TABLES
from tests.benchmarks.stores import readings
from tests.servers.kinds import OnServers
from tests.servers.mongodb import MongoDb
from tests.servers.questdb import QuestDb
from tests.transfer.homes import embedded


async def timed(name: str, rows: int, work: Callable[[], Awaitable[None]]) -> None:
    """Print how long the work takes."""
    began = time.perf_counter()
    await work()
    took_s = time.perf_counter() - began
    print(f"{name:<20} {took_s:6.1f} s, {rows / took_s:>9,.0f} rows/s", flush=True)


async def differences(one: Stores, other: Stores) -> int:
    """How many tables of how many sensors are not equal."""
    ids = sorted({*await one.series.entity_ids(), *await other.series.entity_ids()})
    unequal = [
        (entity_id, table.kind)
        for entity_id in ids
        for table in TABLES
        if await digest(one.series, table, entity_id, nobody)
        != await digest(other.series, table, entity_id, nobody)
    ]
    return len(unequal)


async def main(rows: int, folder: Path, servers: OnServers) -> None:
    """Fill files, move, compare."""
    async with (
        embedded(folder / "first") as first,
        embedded(folder / "yardstick") as yardstick,
        embedded(folder / "back") as back,
    ):
        for begin in range(0, rows, 100_000):
            await first.series.write_readings(readings(begin, min(100_000, rows - begin)))
        await timed("files → files", rows, lambda: move(first, yardstick))
        async with servers.opened(folder) as there:
            await timed("files → servers", rows, lambda: move(first, there))
            await timed("servers → files", rows, lambda: move(there, back))
        stored = sum((await back.series.counts()).values())
        unequal = await differences(first, back)
    print(f"{stored} rows came back, {unequal} tables differ")
    raise SystemExit(unequal != 0 or stored != rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        for each in ("mongodb", "questdb"):
            (place / each).mkdir()
        with MongoDb(place / "mongodb") as mongodb, QuestDb(place / "questdb") as questdb:
            asyncio.run(main(given.rows, place, OnServers(mongodb, questdb)))
