"""Which other time stands beside which, and how much it changed. Pure.

It is an earlier one, or, where the user chooses its first day, any that is over. A running period
is compared up to the same wall-clock moment, so it is never compared with days that are still to
come. Buckets stand beside those of the same place on calendar and wall clock: the
second 02:00 of a day of 25 hours, the 31st beside a month of 30 days and 29 February have nothing
beside them, and still count in the total of their side.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from energy_desktop import periods
from energy_desktop.models import Floats, Period
from energy_desktop.periods import Bucket, Days, Shift

# Of two times so much must be known that their totals are worth comparing.
COMPARABLE: Final = 0.95
# What is less is about nothing: by how many percent it changed says nothing.
LEAST_COMPARED: Final[Mapping[str | None, float]] = {"kWh": 0.1, "W": 10.0}
_WEEKS_OF_A_YEAR: Final = Shift(days=364)
_YEAR: Final = Shift(months=12)
_CLOCKS: Final = {Period.FIVE_MINUTES: timedelta(minutes=5), Period.HOUR: timedelta(hours=1)}


class Against(StrEnum):
    """What a range is compared with."""

    NOTHING = "nothing"
    PREVIOUS = "previous"
    SAME_WEEKDAYS = "same-weekdays"
    SAME_DATES = "same-dates"
    ANOTHER = "another"  # as many days from a day of one's own choice


class Hindrance(StrEnum):
    """Why a range can't be compared with the days from a certain one."""

    ITSELF = "itself"
    NOT_OVER = "not-over"
    BEFORE_ALL = "before-all"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Civil days ``first`` to ``last`` as [start, until) in UTC; ``until`` may be within them."""

    first: date
    last: date
    start: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Comparison:
    """A stretch, the one beside it, and the way back from one to the other.

    ``earlier`` is later where the user chose a later one (``is_later``).
    """

    shift: Shift
    this: Stretch
    earlier: Stretch

    @property
    def is_later(self) -> bool:
        """Whether the days beside it begin after its own."""
        return self.earlier.first > self.this.first

    def within(self, start: datetime, end: datetime, zone: ZoneInfo) -> Comparison | None:
        """The same from ``start`` to ``end`` by the wall clock, which are within its days.

        None while nothing of that has passed.
        """
        first, until = self.this.first, min(end, self.this.until)
        if until <= start:
            return None
        begin = periods.earlier_moment(self.shift, first, start, zone)
        finish = min(self.earlier.until, periods.earlier_moment(self.shift, first, until, zone))
        if until == _bounds(first, self.this.last, zone)[1]:
            finish = self.earlier.until
        if finish <= begin:
            return None
        this = replace(self.this, start=start, until=until)
        return replace(self, this=this, earlier=replace(self.earlier, start=begin, until=finish))

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
    against: Against,
    first: date,
    last: date,
    now: datetime,
    zone: ZoneInfo,
    other: date | None = None,
) -> Comparison | None:
    """The days ``first`` to ``last`` and those they are compared with, both up to ``now``.

    ``other`` is where the days of ANOTHER begin. None for NOTHING, for ANOTHER where something
    hinders it, and while nothing of the days has passed.
    """
    start, end = _bounds(first, last, zone)
    if against is Against.NOTHING or now <= start:
        return None
    if against is Against.ANOTHER:
        today = periods.local_date(now, zone)
        if other is None or hindrance(other, first, last, today):
            return None
        shift = shift_to(other, first, last)
    else:
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


def shift_to(other: date, first: date, last: date) -> Shift:
    """The way back from ``first`` to ``other``, negative where that is later.

    By months from a whole month to a whole month and from a year to a year, else by days.
    """
    days = Shift(days=(first - other).days)
    by = periods.period_before(first, last).months
    if not by or other.day != 1:
        return days
    months = (first.year - other.year) * 12 + first.month - other.month
    return Shift(months=months) if months % by == 0 else days


def other_days(other: date, first: date, last: date) -> Days:
    """The days from ``other`` that stand beside ``first`` to ``last``: as many, or a whole month
    beside a month and a year beside a year."""
    return periods.earlier_days(shift_to(other, first, last), first, last)


def hindrance(
    other: date, first: date, last: date, today: date, oldest: date | None = None
) -> Hindrance | None:
    """What hinders to compare ``first`` to ``last`` with the days from ``other``; None: nothing.

    Days may be compared with once as many of them have passed as of ``first`` to ``last``.
    ``oldest`` is the day of the first reading, None where that does not matter.
    """
    if other == first:
        return Hindrance.ITSELF
    end = other_days(other, first, last)[1]
    if other > first if today <= last else end >= today:
        return Hindrance.NOT_OVER
    return Hindrance.BEFORE_ALL if oldest is not None and end < oldest else None


def percent(
    value: float | None, beside: float | None, coverage: float = 1.0, least: float = 0.0
) -> float | None:
    """By how much ``value`` is more than ``beside``, in percent of the size of ``beside``.

    None where either is not known, where less than 95 % of the time of either is (``coverage``:
    of the one of which less is known), where ``beside`` is 0 or smaller than ``least``, and where
    one was bought and the other sold.
    """
    if value is None or beside is None or coverage < COMPARABLE:
        return None
    if not beside or abs(beside) < least or value * beside < 0:
        return None
    return (value - beside) / abs(beside) * 100


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
