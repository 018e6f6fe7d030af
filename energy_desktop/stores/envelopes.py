"""How an envelope is put together from pixel columns that a backend computes; see ``base.py``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from energy_desktop import summaries
from energy_desktop.models import Envelope, Floats, Period, ReadingColumns, Times
from energy_desktop.stores import pyramid
from energy_desktop.stores.pyramid import KeptSummaries
from energy_desktop.summaries import LENGTH_US, NO_NULL, Summaries

_FEW = 3  # the sides of a range, which are columns of their own, would be too many of them
_POINTS = 4  # first, min, max, last
_NO_TIMES: Times = np.empty(0, dtype=np.int64)
_NO_FLOATS: Floats = np.empty(0, dtype=np.float64)

PixelColumns = Mapping[str, NDArray[Any]]
"""``first``, ``min``, ``max``, ``last`` with their times (``…_at``), ``null_at`` (of the first null
where ``has_null``) and ``count`` of each part of the range that has readings. Of nothing but nulls
min and max are NaN, at the time of the first."""


class Line(KeptSummaries, Protocol):
    """One entity's readings as a backend gives them; ranges [start, end) are any int64."""

    def pixel_columns(self, start_us: int, end_us: int, columns: int) -> PixelColumns:
        """Of at most ``columns`` (1 at least) equal parts, from readings."""

    def before(self, at_us: int) -> ReadingColumns:
        """The newest reading before, or none."""


def envelope(line: Line, entity_id: str, asked: tuple[int, int], max_points: int) -> Envelope:
    """See ``TimeSeriesStore.envelope``. Below 6 points the largest value is kept before others."""
    if max_points < 1:
        return Envelope(entity_id, _NO_TIMES, _NO_FLOATS, reduced=True)
    columns = _columns(line, *asked, max((max_points - 1) // _POINTS, 1))
    held_at, held = _held(line, asked[0], columns["first_at"])
    room = max_points - len(held_at)
    if columns["count"].sum() <= room:
        exact = line.exact(asked)
        at, state = np.append(held_at, exact.at), np.append(held, exact.state)
        return Envelope(entity_id, at, state, reduced=False)
    if _is_too_fine(columns, room) or _is_too_coarse(columns, room):
        filled = int(columns["first_at"].min()), int(columns["last_at"].max()) + 1
        columns = _columns(line, *filled, max(room // (_POINTS + 1), 1))
    at, state = _points(columns)
    at, state = _merged(np.append(held_at, at), np.append(held, state), max_points)
    return Envelope(entity_id, at, state, reduced=True)


def _columns(line: Line, start_us: int, end_us: int, columns: int) -> PixelColumns:
    """From the coarsest summaries that give as many columns, else from readings."""
    first, last = max(start_us, -pyramid.FAR_US), min(end_us, pyramid.FAR_US)
    period = pyramid.level_of(part_width_us(first, last - 1, columns))
    if period is None or columns < _FEW:
        return line.pixel_columns(start_us, end_us, columns)
    return _of_summaries(line, (first, last), columns, period)


def _of_summaries(
    line: Line, within: tuple[int, int], columns: int, period: Period
) -> PixelColumns:
    """Of whole buckets, and of what is left of the range on both sides, from readings."""
    first, last = within
    length_us = LENGTH_US[period]
    begin, end = first + -first % length_us, last - last % length_us
    width = length_us * max(-(-(end - begin) // (length_us * max(columns - 2, 1))), 1)
    sides = [(first, line.exact((first, begin))), (end, line.exact((end, last)))]
    heads = [
        summaries.of_parts(side.at, side.state, np.full_like(side.at, start))
        for start, side in sides if len(side)
    ]  # fmt: skip
    found = summaries.joined([*heads, pyramid.read(line, period, begin, end)])
    return _pixels(found, np.where(found.start < end, (found.start - begin) // width, end))


def _pixels(found: Summaries, part: Times) -> PixelColumns:
    """Neighbours with the same ``part`` as one column."""
    is_new = summaries.begins(part)
    head = np.flatnonzero(is_new)
    tail = np.append(head[1:], len(found))[: len(head)] - 1
    index = np.cumsum(is_new) - 1
    low, high = np.fmin.reduceat(found.min, head), np.fmax.reduceat(found.max, head)
    first_at, has_null = found.first_at[head], found.null_at != NO_NULL
    return {
        "count": np.add.reduceat(found.count, head),
        "first_at": first_at,
        "first": found.first[head],
        "min_at": summaries.first_where(found.min == low[index], found.min_at, index, first_at),
        "min": low,
        "max_at": summaries.first_where(found.max == high[index], found.max_at, index, first_at),
        "max": high,
        "last_at": found.last_at[tail],
        "last": found.last[tail],
        "null_at": summaries.first_where(has_null, found.null_at, index, first_at),
        "has_null": np.logical_or.reduceat(has_null, head),
    }


def part_width_us(first_us: int, last_us: int, columns: int) -> int:
    """The length of each of ``columns`` parts of [first, last]."""
    return max((last_us - first_us) // columns + 1, 1)


def _is_too_fine(columns: PixelColumns, room: int) -> bool:
    """Whether nulls or the held value need more points than there is room for."""
    most = _POINTS * len(columns["count"]) + int(columns["has_null"].sum())
    return most > room


def _is_too_coarse(columns: PixelColumns, room: int) -> bool:
    """Whether most of the range has no readings, so that the rest deserves finer columns."""
    return len(columns["count"]) * _POINTS * 4 < room


def _held(line: Line, start_us: int, first_at: NDArray[Any]) -> tuple[Times, Floats]:
    """The value held at ``start_us`` as a point there, unless a reading says it."""
    if not len(first_at) or first_at.min() > start_us:
        before = line.before(start_us)
        if len(before):
            return np.array([start_us], dtype=np.int64), before.state
    return _NO_TIMES, _NO_FLOATS


def _points(columns: PixelColumns) -> tuple[Times, Floats]:
    """Every chosen point, the most telling first: what is cut off must not be a spike."""
    has_null = np.asarray(columns["has_null"], dtype=np.bool_)
    null_at = np.asarray(columns["null_at"])[has_null]
    names = ("max", "min", "last", "first")
    at = np.concatenate([*(columns[f"{name}_at"] for name in names), null_at])
    state = np.concatenate([*(columns[name] for name in names), np.full(len(null_at), np.nan)])
    return at.astype(np.int64, copy=False), state.astype(np.float64, copy=False)


def _merged(at: Times, state: Floats, max_points: int) -> tuple[Times, Floats]:
    """Ascending points with one per time, at most ``max_points`` of them."""
    _, index = np.unique(at, return_index=True)
    kept = np.sort(index)[:max_points]
    kept = kept[np.argsort(at[kept], kind="stable")]
    return at[kept], state[kept]
