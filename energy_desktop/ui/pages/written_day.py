"""A day as it is written by a person: ``3 Mar 2025``, ``2025-03-03`` or in the locale's figures."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, cast

from PySide6.QtCore import QLocale

from energy_desktop.ui import formats
from energy_desktop.ui.pages import range_words
from energy_desktop.ui.pages.range_patterns import Patterns, fold

EARLIEST: Final = date(1970, 1, 1)
_WORDS: Final = ("d MMM yyyy", "d MMMM yyyy")
_YEARS_OF_A_CENTURY: Final = 100
_FIGURES: Final = re.compile(r"(\d{1,2})[-./] ?(\d{1,2})(?:[-./ ] ?(\d{4})|\.)?")
_SHORT: Final = re.compile(r"(\d{1,2})([-./])( ?)(\d{1,2})\2\3(\d{1,2})\.?")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-./] ?(\d{1,2})[-./] ?(\d{1,2})\.?")


def day_of(text: str) -> date | None:
    """The day that is written with its year, None for anything else."""
    return plain_day(text) or _day_in_words(fold(text))


def plain_day(text: str) -> date | None:
    """The same of a day in figures, or written just as the program does."""
    for pattern in (*_WORDS, *map(formats.date_pattern, _WORDS), _figures()):
        found = QLocale().toDate(text.strip(), pattern)
        if found.isValid():
            return cast(date, found.toPython())
    return _date(*(day_in_figures(text) or (0, 0, None)))


def day_in_figures(text: str) -> tuple[int, int, int | None] | None:
    """Day, month and, if it is written, year, in the locale's order: ``3.5.``, ``3/5/24``."""
    written = text.strip()
    if found := _YEAR_FIRST.fullmatch(written):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _SHORT.fullmatch(written):
        parts = dict(zip(_order(), (found[1], found[4], found[5]), strict=True))
        is_year = len(parts["y"]) == len("25")
        return (int(parts["d"]), int(parts["M"]), _in_full(int(parts["y"]))) if is_year else None
    if found := _FIGURES.fullmatch(written):
        one, two, year = int(found[1]), int(found[2]), int(found[3]) if found[3] else None
        is_day_first = _order().index("d") < _order().index("M")
        return (one, two, year) if is_day_first else (two, one, year)
    return None


def year_and_month(text: str) -> tuple[int, int] | None:
    """Year and month from figures: ``2024-03``."""
    found = re.fullmatch(r"(\d{4})-(\d{1,2})", text.strip())
    return (int(found[1]), int(found[2])) if found else None


def _day_in_words(text: str) -> date | None:
    """In any of the ways in which the field for a range in words understands a day."""
    patterns = Patterns(QLocale())
    for slots in patterns.matches(range_words.PHRASES["date"], text):
        year = slots.get("year")
        if year:
            return _date(int(slots["day"]), patterns.month(slots["month"]), int(year))
    return None


def _date(day: int, month: int, year: int | None) -> date | None:
    try:
        return None if year is None else date(year, month, day)
    except ValueError:
        return None


def _in_full(year: int) -> int:
    """The year of which the last two figures are written, from 1970 on."""
    return EARLIEST.year + (year - EARLIEST.year) % _YEARS_OF_A_CENTURY


def _order() -> list[str]:
    """Day, month and year (``d``, ``M``, ``y``) in the order of the locale's figures."""
    return sorted("dMy", key=_figures().find)


def _figures() -> str:
    short = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    year = short if "yyyy" in short else short.replace("yy", "yyyy")
    return year.replace("dd", "d").replace("MM", "M")
