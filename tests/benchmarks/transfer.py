"""Speed and memory of moving, backing up and restoring, beside a yardstick of the same run.

Run: python -m tests.benchmarks.transfer. A million readings of 55 sensors are moved from one
embedded pair to another, backed up and restored; the yardstick reads the same rows from one store
and writes them into another, and compares nothing.
"""

from __future__ import annotations

import asyncio
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Self

import psutil

from energy_desktop.stores.base import Stores
from energy_desktop.stores.duckdb import DuckDbStore
from energy_desktop.stores.open import close, open_embedded
from energy_desktop.transfer.backup import backup
from energy_desktop.transfer.move import move
from energy_desktop.transfer.restore import restore
from tests.benchmarks.stores import readings

ROWS = 1_000_000
LOOK_EVERY_S = 0.02
MB = 1_048_576


class Peak:
    """The most memory that a process has in use meanwhile; this one unless another is named."""

    def __init__(
        self, process: psutil.Process | None = None, every_s: float = LOOK_EVERY_S
    ) -> None:
        self._process = process or psutil.Process()
        self._every_s = every_s
        self.most = self.before = self._process.memory_info().rss
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._end.wait(self._every_s):
            self.most = max(self.most, self._process.memory_info().rss)


async def measure(name: str, work: Callable[[], Awaitable[object]]) -> None:
    """Print how long the work takes, what memory it adds, and how late the loop was meanwhile."""
    late_ms = [0.0]
    watch = asyncio.create_task(watch_loop(late_ms))
    with Peak() as peak:
        began = time.perf_counter()
        await work()
        took_s = time.perf_counter() - began
    watch.cancel()
    more = (peak.most - peak.before) / MB
    print(
        f"{name:<22} {took_s:6.1f} s, {ROWS / took_s:>9,.0f} rows/s, {more:4.0f} MB more at most, "
        f"event loop late by {late_ms[0]:.0f} ms at most",
        flush=True,
    )


async def watch_loop(late_ms: list[float]) -> None:
    """Keep the longest time that the loop was held up."""
    while True:
        began = time.perf_counter()
        await asyncio.sleep(0.005)
        late_ms[0] = max(late_ms[0], (time.perf_counter() - began - 0.005) * 1_000)


async def read_and_write(source: Stores, target: DuckDbStore) -> None:
    """The yardstick: every row read in one piece an entity, written in one piece."""
    for entity_id in await source.series.entity_ids():
        await target.write_readings(await source.series.readings(entity_id, 0, 2**62))


async def main() -> None:
    """Fill a pair, then measure."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))

        async def opened(name: str) -> Stores:
            stores = (await open_embedded(folder / name)).stores
            stack.push_async_callback(close, stores)
            return stores

        source, moved = await opened("source"), await opened("moved")
        for first in range(0, ROWS, 100_000):
            await source.series.write_readings(readings(first, 100_000))
        yardstick = DuckDbStore(folder / "yardstick.duckdb")
        await yardstick.open()
        stack.push_async_callback(yardstick.close)
        await measure("yardstick: read, write", lambda: read_and_write(source, yardstick))
        await measure("move", lambda: move(source, moved))
        await measure("move again", lambda: move(source, moved))
        await measure("move what is new", lambda: move(source, moved, only_new=True))
        file = folder / "home.zip"
        await measure("backup", lambda: backup(source, file))
        restored = await opened("restored")
        await measure("restore", lambda: restore(file, restored))
        print(f"the backup has {file.stat().st_size / ROWS:.1f} bytes a reading")


if __name__ == "__main__":
    asyncio.run(main())
