"""The time series store for those who run servers: readings and statistics in QuestDB."""

# ruff: noqa: D102 - the docstrings of base.py are the contract.

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

import numpy as np

from energy_desktop.errors import EnergyDesktopError, StoreError
from energy_desktop.models import (
    AttributeRow,
    Coverage,
    Envelope,
    Period,
    ReadingColumns,
    StatisticsColumns,
    StatisticsSource,
    StoreHealth,
    Times,
    from_us,
)
from energy_desktop.sentences import say
from energy_desktop.stores import (
    pyramid,
    questdb_envelope,
    questdb_readings,
    questdb_schema,
    questdb_standing,
    questdb_summaries,
)
from energy_desktop.stores import questdb_statistics as tables
from energy_desktop.stores import questdb_writes as writes
from energy_desktop.stores.addresses import QuestDbAddress
from energy_desktop.stores.base import HEALTH_S, CoverageStore, SharedSeries, Standing
from energy_desktop.stores.batches import require_readings, require_statistics
from energy_desktop.stores.lease import Admit
from energy_desktop.stores.questdb_http import QuestDbHttp
from energy_desktop.stores.questdb_link import QuestDbLink, Session
from energy_desktop.stores.questdb_sql import (
    ATTRIBUTES,
    END_US,
    META,
    READINGS,
    STATISTICS,
    TABLES,
    require_ids,
)
from energy_desktop.stores.questdb_wal import Clock
from energy_desktop.summaries import COLUMNS, Summaries

T = TypeVar("T")

__all__ = ["QuestDbAddress", "QuestDbStore"]


