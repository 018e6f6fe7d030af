"""Two servers in memory that any number of programs use, and the home that they record."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from energy_desktop.databases import Pairs
from energy_desktop.demo.connection import Client
from energy_desktop.models import AttributeRow, Coverage, ReadingColumns, StoreHealth, utc_now
from energy_desktop.stores import open as stores_open
from energy_desktop.stores import servers as servers_module
from energy_desktop.stores.addresses import ServerAddresses
from energy_desktop.stores.base import CoverageStore, Standing
from energy_desktop.stores.servers import Servers
from tests.demo.talk import SetClock
from tests.fakes.memory_shared_series import MemorySharedSeries
from tests.fakes.memory_shared_state import MemorySharedState
from tests.recording.home_run import POWER, Run, SpiedHome, spy


class WayToServer(MemorySharedSeries):
    """One program's way to a time series server: the rows are there, the coverage elsewhere."""

    def __init__(self, server: MemorySharedSeries, coverage: CoverageStore) -> None:
        super().__init__()
        self._server = server
        self._elsewhere = coverage
        self.rows = server.rows
        self.attribute_rows = server.attribute_rows
        self.statistics_rows = server.statistics_rows

    def _check(self) -> None:
        self._server._check()

    async def generation(self) -> str:
        return await self._server.generation()

    async def set_generation(self, generation: str) -> None:
        await self._server.set_generation(generation)

    async def write_readings(
        self,
        readings: ReadingColumns,
        attributes: Sequence[AttributeRow] = (),
        coverage: Sequence[Coverage] = (),
    ) -> int:
        self._server.transactions += 1
        return await super().write_readings(readings, attributes, coverage)

    async def standings(self) -> list[Standing]:
        return await self._server.standings()

    async def mark(self, at_us: int) -> None:
        await self._server.mark(at_us)

    async def health(self) -> StoreHealth:
        return await self._server.health()

    async def put_coverage(self, intervals: Sequence[Coverage]) -> None:
        await self._elsewhere.put_coverage(intervals)


class TwoServers:
    """What MongoDB and QuestDB hold, for every program that uses them."""

    def __init__(self) -> None:
        self.state = MemorySharedState()
        self.series = MemorySharedSeries()
        self.now: Callable[[], datetime] = utc_now

    def open(self, _addresses: ServerAddresses, profile: Path) -> Servers:
        return Servers(
            self.state,
            lambda coverage, _admit: WayToServer(self.series, coverage),
            profile / "servers.sqlite",
            profile.name,
            now=self.now,
        )


def two_servers(monkeypatch: pytest.MonkeyPatch) -> TwoServers:
    """Servers that every program of a test opens in place of its own."""
    two = TwoServers()

    async def nowhere(_pairs: Pairs) -> None:
        return None

    monkeypatch.setattr(Pairs, "addresses", nowhere)
    monkeypatch.setattr(stores_open, "on_servers", two.open)
    monkeypatch.setattr(servers_module, "EVERY_S", 0.02)
    monkeypatch.setattr(servers_module, "SOON_S", 0.01)
    return two


@asynccontextmanager
async def spied_home(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SpiedHome]:
    """A simulated home with one sensor and half an hour of history."""
    handle = Client._handle

    def noting(client: Client, message: Any) -> None:
        spy(client, message)
        handle(client, message)

    monkeypatch.setattr(Client, "_handle", noting)
    async with SpiedHome(SetClock()) as started:
        started.keep_only(POWER)
        started.history_kept_us = 1_800_000_000
        started.past_sensors.clear()
        yield started


def on_servers(home: SpiedHome, profile: Path, restart: Callable[[], None] = lambda: None) -> Run:
    """A program of this profile that records on the servers; not started."""
    profile.mkdir(exist_ok=True)
    run = Run(home, profile)
    run.settings.override("database_type", "servers")
    run.app._restart = restart
    return run


async def rows_on_server(servers: TwoServers) -> int:
    """How many readings of the sensor are stored."""
    return len(await servers.series.readings(POWER, 0, 2**62))
