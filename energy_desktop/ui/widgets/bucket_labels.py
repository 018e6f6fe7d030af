"""How a bucket is called: in a readout, in a table and under its bar."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QDate, QLocale

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


def date_of(at: datetime, zone: tzinfo) -> QDate:
    """The civil date of a moment."""
    local = at.astimezone(zone)
    return QDate(local.year, local.month, local.day)


def _clock(at: datetime, zone: tzinfo) -> str:
    text = formats.clock(at, zone)
    if not is_doubled(at.timestamp(), zone):
        return text
    return f"{text} {at.astimezone(zone).tzname()}"
