"""Numbers, times and ages as the user reads them; everything shown passes through here."""

from __future__ import annotations

import math
import re
from datetime import datetime, time, tzinfo
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QDate, QLocale, QTime

from energy_desktop.ui.languages import translate

MINUS = "\N{MINUS SIGN}"
THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
DASH = "\N{EM DASH}"
IDLE_W = 10.0
_DAY: Final = re.compile(r"(?<!d)d{1,2}(?!d)")
_DAY_AND_MONTH: Final = re.compile(r"(?<!d)(?P<day>d{1,2}) (?P<month>M{3,4})(?P<year> yyyy)?")
_DOTTED: Final = re.compile(r"(?<!d)d{1,2}\. ?M")
_MONTH_FIRST: Final = re.compile(r"M{3,4} d{1,2}(?!d)")
_FIELD: Final = re.compile(r"(?P<field>yyyy|yy|M{1,4}|d{3,4}|d{1,2})(?P<sign>(?:'[^']*'|[^'yMd])*)")
_ENDING: Final = ", \t"
_chosen = {"clock": "system"}


def number(value: float | None, decimals: int = 0) -> str:
    """A number in the user's locale with a real minus sign; an em dash where it is not known."""
    if value is None or not math.isfinite(value):
        return DASH
    if round(value, decimals) == 0:
        value = 0.0
    locale = QLocale()
    text = locale.toString(float(value), "f", decimals)
    return text.replace(locale.negativeSign(), MINUS).replace("-", MINUS)


def with_unit(text: str, unit: str) -> str:
    """A formatted number and its unit, kept on one line; no unit after a dash."""
    return text if text == DASH or not unit else f"{text}{THIN_SPACE}{unit}"


def power_value(power_w: float | None) -> str:
    """Power in kW with 2 decimals, without its unit; below 10 W either way it is 0.00."""
    if power_w is None:
        return DASH
    return number(0.0 if abs(power_w) < IDLE_W else power_w / 1000, 2)


def power(power_w: float | None) -> str:
    """Power in kW with its unit, as in tiles and charts."""
    return with_unit(power_value(power_w), "kW")


def device_power(power_w: float | None) -> str:
    """Power of a device: whole W below 1 kW, else kW with 2 decimals."""
    if power_w is not None and abs(power_w) < 1000:
        return with_unit(number(power_w), "W")
    return power(power_w)


def energy_decimals(energy_kwh: float) -> int:
    """Decimals of an energy: 2 below 10, 1 below 100, else none (as rounded)."""
    size = abs(energy_kwh)
    if size < 9.995:
        return 2
    return 1 if size < 99.95 else 0


def energy_value(energy_kwh: float | None) -> str:
    """Energy in kWh without its unit."""
    if energy_kwh is None or not math.isfinite(energy_kwh):
        return DASH
    return number(energy_kwh, energy_decimals(energy_kwh))


def energy(energy_kwh: float | None) -> str:
    """Energy in kWh with its unit."""
    return with_unit(energy_value(energy_kwh), "kWh")


def quantity(value: float | None, unit: str | None) -> str:
    """The state of any sensor in its stored unit (kWh, W or its own)."""
    if unit == "kWh":
        return energy(value)
    if unit == "W":
        return device_power(value)
    if unit == "%":
        return percent(value)
    decimals = 0 if value is None or abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return with_unit(number(value, decimals), unit or "")


def percent(value: float | None) -> str:
    """A percentage (0–100) without decimals."""
    return with_unit(number(value), "%")


def share(fraction: float | None) -> str:
    """A fraction (0–1) as a percentage."""
    return percent(None if fraction is None else fraction * 100)


def use_clock(choice: str) -> None:
    """Write times of day as the locale does ("system"), or in "24h" or "12h", from now on."""
    _chosen["clock"] = choice


def time_pattern() -> str:
    """How times of day are written, in the letters of QLocale: ``HH:mm``, ``h:mm Ap``."""
    pattern = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    is_12h = "a" in pattern.lower()
    if _chosen["clock"] == "24h" and is_12h:
        return re.sub(r"\s*[aA][pP]?\s*", "", pattern).replace("hh", "h").replace("h", "HH")
    if _chosen["clock"] == "12h" and not is_12h:
        return re.sub(r"[hH]+", "h", pattern) + f"{THIN_SPACE}Ap"
    return pattern


def hour(number_of_day: int) -> str:
    """A full hour of the day, 0 to 23: ``14:00``, ``2:00 PM``."""
    return QLocale().toString(QTime(number_of_day, 0), time_pattern())


def first_weekday_number() -> int:
    """The day that weeks begin with, by the locale: 0 is Monday."""
    return QLocale().firstDayOfWeek().value - 1


def first_weekday() -> str:
    """What that day is called."""
    return QLocale().standaloneDayName(QLocale().firstDayOfWeek().value)


