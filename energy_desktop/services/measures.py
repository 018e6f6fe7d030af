"""What a measurement (power, level, temperature) was over stretches of time. Pure.

A stretch is a row of statistics, or a reading held until the next one (data.md, section 7).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from energy_desktop.models import Floats, Period, StatisticsColumns, Times
from energy_desktop.summaries import HOUR_US, LENGTH_US, Summaries

FIVE_MINUTES_US: Final = LENGTH_US[Period.FIVE_MINUTES]
_COLUMNS: Final = ("start", "end", "mean", "min", "max")


@dataclass(frozen=True, slots=True)
class Measures:
    """Columns of equal length, ascending, never overlapping: ``start`` and ``end`` int64 µs."""

    start: Times
    end: Times
    mean: Floats
    min: Floats
    max: Floats

    def __len__(self) -> int:
        return len(self.start)


def of_rows(five: StatisticsColumns, hours: StatisticsColumns) -> Measures:
    """Rows with a mean, no time twice: an hour, or all of its 5 minutes where they are given."""
    fine, coarse = ~np.isnan(five.mean), ~np.isnan(hours.mean)
    hour_of = five.start - five.start % HOUR_US
    given, count = np.unique(hour_of[fine], return_counts=True)
    coarse &= ~np.isin(hours.start, given[count == HOUR_US // FIVE_MINUTES_US])
    fine &= ~np.isin(hour_of, hours.start[coarse])
    return joined([_rows(five, fine), _rows(hours, coarse)])


def of_line(at: Times, state: Floats, end_us: int) -> Measures:
    """Values held until the next one, the last until ``end_us``; NaN parts are left out."""
    until = np.append(at[1:], end_us)[: len(at)]
    known = ~np.isnan(state) & (until > at)
    value = state[known]
    return Measures(at[known], until[known], value, value, value)


def with_buckets(line: Measures, buckets: Summaries) -> Measures:
    """The measures of a condensed line, told by the buckets what was between first and last."""
    inner = buckets.chosen(buckets.first_at < buckets.last_at)
    place = np.searchsorted(line.start, inner.first_at)
    mean, low, high = line.mean.copy(), line.min.copy(), line.max.copy()
    mean[place] = inner.integral / inner.known_us
    low[place], high[place] = inner.min, inner.max
    return Measures(line.start, line.end, mean, low, high)


def joined(parts: Sequence[Measures]) -> Measures:
    """Several parts that do not overlap, as one."""
    order = np.argsort(np.concatenate([p.start for p in parts]), kind="stable")
    columns = (np.concatenate([getattr(p, name) for p in parts])[order] for name in _COLUMNS)
    return Measures(*columns)


def split(measures: Measures, edges: Times) -> Measures:
    """The same, no stretch across an edge; what lies before the first and after the last is out."""
    if not len(measures) or len(edges) < 2:
        return _chosen(measures, np.zeros(len(measures), np.bool_))
    cuts = np.unique(np.concatenate([measures.start, measures.end, edges]))
    start, end = cuts[:-1], cuts[1:]
    index = np.searchsorted(measures.start, start, side="right") - 1
    known = (index >= 0) & (start < measures.end[index])
    known &= (start >= edges[0]) & (start < edges[-1])
    whole = _chosen(measures, index[known])
    return Measures(start[known], end[known], whole.mean, whole.min, whole.max)


def _rows(rows: StatisticsColumns, keep: NDArray[np.bool_]) -> Measures:
    start, mean = rows.start[keep], rows.mean[keep]
    low, high = np.fmin(rows.min[keep], mean), np.fmax(rows.max[keep], mean)
    return Measures(start, start + LENGTH_US[rows.period], mean, low, high)


def _chosen(measures: Measures, chosen: NDArray[np.bool_] | NDArray[np.int64]) -> Measures:
    return Measures(*(getattr(measures, name)[chosen] for name in _COLUMNS))
