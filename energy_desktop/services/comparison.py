"""Sensors over a range beside another one, by the rules of ``compare`` that History has too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from energy_desktop import periods, units
from energy_desktop.models import Entity, Period
from energy_desktop.periods import Bucket, Shift
from energy_desktop.services.amounts import is_meter
from energy_desktop.services.buckets import EnergySeries
from energy_desktop.services.compare import (
    LEAST_COMPARED,
    Against,
    compare,
    percent,
    shift_to,
)
from energy_desktop.services.measurements import MeasurementSeries
from energy_desktop.services.statistics import Statistics

Point = tuple[datetime, float | None]


class Beside(StrEnum):
    """Which earlier time: the period of the same kind just before, or the same dates a year ago."""

    PREVIOUS = "previous"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Sides:
    """Two ranges as far as they are compared; ``beside`` None: there is nothing beside it.

    ``passed``: how much of the time beside has passed, 0 to 1.
    """

    this: Bucket
    beside: Bucket | None = None
    passed: float = 1.0


@dataclass(frozen=True, slots=True)
class Summed:
    """A sensor over one range. ``total`` of meters; ``average`` and ``peak`` are of the series.

    Of measurements the average is the time-weighted mean and the peak the highest value.
    """

    start: datetime
    end: datetime
    total: float | None
    average: float | None
    peak: float | None
    coverage: float
    series: tuple[Point, ...]

    @property
    def value(self) -> float | None:
        """What is compared: the total, of what has none the average."""
        return self.average if self.total is None else self.total


@dataclass(frozen=True, slots=True)
class Compared:
    """A sensor over a range, and over the one beside it where there is one.

    ``change`` in its unit, so of percentages in points; ``change_percent`` of meters and power
    alone, None too where less than 95 % of either time is known.
    """

    entity: Entity
    unit: str | None
    this: Summed
    earlier: Summed | None = None
    change: float | None = None
    change_percent: float | None = None


def sides(
    start: datetime, end: datetime, to: Beside | Bucket | None, now: datetime, zone: ZoneInfo
) -> Sides:
    """[start, end) and what it is compared with, both up to the same moment of the wall clock.

    Whole civil days are compared with civil days, as History does: a month with the month before,
    a year with the year, else as many days. Any other range is compared with the same length before
    it, or with the same times of the wall clock a year earlier.
    """
    this = start, max(start, min(end, now))
    if to is None:
        return Sides(this)
    if isinstance(to, Beside):
        return Sides(this, _earlier(to, start, end, now, zone))
    begin, wanted = to
    if now < end:
        wanted = max(begin, min(wanted, _same_moment(start, end, begin, now, zone)))
    until = max(begin, min(wanted, now))
    passed = (until - begin) / (wanted - begin) if wanted > begin else 1.0
    return Sides(this, (begin, until), passed)


def _earlier(
    beside: Beside, start: datetime, end: datetime, now: datetime, zone: ZoneInfo
) -> Bucket:
    against = Against.PREVIOUS if beside is Beside.PREVIOUS else Against.SAME_DATES
    first, last = _days(start, end, zone)
    found = compare(against, first, last, now, zone) if _is_civil(start, end, zone) else None
    if found:
        return found.earlier.start, found.earlier.until
    until = max(start, min(end, now))
    if beside is Beside.PREVIOUS:
        return start - (end - start), start - (end - until)
    shift = Shift(months=12)
    moments = [periods.earlier_moment(shift, first, at, zone) for at in (start, until)]
    return moments[0], max(moments)


def _same_moment(
    start: datetime, end: datetime, begin: datetime, now: datetime, zone: ZoneInfo
) -> datetime:
    """The moment as far from ``begin`` as now is from ``start``: by calendar and wall clock where
    both begin at the same time of the day, else by time passed."""
    if start.astimezone(zone).time() != begin.astimezone(zone).time():
        return begin + (now - start)
    first, last = _days(start, end, zone)
    other = periods.local_date(begin, zone)
    is_civil = _is_civil(start, end, zone)
    shift = shift_to(other, first, last) if is_civil else Shift(days=(first - other).days)
    return periods.earlier_moment(shift, first, now, zone)


async def compared(
    statistics: Statistics,
    entities: Sequence[Entity],
    both: Sides,
    period: Period,
    zone: ZoneInfo,
) -> list[Compared]:
    """Each sensor over both ranges, by buckets of one length, cut to the range."""
    found = await _summed(statistics, entities, both.this, period, zone)
    if both.beside is None:
        return [Compared(e, e.unit, found[e.entity_id]) for e in entities]
    before = await _summed(statistics, entities, both.beside, period, zone)
    return [_compared(e, found[e.entity_id], before[e.entity_id], both.passed) for e in entities]


def _compared(entity: Entity, this: Summed, earlier: Summed, passed: float) -> Compared:
    value, was = this.value, earlier.value
    change = None if value is None or was is None else value - was
    share = None
    if is_meter(entity) or units.is_power(entity.unit):
        known = min(this.coverage, earlier.coverage * passed)
        share = percent(value, was, known, LEAST_COMPARED.get(entity.unit, 0.0))
    return Compared(entity, entity.unit, this, earlier, change, share)


async def _summed(
    statistics: Statistics,
    entities: Sequence[Entity],
    within: Bucket,
    period: Period,
    zone: ZoneInfo,
) -> dict[str, Summed]:
    if within[0] >= within[1]:
        return {e.entity_id: Summed(*within, None, None, None, 0.0, ()) for e in entities}
    meters = [e.entity_id for e in entities if is_meter(e)]
    others = [e.entity_id for e in entities if not is_meter(e)]
    energy = await statistics.energy(meters, *within, period, zone)
    means = await statistics.averages(others, *within, period, zone)
    wide = means
    if period is Period.FIVE_MINUTES:
        wide = await statistics.averages(others, *within, Period.HOUR, zone)
    found = {s.entity_id: _of_meter(s, within) for s in energy}
    for fine, whole in zip(means, wide, strict=True):
        found[fine.entity_id] = _of_measurement(fine, whole, within)
    return found


def _of_meter(series: EnergySeries, within: Bucket) -> Summed:
    known = [b.value for b in series.buckets if b.value is not None]
    return Summed(
        *within,
        series.total,
        sum(known) / len(known) if known else None,
        max(known, default=None),
        series.coverage,
        tuple((b.start, b.value) for b in series.buckets),
    )


def _of_measurement(fine: MeasurementSeries, whole: MeasurementSeries, within: Bucket) -> Summed:
    """The mean of ``whole``, weighted by the time that is known of each bucket.

    ``fine`` is what the series shows: of 5 minutes of which only the hour is known, nothing.
    """
    known = [
        (b.mean, b.max, b.coverage * (b.end - b.start).total_seconds())
        for b in whole.buckets
        if b.mean is not None
    ]
    weight = sum(seconds for _mean, _max, seconds in known)
    return Summed(
        *within,
        None,
        sum(mean * seconds for mean, _max, seconds in known) / weight if weight else None,
        max((highest for _mean, highest, _s in known if highest is not None), default=None),
        min(1.0, weight / max(1.0, (within[1] - within[0]).total_seconds())),
        tuple((b.start, None if b.of_hour else b.mean) for b in fine.buckets),
    )


def _is_civil(start: datetime, end: datetime, zone: ZoneInfo) -> bool:
    """Whether a range is whole civil days."""
    first, last = _days(start, end, zone)
    return start == periods.day_start(first, zone) and (
        end == periods.day_start(last + timedelta(days=1), zone)
    )


def _days(start: datetime, end: datetime, zone: ZoneInfo) -> tuple[date, date]:
    """The civil days that a range touches."""
    return (
        periods.local_date(start, zone),
        periods.local_date(end - timedelta(microseconds=1), zone),
    )
