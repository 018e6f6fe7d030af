"""Single readings of a sensor, page by page, each with the state before it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import numpy as np
import orjson

from energy_desktop.models import (
    AttributeRow,
    Floats,
    ReadingColumns,
    Source,
    Times,
    from_us,
    to_us,
)
from energy_desktop.stores.base import TimeSeriesStore

AT_A_TIME: Final = 1000
_FIRST_STRETCH_US: Final = 3_600_000_000


@dataclass(frozen=True, slots=True)
class ReadingRows:
    """Readings in one order of time: ``at`` int64 µs, states in the stored unit, NaN: no number.

    ``previous`` is the state of the reading before each, shown or not. ``next_at``: where the next
    page begins, or before which it ends where the newest are first; None where there is none.
    """

    at: Times
    state: Floats
    previous: Floats
    sources: Sequence[Source]
    next_at: datetime | None

    def __len__(self) -> int:
        return len(self.at)


async def page(
    series: TimeSeriesStore,
    entity_id: str,
    start: datetime,
    end: datetime,
    limit: int,
    *,
    include_null: bool,
) -> ReadingRows:
    """The first ``limit`` readings of [start, end)."""
    parts: list[ReadingRows] = []
    wanted, position, before = limit, to_us(start), await _before(series, entity_id, start)
    while True:
        asked = max(wanted + 1, AT_A_TIME)
        found = await series.readings(entity_id, position, to_us(end), limit=asked)
        part = await asyncio.to_thread(_part, found, before, wanted, include_null=include_null)
        parts.append(part)
        wanted -= len(part)
        if part.next_at is not None or len(found) < asked:
            return _joined(parts)
        position, before = int(found.at[-1]) + 1, float(found.state[-1])


async def newest_page(
    series: TimeSeriesStore,
    entity_id: str,
    start: datetime,
    end: datetime,
    limit: int,
    *,
    include_null: bool,
) -> ReadingRows:
    """The last ``limit`` readings of [start, end), newest first.

    The stores read onwards only. So stretches of time are read from the end backwards, each as long
    as the readings before it let expect, and shorter anew where there are too many in it.
    """
    first, position, length = to_us(start), to_us(end), _FIRST_STRETCH_US
    parts: list[ReadingRows] = []
    wanted = limit
    while True:
        newest = await series.last_readings([entity_id], position)
        if not len(newest) or int(newest.at[0]) < first:
            return _joined(parts) if parts else _none()
        position = int(newest.at[0]) + 1  # no time is read in which nothing was
        begin, most = max(first, position - length), 2 * max(wanted + 1, AT_A_TIME)
        found = await series.readings(entity_id, begin, position, limit=most)
        if len(found) == most:
            length = max(1, length // 4)
            continue
        before = await _before(series, entity_id, from_us(begin))
        shown = await asyncio.to_thread(_part, found, before, most, include_null=include_null)
        parts.append(_newest_of(shown, wanted))
        if len(shown) > wanted:
            rows = _joined(parts)
            return replace(rows, next_at=from_us(int(rows.at[-1])))
        wanted -= len(shown)
        position, length = begin, 2 * length


async def attributes(
    series: TimeSeriesStore, entity_id: str, rows: ReadingRows, most_bytes: int
) -> list[Mapping[str, Any]]:
    """The attributes that were valid at each reading; empty where none are known.

    Those of the first readings alone where more would be longer than ``most_bytes`` as JSON.
    """
    found: list[Mapping[str, Any]] = []
    left = most_bytes
    for first in range(0, len(rows), AT_A_TIME):
        at = rows.at[first : first + AT_A_TIME]
        known = await series.attributes(entity_id, int(at.min()), int(at.max()) + 1)
        fitting, left = await asyncio.to_thread(_fitting, known, at, left, is_first=not found)
        found += fitting
        if len(fitting) < len(at):
            break
    return found


def first_of(rows: ReadingRows, count: int) -> ReadingRows:
    """So many of the rows; the next page begins after them, or ends before them."""
    if count >= len(rows):
        return rows
    are_rising = rows.at[0] < rows.at[-1]
    return ReadingRows(
        rows.at[:count],
        rows.state[:count],
        rows.previous[:count],
        rows.sources[:count],
        from_us(int(rows.at[count] if are_rising else rows.at[count - 1])),
    )


def _fitting(
    known: Sequence[AttributeRow], at: Times, left: int, *, is_first: bool
) -> tuple[list[Mapping[str, Any]], int]:
    """What was valid at each moment, as long as it fits, and how many bytes are left then."""
    sizes = np.array([2, *(len(orjson.dumps(dict(row.attributes))) for row in known)], np.int64)
    places = np.searchsorted(np.array([row.at_us for row in known], np.int64), at, "right")
    sums = np.cumsum(sizes[places])
    count = max(int(np.searchsorted(sums, left, "right")), int(is_first))
    values: list[Mapping[str, Any]] = [{}, *(row.attributes for row in known)]
    used = int(sums[count - 1]) if count else 0
    return [values[place] for place in places[:count].tolist()], left - used


async def _before(series: TimeSeriesStore, entity_id: str, at: datetime) -> float:
    """The state before a moment; NaN where none is known."""
    rows = await series.last_readings([entity_id], to_us(at))
    return float(rows.state[0]) if len(rows) else float("nan")


def _part(found: ReadingColumns, before: float, wanted: int, *, include_null: bool) -> ReadingRows:
    """The rows to show of these, as many as are wanted."""
    previous = np.concatenate([[before], found.state[:-1]]) if len(found) else found.state
    shown = np.flatnonzero(np.ones(len(found), bool) if include_null else ~np.isnan(found.state))
    next_at = from_us(int(found.at[shown[wanted]])) if len(shown) > wanted else None
    kept = shown[:wanted]
    sources = [found.sources[index] for index in kept.tolist()]
    return ReadingRows(found.at[kept], found.state[kept], previous[kept], sources, next_at)


def _newest_of(rows: ReadingRows, count: int) -> ReadingRows:
    """The last so many of the rows, newest first."""
    last = slice(len(rows) - min(count, len(rows)), None)
    return ReadingRows(
        rows.at[last][::-1],
        rows.state[last][::-1],
        rows.previous[last][::-1],
        rows.sources[last][::-1],
        None,
    )


def _none() -> ReadingRows:
    nothing = np.array([], np.float64)
    return ReadingRows(np.array([], np.int64), nothing, nothing, [], None)


def _joined(parts: Sequence[ReadingRows]) -> ReadingRows:
    if len(parts) == 1:
        return parts[0]
    return ReadingRows(
        np.concatenate([part.at for part in parts]),
        np.concatenate([part.state for part in parts]),
        np.concatenate([part.previous for part in parts]),
        [source for part in parts for source in part.sources],
        parts[-1].next_at,
    )
