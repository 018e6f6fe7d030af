"""Figures of one sensor by bucket, however many: asked for in slices that other work fits between.

A bucket shows the same whatever else is asked for, so the slices are what one question would give.
"""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Final, Literal, TypeVar
from zoneinfo import ZoneInfo

import numpy as np

from energy_desktop import periods, units
from energy_desktop.models import EPOCH, Entity, Floats, Period, StatisticsColumns, to_us
from energy_desktop.periods import Bucket
from energy_desktop.services.amounts import is_meter
from energy_desktop.services.buckets import EnergyBucket, EnergySeries
from energy_desktop.services.compare import COMPARABLE
from energy_desktop.services.measurements import MeasurementBucket
from energy_desktop.services.part_rows import counts_of, noted, statistics_of
from energy_desktop.services.readings import Readings
from energy_desktop.services.statistics import Statistics

B = TypeVar("B", EnergyBucket, MeasurementBucket)
R = TypeVar("R")

NewestRow = tuple[float | None, float | None, bool]
"""State and sum, and whether there is such a row."""

Source = Literal["ha", "readings", "manual", "hour"]
SLICE: Final = 1000
SHORT: Final = 400
YEAR_OF_DAYS: Final = 366
"""In one slice: each asks the same small questions however many hours it has."""
_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Row:
    """One bucket of a sensor in its stored unit; None: not known.

    ``state`` and ``sum`` are of Home Assistant's newest row in it; ``change`` of meters, ``mean``,
    ``min``, ``max`` of others. ``source``: manual where the user corrected a change, ha where there
    is such a row, else readings; hour: of these 5 minutes only the hour around them is known.
    """

    start: datetime
    end: datetime
    state: float | None
    sum: float | None
    change: float | None
    mean: float | None
    min: float | None
    max: float | None
    coverage: float
    source: Source | None


@dataclass(frozen=True, slots=True)
class CivilRow:
    """One civil day or month of a sensor; None: not known, or without meaning for this sensor.

    ``total`` and, of what neither adds up nor is power, ``mean``, ``min`` and ``max`` in the unit
    of ``civil_unit``, powers in W; ``hours`` that are known in it. ``estimated``: an integral of
    power, or an hour of unknown shape went whole to the day it begins in.
    """

    start: datetime
    total: float | None
    average_w: float | None
    peak_w: float | None
    mean: float | None
    min: float | None
    max: float | None
    hours: int
    coverage: float
    estimated: bool


@dataclass(frozen=True, slots=True)
class HourOfReadings:
    """One hour of a sensor: what it showed in its stored unit, and how often it changed."""

    start: datetime
    mean: float | None
    min: float | None
    max: float | None
    count: int
    coverage: float


def civil_unit(entity: Entity) -> str | None:
    """The unit of a sensor's days: kWh of energy and power, its own of all others."""
    return units.KWH if units.is_power(entity.unit) else entity.unit


async def borders(
    period: Period, start: datetime, end: datetime, zone: ZoneInfo, most: int
) -> list[Bucket]:
    """The buckets that touch [start, end), whole, ``most`` of them at most."""
    each = periods.each_bucket(period, start, end, zone)
    return await asyncio.to_thread(lambda: list(islice(each, most)))


async def rows(
    statistics: Statistics,
    readings: Readings,
    entity: Entity,
    into: Sequence[Bucket],
    period: Period,
    zone: ZoneInfo | None = None,
) -> AsyncIterator[list[Row]]:
    """The figures of these buckets, which are of one period and touch, some at a time.

    ``zone``: whose civil days they are; None: the program's.
    """
    known = await _known_time(statistics, readings, entity, into)
    for part in _slices(into):
        if _is_blank(part, known):
            yield await _each(_blank_row, part)
            continue
        whole = _whole_hours(part)
        edges = to_us(whole[0]), to_us(whole[1])
        stored = await statistics_of(readings, entity.entity_id, _stored(period), *edges)
        newest = _newest_rows(stored, part)
        if period is Period.FIVE_MINUTES:
            hours = await statistics_of(readings, entity.entity_id, Period.HOUR, *edges)
            newest = _with_hours(newest, part, hours)
        if is_meter(entity):
            energy = _of_part(await _energy(statistics, entity, whole, period, zone), part)
            marked = noted(readings, entity.entity_id, [(to_us(a), to_us(b)) for a, b in part])
            yield [_of_meter(*each) for each in zip(energy, newest, marked, strict=True)]
        else:
            means = _of_part(await _means(statistics, entity, whole, period, zone), part)
            yield [_of_measurement(b, row) for b, row in zip(means, newest, strict=True)]


