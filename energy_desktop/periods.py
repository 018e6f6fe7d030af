"""Civil time: where hours, days, weeks, months and years begin in a zone. The only place for it.

Days, weeks (from Monday), months and years begin at the first moment of their first local date, so
a day has 23, 24 or 25 hours (half-hour steps in some zones). Hours and 5 minutes begin on UTC's, as
Home Assistant's statistics do (data.md, section 7).

A stretch of whole days is two dates, both included. A ``Shift`` leads to an earlier one.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from energy_desktop.models import Period

_FIXED = {Period.FIVE_MINUTES: timedelta(minutes=5), Period.HOUR: timedelta(hours=1)}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Bucket = tuple[datetime, datetime]
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Shift:
    """A way back on the calendar by months or days.

    A date that a shorter month lacks becomes its last: 29 February a year earlier is the 28th.
    """

    months: int = 0
    days: int = 0

    def back(self, day: date) -> date:
        """The date so far before ``day``."""
        if not self.months:
            return day - timedelta(days=self.days)
        month = day.year * 12 + day.month - 1 - self.months
        year, month = month // 12, month % 12 + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))

    def is_exact(self, day: date) -> bool:
        """Whether the month it leads to has this date."""
        return not self.months or self.back(day).day == day.day


def day_start(day: date, zone: ZoneInfo) -> datetime:
    """UTC time of the first moment of a local date, also where midnight does not exist."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def local_date(at: datetime, zone: ZoneInfo) -> date:
    """The local date of a moment."""
    return at.astimezone(zone).date()


def floor(period: Period, at: datetime, zone: ZoneInfo) -> datetime:
    """Start (UTC) of the bucket that holds ``at``."""
    if period in _FIXED:
        utc = at.astimezone(UTC)
        return utc - (utc - _EPOCH) % _FIXED[period]
    return day_start(_first_date(period, local_date(at, zone)), zone)


def following(period: Period, start: datetime, zone: ZoneInfo) -> datetime:
    """Start (UTC) of the bucket after the one that begins at ``start``."""
    _start, end = next(each_bucket(period, start, start + timedelta.resolution, zone))
    return end


def buckets(period: Period, start: datetime, end: datetime, zone: ZoneInfo) -> list[Bucket]:
    """All buckets that touch [start, end), whole, ascending, without gaps."""
    return list(each_bucket(period, start, end, zone))


def each_bucket(period: Period, start: datetime, end: datetime, zone: ZoneInfo) -> Iterator[Bucket]:
    """The same, one after another."""
    begin = floor(period, start, zone)
    day = local_date(begin, zone)
    while begin < end:
        if period in _FIXED:
            until = begin + _FIXED[period]
        else:
            day = _next_date(period, day)
            until = day_start(day, zone)
        if begin < until:  # not a date that the zone left out
            yield begin, until
        begin = until


def buckets_within(period: Period, start: datetime, end: datetime, zone: ZoneInfo) -> list[Bucket]:
    """The same as ``buckets``, the first and the last cut to [start, end)."""
    return [(max(a, start), min(b, end)) for a, b in buckets(period, start, end, zone)]


def same_time_on(day: date, at: datetime, zone: ZoneInfo) -> datetime:
    """The moment on another local date when the wall clock shows what it shows at ``at``."""
    return moment_of(day, at.astimezone(zone).time(), zone)


def moment_of(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """UTC time when the wall clock of a local date shows ``clock``; its fold tells doubled ones.

    A wall-clock time that the date skips is taken as the moment of the change.
    """
    wanted = datetime.combine(day, clock, zone)
    found = wanted.astimezone(UTC)
    if found.astimezone(zone).replace(tzinfo=None) == wanted.replace(tzinfo=None):
        return found
    return _change_between(wanted.replace(fold=1), wanted.replace(fold=0), zone)


def period_before(first: date, last: date) -> Shift:
    """From a whole month to the month before, from a year to the year, else by as many days."""
    if _is_month(first, last):
        return Shift(months=1)
    if (first, last) == (first.replace(month=1, day=1), first.replace(month=12, day=31)):
        return Shift(months=12)
    return Shift(days=(last - first).days + 1)


def earlier_days(shift: Shift, first: date, last: date) -> Days:
    """The days that ``shift`` leads to; by months, a whole month leads to a whole month."""
    if shift.months and _is_month(first, last):
        begin = shift.back(first)
        return begin, _last_of_month(begin)
    return shift.back(first), shift.back(last)


def earlier_moment(shift: Shift, first: date, at: datetime, zone: ZoneInfo) -> datetime:
    """The moment of the wall clock of ``at`` in the days that ``shift`` leads to from ``first``.

    On a date that the earlier month lacks it is the end of that month.
    """
    day = local_date(at, zone)
    back = shift.back(day)
    if shift.is_exact(day) or back == shift.back(first):
        return same_time_on(back, at, zone)
    return day_start(back + timedelta(days=1), zone)


def _is_month(first: date, last: date) -> bool:
    return first.day == 1 and last == _last_of_month(first)


def _last_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _change_between(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    """The moment (UTC, whole seconds) between two at which the zone's offset changes."""
    early, late = low.astimezone(UTC), high.astimezone(UTC)
    before = early.astimezone(zone).utcoffset()
    low_s, high_s = int(early.timestamp()), int(late.timestamp())
    while high_s - low_s > 1:
        middle = (low_s + high_s) // 2
        if datetime.fromtimestamp(middle, zone).utcoffset() == before:
            low_s = middle
        else:
            high_s = middle
    return datetime.fromtimestamp(high_s, UTC)


def _first_date(period: Period, day: date) -> date:
    if period is Period.WEEK:
        return day - timedelta(days=day.weekday())
    if period is Period.MONTH:
        return day.replace(day=1)
    if period is Period.YEAR:
        return day.replace(month=1, day=1)
    return day


def _next_date(period: Period, day: date) -> date:
    if period is Period.WEEK:
        return day + timedelta(days=7 - day.weekday())
    if period is Period.MONTH:
        return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    if period is Period.YEAR:
        return date(day.year + 1, 1, 1)
    return day + timedelta(days=1)
