"""The earlier time beside what History shows: asked for, and put beside its buckets. No widgets.

``now`` is the moment up to which the page counts everything.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import numpy as np

from energy_desktop import units
from energy_desktop.models import Floats, Period
from energy_desktop.periods import Bucket
from energy_desktop.services.compare import Comparison, averaged, spans, summed
from energy_desktop.ui.widgets.buckets import Buckets, Column, Earlier

if TYPE_CHECKING:
    from energy_desktop.services import Services
    from energy_desktop.services.statistics import RoleEnergy


async def earlier_meters(
    services: Services, grid: Buckets, beside: Comparison, now: datetime
) -> Buckets:
    """The same with what each meter counted in the earlier time."""
    return await _compared(services.statistics.energy, services, grid, beside, now)


async def earlier_measurements(
    services: Services, grid: Buckets, beside: Comparison, now: datetime
) -> Buckets:
    """The same with the means of the earlier time."""
    return await _compared(services.statistics.averages, services, grid, beside, now)


async def earlier_home(
    services: Services, period: Period, beside: Comparison, now: datetime
) -> list[RoleEnergy]:
    """The home's energy in the earlier time."""
    then, by = beside.earlier, beside.period(period)
    return await services.statistics.role_energy(then.start, then.until, by, until=now)


async def _compared(
    ask: Any, services: Services, grid: Buckets, beside: Comparison, now: datetime
) -> Buckets:
    if not grid.columns or grid.period is None:
        return grid
    then, ids = beside.earlier, [column.key for column in grid.columns]
    answers = await ask(ids, then.start, then.until, beside.period(grid.period), until=now)
    zone = services.live.zone
    # Made of thousands of buckets; not on the loop of the window.
    return await asyncio.to_thread(_beside, grid, grid.period, answers, beside, zone)


def _beside(
    grid: Buckets, period: Period, answers: Sequence[Any], beside: Comparison, zone: ZoneInfo
) -> Buckets:
    these = list(zip(grid.starts, grid.ends, strict=True))
    before: list[Bucket] = [(b.start, b.end) for b in answers[0].buckets]
    places = beside.places(these, before, zone, period)
    by_id = {answer.entity_id: answer for answer in answers}
    columns = tuple(_column(c, by_id[c.key], places) for c in grid.columns)
    return replace(grid, columns=columns, earlier=tuple(spans(before, places, len(grid))))


def _column(column: Column, answer: Any, places: Sequence[int | None]) -> Column:
    count = len(column.values)
    coverage = np.nan_to_num(averaged(_floats(answer.buckets, "coverage"), places, count))
    if column.is_meter:
        values = summed(_floats(answer.buckets, "value"), places, count)
        return replace(column, earlier=Earlier(values, coverage, answer.total, answer.coverage))
    factor = 1e-3 if answer.unit == units.WATT else 1.0
    values = averaged(_floats(answer.buckets, "mean"), places, count) * factor
    return replace(column, earlier=Earlier(values, coverage))


def _floats(buckets: Sequence[Any], name: str) -> Floats:
    found = (getattr(bucket, name) for bucket in buckets)
    return np.array([np.nan if value is None else value for value in found], np.float64)