async def civil(
    statistics: Statistics,
    readings: Readings,
    entity: Entity,
    into: Sequence[Bucket],
    period: Period,
    zone: ZoneInfo,
) -> list[CivilRow]:
    """The figures of civil days or months of a zone."""
    found: list[CivilRow] = []
    known, now = await _known_time(statistics, readings, entity, into), readings.now()
    for part in _slices(into, YEAR_OF_DAYS if period is Period.DAY else 12):
        if _is_blank(part, known):
            found += await _each(_blank_civil, part)
            continue
        whole = _whole_hours(part)
        (energy,) = await statistics.energy([entity.entity_id], *whole, period, zone)
        days = _of_part(energy.buckets, part)
        if is_meter(entity):
            hours = await _energy(statistics, entity, whole, Period.HOUR)
            found += await asyncio.to_thread(_civil_of_meters, days, hours, entity, now)
        else:
            means = _of_part(await _means(statistics, entity, whole, period, zone), part)
            by_hour = await _means(statistics, entity, whole, Period.HOUR)
            found += await asyncio.to_thread(
                _civil_of_measurements, days, means, by_hour, energy, entity
            )
    return found


async def hours_of_readings(
    statistics: Statistics, readings: Readings, entity: Entity, into: Sequence[Bucket]
) -> list[HourOfReadings]:
    """What a sensor showed hour by hour."""
    found: list[HourOfReadings] = []
    known = await _known_time(statistics, readings, entity, into)
    for part in _slices(into):
        if _is_blank(part, known):
            found += await _each(_blank_hour, part)
            continue
        whole = part[0][0], part[-1][1]
        means = await _means(statistics, entity, whole, Period.HOUR)
        edges = to_us(whole[0]), to_us(whole[1])
        count = await counts_of(readings, entity.entity_id, *edges)
        found += [
            HourOfReadings(b.start, b.mean, b.min, b.max, count[to_us(b.start)], b.coverage)
            for b in means
        ]
    return found


def _slices(into: Sequence[Bucket], length: int = SLICE) -> Iterator[Sequence[Bucket]]:
    return (into[i : i + length] for i in range(0, len(into), length))


async def _known_time(
    statistics: Statistics, readings: Readings, entity: Entity, into: Sequence[Bucket]
) -> Bucket | None:
    """From when to when anything can be known; None: nothing. Looked for on long ranges alone."""
    if len(into) <= SHORT:
        return into[0][0], into[-1][1]
    oldest = await statistics.oldest_of(entity.entity_id)
    return (oldest, readings.now()) if oldest else None


def _is_blank(part: Sequence[Bucket], known: Bucket | None) -> bool:
    """Whether nothing can be known of any of these buckets."""
    return known is None or part[-1][1] <= known[0] or part[0][0] >= known[1]


async def _each(make: Callable[[Bucket], R], part: Sequence[Bucket]) -> list[R]:
    """One row of each bucket, made away from the loop: a blank range is long and asks nothing."""
    return await asyncio.to_thread(lambda: [make(bucket) for bucket in part])


def _blank_row(bucket: Bucket) -> Row:
    return Row(*bucket, None, None, None, None, None, None, 0.0, None)


def _blank_hour(bucket: Bucket) -> HourOfReadings:
    return HourOfReadings(bucket[0], None, None, None, 0, 0.0)


def _blank_civil(bucket: Bucket) -> CivilRow:
    return CivilRow(bucket[0], None, None, None, None, None, None, 0, 0.0, estimated=False)


def _whole_hours(part: Sequence[Bucket]) -> Bucket:
    """From the beginning of an hour to the end of one, so that no row of an hour is cut."""
    start, end = part[0][0], part[-1][1]
    return start - (start - EPOCH) % _HOUR, end + (EPOCH - end) % _HOUR


def _of_part(buckets: Sequence[B], part: Sequence[Bucket]) -> Sequence[B]:
    """Those of the buckets that a part has."""
    first = bisect_left(buckets, part[0][0], key=lambda bucket: bucket.start)
    return buckets[first : first + len(part)]


async def _energy(
    statistics: Statistics,
    entity: Entity,
    whole: Bucket,
    period: Period,
    zone: ZoneInfo | None = None,
) -> Sequence[EnergyBucket]:
    (series,) = await statistics.energy([entity.entity_id], *whole, period, zone)
    return series.buckets


async def _means(
    statistics: Statistics,
    entity: Entity,
    whole: Bucket,
    period: Period,
    zone: ZoneInfo | None = None,
) -> Sequence[MeasurementBucket]:
    (series,) = await statistics.averages([entity.entity_id], *whole, period, zone)
    return series.buckets


def _stored(period: Period) -> Period:
    """The stored rows that a bucket is made of."""
    return Period.FIVE_MINUTES if period is Period.FIVE_MINUTES else Period.HOUR


