"""Rows of statistics of one sensor: those that touch a range, and the nearest beyond its borders.

Both sides of a border read the same two rows around it, so what was counted between them is split
there in one way only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from energy_desktop.models import Period, StatisticsColumns, Times
from energy_desktop.services import measures, pieces
from energy_desktop.services.measures import Measures
from energy_desktop.services.pieces import Chain
from energy_desktop.services.readings import Readings
from energy_desktop.stores.base import TimeSeriesStore
from energy_desktop.summaries import HOUR_US, LENGTH_US

_NEAR_US: Final = 2 * HOUR_US
_WIDER: Final = 8


@dataclass(frozen=True, slots=True)
class Span:
    """Which time is asked for: [first, last) in µs.

    ``fine``: by 5 minutes wherever they are known. ``civil``: whether the first and the last
    moment are civil midnights. ``edges``: only what is between these is asked for; None: when
    things happened, as exactly as it is known.
    """

    first: int
    last: int
    fine: bool = False
    civil: tuple[bool, bool] = (False, False)
    edges: tuple[int, ...] | None = None

    @property
    def grain(self) -> Period:
        """Into which buckets of time readings may be put together without a difference."""
        inner = () if self.edges is None else self.edges[1:-1]
        coarse = self.edges is not None and not self.fine
        return (
            Period.HOUR if coarse and not any(e % HOUR_US for e in inner) else Period.FIVE_MINUTES
        )


class Rows:
    """Reads the statistics of one sensor at a time."""

    def __init__(self, store: TimeSeriesStore, readings: Readings) -> None:
        self._store = store
        self._readings = readings
        self._with_rows: set[str] = set()
        self._oldest_seen: dict[str, int] = {}

    async def points(self, entity_id: str, span: Span, noted_us: Times | None = None) -> Chain:
        """The meter's points in a range, with the nearest known before and after each border.

        Around the moments ``noted_us`` they are as near as any are known, at every zoom.
        """
        if not await self._has_rows(entity_id):
            return pieces.chain([])
        found = [*await self.touching(entity_id, span), *await self._before(entity_id, span.first)]
        known = set(pieces.chain(found).at.tolist())
        if span.last not in known and self._readings.is_past(span.last):
            found += await self._before(entity_id, span.last)
        for border in {span.first, span.last} - known:
            found += await self._after(entity_id, border)
        points = pieces.chain(found)
        if noted_us is None or not len(noted_us) or not len(points.at):
            return points
        inside = noted_us[(noted_us >= points.at[0]) & (noted_us < points.at[-1])]
        near = [rows for at in inside.tolist() for rows in await self._around(entity_id, at)]
        return pieces.chain([*near, *found])

    async def _has_rows(self, entity_id: str) -> bool:
        """Whether there are any: rows are never taken away, so who has one is not asked again."""
        for period in (Period.HOUR, Period.FIVE_MINUTES):
            if entity_id in self._with_rows:
                break
            if await self._store.last_statistics([entity_id], period):
                self._with_rows.add(entity_id)
        return entity_id in self._with_rows

    async def _around(self, entity_id: str, at: int) -> list[StatisticsColumns]:
        """The nearest rows before and after a moment, and the 5 minutes of its hour."""
        hour = at - at % HOUR_US
        fives = await self._store.statistics(entity_id, Period.FIVE_MINUTES, hour, hour + HOUR_US)
        return [fives, *await self._before(entity_id, at), *await self._after(entity_id, at)]

    async def touching(
        self, entity_id: str, span: Span
    ) -> tuple[StatisticsColumns, StatisticsColumns]:
        """5 minutes and hours that touch the range: 5 minutes only where hours are too coarse."""
        read = self._store.statistics
        first_hour, last_hour = (us - us % HOUR_US for us in (span.first, span.last))
        end = last_hour + (HOUR_US if span.last > last_hour else 0)
        hours = await read(entity_id, Period.HOUR, first_hour, end)
        tail = min(int(hours.start[-1]) + HOUR_US if len(hours) else first_hour, last_hour)
        head = first_hour + (HOUR_US if span.first > first_hour else 0)
        if span.fine or tail <= head:
            return await read(entity_id, Period.FIVE_MINUTES, first_hour, end), hours
        five = [
            await read(entity_id, Period.FIVE_MINUTES, first_hour, head),
            await read(entity_id, Period.FIVE_MINUTES, tail, end),
        ]
        return _joined(five), hours

    async def measures(self, entity_id: str, span: Span) -> Measures:
        """What the rows that touch the range say of a measurement.

        The first row of a sensor that began within its hour is of the time since then.
        """
        found = measures.of_rows(*await self.touching(entity_id, span))
        if not len(found):
            return found
        return measures.since(found, await self._began(entity_id, int(found.start[0])))

    async def _began(self, entity_id: str, first: int) -> int:
        """The first reading if it may be within the row at ``first``, else 0.

        Rows are never taken away, so of a time after one that was seen nothing is asked.
        """
        seen = self._oldest_seen.get(entity_id, first)
        self._oldest_seen[entity_id] = min(seen, first)
        hour = first - first % HOUR_US
        if seen < hour or await self._store.last_statistics([entity_id], Period.HOUR, hour):
            return 0
        until = hour + HOUR_US
        read = await self._store.readings(entity_id, 0, until, include_null=False, limit=1)
        return int(read.at[0]) if len(read) else 0

    async def _before(self, entity_id: str, border: int) -> list[StatisticsColumns]:
        """Rows that end at ``border`` or before, the newest but for those of its hour among them.

        The hours just before are nearly always there, and cheaper than a search for the newest.
        """
        hour = border - border % HOUR_US
        read = self._store.statistics
        near = await read(entity_id, Period.HOUR, hour - _NEAR_US, hour)
        if len(near):
            end = int(near.start[-1]) + HOUR_US
            if end == hour:
                return [near]
            return [near, await read(entity_id, Period.FIVE_MINUTES, end, hour)]
        found: list[StatisticsColumns] = []
        for period in (Period.FIVE_MINUTES, Period.HOUR):
            newest = border - LENGTH_US[period] + 1
            found += (await self._store.last_statistics([entity_id], period, newest)).values()
        return found

    async def _after(self, entity_id: str, border: int) -> list[StatisticsColumns]:
        """Rows that end after ``border``, the first among them; none in the future."""
        if not self._readings.is_past(border):
            return []
        hours = await self._first_after(entity_id, Period.HOUR, border)
        until = int(hours[0].start[0]) + HOUR_US if hours else None
        return [*hours, *await self._first_after(entity_id, Period.FIVE_MINUTES, border, until)]

    async def _first_after(
        self, entity_id: str, period: Period, border: int, until: int | None = None
    ) -> list[StatisticsColumns]:
        """The first rows that end after ``border`` and start before ``until``, if any."""
        start, reach = border - LENGTH_US[period] + 1, _NEAR_US
        found = await self._store.statistics(entity_id, period, start, start + reach)
        if len(found):
            return [found]
        newest = (await self._store.last_statistics([entity_id], period, until)).get(entity_id)
        if newest is None or int(newest.start[0]) < start:
            return []
        while not len(found):
            reach *= _WIDER
            found = await self._store.statistics(entity_id, period, start, start + reach)
        return [found]


def _joined(rows: Sequence[StatisticsColumns]) -> StatisticsColumns:
    """Rows of several stretches of one sensor, one after the other."""
    names = ("start", "state", "sum", "mean", "min", "max")
    columns = {name: np.concatenate([getattr(r, name) for r in rows]) for name in names}
    return StatisticsColumns(rows[0].entity_id, rows[0].period, rows[0].source, **columns)
