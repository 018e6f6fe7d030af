"""How a bucket is called: in a readout, in a table and under its bar."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from energy_desktop.models import Period
from energy_desktop.ui import formats
from energy_desktop.ui.widgets.civil_time import is_doubled


def bucket_title(period: Period, start: datetime, end: datetime, zone: tzinfo) -> str:
    """In full: ``Thu 21 May 2026, 14:00–15:00``, ``Thu 21 May 2026`` or ``May 2026``."""
    day = date_of(start, zone)
    if period is Period.MONTH:
        return QLocale().toString(day, "MMMM yyyy")
    if period is Period.YEAR:
        return QLocale().toString(day, "yyyy")
    name = QLocale().toString(day, "ddd d MMM yyyy")
    if period in {Period.DAY, Period.WEEK}:
        return name
    return f"{name}, {_clock(start, zone)}–{_clock(end, zone)}"


def bucket_row(period: Period, start: datetime, zone: tzinfo) -> str:
    """For a row of a table: ``Thu 21 May``, ``Thu 21 May 14:00`` or ``May 2026``."""
    day = date_of(start, zone)
    if period in {Period.MONTH, Period.YEAR}:
        return bucket_title(period, start, start, zone)
    name = QLocale().toString(day, "ddd dd MMM")
    return name if period in {Period.DAY, Period.WEEK} else f"{name}  {_clock(start, zone)}"


def days_title(first: date, last: date) -> str:
    """Whole days: ``Thu 21 May 2026``, ``18 – 24 May 2026``, ``May 2026`` or ``2026``."""
    if (first, last) == (first.replace(month=1, day=1), first.replace(month=12, day=31)):
        return QLocale().toString(_qdate(first), "yyyy")
    length = calendar.monthrange(first.year, first.month)[1]
    if (first.day, last) == (1, first.replace(day=length)):
        return QLocale().toString(_qdate(first), "MMMM yyyy")
    return _run_title(first, last)


def span_title(start: datetime, until: datetime, zone: tzinfo) -> str:
    """Days of which the last may end early: ``1 – 18 Jun 2026 up to 14:32``."""
    first = start.astimezone(zone).date()
    last = (until - timedelta(microseconds=1)).astimezone(zone).date()
    if until.astimezone(zone).date() != last:
        return days_title(first, last)
    words = QCoreApplication.translate("buckets", "{0} up to {1}")
    return words.format(_run_title(first, last), _clock(until, zone))


def earlier_title(period: Period, start: datetime, until: datetime, zone: tzinfo) -> str:
    """The time beside a bucket: as ``bucket_title`` for hours, as ``span_title`` for days."""
    if period in {Period.FIVE_MINUTES, Period.HOUR}:
        return bucket_title(period, start, until, zone)
    return span_title(start, until, zone)


def _run_title(first: date, last: date) -> str:
    if first == last:
        return QLocale().toString(_qdate(first), "ddd d MMM yyyy")
    beginning = "d" if first.replace(day=1) == last.replace(day=1) else "d MMM"
    if first.year != last.year:
        beginning = "d MMM yyyy"
    begin = QLocale().toString(_qdate(first), beginning)
    return f"{begin} – {QLocale().toString(_qdate(last), 'd MMM yyyy')}"


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def date_of(at: datetime, zone: tzinfo) -> QDate:
    """The civil date of a moment."""
    local = at.astimezone(zone)
    return QDate(local.year, local.month, local.day)


def _clock(at: datetime, zone: tzinfo) -> str:
    text = formats.clock(at, zone)
    if not is_doubled(at.timestamp(), zone):
        return text
    return f"{text} {at.astimezone(zone).tzname()}"
