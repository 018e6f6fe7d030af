"""The columns of measurements that History draws as lines, and what stands beside them in time.

No widgets.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from energy_desktop import units
from energy_desktop.models import Entity, Floats, Period, from_us
from energy_desktop.services.courses import Course, Together
from energy_desktop.services.provenance import Provenance
from energy_desktop.ui.pages.history_columns import floats, grid_of, provenance
from energy_desktop.ui.pages.history_range import HistoryRange
from energy_desktop.ui.widgets.buckets import Buckets, Column

if TYPE_CHECKING:
    from energy_desktop.services import Services
    from energy_desktop.services.provenance import CoverageSpan


@dataclass(frozen=True, slots=True)
class Chosen:
    """The measurements to draw, in their order, and the hue of each."""

    entities: Sequence[Entity]
    hues: Mapping[str, str]

    @property
    def ids(self) -> list[str]:
        """Their ids."""
        return [entity.entity_id for entity in self.entities]


@dataclass(frozen=True, slots=True)
class Around:
    """The same lines as far to the left and to the right as what is shown is long, and how all of
    that time is known."""

    before: Buckets
    after: Buckets
    coverage: Sequence[CoverageSpan]


async def lines(services: Services, shown: HistoryRange, chosen: Chosen, now: datetime) -> Buckets:
    """The measurements in a range; by 5 minutes on short ones where any are known, else as long
    as the bars."""
    if not chosen.entities:
        return Buckets(shown.line_bucket)
    start, end = shown.bounds(services.live.zone)
    if shown.line_bucket is None:
        return await _courses(services, start, end, chosen)
    grid = await _averages(services, start, end, shown.line_bucket, chosen, now)
    if shown.line_bucket is not Period.FIVE_MINUTES or any(map(_is_fine, grid.columns)):
        return grid
    return await _averages(services, start, end, shown.bucket, chosen, now)


async def around(
    services: Services, shown: HistoryRange, period: Period | None, chosen: Chosen, now: datetime
) -> Around:
    """What comes into sight where a range is moved; by ``period``, as what is shown is."""
    start, end = shown.bounds(services.live.zone)
    length = end - start
    until = max(end, min(end + length, now))

    async def ask(first: datetime, last: datetime) -> Buckets:
        if last <= first:
            return Buckets(period)
        if period is None:
            return await _courses(services, first, last, chosen)
        return await _averages(services, first, last, period, chosen, now)

    before, after, coverage = await asyncio.gather(
        ask(start - length, start),
        ask(end, until),
        services.readings.coverage(None, start - length, max(start, min(until, now))),
    )
    return Around(before, after, coverage)


async def _courses(services: Services, start: datetime, end: datetime, chosen: Chosen) -> Buckets:
    found = await services.courses.between(chosen.ids, start, end)
    return await asyncio.to_thread(_grid_of_courses, found, chosen)


def _grid_of_courses(found: Together, chosen: Chosen) -> Buckets:
    times = tuple(from_us(edge) for edge in found.edges.tolist())
    columns = tuple(
        _course_column(entity, course, chosen.hues[entity.entity_id])
        for entity, course in zip(chosen.entities, found.courses, strict=True)
    )
    return Buckets(None, times[:-1], times[1:], columns, by_reading=found.by_reading)


def _course_column(entity: Entity, course: Course, hue: str) -> Column:
    factor, unit = _scaled(course.unit or entity.unit)
    return Column(
        key=entity.entity_id,
        label=entity.friendly_name,
        unit=unit,
        hue=hue,
        values=course.mean * factor,
        coverage=course.coverage,
        provenance=tuple(map(str, course.provenance)),
        low=course.low * factor,
        high=course.high * factor,
    )


async def _averages(
    services: Services,
    start: datetime,
    end: datetime,
    period: Period,
    chosen: Chosen,
    now: datetime,
) -> Buckets:
    answers = await services.statistics.averages(chosen.ids, start, end, period, until=now)
    return await asyncio.to_thread(_grid_of_averages, answers, period, chosen, now)


def _grid_of_averages(
    answers: Sequence[Any], period: Period, chosen: Chosen, now: datetime
) -> Buckets:
    by_id = {answer.entity_id: answer for answer in answers}
    columns = [
        _line_column(entity, by_id[entity.entity_id], chosen.hues[entity.entity_id], now)
        for entity in chosen.entities
        if entity.entity_id in by_id
    ]
    return grid_of(period, answers, columns)


def _is_fine(column: Column) -> bool:
    """Whether any of its 5 minutes is known as such, not only the hour that holds it."""
    by_hour = np.array([kind == Provenance.HOURLY for kind in column.provenance], np.bool_)
    known = np.isfinite(column.values) & ~by_hour
    return column.low is not None and bool((known & np.isfinite(column.low)).any())


def _line_column(entity: Entity, answer: Any, hue: str, now: datetime) -> Column:
    factor, unit = _scaled(answer.unit or entity.unit)

    def scaled(name: str) -> Floats:
        return floats(getattr(bucket, name) for bucket in answer.buckets) * factor

    return Column(
        key=entity.entity_id,
        label=entity.friendly_name,
        unit=unit,
        hue=hue,
        values=scaled("mean"),
        coverage=floats(b.coverage for b in answer.buckets),
        provenance=provenance(answer.buckets, now),
        low=scaled("min"),
        high=scaled("max"),
    )


def _scaled(unit: str | None) -> tuple[float, str]:
    """By what values are multiplied, and the unit that is shown: power in kW."""
    return (1e-3, "kW") if unit == units.WATT else (1.0, unit or "")
