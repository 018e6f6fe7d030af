"""Summaries of readings by 5 minutes and by hour: what a picture of years is made of. Pure.

A summary is of the rows inside its bucket only, so a late row changes one bucket of each length,
and it is always made anew from all of them: the order in which rows arrived can't matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from energy_desktop.models import Floats, Mask, Period, Times

LENGTH_US: Final = {Period.FIVE_MINUTES: 300_000_000, Period.HOUR: 3_600_000_000}
HOUR_US: Final = LENGTH_US[Period.HOUR]
NO_NULL: Final = -(2**63)
"""``null_at`` of a bucket without a null."""


@dataclass(frozen=True, slots=True)
class Summaries:
    """Columns with one row for each bucket that has readings, ascending by ``start``.

    Times are int64 µs. ``count`` is the number of readings, nulls included. ``first`` and ``last``
    are NaN where that reading is null, ``min`` and ``max`` where all are (their times are then
    that of the first); of equal ones the first counts. ``null_at`` is the first null. ``integral``
    is state × µs, each value held until the next reading in the bucket, over ``known_us``; time
    after a null is left out. ``falls``: a value is lower than the reading before it.
    """

    start: Times
    count: Times
    first_at: Times
    first: Floats
    min_at: Times
    min: Floats
    max_at: Times
    max: Floats
    last_at: Times
    last: Floats
    null_at: Times
    integral: Floats
    known_us: Times
    falls: Mask

    def __len__(self) -> int:
        return len(self.start)

    def chosen(self, index: Mask | Times | slice) -> Summaries:
        """Those rows."""
        return Summaries(*(getattr(self, name)[index] for name in COLUMNS))

    def columns(self) -> dict[str, NDArray[Any]]:
        """The columns by name."""
        return {name: getattr(self, name) for name in COLUMNS}


COLUMNS: Final = tuple(field.name for field in fields(Summaries))
_FLOATS: Final = ("first", "min", "max", "last", "integral")


def of_columns(columns: dict[str, NDArray[Any]]) -> Summaries:
    """From columns by name of any numeric type."""
    return Summaries(*(np.asarray(columns[name]).astype(type_of(name)) for name in COLUMNS))


def none() -> Summaries:
    """No bucket at all."""
    return Summaries(*(np.empty(0, type_of(name)) for name in COLUMNS))


def joined(parts: Sequence[Summaries]) -> Summaries:
    """Several parts that have no bucket in common, as one."""
    if not parts:
        return none()
    order = np.argsort(np.concatenate([p.start for p in parts]), kind="stable")
    columns = (np.concatenate([getattr(p, name) for p in parts])[order] for name in COLUMNS)
    return Summaries(*columns)


def summarised(at: Times, state: Floats, period: Period, group: Times | None = None) -> Summaries:
    """The summaries of readings in the order of time, within each ``group`` if there are several.

    The rows of the result are then by group, ascending within each.
    """
    if not len(at):
        return none()
    start = at - at % LENGTH_US[period]
    return of_parts(at, state, start, group)


def of_parts(at: Times, state: Floats, start: Times, group: Times | None = None) -> Summaries:
    """Likewise, of parts of any length: neighbours with the same ``start`` belong together."""
    is_new = begins(start, group)
    head = np.flatnonzero(is_new)
    tail = np.append(head[1:], len(at)) - 1
    part = np.cumsum(is_new) - 1
    held_us, known = _held(at, state, is_new)
    with np.errstate(over="ignore"):
        integral = np.add.reduceat(np.where(known, state, 0.0) * held_us, head)
    low, high = np.fmin.reduceat(state, head), np.fmax.reduceat(state, head)
    first_at = at[head]
    falls = np.zeros(len(at), np.bool_)
    falls[1:] = (state[1:] < state[:-1]) & ~is_new[1:]
    return Summaries(
        start=start[head],
        count=tail - head + 1,
        first_at=first_at,
        first=state[head],
        min_at=_first_where(state == low[part], at, part, first_at),
        min=low,
        max_at=_first_where(state == high[part], at, part, first_at),
        max=high,
        last_at=at[tail],
        last=state[tail],
        null_at=_first_where(np.isnan(state), at, part, np.full(len(head), NO_NULL)),
        integral=integral,
        known_us=np.add.reduceat(held_us, head),
        falls=np.logical_or.reduceat(falls, head),
    )


def merged(found: Summaries, part: Times) -> Summaries:
    """Neighbours with the same ``part`` as one; the time between two buckets counts as held."""
    if not len(found):
        return found
    is_new = begins(part)
    head = np.flatnonzero(is_new)
    tail = np.append(head[1:], len(found)) - 1
    index = np.cumsum(is_new) - 1
    between, known = gaps_us(found)
    between = np.append(between, 0)
    between[tail] = 0
    held = np.where(np.append(known, False), found.last, 0.0) * between
    low, high = np.fmin.reduceat(found.min, head), np.fmax.reduceat(found.max, head)
    falls = found.falls.copy()
    falls[1:] |= (found.first[1:] < found.last[:-1]) & ~is_new[1:]
    has_null = found.null_at != NO_NULL
    nothing = np.full(len(head), NO_NULL)
    return Summaries(
        start=found.start[head],
        count=np.add.reduceat(found.count, head),
        first_at=found.first_at[head],
        first=found.first[head],
        min_at=_first_where(found.min == low[index], found.min_at, index, found.first_at[head]),
        min=low,
        max_at=_first_where(found.max == high[index], found.max_at, index, found.first_at[head]),
        max=high,
        last_at=found.last_at[tail],
        last=found.last[tail],
        null_at=_first_where(has_null, found.null_at, index, nothing),
        integral=np.add.reduceat(found.integral + held, head),
        known_us=np.add.reduceat(found.known_us + between, head),
        falls=np.logical_or.reduceat(falls, head),
    )


def begins(part: Times, group: Times | None = None) -> Mask:
    """Where a part, or a group, begins."""
    is_new = np.ones(len(part), np.bool_)
    is_new[1:] = part[1:] != part[:-1]
    if group is not None:
        is_new[1:] |= group[1:] != group[:-1]
    return is_new


def gaps_us(found: Summaries) -> tuple[Times, Mask]:
    """From the last reading of each bucket to the first of the next: how long its value is held
    (0 where it is null), and whether it is known."""
    known = ~np.isnan(found.last[:-1])
    return np.where(known, found.first_at[1:] - found.last_at[:-1], 0), known


def _held(at: Times, state: Floats, is_new: Mask) -> tuple[Times, Mask]:
    """How long each value is held within its part, and whether it is known."""
    known = ~np.isnan(state)
    held = np.zeros(len(at), np.int64)
    held[:-1] = np.where(is_new[1:] | ~known[:-1], 0, at[1:] - at[:-1])
    return held, known


def _first_where(chosen: Mask, at: Times, part: Times, otherwise: Times) -> Times:
    """The first time of each part at which ``chosen`` holds."""
    index = np.flatnonzero(chosen)[::-1]
    found = otherwise.copy()
    found[part[index]] = at[index]
    return found


def type_of(name: str) -> Any:
    """The numeric type of a column."""
    if name == "falls":
        return np.bool_
    return np.float64 if name in _FLOATS else np.int64
