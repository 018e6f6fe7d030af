"""The titles and captions of History in the user's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from energy_desktop.models import Period
from energy_desktop.ui import formats
from energy_desktop.ui.pages.history_range import HistoryRange
from energy_desktop.ui.widgets.bucket_labels import days_title
from energy_desktop.ui.widgets.bucket_plot import value_with_unit
from energy_desktop.ui.widgets.buckets import Column
from energy_desktop.ui.widgets.coverage_strip import missing_time
from energy_desktop.ui.widgets.provenance import ABSENT

if TYPE_CHECKING:
    from energy_desktop.services.provenance import CoverageSpan


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)


def range_title(shown: HistoryRange) -> str:
    """What the date button says: ``Thu 21 May 2026``, ``18 – 24 May 2026``, ``May 2026``."""
    return days_title(shown.first, shown.last)


def meter_title(unit: str, period: Period) -> str:
    """Title of a chart of amounts: ``Energy per day``."""
    titles = {
        Period.HOUR: _tr("Energy per hour") if unit == "kWh" else _tr("Used per hour"),
        Period.DAY: _tr("Energy per day") if unit == "kWh" else _tr("Used per day"),
        Period.MONTH: _tr("Energy per month") if unit == "kWh" else _tr("Used per month"),
    }
    return titles.get(period, _tr("Energy"))


def line_title(unit: str) -> str:
    """Title of a chart of lines by what its unit measures."""
    titles = {"kW": _tr("Power"), "%": _tr("Level"), "°C": _tr("Temperature")}
    return titles.get(unit, _tr("Measured"))


def line_note(unit: str, period: Period) -> str:
    """Unit of a chart of lines and what its band is."""
    band = {
        Period.FIVE_MINUTES: _tr("{0} · mean of 5 minutes, band from least to most"),
        Period.HOUR: _tr("{0} · mean of an hour, band from least to most"),
        Period.DAY: _tr("{0} · mean of a day, band from least to most"),
    }
    return band.get(period, _tr("{0} · mean of a month, band from least to most")).format(unit)


def finer_name(period: Period) -> str:
    """What a click on a bar opens."""
    if period is Period.MONTH:
        return _tr("click for the days of this month")
    return (
        _tr("click for the hours of this day") if period is Period.DAY else _tr("click for its day")
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


def missing_summary(spans: Sequence[CoverageSpan], zone: ZoneInfo) -> str:
    """``13 h missing on 9 May``; without the day where there are several, empty for none."""
    missing = missing_time(spans)
    if missing < timedelta(seconds=1):
        return ""
    length = formats.duration(missing / timedelta(seconds=1))
    days = {at.astimezone(zone).date() for at in _missing_moments(spans)}
    if len(days) > 1:
        return _tr("{0} missing").format(length)
    day = QLocale().toString(_qdate(days.pop()), "d MMM")
    return _tr("{0} missing on {1}").format(length, day)


def _missing_moments(spans: Sequence[CoverageSpan]) -> list[datetime]:
    absent = [span for span in spans if span.kind in ABSENT and span.end > span.start]
    return [at for s in absent for at in (s.start, s.end - timedelta(microseconds=1))]


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
