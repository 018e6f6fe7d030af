"""Civil times that lie in a span of a zone: what a time axis labels. Pure, no Qt.

A day is never taken to be 86,400 s long: each wall-clock slot is looked up in the zone. A slot
that the zone skips is left out; one that it repeats appears twice.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final, Literal

Unit = Literal["second", "day", "month", "year"]
UNITS: Final[tuple[Unit, ...]] = ("second", "day", "month", "year")
_DAY_S = 86_400
# No zone has ever moved its clock by more than a day; those that move it more than 3 h at once
# have changed sides of the date line, which only costs a label.
_SLACK = timedelta(hours=3)
# No zone has moved its clock there and back within a week.
_STEADY_S: Final = 7 * _DAY_S


@dataclass(frozen=True, slots=True)
class Step:
    """The distance of ticks: ``count`` of ``unit``; seconds divide the day."""

    unit: Unit
    count: int

    @property
    def seconds(self) -> float:
        """About how long it is, to choose between steps."""
        return self.count * {"second": 1, "day": _DAY_S, "month": 2.6e6, "year": 3.15e7}[self.unit]


STEPS = (
    *(Step("second", s) for s in (1, 2, 5, 10, 15, 30)),
    *(Step("second", 60 * m) for m in (1, 2, 5, 10, 15, 30)),
    *(Step("second", 3600 * h) for h in (1, 2, 3, 6, 12)),
    *(Step("day", d) for d in (1, 2, 3, 7, 14)),
    *(Step("month", m) for m in (1, 2, 3, 6)),
    *(Step("year", y) for y in (1, 2, 5, 10)),
)


def best_step(span_s: float, most: int, units: Collection[Unit] = UNITS) -> Step:
    """The smallest step of some units that gives at most ``most`` ticks in a span of seconds."""
    steps = [step for step in STEPS if step.unit in units]
    return next((step for step in steps if span_s / step.seconds <= max(1, most)), steps[-1])


def civil_times(start_s: float, end_s: float, zone: tzinfo, step: Step) -> list[float]:
    """Epoch seconds in [start, end] at which the clock of ``zone`` shows a multiple of ``step``."""
    if step.unit == "second" and (shift := _steady_shift(start_s, end_s, zone)) is not None:
        begin = math.ceil((start_s + shift) / step.count)
        end = math.floor((end_s + shift) / step.count)
        return [float(place * step.count - shift) for place in range(begin, end + 1)]
    first = datetime.fromtimestamp(start_s, zone).replace(tzinfo=None)
    last = datetime.fromtimestamp(end_s, zone).replace(tzinfo=None)
    is_short = step.unit == "second" and step.count <= 3600
    found: set[float] = set()
    for naive in _slots(first - _SLACK, last + _SLACK, step):
        for fold in (0, 1) if is_short else (0,):
            at = _existing(naive, fold, zone)
            if at is not None and start_s <= at <= end_s:
                found.add(at)
    return sorted(found)


def _steady_shift(start_s: float, end_s: float, zone: tzinfo) -> int | None:
    """How far the clock is ahead of UTC all the time, in whole seconds; None where it is moved."""
    slack = _SLACK.total_seconds()
    begin, end = start_s - slack, end_s + slack
    count = math.ceil((end - begin) / _STEADY_S)
    moments = (begin + (end - begin) * place / count for place in range(count + 1))
    shifts = {datetime.fromtimestamp(at, zone).utcoffset() for at in moments}
    shift = shifts.pop() or timedelta()
    seconds = shift.total_seconds()
    return int(seconds) if not shifts and seconds == int(seconds) else None


def is_doubled(at_s: float, zone: tzinfo) -> bool:
    """Whether the clock of ``zone`` shows this time twice on that day."""
    local = datetime.fromtimestamp(at_s, zone)
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def _existing(naive: datetime, fold: int, zone: tzinfo) -> float | None:
    at = naive.replace(tzinfo=zone, fold=fold).astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None, fold=0) != naive:
        return None
    return at.timestamp()


def _slots(first: datetime, last: datetime, step: Step) -> Iterator[datetime]:
    if step.unit == "second":
        return _clock_slots(first, last, step.count)
    if step.unit == "day":
        return _day_slots(first.date(), last.date(), step.count)
    months = step.count * (12 if step.unit == "year" else 1)
    return _month_slots(first.date(), last.date(), months)


def _clock_slots(first: datetime, last: datetime, step_s: int) -> Iterator[datetime]:
    midnight = datetime(first.year, first.month, first.day)  # noqa: DTZ001 - a wall clock
    at = midnight + timedelta(seconds=(first - midnight).seconds // step_s * step_s)
    while at <= last:
        yield at
        at += timedelta(seconds=step_s)


def _day_slots(first: date, last: date, days: int) -> Iterator[datetime]:
    # Counted from a Monday, so that weeks begin on Mondays and the days do not jump when panning.
    ordinal = (first.toordinal() - 1) // days * days + 1
    while ordinal <= last.toordinal():
        if ordinal >= 1:
            yield datetime.combine(date.fromordinal(ordinal), datetime.min.time())
        ordinal += days


def _month_slots(first: date, last: date, months: int) -> Iterator[datetime]:
    index = (first.year * 12 + first.month - 1) // months * months
    while index <= last.year * 12 + last.month - 1:
        yield datetime(index // 12, index % 12 + 1, 1)  # noqa: DTZ001 - a wall clock
        index += months
