"""Two servers in memory, for every program that uses them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from energy_desktop.models import AttributeRow, Coverage, ReadingColumns, StoreHealth, utc_now
from energy_desktop.stores.addresses import ServerAddresses
from energy_desktop.stores.base import CoverageStore, Standing
from energy_desktop.stores.servers import Servers
from tests.fakes.memory_shared_series import MemorySharedSeries
from tests.fakes.memory_shared_state import MemorySharedState


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
