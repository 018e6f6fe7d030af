"""An envelope computed inside DuckDB: what crosses into Python is pixel columns, not readings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from energy_desktop.models import Envelope, Floats, Times
from energy_desktop.stores.duckdb_file import Cursor
from energy_desktop.stores.duckdb_readings import newest_readings, readings_between

_POINTS = 4  # first, min, max, last
_FAR_US = 2**62
_NO_TIMES: Times = np.empty(0, dtype=np.int64)
_NO_FLOATS: Floats = np.empty(0, dtype=np.float64)
_COLUMNS = """
    SELECT
        min(timestamp) AS first_at,
        arg_min(coalesce(state, 'nan'::DOUBLE), timestamp) AS first,
        coalesce(arg_min(timestamp, state), min(timestamp)) AS min_at,
        coalesce(min(state), 'nan'::DOUBLE) AS min,
        coalesce(arg_max(timestamp, state), min(timestamp)) AS max_at,
        coalesce(max(state), 'nan'::DOUBLE) AS max,
        max(timestamp) AS last_at,
        arg_max(coalesce(state, 'nan'::DOUBLE), timestamp) AS last,
        coalesce(min(timestamp) FILTER (WHERE state IS NULL), min(timestamp)) AS null_at,
        count(*) > count(state) AS has_null,
        count(*) AS count
    FROM energy_readings
    WHERE entity_id = ? AND timestamp >= ? AND timestamp < ?
    GROUP BY (timestamp - ?) // ?
"""


def envelope(
    cursor: Cursor, entity_id: str, start_us: int, end_us: int, max_points: int
) -> Envelope:
    """See ``TimeSeriesStore.envelope``. Below 6 points the largest value is kept before others."""
    if max_points < 1:
        return Envelope(entity_id, _NO_TIMES, _NO_FLOATS, reduced=True)
    asked = (entity_id, start_us, end_us)
    columns = _pixel_columns(cursor, asked, (max_points - 1) // _POINTS)
    held_at, held = _held(cursor, entity_id, start_us, columns["first_at"])
    room = max_points - len(held_at)
    if columns["count"].sum() <= room:
        exact = readings_between(cursor, *asked, None, only_known=False)
        at, state = np.append(held_at, exact.at), np.append(held, exact.state)
        return Envelope(entity_id, at, state, reduced=False)
    if _is_too_fine(columns, room) or _is_too_coarse(columns, room):
        filled = (entity_id, int(columns["first_at"].min()), int(columns["last_at"].max()) + 1)
        columns = _pixel_columns(cursor, filled, room // (_POINTS + 1))
    at, state = _points(columns)
    at, state = _merged(np.append(held_at, at), np.append(held, state), max_points)
    return Envelope(entity_id, at, state, reduced=True)


def _pixel_columns(
    cursor: Cursor, asked: tuple[str, int, int], columns: int
) -> Mapping[str, NDArray[Any]]:
    """First, min, max, last and null of each of at most ``columns`` equal parts with readings."""
    entity_id, start_us, end_us = asked
    first, last = max(start_us, -_FAR_US), min(end_us - 1, _FAR_US)
    width = (last - first) // max(columns, 1) + 1
    bound = [entity_id, start_us, end_us, first, max(width, 1)]
    return cursor.execute(_COLUMNS, bound).fetchnumpy()


def _is_too_fine(columns: Mapping[str, NDArray[Any]], room: int) -> bool:
    """Whether nulls or the held value need more points than there is room for."""
    most = _POINTS * len(columns["count"]) + int(columns["has_null"].sum())
    return most > room


def _is_too_coarse(columns: Mapping[str, NDArray[Any]], room: int) -> bool:
    """Whether most of the range has no readings, so that the rest deserves finer columns."""
    return len(columns["count"]) * _POINTS * 4 < room


def _held(
    cursor: Cursor, entity_id: str, start_us: int, first_at: NDArray[Any]
) -> tuple[Times, Floats]:
    """The value held at ``start_us`` as a point there, unless a reading says it."""
    if not len(first_at) or first_at.min() > start_us:
        before = newest_readings(cursor, [entity_id], start_us)
        if len(before):
            return np.array([start_us], dtype=np.int64), before.state
    return _NO_TIMES, _NO_FLOATS


def _points(columns: Mapping[str, NDArray[Any]]) -> tuple[Times, Floats]:
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
