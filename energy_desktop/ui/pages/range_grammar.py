"""Ranges of time in words: ``last week``, ``march 2024``, ``yesterday 14:00-16:00``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from functools import cached_property, partial
from typing import Final, cast
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale

from energy_desktop.ui import formats
from energy_desktop.ui.pages import range_words
from energy_desktop.ui.pages.history_range import HistoryRange
from energy_desktop.ui.pages.range_between import between, moment
from energy_desktop.ui.pages.range_meanings import Meanings, NotYet
from energy_desktop.ui.pages.range_patterns import Patterns, fold
from energy_desktop.ui.pages.written_day import EARLIEST, day_in_figures, plain_day, year_and_month

LONGEST_TEXT: Final = 80
Slots = Mapping[str, str]
_Rules = Mapping[str, Callable[[Slots], HistoryRange | None]]


class Refusal(StrEnum):
    """Why a text is no range that can be shown."""

    EMPTY = "empty"
    NOT_UNDERSTOOD = "not-understood"
    NO_SUCH_TIME = "no-such-time"
    FUTURE = "future"
    TOO_EARLY = "too-early"


class RangeGrammar:
    """Understands ranges in the language and locale in force when it is made, and in English."""

    def __init__(self) -> None:
        self.patterns = Patterns(QLocale())
        self._first_weekday = formats.first_weekday_number()

    def understand(self, text: str, now: datetime) -> HistoryRange | Refusal:
        """The range that a text means at ``now``, in civil time of its zone; or why it is none."""
        folded = fold(text)
        if not folded:
            return Refusal.EMPTY
        if len(folded) > LONGEST_TEXT:
            return Refusal.NOT_UNDERSTOOD
        zone = cast("ZoneInfo", now.tzinfo)
        return Reading(self.patterns, Meanings(now, self._first_weekday), zone).of(folded)


class Reading:
    """One text read at one moment."""

    def __init__(self, patterns: Patterns, meanings: Meanings, zone: ZoneInfo) -> None:
        self.patterns, self.meanings, self._zone = patterns, meanings, zone
        self._refusal = Refusal.NOT_UNDERSTOOD

    def of(self, text: str) -> HistoryRange | Refusal:
        """The first meaning that can be shown, else why the likeliest can't."""
        readings: tuple[Callable[[str], HistoryRange | None], ...]
        readings = (self.alone, self._since, partial(between, self))
        for reading in readings:
            found = self._tried(partial(reading, text))
            if found is not None and self._is_possible(found):
                return found
        return self._refusal

    def alone(self, text: str) -> HistoryRange | None:
        """What a text without *since*, *to* and times means; None for nothing."""
        found = self._tried(partial(self._in_figures, text))
        found = found or self._tried(partial(self._whole, text))
        for key, meaning in self._rules.items():
            for slots in self.patterns.matches(range_words.PHRASES[key], text):
                found = found or self._tried(partial(meaning, slots))
        return found

    def _in_figures(self, text: str) -> HistoryRange | None:
        day, figures, month = plain_day(text), day_in_figures(text), year_and_month(text)
        if day is not None:
            return self.meanings.dated(day.day, day.month, day.year)
        if figures is not None:
            return self.meanings.dated(*figures)
        return self.meanings.month(month[1], month[0]) if month else None

    def _whole(self, text: str) -> HistoryRange | None:
        """A phrase that is known as a whole: ``this week``, ``last month``."""
        for back, source in enumerate((range_words.THIS, range_words.LAST)):
            place = self.patterns.place(source, text)
            if place is not None:
                return self.meanings.back(range_words.NAMED_UNITS[place - 1], back)
        return None

    @cached_property
    def _rules(self) -> _Rules:
        of, read = self.meanings, self.patterns
        return {
            "today": lambda _: of.days_ago(0),
            "yesterday": lambda _: of.days_ago(1),
            "before_yesterday": lambda _: of.days_ago(2),
            "this": lambda s: of.back(read.unit(s["unit"]), 0),
            "last": lambda s: of.last(read.unit(s["unit"])),
            "rolling": lambda s: of.rolling(read.number(s["n"]), read.unit(s["unit"])),
            "ago": lambda s: of.back(read.unit(s["unit"]), read.number(s["n"])),
            "to_date": lambda s: of.to_date(read.unit(s["unit"])),
            "weekend": lambda _: of.weekend(),
            "past_weekend": lambda _: of.past_weekend(),
            "weekday": lambda s: of.weekday(read.weekday(s["weekday"])),
            "past_weekday": lambda s: of.past_weekday(read.weekday(s["weekday"])),
            "date": lambda s: of.dated(int(s["day"]), read.month(s["month"]), _year(s)),
            "figures": lambda s: self._in_figures(s["date"]),
            "month": lambda s: of.month(read.month(s["month"]), _year(s)),
            "past_month": lambda s: of.past_month(read.month(s["month"])),
            "quarter": lambda s: of.quarter(read.number(s["n"]), _year(s)),
            "week": lambda s: of.week(read.number(s["n"]), _year(s)),
            "year": lambda s: of.year(int(s["year"])),
            "future": _not_yet,
        }

    def _since(self, text: str) -> HistoryRange | None:
        for slots in self.patterns.matches(range_words.SINCE, text):
            begun = self.alone(slots["range"]) or moment(self, slots["range"])
            if begun is not None:
                return self.meanings.since(begun)
        return None

    def _tried(self, read: Callable[[], HistoryRange | None]) -> HistoryRange | None:
        """What is read; None, and why, where the calendar has no such time."""
        try:
            return read()
        except NotYet:
            self._refusal = Refusal.FUTURE
        except (ValueError, OverflowError):
            self._refusal = Refusal.NO_SUCH_TIME
        return None

    def _is_possible(self, found: HistoryRange) -> bool:
        start, end = found.bounds(self._zone)
        if found.first < EARLIEST:
            self._refusal = Refusal.TOO_EARLY
        elif found.first > self.meanings.today or start > self.meanings.now:
            self._refusal = Refusal.FUTURE
        elif start >= end:
            self._refusal = Refusal.NO_SUCH_TIME
        else:
            return True
        return False


def _year(slots: Slots) -> int | None:
    year = slots.get("year")
    return int(year) if year else None


def _not_yet(slots: Slots) -> HistoryRange:
    raise NotYet(*slots.values())
