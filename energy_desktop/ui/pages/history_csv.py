"""CSV of what History shows: one line a bucket and sensor, times with offset, decimal points."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from energy_desktop.models import Floats
from energy_desktop.periods import Bucket
from energy_desktop.ui.widgets.buckets import Buckets, Column

HEADER: Final = (
    "start", "end", "entity_id", "name", "value", "min", "max", "unit", "coverage", "provenance",
)  # fmt: skip
BESIDE: Final = ("compared_start", "compared_end", "compared_value")


def history_csv(
    grids: Sequence[Buckets], zone: ZoneInfo, check: Callable[[], None] = lambda: None
) -> str:
    """All buckets and columns of the grids; an unknown value is an empty field, never 0.

    ``min`` and ``max`` are empty for meters; ``value`` is their amount, else the mean. Where they
    are compared, BESIDE follows: the time beside each bucket, and the value then. ``check`` is
    called before each bucket.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    is_compared = any(grid.earlier for grid in grids)
    writer.writerow((*HEADER, *BESIDE) if is_compared else HEADER)
    for grid in grids:
        for index in range(len(grid)):
            check()
            writer.writerows(_rows(grid, index, zone))
    return out.getvalue()


def _rows(grid: Buckets, index: int, zone: ZoneInfo) -> Iterator[tuple[str, ...]]:
    times = _times((grid.starts[index], grid.ends[index]), zone)
    for column in grid.columns:
        yield (*times, *_fields(column, index), *_earlier(grid, column, index, zone))


def _earlier(grid: Buckets, column: Column, index: int, zone: ZoneInfo) -> tuple[str, ...]:
    if not grid.earlier:
        return ()
    beside = grid.earlier[index]
    times = ("", "") if beside is None else _times(beside, zone)
    return (*times, _text(column.before.values, index))


def _times(bucket: Bucket, zone: ZoneInfo) -> tuple[str, str]:
    start, end = bucket
    return start.astimezone(zone).isoformat(), end.astimezone(zone).isoformat()


def _fields(column: Column, index: int) -> tuple[str, ...]:
    return (
        column.key,
        column.label,
        _text(column.values, index),
        _text(column.low, index),
        _text(column.high, index),
        column.unit,
        _text(column.coverage, index),
        column.provenance[index],
    )


def _text(values: Floats | None, index: int) -> str:
    if values is None or math.isnan(values[index]):
        return ""
    return format(float(values[index]), ".6f").rstrip("0").rstrip(".")
