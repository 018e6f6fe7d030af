"""The phrases that the field for a range in words offers: all of them are understood by it."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import QLocale

from energy_desktop.ui import formats
from energy_desktop.ui.pages import range_words
from energy_desktop.ui.pages.range_words import own_words, whole_phrases

_MONTHS = 24
_YEARS = 5


def offers(today: date) -> list[str]:
    """Phrases in the language in force, the plainest first."""
    common = [_phrase(key) for key in ("today", "yesterday")]
    for phrases in (range_words.THIS, range_words.LAST, range_words.UP_TO_NOW):
        common += whole_phrases(phrases)
    common += [_phrase("past_weekend"), examples(today)[1]]
    common.append(_on_clock(_phrase("yesterday")))
    return [*common, *_by_name(today)]


def examples(today: date) -> tuple[str, str]:
    """Two phrases that show what is possible: ``last week``, ``since 15 May 2026``."""
    # Not the first of a month, which some languages write otherwise than the other days.
    day = (today.replace(day=1) - timedelta(days=1)).replace(day=15)
    month = QLocale().monthName(day.month)
    written = _phrase("date", day=day.day, month=month, year=day.year)
    since = own_words(range_words.SINCE)[0].format(range=written)
    return whole_phrases(range_words.LAST)[0], since


def _by_name(today: date) -> list[str]:
    """Months, quarters, years and weekdays by their names."""
    locale = QLocale()
    months = [divmod(today.year * 12 + today.month - 1 - back, 12) for back in range(_MONTHS)]
    found = [
        _phrase("month", month=locale.standaloneMonthName(month + 1), year=year)
        for year, month in months
    ]
    found += [
        _phrase("quarter", n=quarter, year=year)
        for year in (today.year, today.year - 1)
        for quarter in range(1, 5)
        if (year, 3 * quarter - 2) <= (today.year, today.month)
    ]
    found += [_phrase("year", year=today.year - back) for back in range(_YEARS)]
    return found + [_phrase("weekday", weekday=locale.standaloneDayName(n)) for n in range(1, 8)]


def _phrase(key: str, **slots: object) -> str:
    return own_words(range_words.PHRASES[key])[0].format(**slots)


def _on_clock(day: str) -> str:
    """A part of a day: ``yesterday 14:00 - 16:00``."""
    begin, end = formats.clock_time(time(14)), formats.clock_time(time(16))
    left = own_words(range_words.ON_CLOCK)[0].format(range=day, clock=begin)
    words = own_words(range_words.BETWEEN)[0]
    return words.replace("{range}", left, 1).replace("{range}", end, 1)
