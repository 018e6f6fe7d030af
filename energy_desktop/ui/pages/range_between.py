"""Ranges with two ends: ``5 to 12 march``, ``dec - feb``, ``yesterday 14:00-16:00``.

What one side leaves out it takes from the other: the month, the year, the day, am or pm.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Final

from energy_desktop.ui.pages import range_words
from energy_desktop.ui.pages.history_range import HistoryRange
from energy_desktop.ui.pages.range_meanings import timed
from energy_desktop.ui.pages.range_patterns import fold, year_in

if TYPE_CHECKING:
    from energy_desktop.ui.pages.range_grammar import Reading

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Side:
    """One end: days, a time of day, or both. ``is_bare``: the time may be any number."""

    days: HistoryRange | None
    clock: time | None = None
    is_bare: bool = False


def between(reading: Reading, text: str) -> HistoryRange | None:
    """The range from one side of *to* to the other; None where it is none."""
    found = _within(reading, text)
    if found is not None:
        return found
    for _slot, left, right in reading.patterns.splits(range_words.BETWEEN, text):
        found = _by_days(reading, left, right) or _by_clock(reading, left, right)
        if found is not None:
            return found
    return None


def _within(reading: Reading, text: str) -> HistoryRange | None:
    """``yesterday between 2pm and 4pm``."""
    for slots in reading.patterns.matches(range_words.WITHIN, text):
        day = reading.alone(slots["range"])
        if day is not None and day.days == 1:
            return _by_clock(reading, f"{slots['range']} {slots['begin']}", slots["end"])
    return None


def moment(reading: Reading, text: str) -> HistoryRange | None:
    """The rest of a day from a time on: ``yesterday 14:00``; None for anything else."""
    for side in _sides(reading, text, ""):
        if side.clock is not None and not side.is_bare:
            day = side.days.first if side.days else reading.meanings.today
            return timed(day, side.clock, day, None)
    return None


def _by_days(reading: Reading, left: str, right: str) -> HistoryRange | None:
    """Both sides are days, of which one may be no more than its number."""
    year = year_in(right)
    last = reading.alone(right)
    if last is None:
        return _by_last_number(reading, left, right, year)
    if year_in(left) and not year:
        last = _after(reading, left, right) or last
    number = reading.patterns.day_number(left)
    if number is not None:
        return reading.meanings.spanned(last.first.replace(day=number), last.last)
    first = reading.alone(left)
    if year and not year_in(left):
        first = reading.alone(f"{left} {year}") or first
    if first is None:
        return None
    if first.first > last.last and not (year or year_in(left)):
        first = _year_before(reading, left, last.last) or first
    ends = sorted((first, last), key=lambda side: side.first)
    return reading.meanings.spanned(ends[0].first, max(first.last, last.last))


def _by_last_number(reading: Reading, left: str, right: str, year: str) -> HistoryRange | None:
    """``march 5 - 12``, ``march 5 - 12 2024``; ``1st to 15th`` of the present month."""
    number = reading.patterns.day_number(right.removesuffix(year).strip())
    begin = reading.patterns.day_number(left)
    if number is not None and begin is not None and not (left.isdigit() and right.isdigit()):
        return reading.meanings.in_month(begin, number)
    first = reading.alone(f"{left} {year}".strip())
    if number is None or first is None or first.days > 1:
        return None
    last = first.first.replace(day=number)
    return reading.meanings.spanned(min(first.first, last), max(first.first, last))


def _after(reading: Reading, left: str, right: str) -> HistoryRange | None:
    """``1 jan 2024 - 31 dec``: the first one after that, as where the year is said first."""
    first = reading.alone(left)
    begun = int(year_in(left))
    tried = (reading.alone(f"{right} {year}") for year in (begun, begun + 1))
    return next((side for side in tried if first and side and side.first >= first.first), None)


def _year_before(reading: Reading, left: str, last: date) -> HistoryRange | None:
    """``dec - feb``: the newest December before that February."""
    tried = (reading.alone(f"{left} {last.year - back}") for back in (0, 1))
    return next((side for side in tried if side and side.first <= last), None)


def _by_clock(reading: Reading, left: str, right: str) -> HistoryRange | None:
    """At least one side is a time of day."""
    half = reading.patterns.half_of(right) or reading.patterns.half_of(right.rsplit(maxsplit=1)[-1])
    for end in _ends(reading, right):
        for begin in _sides(reading, left, ""):
            if (begin.clock is None and end.clock is None) or _is_vague(begin, end):
                continue
            found = _joined(reading, _in_half(reading, left, begin, end, half), end)
            if found is not None:
                return found
    return None


def _in_half(reading: Reading, left: str, begin: _Side, end: _Side, half: str) -> _Side:
    """``2 to 4 pm`` begins at 14:00, ``9 to 5 pm`` at 9:00."""
    if not half or not begin.is_bare or end.clock is None:
        return begin
    sides = (side for side in _sides(reading, left, half) if side.clock and side.is_bare)
    later = next(sides, begin)
    return later if later.clock and later.clock < end.clock else begin


def _ends(reading: Reading, right: str) -> Iterator[_Side]:
    if right in map(fold, range_words.alternatives(range_words.NOW)):
        yield _Side(reading.meanings.days_ago(0), reading.meanings.clock)
    else:
        yield from _sides(reading, right, "")


def _sides(reading: Reading, text: str, half: str) -> Iterator[_Side]:
    """What one side may be: days, a day and a time, or a time."""
    patterns = reading.patterns
    days = reading.alone(text)
    if days is not None:
        yield _Side(days)
    for slot, one, two in patterns.splits(range_words.ON_CLOCK, text):
        words, at = (one, two) if slot == "range" else (two, one)
        day, clock = reading.alone(words), patterns.clock(at, half)
        if day is not None and clock is not None and day.days == 1:
            yield _Side(day, clock, patterns.is_bare(at))
    clock = patterns.clock(text, half)
    if clock is not None:
        yield _Side(None, clock, patterns.is_bare(text))


def _is_vague(begin: _Side, end: _Side) -> bool:
    """Whether nothing but two numbers says that these are times."""
    bare = all(side.is_bare or side.clock is None for side in (begin, end))
    return bare and begin.days is None and end.days is None


def _joined(reading: Reading, begin: _Side, end: _Side) -> HistoryRange | None:
    today = reading.meanings.days_ago(0)
    first = begin.days or today
    if end.days is not None:
        return timed(first.first, begin.clock or time(), end.days.last, end.clock)
    if begin.clock is None or end.clock is None:
        return None
    goes_on = end.clock <= begin.clock
    return timed(first.first, begin.clock, first.first + _DAY * goes_on, end.clock)
