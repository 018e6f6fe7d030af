"""What a measurement (power, level, temperature) was over stretches of time. Pure.

A stretch is a row of statistics, or a reading held until the next one (data.md, section 7).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from energy_desktop.models import Floats, Mask, Period, StatisticsColumns, Times
from energy_desktop.recording.gaps import Interval
from energy_desktop.summaries import HOUR_US, LENGTH_US, Summaries

FIVE_MINUTES_US: Final = LENGTH_US[Period.FIVE_MINUTES]
_COLUMNS: Final = ("start", "end", "mean", "min", "max", "coarse")


@dataclass(frozen=True, slots=True)
class Measures:
    """Columns of equal length, ascending, never overlapping: ``start`` and ``end`` int64 µs.

    ``coarse``: it is a row of an hour in which the value changed, nobody knows when.
    """

    start: Times
    end: Times
    mean: Floats
    min: Floats
    max: Floats
    coarse: Mask

    def __len__(self) -> int:
        return len(self.start)


@dataclass(frozen=True, slots=True)
class Between:
    """What was measured between border number ``place`` and the next, known for ``length_us``."""

    place: int
    length_us: float
    mean: float
    min: float
    max: float
    is_coarse: bool


_NONE: Final = np.empty(0)
NOTHING: Final = Measures(
    _NONE.astype(np.int64), _NONE.astype(np.int64), _NONE, _NONE, _NONE, _NONE.astype(np.bool_)
)


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
    return Measures(at[known], until[known], value, value, value, _fine(value))


def with_buckets(line: Measures, buckets: Summaries) -> Measures:
    """The measures of a condensed line, told by the buckets what was between first and last.

    What is known of a bucket with nulls is put at its begin, as one stretch.
    """
    inner = buckets.chosen(buckets.first_at < buckets.last_at)
    place = np.searchsorted(inner.first_at, line.start, "right") - 1
    ends = np.append(inner.last_at, np.iinfo(np.int64).min)
    outside = _chosen(line, line.start >= ends[place])
    inner = inner.chosen(inner.known_us > 0)
    mean = inner.integral / inner.known_us
    until = inner.first_at + inner.known_us
    known = Measures(inner.first_at, until, mean, inner.min, inner.max, _fine(mean))
    return joined([outside, known])


def joined(parts: Sequence[Measures]) -> Measures:
    """Several parts that do not overlap, as one."""
    order = np.argsort(np.concatenate([p.start for p in parts]), kind="stable")
    columns = (np.concatenate([getattr(p, name) for p in parts])[order] for name in _COLUMNS)
    return Measures(*columns)


def split(measures: Measures, edges: Times) -> Measures:
    """The same, no stretch across an edge; what lies before the first and after the last is out."""
    if not len(measures) or len(edges) < 2:
        return _chosen(measures, np.zeros(len(measures), np.bool_))
    cuts = _in_order([measures.start, measures.end, edges])
    start, end = cuts[:-1], cuts[1:]
    index = np.searchsorted(measures.start, start, side="right") - 1
    known = (index >= 0) & (start < measures.end[index])
    known &= (start >= edges[0]) & (start < edges[-1])
    whole = _chosen(measures, index[known])
    return replace(whole, start=start[known], end=end[known])


def between(measures: Measures, borders: Times) -> list[Between]:
    """What was measured between each two neighbours of ascending borders; none of nothing known.

    The mean is weighted by time.
    """
    found = split(measures, borders)
    rows = np.searchsorted(found.start, borders)
    places = np.flatnonzero(rows[1:] > rows[:-1])
    if not len(places):
        return []
    first = rows[places]
    lengths = (found.end - found.start).astype(np.float64)
    length_us = np.add.reduceat(lengths, first)
    columns = (
        places,
        length_us,
        np.add.reduceat(found.mean * lengths, first) / length_us,
        np.minimum.reduceat(found.min, first),
        np.maximum.reduceat(found.max, first),
        np.logical_or.reduceat(found.coarse, first),
    )
    return [Between(*row) for row in zip(*(each.tolist() for each in columns), strict=True)]


def divided(measures: Measures, intervals: Sequence[Interval]) -> tuple[Measures, Measures]:
    """What lies in the intervals (µs, sorted and apart), and all else."""
    if not len(measures) or not intervals:
        return _chosen(measures, np.zeros(len(measures), np.bool_)), measures
    borders = np.array(intervals, np.int64)
    whole = np.array([measures.start[0], measures.end[-1]])
    parts = split(measures, np.unique(np.concatenate([borders.ravel(), whole])))
    place = np.searchsorted(borders[:, 0], parts.start, "right") - 1
    inside = (place >= 0) & (parts.start < borders[np.maximum(place, 0), 1])
    return _chosen(parts, inside), _chosen(parts, ~inside)


def since(measures: Measures, at: int) -> Measures:
    """What lies after a moment (µs)."""
    left = _chosen(measures, measures.end > at)
    return replace(left, start=np.maximum(left.start, at))


def crossing(found: Measures | StatisticsColumns | Summaries) -> Mask:
    """Which of them were both above and below 0, so that their mean does not tell both sides."""
    return np.asarray((found.min < 0) & (found.max > 0))


def one_sided(measures: Measures, side: int) -> Measures:
    """What was above 0 (``side`` 1) or below (-1), as values above 0; 0 elsewhere."""
    mean, low, high = (
        np.maximum(0.0, side * value) for value in (measures.mean, measures.min, measures.max)
    )
    low, high = (low, high) if side > 0 else (high, low)
    return replace(measures, mean=mean, min=low, max=high)


def _in_order(times: Sequence[Times]) -> Times:
    """Each time once: columns that are sorted already are merged, far quicker than np.unique is."""
    found = np.sort(np.concatenate(times), kind="stable")
    is_new = np.ones(len(found), np.bool_)
    is_new[1:] = found[1:] != found[:-1]
    return found[is_new]


def _rows(rows: StatisticsColumns, keep: NDArray[np.bool_]) -> Measures:
    start, mean = rows.start[keep], rows.mean[keep]
    low, high = np.fmin(rows.min[keep], mean), np.fmax(rows.max[keep], mean)
    length = LENGTH_US[rows.period]
    coarse = (high > low) & (length > FIVE_MINUTES_US)
    return Measures(start, start + length, mean, low, high, coarse)


def _fine(like: Floats) -> Mask:
    return np.zeros(len(like), np.bool_)


def _chosen(measures: Measures, chosen: NDArray[np.bool_] | NDArray[np.int64]) -> Measures:
    return Measures(*(getattr(measures, name)[chosen] for name in _COLUMNS))