def clock(at: datetime, zone: tzinfo, seconds: bool = False) -> str:
    """Time of day in a zone: ``14:32``, or ``14:32:00``."""
    local = at.astimezone(zone)
    locale = QLocale()
    pattern = time_pattern()
    if seconds and "s" not in pattern:
        pattern = pattern.replace("mm", "mm:ss")
    return locale.toString(QTime(local.hour, local.minute, local.second), pattern)


def clock_time(at: time) -> str:
    """A time of the wall clock in hours and minutes: ``14:00``."""
    return QLocale().toString(QTime(at.hour, at.minute), time_pattern())


def long_date(at: datetime, zone: tzinfo) -> str:
    """A day in full: ``Thursday, 18 June 2026`` as the locale writes it."""
    return QLocale().toString(_qdate(at, zone), QLocale.FormatType.LongFormat)


def short_date(at: datetime, zone: tzinfo) -> str:
    """Day and month: ``18 Jun``."""
    return date_text(_qdate(at, zone), "d MMM")


def medium_date(at: datetime, zone: tzinfo) -> str:
    """A day with its year: ``18 Jun 2026``."""
    return date_text(_qdate(at, zone), "d MMM yyyy")


def month(at: datetime, zone: tzinfo) -> str:
    """A month with its year: ``Jun 2026``."""
    return date_text(_qdate(at, zone), "MMM yyyy")


def date_text(day: QDate, pattern: str) -> str:
    """A day by a pattern such as ``ddd d MMM yyyy``, in the locale's order and with its dots."""
    return QLocale().toString(day, date_pattern(pattern))


def date_pattern(pattern: str) -> str:
    """A pattern as the locale writes it: ``d. MMM yyyy`` in German, ``MMM d, yyyy`` in American."""
    return _written_like(pattern, _long_format())


def is_month_first() -> bool:
    """Whether the locale says the month before the day, and the year behind both."""
    return _is_month_first(_long_format())


def is_year_first() -> bool:
    """Whether the locale goes from the year over the month to the day."""
    return _is_year_first(_long_format())


def _long_format() -> str:
    """How the locale writes a day in full: its fields, and the signs between them."""
    return QLocale().dateFormat(QLocale.FormatType.LongFormat)


@lru_cache(maxsize=256)
def _written_like(pattern: str, long: str) -> str:
    """A pattern in the manner of a day in full; kept, as a page writes hundreds of days."""
    if _is_year_first(long):
        return _year_first(pattern, long)
    if _is_month_first(long):
        return _DAY_AND_MONTH.sub(_month_first, pattern)
    return _DAY.sub(r"\g<0>.", pattern) if _DOTTED.search(long) else pattern


def _is_month_first(long: str) -> bool:
    return bool(_MONTH_FIRST.search(long)) and not _is_year_first(long)


def _is_year_first(long: str) -> bool:
    order = [_kind(found["field"]) for found in _FIELD.finditer(long)]
    return [kind for kind in order if kind != "weekday"] == ["y", "M", "d"]


def _year_first(pattern: str, long: str) -> str:
    """The fields of a pattern in the order and with the signs of the locale."""
    wanted = {_kind(found["field"]): found["field"] for found in _FIELD.finditer(pattern)}
    written = ""
    for found in _FIELD.finditer(long):
        field, kind = found["field"], _kind(found["field"])
        if kind in wanted:
            is_figure = kind == "M" and len(field) < len("MMM")
            if kind == "weekday" and written[-1:] not in _ENDING:
                written += " "
            written += (field if is_figure else wanted[kind]) + found["sign"]
    return written.rstrip(_ENDING)


def _kind(field: str) -> str:
    return "weekday" if len(field) >= len("ddd") and field[0] == "d" else field[0]


def _month_first(found: re.Match[str]) -> str:
    return f"{found['month']} {found['day']}" + (", yyyy" if found["year"] else "")


def duration(seconds: float) -> str:
    """A length of time in the largest fitting unit: ``85 s``, ``14 min``, ``3 h``, ``2 d``."""
    for limit, size, unit in ((120, 1, "s"), (7200, 60, "min"), (172_800, 3600, "h")):
        if seconds < limit:
            return with_unit(number(round(seconds / size)), unit)
    return with_unit(number(round(seconds / 86_400)), translate("formats", "d"))


def age(seconds: float) -> str:
    """How long ago something was: ``1 s ago`` at least, also where clocks differ."""
    words = translate("formats", "{0} ago")
    return words.format(duration(max(1, math.floor(seconds))))


def file_size(size_bytes: float) -> str:
    """A size in bytes, kB, MB or GB, as the locale writes it."""
    return QLocale().formattedDataSize(int(size_bytes), 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def _qdate(at: datetime, zone: tzinfo) -> QDate:
    local = at.astimezone(zone)
    return QDate(local.year, local.month, local.day)
