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

    Times are int64 µs. ``count`` is the number of readings, nulls included, ``first_at`` and
    ``last_at`` are of any reading, ``known_first`` and ``known_last`` of those with a value. Where
    all are null, values are NaN and their times that of the first reading. Of equal ``min`` or
    ``max`` the first counts. ``null_at`` is the first null. ``integral`` is state × µs, each value
    held until the next reading in the bucket, over ``known_us``; time after a null is left out.
    Of each value and the one before it, whatever nulls are between them: ``falls``, one is lower,
    and ``step``, by how much they differ at most.

    A column that was not asked for has no rows, whatever ``start`` has.
    """

    start: Times
    count: Times
    first_at: Times
    known_first_at: Times
    known_first: Floats
    min_at: Times
    min: Floats
    max_at: Times
    max: Floats
    known_last_at: Times
    known_last: Floats
    last_at: Times
    null_at: Times
    integral: Floats
    known_us: Times
    falls: Mask
    step: Floats

    def __len__(self) -> int:
        return len(self.start)

    @property
    def first(self) -> Floats:
        """The first reading; NaN where it is null."""
        return np.where(self.known_first_at == self.first_at, self.known_first, np.nan)

    @property
    def last(self) -> Floats:
        """The last reading; NaN where it is null."""
        return np.where(self.known_last_at == self.last_at, self.known_last, np.nan)

    def chosen(self, index: Mask) -> Summaries:
        """Those rows."""
        if index.all():
            return self
        return Summaries(*(c[index] if len(c) else c for c in self.columns().values()))

    def only(self, columns: Sequence[str]) -> Summaries:
        """These columns, ``start`` among them."""
        kept = self.columns().items()
        return Summaries(*(c if name in columns else c[:0] for name, c in kept))

    def columns(self) -> dict[str, NDArray[Any]]:
        """The columns by name."""
        return {name: getattr(self, name) for name in COLUMNS}


COLUMNS: Final = tuple(field.name for field in fields(Summaries))
COURSE: Final = (
    "start", "first_at", "known_first_at", "known_first", "min", "max", "known_last_at",
    "known_last", "last_at", "integral", "known_us", "falls",
)  # fmt: skip
"""What the rules of meters and means look at: a third of a summary is for pictures and lists."""
_NO_ROWS: Final = np.empty(0)
_FLOATS: Final = ("known_first", "min", "max", "known_last", "integral", "step")


def of_columns(columns: dict[str, NDArray[Any]]) -> Summaries:
    """From columns by name of any numeric type; those that are not given have no rows."""
    given = (columns.get(name, _NO_ROWS) for name in COLUMNS)
    types = map(type_of, COLUMNS)
    return Summaries(*(np.asarray(c).astype(t) for c, t in zip(given, types, strict=True)))


def none() -> Summaries:
    """No bucket at all."""
    return of_columns({})


def joined(parts: Sequence[Summaries]) -> Summaries:
    """Several parts of the same columns that have no bucket in common, as one."""
    if not parts:
        return none()
    order = np.argsort(np.concatenate([p.start for p in parts]), kind="stable")
    columns = (np.concatenate([getattr(p, name) for p in parts]) for name in COLUMNS)
    return Summaries(*(c[order] if len(c) else c for c in columns))


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
    places = np.flatnonzero(known)
    begun, ended = head.copy(), head.copy()
    begun[part[places[::-1]]] = places[::-1]
    ended[part[places]] = places
    change = _changes(state, places, part)
    return Summaries(
        start=start[head],
        count=tail - head + 1,
        first_at=first_at,
        known_first_at=at[begun],
        known_first=state[begun],
        min_at=first_where(state == low[part], at, part, first_at),
        min=low,
        max_at=first_where(state == high[part], at, part, first_at),
        max=high,
        known_last_at=at[ended],
        known_last=state[ended],
        last_at=at[tail],
        null_at=first_where(np.isnan(state), at, part, np.full(len(head), NO_NULL)),
        integral=integral,
        known_us=np.add.reduceat(held_us, head),
        falls=np.minimum.reduceat(change, head) < 0,
        step=np.maximum.reduceat(np.abs(change), head),
    )


def begins(part: Times, group: Times | None = None) -> Mask:
    """Where a part, or a group, begins."""
    is_new = np.ones(len(part), np.bool_)
    is_new[1:] = part[1:] != part[:-1]
    if group is not None:
        is_new[1:] |= group[1:] != group[:-1]
    return is_new


def _held(at: Times, state: Floats, is_new: Mask) -> tuple[Times, Mask]:
    """How long each value is held within its part, and whether it is known."""
    known = ~np.isnan(state)
    held = np.zeros(len(at), np.int64)
    held[:-1] = np.where(is_new[1:] | ~known[:-1], 0, at[1:] - at[:-1])
    return held, known


def _changes(state: Floats, places: Times, part: Times) -> Floats:
    """How each known state, at ``places``, differs from the one before it in its part."""
    changes = np.zeros(len(state))
    with np.errstate(over="ignore"):
        differences = np.nan_to_num(np.diff(state[places]))
    changes[places[1:]] = np.where(np.diff(part[places]) == 0, differences, 0.0)
    return changes


def first_where(chosen: Mask, at: Times, part: Times, otherwise: Times) -> Times:
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
