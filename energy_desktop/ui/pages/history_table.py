"""What History shows as columns with types: the same rows and columns as its CSV."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from energy_desktop.models import Floats, to_us
from energy_desktop.services.table_files import NO_TIME, Table
from energy_desktop.ui.pages.history_csv import BESIDE, HEADER
from energy_desktop.ui.widgets.buckets import Buckets, Column


def history_table(grids: Sequence[Buckets]) -> Table:
    """All buckets and columns of the grids, a row a bucket and sensor, as ``history_csv`` has."""
    filled = [grid for grid in grids if grid.columns and len(grid)]
    is_compared = any(grid.earlier for grid in grids)
    names = (*HEADER, *BESIDE) if is_compared else HEADER
    parts = [_columns(grid) for grid in filled] or [_columns(None)]
    return {name: np.concatenate([part[name] for part in parts]) for name in names}


def _columns(grid: Buckets | None) -> dict[str, NDArray[Any]]:
    """Bucket by bucket, in each the sensors."""
    sensors = grid.columns if grid else ()
    starts, ends = (grid.starts, grid.ends) if grid else ((), ())
    before = _earlier(grid)
    count, width = len(starts), len(sensors)
    return {
        "start": np.repeat(_times(starts), width),
        "end": np.repeat(_times(ends), width),
        "entity_id": _texts([column.key for column in sensors], count),
        "name": _texts([column.label for column in sensors], count),
        "value": _numbers([column.values for column in sensors]),
        "min": _numbers([_or_none(column.low, count) for column in sensors]),
        "max": _numbers([_or_none(column.high, count) for column in sensors]),
        "unit": _texts([column.unit for column in sensors], count),
        "coverage": _numbers([column.coverage for column in sensors]),
        "provenance": _provenance(sensors, count),
        BESIDE[0]: np.repeat(_times([start for start, _end in before]), width),
        BESIDE[1]: np.repeat(_times([end for _start, end in before]), width),
        BESIDE[2]: _numbers([column.before.values for column in sensors]),
    }


def _earlier(grid: Buckets | None) -> list[tuple[datetime | None, datetime | None]]:
    if grid is None or not grid.earlier:
        return [(None, None)] * len(grid or ())
    return [beside or (None, None) for beside in grid.earlier]


def _times(moments: Sequence[datetime | None]) -> NDArray[np.int64]:
    return np.array([NO_TIME if at is None else to_us(at) for at in moments], np.int64)


def _texts(words: Sequence[str], count: int) -> NDArray[Any]:
    return np.tile(np.array(words, dtype=object), count)


def _numbers(columns: Sequence[Floats]) -> Floats:
    return np.column_stack(columns).ravel() if columns else np.zeros(0)


def _or_none(values: Floats | None, count: int) -> Floats:
    return np.full(count, np.nan) if values is None else values


def _provenance(sensors: Sequence[Column], count: int) -> NDArray[Any]:
    words = np.empty((count, len(sensors)), dtype=object)
    for place, column in enumerate(sensors):
        words[:, place] = column.provenance
    return words.ravel()