class QuestDbStore(SharedSeries):
    """The contract over a QuestDB 9.3.4 or newer, whose tables are made on first use.

    Coverage goes to ``coverage`` once the rows of this and all earlier calls are acknowledged and
    applied. A reader sees what was written before; of a table that QuestDB has suspended, or that
    stays behind for 10 s, what is there. Times are from 1970 to 9999, ids have no NUL and at most
    4,000 bytes.

    ``open`` tells what is wrong (StoreUnavailable: away; StoreError: wrong password, too old,
    tables that are not ours) and need not succeed: every later call connects again where there is
    no connection, and raises StoreUnavailable while that fails. One program writes to a store.
    """

    kind = "QuestDB"

    def __init__(
        self,
        address: QuestDbAddress,
        coverage: CoverageStore,
        clock: Clock = time.monotonic,
        admit: Admit | None = None,
    ) -> None:
        self._address = address
        self._coverage = coverage
        self._admit = admit
        self._link = QuestDbLink(address, clock)

    async def open(self) -> None:
        await self._link.open()

    async def close(self) -> None:
        await self._link.close()

    async def generation(self) -> str:
        return (await self._link.read([META], questdb_schema.meta))["generation"]

    async def set_generation(self, generation: str) -> None:
        await self._link.write(
            lambda session: questdb_schema.put_meta(session.http, "generation", generation)
        )

    async def standings(self) -> list[Standing]:
        now = await self._link.read([META], questdb_standing.standing)
        return [*self._link.found(), now]

    async def mark(self, at_us: int) -> None:
        await self._link.write(lambda session: questdb_standing.put_mark(session.http, at_us))

    async def write_readings(
        self,
        readings: ReadingColumns,
        attributes: Sequence[AttributeRow] = (),
        coverage: Sequence[Coverage] = (),
    ) -> int:
        _require_storable(readings)
        require_ids(row.entity_id for row in attributes)
        _require_times(np.array([row.at_us for row in attributes], dtype=object))
        put = partial(
            writes.put_readings, readings=readings, attributes=attributes, durable=bool(coverage)
        )
        inserted = await self._write(put)
        await self._cover(coverage)
        return inserted

    async def rewrite(self, readings: ReadingColumns) -> None:
        _require_storable(readings)
        await self._write(partial(writes.rewrite, readings=readings))

    async def readings(
        self,
        entity_id: str,
        start_us: int,
        end_us: int,
        *,
        limit: int | None = None,
        include_null: bool = True,
    ) -> ReadingColumns:
        return await self._link.read(
            [READINGS],
            lambda http: questdb_readings.readings_between(
                http, entity_id, start_us, end_us, limit, known=not include_null
            ),
        )

    async def readings_within(
        self, entity_id: str, ranges: Sequence[tuple[int, int]]
    ) -> ReadingColumns:
        return await self._link.read(
            [READINGS],
            lambda http: questdb_readings.readings_within(http, entity_id, ranges),
        )

    async def last_readings(
        self, entity_ids: Sequence[str], before_us: int | None = None
    ) -> ReadingColumns:
        return await self._link.read(
            [READINGS], lambda http: questdb_readings.newest_readings(http, entity_ids, before_us)
        )

    async def envelope(
        self, entity_id: str, start_us: int, end_us: int, max_points: int
    ) -> Envelope:
        return await self._link.read(
            questdb_summaries.NEEDED,
            lambda http: questdb_envelope.envelope(http, entity_id, start_us, end_us, max_points),
        )

    async def summaries(
        self,
        entity_id: str,
        period: Period,
        start_us: int,
        end_us: int,
        columns: Sequence[str] = COLUMNS,
    ) -> Summaries:
        def read(http: QuestDbHttp) -> Summaries:
            kept = questdb_summaries.Kept(http, entity_id)
            return pyramid.read(kept, period, start_us, end_us, columns)

        return await self._link.read(questdb_summaries.NEEDED, read)

    async def summarise(self, before_us: int, most: int) -> int:
        return await self._write(
            lambda session: questdb_summaries.summarise(session, before_us, most)
        )

    async def forget_summaries(self) -> None:
        await self._write(questdb_summaries.forget)

    async def attributes(self, entity_id: str, start_us: int, end_us: int) -> list[AttributeRow]:
        return await self._link.read(
            [ATTRIBUTES],
            lambda http: questdb_readings.attributes_between(http, entity_id, start_us, end_us),
        )

    async def write_statistics(
        self, columns: Sequence[StatisticsColumns], coverage: Sequence[Coverage] = ()
    ) -> int:
        require_statistics(columns)
        require_ids(each.entity_id for each in columns)
        for each in columns:
            _require_times(each.start)
        put = partial(writes.put_statistics, columns=columns, durable=bool(coverage))
        await self._write(put)
        await self._cover(coverage)
        return sum(map(len, columns))

    async def statistics(
        self,
        entity_id: str,
        period: Period,
        start_us: int,
        end_us: int,
        source: StatisticsSource = StatisticsSource.HA,
    ) -> StatisticsColumns:
        return await self._link.read(
            [STATISTICS],
            lambda http: tables.statistics_between(
                http, entity_id, (period, source), start_us, end_us
            ),
        )

    async def last_statistics(
        self,
        entity_ids: Sequence[str],
        period: Period,
        before_us: int | None = None,
        source: StatisticsSource = StatisticsSource.HA,
    ) -> dict[str, StatisticsColumns]:
        return await self._link.read(
            [STATISTICS],
            lambda http: tables.newest_statistics(http, entity_ids, (period, source), before_us),
        )

    async def first_statistics(
        self,
        entity_ids: Sequence[str],
        period: Period,
        source: StatisticsSource = StatisticsSource.HA,
    ) -> dict[str, int]:
        return await self._link.read(
            [STATISTICS], lambda http: tables.oldest_statistics(http, entity_ids, (period, source))
        )

    async def counts(self, entity_ids: Sequence[str] = ()) -> Mapping[str, int]:
        return await self._link.read(
            [READINGS], lambda http: questdb_readings.counts(http, entity_ids)
        )

    async def entity_ids(self) -> list[str]:
        return await self._link.read(TABLES, questdb_readings.entity_ids)

    async def health(self) -> StoreHealth:
        health = StoreHealth(self.kind, available=False, location=self._address.place)
        try:
            # Behind a write that waits for a frozen server this would wait as long.
            async with asyncio.timeout(HEALTH_S):
                await self._link.write(lambda session: session.wal.watch())
                rows, oldest, size = await self._link.read([READINGS], questdb_readings.totals)
        except EnergyDesktopError as error:
            return replace(health, error=str(error))
        except TimeoutError:
            words = say(
                "QuestDB at {location} takes long to answer; look at its load.",
                location=health.location,
            )
            return replace(health, error=words)
        return replace(
            health,
            available=True,
            size_bytes=size,
            rows=rows,
            oldest=None if oldest is None else from_us(oldest),
        )

    async def _write(self, job: Callable[[Session], T]) -> T:
        if self._admit is not None and await self._admit():
            self._link.forget()
        return await self._link.write(job)

    async def _cover(self, coverage: Sequence[Coverage]) -> None:
        if coverage:
            await self._coverage.put_coverage(coverage)


def _require_storable(readings: ReadingColumns) -> None:
    require_readings(readings)
    require_ids(readings.entity_ids)
    _require_times(readings.at)


def _require_times(at: Times | np.ndarray[tuple[int], np.dtype[np.object_]]) -> None:
    if len(at) and (at.min() < 0 or at.max() >= END_US):
        raise StoreError(say("QuestDB can't keep a time before 1970 or after 9999."))
