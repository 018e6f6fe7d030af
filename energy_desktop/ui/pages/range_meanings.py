"""What each phrase of ``range_words`` means as civil days, seen from a moment. Pure arithmetic.

Weeks begin as told. Where they begin on Monday they are numbered as ISO 8601 does, else week 1 is
the one with 1 January. What names no year is the newest that has begun. Rolling ranges
(``last 30 days``) end with today, those of hours now.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from energy_desktop.periods import Shift
from energy_desktop.ui.pages.history_range import HistoryRange, Span, around, custom

_DAY: Final = timedelta(days=1)
_SPANS: Final = {"day": Span.DAY, "week": Span.WEEK, "month": Span.MONTH, "year": Span.YEAR}
_MONTHS_OF: Final = {"month": 1, "quarter": 3, "year": 12}
_LEAP_YEARS: Final = 8
_MOST_HOURS: Final = 999


class NotYet(ValueError):
    """The phrase means a time to come."""


class Meanings:
    """The ranges of phrases, seen from ``now`` in its zone; ``first_weekday`` 0 is Monday.

    Methods raise ValueError for what no calendar has, and NotYet.
    """

    def __init__(self, now: datetime, first_weekday: int) -> None:
        self.now = now
        self._first_weekday = first_weekday

    @property
    def today(self) -> date:
        """The day of now."""
        return self.now.date()

    @property
    def clock(self) -> time:
        """The time of day of now, in whole minutes."""
        return self.now.time().replace(second=0, microsecond=0)

    def days_ago(self, days: int) -> HistoryRange:
        """One day, so many before today."""
        return self._around(Span.DAY, self.today - days * _DAY)

    def back(self, unit: str, by: int) -> HistoryRange:
        """The day, week, month, quarter or year that is ``by`` before the present one."""
        if unit == "hour":
            raise ValueError(unit)
        if unit == "day":
            return self.days_ago(by)
        if unit == "week":
            return self._around(Span.WEEK, self.today - 7 * by * _DAY)
        if unit == "quarter":
            begin = Shift(months=3 * by).back(self.today.replace(day=1))
            return self._quarter(begin.year, (begin.month + 2) // 3)
        day = Shift(months=by * _MONTHS_OF[unit]).back(self.today.replace(day=1))
        return self._around(_SPANS[unit], day)

    def last(self, unit: str) -> HistoryRange:
        """The one before the present; the last hour ends now."""
        return self.rolling(1, "hour") if unit == "hour" else self.back(unit, 1)

    def rolling(self, count: int, unit: str) -> HistoryRange:
        """So many units that end with today, or hours that end now."""
        if not count:
            raise ValueError(count)
        if unit == "hour":
            return self._hours(count)
        if unit in _MONTHS_OF:
            first = Shift(months=count * _MONTHS_OF[unit]).back(self.today) + _DAY
        else:
            first = self.today - (count * (7 if unit == "week" else 1) - 1) * _DAY
        return custom(first, self.today)

    def to_date(self, unit: str) -> HistoryRange:
        """From the beginning of the present unit up to today."""
        return custom(self.back(unit, 0).first, self.today)

    def weekend(self) -> HistoryRange:
        """The newest Saturday that has begun and the Sunday after it."""
        return _weekend(self.today)

    def past_weekend(self) -> HistoryRange:
        """The newest weekend that is over."""
        return _weekend(self.today - 2 * _DAY)

    def weekday(self, weekday: int) -> HistoryRange:
        """The newest day of a name, 0 is Monday; it may be today."""
        return self.days_ago((self.today.weekday() - weekday) % 7)

    def past_weekday(self, weekday: int) -> HistoryRange:
        """The newest day of a name that is over, 0 is Monday."""
        return self.days_ago((self.today.weekday() - weekday - 1) % 7 + 1)

    def dated(self, day: int, month: int, year: int | None) -> HistoryRange:
        """A day by its number."""
        return self._newest(
            lambda of: self._around(Span.DAY, date(of, month, day)), year, _LEAP_YEARS
        )

    def month(self, month: int, year: int | None) -> HistoryRange:
        """A month, January is 1."""
        return self._newest(lambda of: self._around(Span.MONTH, date(of, month, 1)), year)

    def past_month(self, month: int) -> HistoryRange:
        """The newest month of a number that is over."""
        return self.month(month, self.today.year - (month >= self.today.month))

    def in_month(self, first: int, last: int) -> HistoryRange:
        """Days by their numbers from the newest ``first`` that has come on, up to ``last``."""
        back = int(first > self.today.day)
        begins, ends = (self.back("month", by).first for by in (back, back - (last < first)))
        return self.spanned(begins.replace(day=first), ends.replace(day=last))

    def quarter(self, quarter: int, year: int | None) -> HistoryRange:
        """One of the four quarters of a year."""
        return self._newest(lambda of: self._quarter(of, quarter), year)

    def week(self, week: int, year: int | None) -> HistoryRange:
        """A week by its number."""
        return self._newest(lambda of: self._week(of, week), year)

    def year(self, year: int) -> HistoryRange:
        """A year."""
        return self._around(Span.YEAR, date(year, 1, 1))

    def since(self, begun: HistoryRange) -> HistoryRange:
        """From the beginning of a range up to today."""
        if begun.first > self.today:
            raise NotYet
        return replace(custom(begun.first, self.today), begin=begun.begin)

    def spanned(self, first: date, last: date) -> HistoryRange:
        """Days as the day, week, month or year that they are, else by their ends."""
        spans = (self._around(span, first) for span in _SPANS.values())
        return next((s for s in spans if (s.first, s.last) == (first, last)), custom(first, last))

    def _around(self, span: Span, day: date) -> HistoryRange:
        return around(span, day, self._first_weekday)

    def _hours(self, count: int) -> HistoryRange:
        if count > _MOST_HOURS:
            raise ValueError(count)
        zone = self.now.tzinfo
        start = (self.now.astimezone(UTC) - timedelta(hours=count)).astimezone(zone)
        begin = start.time().replace(second=0, microsecond=0)
        return timed(start.date(), begin, self.today, self.clock)

    def _quarter(self, year: int, quarter: int) -> HistoryRange:
        first, last = date(year, 3 * quarter - 2, 1), date(year, 3 * quarter, 1)
        return custom(first, last.replace(day=calendar.monthrange(year, last.month)[1]))

    def _week(self, year: int, week: int) -> HistoryRange:
        is_iso = self._first_weekday == 0
        begin = self._around(Span.WEEK, date(year, 1, 4 if is_iso else 1))
        found = self._around(Span.WEEK, begin.first + 7 * (week - 1) * _DAY)
        # It is of the year that its Thursday, or its first day, is in.
        known_by = found.first + 3 * _DAY if is_iso else found.first
        if week < 1 or known_by.year > year:
            raise ValueError(week)
        return found

    def _newest(
        self, of_year: Callable[[int], HistoryRange], year: int | None, reach: int = 1
    ) -> HistoryRange:
        """That of a year, else of the newest year in which it has begun."""
        if year is not None:
            return of_year(year)
        error = ValueError()
        for back in range(reach + 1):
            try:
                found = of_year(self.today.year - back)
            except ValueError as why:
                error = why
                continue
            if found.first <= self.today:
                return found
        raise error


def _weekend(day: date) -> HistoryRange:
    saturday = day - (day.weekday() - 5) % 7 * _DAY
    return custom(saturday, saturday + _DAY)


def timed(first: date, begin: time, last: date, end: time | None) -> HistoryRange:
    """Days with the times of the wall clock at which they begin and end; midnight ends a day."""
    if end == time() and last > first:
        last, end = last - _DAY, None
    if end is not None and not end.fold:
        end = end.replace(fold=1)  # of a doubled hour the second
    return HistoryRange(Span.CUSTOM, first, last, begin, end)
