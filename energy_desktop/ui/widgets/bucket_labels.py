"""How a bucket is called: in a readout, in a table and under its bar."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import QDate, QLocale

from energy_desktop.models import Period
from energy_desktop.ui import formats
from energy_desktop.ui.languages import translate
from energy_desktop.ui.widgets.civil_time import is_doubled


def bucket_title(period: Period | None, start: datetime, end: datetime, zone: tzinfo) -> str:
    """In full: ``Thu 21 May 2026, 14:00–15:00``, ``Thu 21 May 2026`` or ``May 2026``.

    Of a month or year that is not whole its days: ``20 – 31 Aug 2026``; of no certain length to
    the second.
    """
    if period is None:
        return moments_title(start, end, zone)
    day = date_of(start, zone)
    if period in {Period.WEEK, Period.MONTH, Period.YEAR}:
        return days_title(start.astimezone(zone).date(), _last_day(end, zone))
    name = formats.date_text(day, "ddd d MMM yyyy")
    if period is Period.DAY:
        return name
    return f"{name}, {_clock(start, zone)}–{_clock(end, zone)}"


def moments_title(start: datetime, end: datetime, zone: tzinfo) -> str:
    """To the second: ``Thu 21 May 2026, 14:00:05–14:10:20``, on two days with both of them."""
    first, last = date_of(start, zone), date_of(end, zone)
    name = formats.date_text(first, "ddd d MMM yyyy")
    begin, until = _clock(start, zone, seconds=True), _clock(end, zone, seconds=True)
    if first == last:
        return f"{name}, {begin}–{until}"
    beginning = "d MMM" if first.year() == last.year() else "d MMM yyyy"
    one, other = formats.date_text(first, beginning), formats.date_text(last, "d MMM yyyy")
    return f"{one}, {begin} – {other}, {until}"


def bucket_row(period: Period | None, start: datetime, end: datetime, zone: tzinfo) -> str:
    """For a row of a table: ``Thu 21 May``, ``Thu 21 May 14:00`` or ``May 2026``."""
    day = date_of(start, zone)
    if period in {Period.WEEK, Period.MONTH, Period.YEAR}:
        return bucket_title(period, start, end, zone)
    name = formats.date_text(day, "ddd dd MMM")
    if period is Period.DAY:
        return name
    return f"{name}  {_clock(start, zone, seconds=period is None)}"


def days_title(first: date, last: date) -> str:
    """Whole days: ``Thu 21 May 2026``, ``18 – 24 May 2026``, ``May 2026`` or ``2026``."""
    if (first, last) == (first.replace(month=1, day=1), first.replace(month=12, day=31)):
        return QLocale().toString(_qdate(first), "yyyy")
    length = calendar.monthrange(first.year, first.month)[1]
    if (first.day, last) == (1, first.replace(day=length)):
        return formats.date_text(_qdate(first), "MMMM yyyy")
    return days_run(first, last)


def span_title(start: datetime, until: datetime, zone: tzinfo) -> str:
    """Days of which the last may end early: ``1 – 18 Jun 2026 up to 14:32``."""
    first = start.astimezone(zone).date()
    last = _last_day(until, zone)
    if until.astimezone(zone).date() != last:
        return days_title(first, last)
    words = translate("buckets", "{0} up to {1}")
    return words.format(days_run(first, last), _clock(until, zone))


def clock_title(start: datetime, until: datetime, zone: tzinfo) -> str:
    """A part of days: ``Thu 21 May 2026, 14:00–15:00``, ``Thu 21 May 2026 14:00 – Fri 22 …``."""
    first, last = start.astimezone(zone).date(), _last_day(until, zone)
    begin, end = _clock(start, zone), _clock(until, zone)
    if first == last:
        return f"{days_run(first, first)}, {begin}–{end}"
    until_day = until.astimezone(zone).date()
    return f"{days_run(first, first)} {begin} – {days_run(until_day, until_day)} {end}"


def earlier_title(period: Period | None, start: datetime, until: datetime, zone: tzinfo) -> str:
    """The time beside a bucket: as ``bucket_title`` for hours, as ``span_title`` for days."""
    if period in {None, Period.FIVE_MINUTES, Period.HOUR}:
        return bucket_title(period, start, until, zone)
    return span_title(start, until, zone)


def _last_day(until: datetime, zone: tzinfo) -> date:
    return (until - timedelta(microseconds=1)).astimezone(zone).date()


def days_run(first: date, last: date) -> str:
    """Days by the first and the last, also where they are a whole month or year."""
    if first == last:
        return formats.date_text(_qdate(first), "ddd d MMM yyyy")
    beginning, end = "d MMM", "d MMM yyyy"
    if first.year != last.year:
        beginning = end
    elif first.month == last.month and formats.is_month_first():
        return f"{formats.date_text(_qdate(first), beginning)} – {last.day}, {last.year}"
    elif first.month == last.month:
        beginning = "d"
    if formats.is_year_first():  # the year, and the month, once and at the beginning
        beginning, end = end, beginning
    begin = formats.date_text(_qdate(first), beginning)
    return f"{begin} – {formats.date_text(_qdate(last), end)}"


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def date_of(at: datetime, zone: tzinfo) -> QDate:
    """The civil date of a moment."""
    local = at.astimezone(zone)
    return QDate(local.year, local.month, local.day)


def _clock(at: datetime, zone: tzinfo, *, seconds: bool = False) -> str:
    text = formats.clock(at, zone, seconds)
    if not is_doubled(at.timestamp(), zone):
        return text
    return f"{text} {at.astimezone(zone).tzname()}"
