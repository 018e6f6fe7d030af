"""The civil ranges History can show: arithmetic on dates, so a day is as long as its zone says."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from energy_desktop.models import Period
from energy_desktop.periods import day_start, moment_of

_DAY = timedelta(days=1)
_LONGEST_BY_HOUR = 2
_LONGEST_BY_DAY = 62


class Span(StrEnum):
    """What a range bar offers; ``custom`` is any run of days, or a part of days."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class HistoryRange:
    """Civil days from ``first`` to ``last``, both included.

    It begins at the wall-clock time ``begin`` of the first and ends at ``end`` of the last, None:
    with that day. ``by_day``: a year in days, not in months.
    """

    span: Span
    first: date
    last: date
    begin: time = time()
    end: time | None = None
    by_day: bool = False

    @property
    def days(self) -> int:
        """How many civil days it has, at least 1."""
        return (self.last - self.first).days + 1

    @property
    def bucket(self) -> Period:
        """The length of a bar: an hour up to two days and in a week, a day to 62 and where that is
        wanted, else a month."""
        if self.span is Span.WEEK or self.days <= _LONGEST_BY_HOUR:
            return Period.HOUR
        return Period.DAY if self.days <= _LONGEST_BY_DAY or self.by_day else Period.MONTH

    @property
    def line_bucket(self) -> Period | None:
        """The length of a point of a line: 5 minutes up to two days, else that of the bars."""
        return Period.FIVE_MINUTES if self.days <= _LONGEST_BY_HOUR else self.bucket

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Start and end in UTC: 23, 24 or 25 hours a day, as ``zone`` has it."""
        start = day_start(self.first, zone)
        if self.begin != time():
            start = moment_of(self.first, self.begin, zone)
        if self.end is None:
            return start, day_start(self.last + _DAY, zone)
        return start, moment_of(self.last, self.end, zone)

    @property
    def is_part(self) -> bool:
        """Whether it begins or ends within a day."""
        return self.begin != time() or self.end is not None

    @property
    def civil(self) -> HistoryRange:
        """The same by days and times of the wall clock, as it is kept and named."""
        return self

    def contains(self, day: date) -> bool:
        """Whether ``day`` is one of its days."""
        return self.first <= day <= self.last

    def goes_on(self, today: date) -> bool:
        """Whether there may be anything after it."""
        return self.last < today

    def until(self, now: datetime) -> HistoryRange:
        """As far as it may be shown: whole days also where they are not over."""
        del now
        return self

    def stepped(self, by: int) -> HistoryRange:
        """The range ``by`` periods later, earlier where negative."""
        if self.span is Span.MONTH:
            return _month(_months_later(self.first, by))
        if self.span is Span.YEAR:
            return replace(_year(self.first.year + by), by_day=self.by_day)
        shift = self.days * by * _DAY
        return replace(self, first=self.first + shift, last=self.last + shift)

    def drilled(self, start: datetime, zone: ZoneInfo) -> HistoryRange | None:
        """The range inside the bar that begins at ``start``; None where there is nothing finer.

        Of a month that is in the range in part, that part.
        """
        day = start.astimezone(zone).date()
        if self.bucket is Period.MONTH:
            month = _month(day)
            first, last = max(month.first, self.first), min(month.last, self.last)
            is_whole = (first, last) == (month.first, month.last)
            return month if is_whole else custom(first, last)
        return None if self.days == 1 else HistoryRange(Span.DAY, day, day)

    def up(self) -> HistoryRange | None:
        """The range one level above it; None above a year and for days of one's own choice."""
        if self.span in {Span.DAY, Span.WEEK}:
            return _month(self.first)
        return _year(self.first.year) if self.span is Span.MONTH else None


def around(span: Span, day: date, first_weekday: int = 0) -> HistoryRange:
    """The day, week, month or year that ``day`` is in; ``first_weekday`` 0 is Monday.

    Around a day of one's own choice are the seven days that end with it.
    """
    if span is Span.WEEK:
        first = day - (day.weekday() - first_weekday) % 7 * _DAY
        return HistoryRange(span, first, first + 6 * _DAY)
    if span is Span.MONTH:
        return _month(day)
    if span is Span.YEAR:
        return _year(day.year)
    return HistoryRange(span, day if span is Span.DAY else day - 6 * _DAY, day)


def custom(first: date, last: date) -> HistoryRange:
    """The days from one to the other, in whichever order they were named."""
    return HistoryRange(Span.CUSTOM, min(first, last), max(first, last))


def _month(day: date) -> HistoryRange:
    length = calendar.monthrange(day.year, day.month)[1]
    return HistoryRange(Span.MONTH, day.replace(day=1), day.replace(day=length))


def _year(year: int) -> HistoryRange:
    return HistoryRange(Span.YEAR, date(year, 1, 1), date(year, 12, 31))


def _months_later(day: date, by: int) -> date:
    months = day.year * 12 + day.month - 1 + by
    return date(months // 12, months % 12 + 1, 1)
