"""What is stored of a meter of several sensors: of each moment the row of its sensor of then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import numpy as np

from energy_desktop.models import CoverageKind, Period, StatisticsColumns, from_us, to_us
from energy_desktop.services.names import in_turn
from energy_desktop.services.provenance import Provenance
from energy_desktop.services.readings import Readings
from energy_desktop.services.statistics import Statistics

Known = tuple[datetime, datetime, CoverageKind]
KnownOrNoted = tuple[datetime, datetime, CoverageKind | Provenance]
_MOMENT: Final = timedelta(microseconds=1)
_ROWS: Final = frozenset(
    {CoverageKind.HISTORY, CoverageKind.STATISTICS_5MINUTE, CoverageKind.STATISTICS}
)


async def statistics_of(
    readings: Readings, entity_id: str, period: Period, start_us: int, end_us: int
) -> StatisticsColumns:
    """Home Assistant's rows that begin in a range."""
    parts = readings.meters.parts(entity_id, start_us, end_us)
    read = readings.series.statistics
    return in_turn([await read(p.entity_id, period, p.start_us, p.end_us) for p in parts])


async def counts_of(readings: Readings, entity_id: str, start_us: int, end_us: int) -> Counter[int]:
    """How many readings each hour that begins in a range has, by its start (µs)."""
    found = Counter[int]()
    for part in readings.meters.parts(entity_id, start_us, end_us):
        made = await readings.series.summaries(
            part.entity_id, Period.HOUR, part.start_us, part.end_us, ("start", "count")
        )
        found.update(dict(zip(made.start.tolist(), made.count.tolist(), strict=True)))
    return found


def noted(readings: Readings, entity_id: str, edges_us: Sequence[tuple[int, int]]) -> list[bool]:
    """Whether the user corrected a change in each of these buckets, which touch."""
    found = np.array(_noted_us(readings, entity_id, edges_us[0][0], edges_us[-1][1]), np.int64)
    first, last = np.searchsorted(found, np.array(edges_us, np.int64).T)
    return [bool(each) for each in last > first]


def _noted_us(readings: Readings, entity_id: str, start_us: int, end_us: int) -> list[int]:
    """The moments of the changes in a range that the user corrected."""
    meters = readings.meters
    return sorted(
        note.at_us
        for part in meters.parts(entity_id, start_us, end_us)
        for note in meters.counting(part.entity_id)
        if part.start_us <= note.at_us < part.end_us
    )


async def coverage_of(
    statistics: Statistics, readings: Readings, entity_id: str, start: datetime, end: datetime
) -> list[KnownOrNoted]:
    """How [start, end) up to now is known.

    A time that was fetched and from before the first row of the sensor is missing: nothing is
    known of it. The moment of a change that the user corrected is ``Provenance.MANUAL``.
    """
    found = await readings.stored_coverage(entity_id, start, end)
    if any(kind in _ROWS for _a, _b, kind in found):
        oldest = await statistics.oldest_of(entity_id) or end
        found = _joined([part for each in found for part in _cut(each, oldest)])
    noted_us = _noted_us(readings, entity_id, to_us(start), to_us(end))
    return [part for each in found for part in _at_notes(each, noted_us)]


def _at_notes(known: Known, noted_us: Sequence[int]) -> list[KnownOrNoted]:
    """The time with the moments in it that the user corrected, as short as a moment can be."""
    start, end, kind = known
    found: list[KnownOrNoted] = []
    for moment in map(from_us, dict.fromkeys(noted_us)):
        if start <= moment < end:
            found += [(start, moment, kind)] if start < moment else []
            start = moment + _MOMENT
            found.append((moment, start, Provenance.MANUAL))
    return [*found, (start, end, kind)] if start < end else found


def _cut(known: Known, oldest: datetime) -> list[Known]:
    start, end, kind = known
    if kind not in _ROWS or oldest <= start:
        return [known]
    if oldest >= end:
        return [(start, end, CoverageKind.MISSING)]
    return [(start, oldest, CoverageKind.MISSING), (oldest, end, kind)]


def _joined(parts: Sequence[Known]) -> list[Known]:
    """The parts, of one kind and touching as one."""
    found: list[Known] = []
    for part in parts:
        if found and found[-1][2] is part[2] and found[-1][1] == part[0]:
            found[-1] = (found[-1][0], part[1], part[2])
        else:
            found.append(part)
    return found