def _newest_rows(stored: StatisticsColumns, into: Sequence[Bucket]) -> list[NewestRow]:
    """State and sum of the newest row in each bucket, and whether there is one."""
    starts = np.array([to_us(a) for a, _b in into], np.int64)
    ends = np.array([to_us(b) for _a, b in into], np.int64)
    last = np.searchsorted(stored.start, ends) - 1
    there = (last >= 0) & (stored.start[last] >= starts) if len(stored) else last > len(stored)
    return [
        (_known(stored.state, at), _known(stored.sum, at), True)
        if is_there
        else (None, None, False)
        for at, is_there in zip(last.tolist(), there.tolist(), strict=True)
    ]


def _with_hours(
    newest: list[NewestRow], into: Sequence[Bucket], hours: StatisticsColumns
) -> list[NewestRow]:
    """The same, where what an hour's row says of its 5 minutes is of such a row too."""
    known = set(hours.start.tolist())
    return [
        (state, total, is_there or to_us(a - (a - EPOCH) % _HOUR) in known)
        for (a, _b), (state, total, is_there) in zip(into, newest, strict=True)
    ]


def _known(column: Floats, index: int) -> float | None:
    value = float(column[index])
    return None if np.isnan(value) else value


def _source(value: float | None, *, is_stored: bool) -> Source | None:
    if is_stored:
        return "ha"
    return None if value is None else "readings"


def _of_meter(bucket: EnergyBucket, row: NewestRow, is_noted: bool) -> Row:
    source = "manual" if is_noted else _source(bucket.value, is_stored=row[2])
    if bucket.of_hour and bucket.value is None and not is_noted:
        source = "hour"
    return Row(
        bucket.start, bucket.end, row[0], row[1], bucket.value, None, None, None,
        bucket.coverage, source,
    )  # fmt: skip


def _of_measurement(bucket: MeasurementBucket, row: NewestRow) -> Row:
    if bucket.of_hour:
        nothing = None, None, None
        return Row(bucket.start, bucket.end, row[0], row[1], None, *nothing, 0.0, "hour")
    source = _source(bucket.mean, is_stored=row[2])
    return Row(
        bucket.start, bucket.end, row[0], row[1], None, bucket.mean, bucket.min, bucket.max,
        bucket.coverage, source,
    )  # fmt: skip


def _hours_in(whole: EnergyBucket | MeasurementBucket, hours: Sequence[B]) -> list[B]:
    """The hours that begin in a bucket: each is whole, and of one day alone."""
    low = bisect_left(hours, whole.start, key=lambda hour: hour.start)
    return list(hours[low : bisect_left(hours, whole.end, key=lambda hour: hour.start)])


def _civil_of_meters(
    days: Sequence[EnergyBucket], hours: Sequence[EnergyBucket], entity: Entity, now: datetime
) -> list[CivilRow]:
    return [_civil_of_meter(b, _hours_in(b, hours), entity, now) for b in days]


def _civil_of_measurements(
    days: Sequence[EnergyBucket],
    means: Sequence[MeasurementBucket],
    hours: Sequence[MeasurementBucket],
    series: EnergySeries,
    entity: Entity,
) -> list[CivilRow]:
    return [
        _civil_of_measurement(b, m, _hours_in(m, hours), series, entity)
        for b, m in zip(days, means, strict=True)
    ]


def _civil_of_meter(
    bucket: EnergyBucket, hours: Sequence[EnergyBucket], entity: Entity, now: datetime
) -> CivilRow:
    """Its powers are those of its hours that are over and known, where it counts energy.

    Of less than an hour a meter that counts in steps says little: one step would be a peak.
    """
    known = [hour for hour in hours if hour.value is not None]
    whole = [h for h in known if h.coverage >= COMPARABLE and h.end <= now]
    average = peak = None
    if units.is_energy(entity.unit) and whole:
        times_h = [h.coverage * ((h.end - h.start) / _HOUR) for h in whole]
        energies = [h.value or 0.0 for h in whole]
        average = sum(energies) / sum(times_h) * 1000
        peak = max(e / t for e, t in zip(energies, times_h, strict=True)) * 1000
    return CivilRow(
        bucket.start, bucket.value, average, peak, None, None, None, len(known), bucket.coverage,
        estimated=bucket.of_hour and bucket.value is not None,
    )  # fmt: skip


def _civil_of_measurement(
    energy: EnergyBucket,
    means: MeasurementBucket,
    hours: Sequence[MeasurementBucket],
    series: EnergySeries,
    entity: Entity,
) -> CivilRow:
    known = sum(hour.mean is not None for hour in hours)
    if not units.is_power(entity.unit):
        return CivilRow(
            means.start, None, None, None, means.mean, means.min, means.max, known,
            means.coverage, estimated=False,
        )  # fmt: skip
    return CivilRow(
        means.start, energy.value, means.mean, means.max, None, None, None, known,
        means.coverage, estimated=series.estimated and energy.value is not None,
    )  # fmt: skip
