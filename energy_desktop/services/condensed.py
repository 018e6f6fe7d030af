"""Readings of long times, condensed: of a bucket whose course does not matter, its first and last.

Buckets in which something happens that a rule looks at (holes, what ``exact`` chooses) are read
whole, and so are the borders of the range. What is computed is the same as of all readings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from energy_desktop import summaries
from energy_desktop.models import Floats, Mask, Period, Times
from energy_desktop.recording.gaps import Interval
from energy_desktop.services.pieces import touching
from energy_desktop.stores.base import TimeSeriesStore
from energy_desktop.summaries import COURSE, LENGTH_US, Summaries

SHORT_BUCKETS: Final = 12
"""A range of fewer buckets is read whole."""
_NEAR_BUCKETS: Final = 6


@dataclass(frozen=True, slots=True)
class Condensed:
    """Points in the order of time, nulls as NaN. ``buckets`` are those of which the readings
    between the first and the last were left out, but for the first and the last with a value."""

    at: Times
    state: Floats
    buckets: Summaries


def nothing_more(found: Summaries) -> Mask:
    """Choose no bucket to be read whole beyond those with holes."""
    return np.zeros(len(found), np.bool_)


async def condensed(
    series: TimeSeriesStore,
    entity_id: str,
    asked: Interval,
    period: Period,
    holes: Sequence[Interval] = (),
    exact: Callable[[Summaries], Mask] = nothing_more,
    columns: Sequence[str] = COURSE,
) -> Condensed:
    """The readings of [start, end) in µs; of ``period``'s buckets only what matters.

    ``columns``: of the buckets; ``exact`` sees no others.
    """
    start, end = asked
    length = LENGTH_US[period]
    begin, last = start + -start % length, end - end % length
    if last - begin < SHORT_BUCKETS * length:
        read = await series.readings(entity_id, start, end)
        return Condensed(read.at, read.state, summaries.none())
    found = await series.summaries(entity_id, period, begin, last, columns)
    whole = touching(found.start, found.start + length, holes) | exact(found)
    ranges = _ranges(found.start[whole], length)
    kept = found.chosen(~_inside(found.start, ranges))
    parts = [_ends(kept)]
    asked_whole = [(a, b) for a, b in [(start, begin), *ranges, (last, end)] if a < b]
    if asked_whole:
        read = await series.readings_within(entity_id, asked_whole)
        parts.append((read.at, read.state))
    at, first = np.unique(np.concatenate([at for at, _ in parts]), return_index=True)
    return Condensed(at, np.concatenate([state for _, state in parts])[first], kept)


def _ends(kept: Summaries) -> tuple[Times, Floats]:
    """The first and the last reading of each bucket, and those with a value."""
    at = [kept.first_at, kept.known_first_at, kept.known_last_at, kept.last_at]
    return (
        np.concatenate(at),
        np.concatenate([kept.first, kept.known_first, kept.known_last, kept.last]),
    )


def _ranges(start: Times, length: int) -> list[Interval]:
    """Ranges of whole buckets that hold all of these; near ones as one."""
    if not len(start):
        return []
    breaks = np.flatnonzero(np.diff(start) > _NEAR_BUCKETS * length)
    begins = start[np.append(0, breaks + 1)]
    ends = start[np.append(breaks, len(start) - 1)] + length
    return list(zip(begins.tolist(), ends.tolist(), strict=True))


def _inside(start: Times, ranges: Sequence[Interval]) -> Mask:
    begins = np.array([a for a, _b in ranges], dtype=np.int64)
    ends = np.array([b for _a, b in ranges], dtype=np.int64)
    place = np.searchsorted(begins, start, "right") - 1
    if not len(ranges):
        return np.zeros(len(start), np.bool_)
    return (place >= 0) & (start < ends[np.maximum(place, 0)])
