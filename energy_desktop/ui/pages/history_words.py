"""The titles and captions of History in the user's language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate

from energy_desktop.models import Period
from energy_desktop.ui import formats
from energy_desktop.ui.languages import translate
from energy_desktop.ui.pages.history_exact import ExactRange
from energy_desktop.ui.pages.history_range import HistoryRange
from energy_desktop.ui.widgets.bucket_labels import days_run, days_title, moments_title
from energy_desktop.ui.widgets.buckets import Buckets, Column
from energy_desktop.ui.widgets.chart_numbers import value_with_unit
from energy_desktop.ui.widgets.coverage_strip import missing_time
from energy_desktop.ui.widgets.provenance import ABSENT

if TYPE_CHECKING:
    from energy_desktop.services.provenance import CoverageSpan


_MOST_NAMES = 3
_NO_TIME = timedelta()


def range_title(shown: HistoryRange) -> str:
    """What the date button says: ``Thu 21 May 2026``, ``18 – 24 May 2026``, ``May 2026``.

    Of a part of a day ``Thu 21 May 2026, 14:00 – 16:00``, to the second where charts were zoomed.
    """
    if isinstance(shown, ExactRange):
        return moments_title(shown.starts_at, shown.ends_at, shown.zone)
    if not shown.is_part:
        return days_title(shown.first, shown.last)
    begin, end = formats.clock_time(shown.begin), formats.clock_time(shown.end or time())
    if shown.first == shown.last:
        return translate("History", "{0}, {1} – {2}").format(
            days_run(shown.first, shown.first), begin, end
        )
    first, last = days_run(shown.first, shown.first), days_run(shown.last, shown.last)
    if shown.end is None:
        return translate("History", "{0} {1} – {2}").format(first, begin, last)
    return translate("History", "{0} {1} – {2} {3}").format(first, begin, last, end)


def meter_title(unit: str, period: Period | None) -> str:
    """Title of a chart of amounts: ``Energy per day``."""
    titles = {
        Period.FIVE_MINUTES: translate("History", "Energy per 5 minutes")
        if unit == "kWh"
        else translate("History", "Used per 5 minutes"),
        Period.HOUR: translate("History", "Energy per hour")
        if unit == "kWh"
        else translate("History", "Used per hour"),
        Period.DAY: translate("History", "Energy per day")
        if unit == "kWh"
        else translate("History", "Used per day"),
        Period.MONTH: translate("History", "Energy per month")
        if unit == "kWh"
        else translate("History", "Used per month"),
    }
    return (
        translate("History", "Energy")
        if period is None
        else titles.get(period, translate("History", "Energy"))
    )


def line_title(unit: str) -> str:
    """Title of a chart of lines by what its unit measures."""
    titles = {
        "kW": translate("History", "Power"),
        "%": translate("History", "Level"),
        "°C": translate("History", "Temperature"),
    }
    return titles.get(unit, translate("History", "Measured"))


def line_note(unit: str, grid: Buckets, kinds: Collection[str] = ()) -> str:
    """Unit of a chart of lines and what its band is; ``kinds``: how its values are known."""
    period = grid.period
    by_hour = "hourly" in kinds
    if grid.by_reading and by_hour:
        only_hours = not {"live", "repaired"}.intersection(kinds)
        words = (
            translate("History", "{0} · mean of an hour, no single readings are known")
            if only_hours
            else translate("History", "{0} · each reading, mean of an hour where no more is known")
        )
        return words.format(unit)
    if grid.by_reading:
        return translate("History", "{0} · each reading, held until the next").format(unit)
    if period is None:
        width = max((b - a for a, b in zip(grid.starts, grid.ends, strict=True)), default=_NO_TIME)
        length = formats.duration(width.total_seconds())
        return translate("History", "{0} · mean of {1}, band from least to most").format(
            unit, length
        )
    if by_hour and period is Period.FIVE_MINUTES:
        return translate(
            "History", "{0} · mean of 5 minutes, of an hour where no more is known"
        ).format(unit)
    band = {
        Period.FIVE_MINUTES: translate(
            "History", "{0} · mean of 5 minutes, band from least to most"
        ),
        Period.HOUR: translate("History", "{0} · mean of an hour, band from least to most"),
        Period.DAY: translate("History", "{0} · mean of a day, band from least to most"),
        Period.WEEK: translate("History", "{0} · mean of a week, band from least to most"),
    }
    return band.get(
        period, translate("History", "{0} · mean of a month, band from least to most")
    ).format(unit)


def table_title(units: Sequence[str], period: Period | None, *, is_meter: bool) -> str:
    """Title of a table of several units: ``Energy per day · kWh``, ``Power, Level · kW, %``."""
    if not is_meter:
        words = ", ".join(dict.fromkeys(line_title(unit) for unit in units))
    elif len({unit == "kWh" for unit in units}) == 1:
        words = meter_title(units[0], period)
    else:
        words = meter_title("", period)
    return f"{words} · {', '.join(units)}"


def finer_name(period: Period | None) -> str:
    """What a click on a bar opens."""
    if period is Period.MONTH:
        return translate("History", "click for the days of this month")
    return (
        translate("History", "click for the hours of this day")
        if period is Period.DAY
        else translate("History", "click for its day")
    )


def range_totals(columns: Iterable[Column]) -> dict[str, str]:
    """Amounts and means by entity id; kWh go without their unit, which the list names."""
    texts = {}
    for column in columns:
        value = column.total if column.is_meter else column.mean
        is_energy = column.is_meter and column.unit == "kWh"
        texts[column.key] = (
            formats.energy_value(value) if is_energy else value_with_unit(value, column.unit)
        )
    return texts


def range_meanings(columns: Iterable[Column]) -> dict[str, str]:
    """What ``range_totals`` are, in words by entity id: ``0.46 kW on average``."""
    return {
        column.key: value_with_unit(column.total, column.unit)
        if column.is_meter
        else translate("History", "{0} on average").format(
            value_with_unit(column.mean, column.unit)
        )
        for column in columns
    }


def listed(names: Sequence[str]) -> str:
    """``Solar``, ``Solar, Grid`` or, of many, ``Solar, Grid and 3 more``."""
    shown = ", ".join(names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return translate("History", "{0} and %n more", "", more).format(shown) if more > 0 else shown


def missing_summary(spans: Sequence[CoverageSpan], zone: ZoneInfo) -> str:
    """``13 h missing on 9 May``; without the day where there are several, empty for none."""
    missing = missing_time(spans)
    if missing < timedelta(seconds=1):
        return ""
    length = formats.duration(missing / timedelta(seconds=1))
    days = {at.astimezone(zone).date() for at in _missing_moments(spans)}
    if len(days) > 1:
        return translate("History", "{0} missing").format(length)
    day = formats.date_text(_qdate(days.pop()), "d MMM")
    return translate("History", "{0} missing on {1}").format(length, day)


def _missing_moments(spans: Sequence[CoverageSpan]) -> list[datetime]:
    absent = [span for span in spans if span.kind in ABSENT and span.end > span.start]
    return [at for s in absent for at in (s.start, s.end - timedelta(microseconds=1))]


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
