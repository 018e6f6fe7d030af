"""What one sensor counted or measured between two moments, from statistics and readings.

Past hours come from statistics (Δ``sum`` along the chain, means), what they leave out from the
readings by the raw meter rules (data.md, section 7).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from energy_desktop import units
from energy_desktop.models import Coverage, Entity, Period, StatisticsColumns, Times
from energy_desktop.recording import gaps
from energy_desktop.services import measures, meter, pieces
from energy_desktop.services.measures import HOUR_US, Measures
from energy_desktop.services.pieces import Chain, Pieces
from energy_desktop.services.readings import Readings
from energy_desktop.stores.base import TimeSeriesStore

_METERS: Final = ("gas", "water", "energy")


@dataclass(frozen=True, slots=True)
class Span:
    """Which time is asked for: [first, last) in µs.

    ``fine``: by 5 minutes wherever they are known. ``civil``: whether the first and the last
    moment are civil midnights.
    """

    first: int
    last: int
    fine: bool = False
    civil: tuple[bool, bool] = (False, False)


class Amounts:
    """Reads the stores for one sensor at a time."""

    def __init__(self, store: TimeSeriesStore, readings: Readings) -> None:
        self._store = store
        self._readings = readings

    async def energy(self, entity: Entity, span: Span, coverage: Sequence[Coverage]) -> Pieces:
        """The energy of a sensor as pieces; none for what is no energy."""
        if units.is_power(entity.unit):
            measured = await self.measured(entity, span, coverage)
            found = pieces.of_means(measured)
        elif is_meter(entity):
            found = await self._counted(entity, span, coverage)
        else:
            return pieces.NOTHING
        return pieces.cut(found, (span.first, span.last), span.civil)

    async def measured(self, entity: Entity, span: Span, coverage: Sequence[Coverage]) -> Measures:
        """Means of statistics, and the readings themselves where there are none."""
        found = [measures.of_rows(*await self._rows(entity.entity_id, span))]
        known = list(zip(found[0].start.tolist(), found[0].end.tolist(), strict=True))
        for start, end in gaps.difference([(span.first, span.last)], known):
            line = await self._readings.exact(entity.entity_id, start, end, coverage)
            found.append(measures.of_line(line.at, line.state, end))
        return measures.joined(found)

    async def _rows(
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

    async def _counted(self, entity: Entity, span: Span, coverage: Sequence[Coverage]) -> Pieces:
        entity_id = entity.entity_id
        rows = await self._rows(entity_id, span)
        before = await self._before(entity_id, span.first)
        points = pieces.chain([*rows, *before])
        of_rows = pieces.of_chain(points, increasing=entity.state_class != "total")
        tail = await self._tail(entity, points, span, coverage)
        return pieces.joined([of_rows, tail])

    async def _before(self, entity_id: str, first: int) -> list[StatisticsColumns]:
        """Rows that end at ``first`` or before: what the meter had counted then.

        The hours just before are nearly always there, and cheaper than a search for the newest.
        """
        first_hour = first - first % HOUR_US
        near = await self._store.statistics(
            entity_id, Period.HOUR, first_hour - 2 * HOUR_US, first_hour
        )
        if len(near):
            return [near]
        found: list[StatisticsColumns] = []
        for period in (Period.FIVE_MINUTES, Period.HOUR):
            newest = first - measures.LENGTH_US[period] + 1
            found += (await self._store.last_statistics([entity_id], period, newest)).values()
        return found

    async def _tail(
        self, entity: Entity, points: Chain, span: Span, coverage: Sequence[Coverage]
    ) -> Pieces:
        """What the readings add after the newest row of statistics, or all where there is none."""
        entity_id = entity.entity_id
        start = int(points.at[-1]) if len(points.at) else span.first
        if start >= span.last:
            return pieces.NOTHING
        held, held_us = await self._held(entity_id, points, start)
        read = await self._store.readings(entity_id, start, span.last)
        if entity.state_class == "total":
            resets = await self._resets(entity_id, start, span.last)
            changes = meter.signed_changes(read.at, read.state, held, held_us, resets)
        else:
            changes = meter.increasing_changes(read.at, read.state, held, held_us)
        holes = gaps.of_entity(entity_id, start, span.last, coverage)
        known = ~np.isnan(read.state)
        if held is None:
            holes = gaps.union([*holes, (start, _first(read.at[known], span.last))])
            known[: np.flatnonzero(known)[:1].sum() + 1] = False
        return pieces.of_changes(read.at[known], changes[known], (start, span.last), holes)

    async def _held(
        self, entity_id: str, points: Chain, start: int
    ) -> tuple[float | None, int | None]:
        """What the meter showed at ``start``, and when that was read."""
        if len(points.at) and not np.isnan(points.state[-1]):
            return float(points.state[-1]), start
        previous = await self._store.last_readings([entity_id], start)
        if not len(previous) or np.isnan(previous.state[0]):
            return None, None
        return float(previous.state[0]), int(previous.at[0])

    async def _resets(self, entity_id: str, start: int, end: int) -> list[int]:
        """When ``last_reset`` changed."""
        rows = await self._store.attributes(entity_id, start, end)
        resets = [(r.at_us, r.attributes.get("last_reset")) for r in rows]
        return [at for (_t, old), (at, new) in pairwise(resets) if old != new]


def is_meter(entity: Entity) -> bool:
    """Whether the sensor counts up (energy, gas, water), so that its change is an amount."""
    if entity.state_class in ("total", "total_increasing"):
        return True
    return entity.state_class is None and entity.device_class in _METERS


def _first(at: Times, otherwise: int) -> int:
    return int(at[0]) if len(at) else otherwise


def _joined(rows: Sequence[StatisticsColumns]) -> StatisticsColumns:
    """Rows of several stretches of one sensor, one after the other."""
    names = ("start", "state", "sum", "mean", "min", "max")
    columns = {name: np.concatenate([getattr(r, name) for r in rows]) for name in names}
    return StatisticsColumns(rows[0].entity_id, rows[0].period, rows[0].source, **columns)
