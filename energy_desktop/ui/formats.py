"""Numbers, times and ages as the user reads them; everything shown passes through here."""

from __future__ import annotations

import math
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

MINUS = "\N{MINUS SIGN}"
THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
DASH = "\N{EM DASH}"
IDLE_W = 10.0


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


def clock(at: datetime, zone: tzinfo, seconds: bool = False) -> str:
    """Time of day in a zone: ``14:32``, or ``14:32:00``."""
    local = at.astimezone(zone)
    locale = QLocale()
    pattern = locale.timeFormat(QLocale.FormatType.ShortFormat)
    if seconds and "s" not in pattern:
        pattern = pattern.replace("mm", "mm:ss")
    return locale.toString(QTime(local.hour, local.minute, local.second), pattern)


def long_date(at: datetime, zone: tzinfo) -> str:
    """A day in full: ``Thursday, 18 June 2026`` as the locale writes it."""
    return QLocale().toString(_qdate(at, zone), QLocale.FormatType.LongFormat)


def short_date(at: datetime, zone: tzinfo) -> str:
    """Day and month: ``18 Jun``."""
    return QLocale().toString(_qdate(at, zone), "d MMM")


def duration(seconds: float) -> str:
    """A length of time in the largest fitting unit: ``85 s``, ``14 min``, ``3 h``, ``2 d``."""
    for limit, size, unit in ((120, 1, "s"), (7200, 60, "min"), (172_800, 3600, "h")):
        if seconds < limit:
            return with_unit(number(round(seconds / size)), unit)
    return with_unit(number(round(seconds / 86_400)), "d")


def age(seconds: float) -> str:
    """How long ago something was: ``1 s ago`` at least, also where clocks differ."""
    words = QCoreApplication.translate("formats", "{0} ago")
    return words.format(duration(max(1, math.floor(seconds))))


def file_size(size_bytes: float) -> str:
    """A size in bytes, kB, MB or GB, as the locale writes it."""
    return QLocale().formattedDataSize(int(size_bytes), 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def counted(translated: str, count: int) -> str:
    """Words with ``(s)`` as ``%n`` gives them where no translation is loaded, in good English."""
    return translated.replace("(s)", "" if count == 1 else "s")


def _qdate(at: datetime, zone: tzinfo) -> QDate:
    local = at.astimezone(zone)
    return QDate(local.year, local.month, local.day)
