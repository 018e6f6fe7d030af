"""A home whose stores a test fills by hand, with the services that answer about it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from energy_desktop.events import Events
from energy_desktop.models import (
    SUBSCRIPTION_SCOPE,
    AttributeRow,
    Coverage,
    CoverageKind,
    Entity,
    Period,
    ReadingColumns,
    Role,
    Source,
    StatisticsColumns,
    StatisticsSource,
    to_us,
)
from energy_desktop.services.courses import Courses
from energy_desktop.services.entities import Entities
from energy_desktop.services.readings import Readings
from energy_desktop.services.statistics import Statistics
from energy_desktop.stores.base import Stores

LENGTH = {Period.HOUR: timedelta(hours=1), Period.FIVE_MINUTES: timedelta(minutes=5)}
Row = tuple[datetime, float | None]


def utc(text: str) -> datetime:
    """The UTC time of ``2026-03-29 13:05``."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


class RecordedHome:
    """Services over ``stores``; ``now`` and ``zone`` are a test's to set, ``live`` too."""

    def __init__(self, stores: Stores, zone: str = "UTC", now: str = "2026-06-18 12:00") -> None:
        self.stores = stores
        self.zone = ZoneInfo(zone)
        self.now = utc(now)
        self.live: Coverage | None = None
        self.events = Events()
        self.entities = Entities(stores.state, self.events, lambda: self.now)
        self.readings = Readings(
            stores, self.entities, lambda: self.live, lambda: self.zone, lambda: self.now
        )
        self.statistics = Statistics(
            stores, self.entities, self.readings, lambda: self.zone, lambda: self.now
        )
        self.courses = Courses(self.entities, self.readings)

    async def sensor(self, entity_id: str, role: Role | None = None, **fields: object) -> None:
        """A tracked kWh meter that only goes up, unless ``fields`` say otherwise."""
        entity = Entity(
            entity_id, entity_id, unit="kWh", state_class="total_increasing",
            device_class="energy", is_tracked=True, role=role,
        )  # fmt: skip
        await self.stores.state.put_entities([replace(entity, **fields)])  # type: ignore[arg-type]
        await self.entities.load()

    async def power_sensor(self, entity_id: str, role: Role | None = None) -> None:
        await self.sensor(
            entity_id, role, unit="W", device_class="power", state_class="measurement"
        )

    async def read(self, entity_id: str, *rows: Row) -> None:
        """Store readings; None: unavailable."""
        states = [math.nan if state is None else state for _at, state in rows]
        columns = ReadingColumns(
            [entity_id] * len(rows), us([at for at, _s in rows]), np.array(states),
            [Source.LIVE] * len(rows),
        )  # fmt: skip
        await self.stores.series.write_readings(columns)

    async def attributes(self, entity_id: str, at: datetime, **attributes: object) -> None:
        nothing = ReadingColumns([], us([]), np.array([]), [])
        row = AttributeRow(entity_id, to_us(at), "kWh", attributes)
        await self.stores.series.write_readings(nothing, [row])

    async def meter_rows(
        self, entity_id: str, start: datetime, sums: Sequence[float], period: Period = Period.HOUR,
        state_offset: float = 0.0,
    ) -> None:  # fmt: skip
        """Rows of statistics from ``start`` on; NaN: no row. The state is sum plus an offset."""
        rows = {start + i * LENGTH[period]: s for i, s in enumerate(sums) if not math.isnan(s)}
        unknown = np.full(len(rows), np.nan)
        total = np.array(list(rows.values()))
        await self.statistics_rows(
            entity_id, period, list(rows), state=total + state_offset, sum=total,
            mean=unknown, min=unknown, max=unknown,
        )  # fmt: skip

    async def mean_rows(
        self, entity_id: str, start: datetime, means: Sequence[float], period: Period = Period.HOUR
    ) -> None:
        """Rows of means from ``start`` on, with min 1 below and max 1 above."""
        times = [start + i * LENGTH[period] for i in range(len(means))]
        unknown, mean = np.full(len(means), np.nan), np.array(means)
        await self.statistics_rows(
            entity_id, period, times, state=unknown, sum=unknown, mean=mean, min=mean - 1,
            max=mean + 1,
        )  # fmt: skip

    async def statistics_rows(
        self, entity_id: str, period: Period, start: Sequence[datetime], **columns: object
    ) -> None:
        rows = StatisticsColumns(
            entity_id, period, StatisticsSource.HA, us(start), **columns  # type: ignore[arg-type]
        )  # fmt: skip
        await self.stores.series.write_statistics([rows])

    async def recorded(self, start: datetime, end: datetime, *entity_ids: str) -> None:
        """The program was connected and recorded these sensors."""
        first, last = to_us(start), to_us(end)
        live = Coverage(SUBSCRIPTION_SCOPE, CoverageKind.LIVE, first, last)
        spans = [Coverage(e, CoverageKind.RECORDED, first, last) for e in entity_ids]
        await self.stores.coverage.put_coverage([live, *spans])

    async def covered(self, kind: CoverageKind, start: datetime, end: datetime, scope: str) -> None:
        await self.stores.coverage.put_coverage([Coverage(scope, kind, to_us(start), to_us(end))])

    async def totals(
        self, entity_id: str, start: datetime, end: datetime, period: Period
    ) -> tuple[float | None, list[float | None]]:
        """Total and buckets of a sensor, rounded to a Wh's thousandth."""
        (series,) = await self.statistics.energy([entity_id], start, end, period)
        return rounded(series.total), [rounded(b.value) for b in series.buckets]


def us(times: Sequence[datetime]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Times as a column."""
    return np.array([to_us(at) for at in times], dtype=np.int64)


def rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def increasing(values: Mapping[str, float]) -> list[Row]:
    """Readings by the text of their time."""
    return [(utc(at), value) for at, value in values.items()]
