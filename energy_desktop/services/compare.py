"""Which earlier time stands beside which, and how much it changed. Pure.

A running period is compared up to the same wall-clock moment, so it is never compared with days
that are still to come. Buckets stand beside those of the same place on calendar and wall clock: the
second 02:00 of a day of 25 hours, the 31st beside a month of 30 days and 29 February have nothing
beside them, and still count in the total of their side.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from energy_desktop import periods
from energy_desktop.models import Floats, Period
from energy_desktop.periods import Bucket, Shift

# Of an earlier time so much must be known that its total is worth comparing with.
COMPARABLE: Final = 0.95
_WEEKS_OF_A_YEAR: Final = Shift(days=364)
_YEAR: Final = Shift(months=12)
_CLOCKS: Final = {Period.FIVE_MINUTES: timedelta(minutes=5), Period.HOUR: timedelta(hours=1)}


class Against(StrEnum):
    """What a range is compared with."""

    NOTHING = "nothing"
    PREVIOUS = "previous"
    SAME_WEEKDAYS = "same-weekdays"
    SAME_DATES = "same-dates"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Civil days ``first`` to ``last`` as [start, until) in UTC; ``until`` may be within them."""

    first: date
    last: date
    start: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Comparison:
    """A stretch, the earlier one beside it, and the way from one to the other."""

    shift: Shift
    this: Stretch
    earlier: Stretch

    def period(self, of_bars: Period) -> Period:
        """By which buckets to ask for the earlier time, for ``places`` beside bars of a length.

        Days moved by 364 do not begin with months: they are asked for day by day.
        """
        fits = {
            Period.WEEK: not self.shift.months and self.shift.days % 7 == 0,
            Period.MONTH: not self.shift.days,
            Period.YEAR: not self.shift.days and self.shift.months % 12 == 0,
        }
        return of_bars if fits.get(of_bars, True) else Period.DAY

    def places(
        self, these: Sequence[Bucket], earlier: Sequence[Bucket], zone: ZoneInfo, of_bars: Period
    ) -> list[int | None]:
        """Beside which bucket of ``these`` (of length ``of_bars``) each earlier one stands.

        ``earlier`` are of the length that ``period`` says; None: beside none.
        """
        asked = self.period(of_bars)
        starts = [a for a, _b in these]
        if asked is not of_bars:
            these = periods.buckets(asked, self.this.start, self.this.until, zone)
        places = [bisect_right(starts, a) - 1 for a, _b in these]
        found: dict[tuple[datetime, int], int] = {}
        for place, key in zip(places, _keys(these, zone, asked, self.shift), strict=True):
            found.setdefault(key, place)
        return [found.get(key) for key in _keys(earlier, zone, asked, Shift())]


def compare(
    against: Against, first: date, last: date, now: datetime, zone: ZoneInfo
) -> Comparison | None:
    """The days ``first`` to ``last`` and those they are compared with, both up to ``now``.

    None for NOTHING, and while nothing of the days has passed.
    """
    start, end = _bounds(first, last, zone)
    if against is Against.NOTHING or now <= start:
        return None
    shift = _shift(against, first, last)
    before = periods.earlier_days(shift, first, last)
    begin, finish = _bounds(*before, zone)
    if now < end:
        finish = min(finish, periods.earlier_moment(shift, first, now, zone))
    if finish <= begin:
        return None
    return Comparison(
        shift, Stretch(first, last, start, min(now, end)), Stretch(*before, begin, finish)
    )


def percent(
    value: float | None, earlier: float | None, coverage: float = 1.0, least: float = 0.0
) -> float | None:
    """The change from ``earlier`` to ``value`` in percent of the size of ``earlier``.

    None where either is not known, where less than 95 % of the earlier time is, and where
    ``earlier`` is 0 or smaller than ``least``.
    """
    if value is None or earlier is None or coverage < COMPARABLE:
        return None
    if not earlier or abs(earlier) < least:
        return None
    return (value - earlier) / abs(earlier) * 100


def summed(values: Floats, places: Sequence[int | None], count: int) -> Floats:
    """The known values at each of ``count`` places, summed; NaN where there is none."""
    return _gathered(values, places, count)[0]


def averaged(values: Floats, places: Sequence[int | None], count: int) -> Floats:
    """The mean of the known values at each of ``count`` places; NaN where there is none."""
    total, known = _gathered(values, places, count)
    return np.asarray(total / np.maximum(known, 1), np.float64)


def spans(
    earlier: Sequence[Bucket], places: Sequence[int | None], count: int
) -> list[Bucket | None]:
    """From when to when the earlier buckets at each of ``count`` places last."""
    found: list[Bucket | None] = [None] * count
    for place, (start, end) in zip(places, earlier, strict=True):
        if place is not None:
            here = found[place]
            found[place] = (here[0] if here else start, end)
    return found


def _gathered(values: Floats, places: Sequence[int | None], count: int) -> tuple[Floats, Floats]:
    at = np.array([-1 if place is None else place for place in places], np.int64)
    counts = (at >= 0) & np.isfinite(values)
    known = np.bincount(at[counts], minlength=count).astype(np.float64)
    total = np.bincount(at[counts], weights=values[counts], minlength=count)
    return np.where(known > 0, total, np.nan), known


def _keys(
    buckets: Sequence[Bucket], zone: ZoneInfo, period: Period, shift: Shift
) -> list[tuple[datetime, int]]:
    """Where each bucket is on calendar and wall clock, moved back; and the how manieth there."""
    seen: Counter[datetime] = Counter()
    keys = []
    for start, _end in buckets:
        clock = _clock(start, zone, period)
        keys.append((datetime.combine(shift.back(clock.date()), clock.time()), seen[clock]))
        seen[clock] += 1
    return keys


def _clock(at: datetime, zone: ZoneInfo, period: Period) -> datetime:
    """The nearest hour (5 minutes) of the wall clock: some zones move by half an hour."""
    local = at.astimezone(zone).replace(tzinfo=None, fold=0)
    step = _CLOCKS.get(period)
    if step is None:
        day = local.replace(hour=0, minute=0, second=0, microsecond=0)
        return day.replace(day=1) if period in {Period.MONTH, Period.YEAR} else day
    local += step / 2
    return local - timedelta(hours=local.hour, minutes=local.minute, seconds=local.second) % step


def _shift(against: Against, first: date, last: date) -> Shift:
    if against is Against.PREVIOUS:
        return periods.period_before(first, last)
    return _YEAR if against is Against.SAME_DATES else _WEEKS_OF_A_YEAR


def _bounds(first: date, last: date, zone: ZoneInfo) -> Bucket:
    return periods.day_start(first, zone), periods.day_start(last + timedelta(days=1), zone)
