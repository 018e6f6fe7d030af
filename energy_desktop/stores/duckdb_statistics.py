"""SQL of statistics and coverage: functions of a cursor, run inside the jobs of the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from energy_desktop.models import (
    Coverage,
    CoverageKind,
    Period,
    StatisticsColumns,
    StatisticsSource,
)
from energy_desktop.stores.batches import FIGURES
from energy_desktop.stores.duckdb_file import Cursor
from energy_desktop.stores.duckdb_readings import texts

_UPSERT = f"""
    INSERT OR REPLACE INTO energy_statistics BY NAME
    SELECT ? AS entity_id, ? AS period, ? AS source, timestamp,
        {", ".join(f"nullif({name}, 'nan'::DOUBLE) AS {name}" for name in FIGURES)}
    FROM batch
"""
_SELECT = f"""
    SELECT entity_id, timestamp,
        {", ".join(f"coalesce({name}, 'nan'::DOUBLE) AS {name}" for name in FIGURES)}
    FROM energy_statistics WHERE period = ? AND source = ?
"""
_NEWEST = f"""{_SELECT} AND (entity_id, timestamp) IN (
        SELECT (entity_id, max(timestamp)) FROM energy_statistics
        WHERE period = ? AND source = ? AND timestamp < ?
            AND entity_id IN (SELECT unnest(?::VARCHAR[]))
        GROUP BY entity_id)
"""
_OLDEST = """
    SELECT entity_id, min(timestamp) FROM energy_statistics
    WHERE period = ? AND source = ? AND entity_id IN (SELECT unnest(?::VARCHAR[]))
    GROUP BY entity_id
"""
_END_US = 2**63 - 1


def put_statistics(cursor: Cursor, columns: StatisticsColumns) -> int:
    """Insert or replace rows of one entity; of rows with one start the last wins."""
    _, from_the_end = np.unique(columns.start[::-1], return_index=True)
    rows = len(columns) - 1 - from_the_end
    if not len(rows):
        return 0
    figures = {name: getattr(columns, name)[rows] for name in FIGURES}
    cursor.register("batch", {"timestamp": columns.start[rows], **figures})
    bound = [columns.entity_id, columns.period.value, columns.source.value]
    cursor.execute(_UPSERT, bound).fetchall()
    cursor.unregister("batch")
    return len(columns)


def statistics_between(
    cursor: Cursor,
    entity_id: str,
    period: Period,
    start_us: int,
    end_us: int,
    source: StatisticsSource,
) -> StatisticsColumns:
    """Rows that start in [start, end), ascending."""
    sql = f"{_SELECT} AND entity_id = ? AND timestamp >= ? AND timestamp < ? ORDER BY timestamp"
    bound = [period.value, source.value, entity_id, start_us, end_us]
    rows = cursor.execute(sql, bound).fetchnumpy()
    return _columns(rows, entity_id, period, source)


def newest_statistics(
    cursor: Cursor,
    entity_ids: Sequence[str],
    period: Period,
    before_us: int | None,
    source: StatisticsSource,
) -> dict[str, StatisticsColumns]:
    """The newest row before ``before_us`` of each entity that has one."""
    before = _END_US if before_us is None else before_us
    kind = [period.value, source.value]
    rows = cursor.execute(_NEWEST, [*kind, *kind, before, list(entity_ids)]).fetchnumpy()
    return {
        entity_id: _columns({k: v[i : i + 1] for k, v in rows.items()}, entity_id, period, source)
        for i, entity_id in enumerate(rows["entity_id"].tolist())
    }


def oldest_statistics(
    cursor: Cursor, entity_ids: Sequence[str], period: Period, source: StatisticsSource
) -> dict[str, int]:
    """The start of the oldest row of each entity that has one."""
    bound = [period.value, source.value, list(entity_ids)]
    return dict(cursor.execute(_OLDEST, bound).fetchall())


def _columns(
    rows: Mapping[str, Any], entity_id: str, period: Period, source: StatisticsSource
) -> StatisticsColumns:
    start = np.asarray(rows["timestamp"], dtype=np.int64)
    figures = {name: np.asarray(rows[name], dtype=np.float64) for name in FIGURES}
    return StatisticsColumns(entity_id, period, source, start, **figures)


def put_coverage(cursor: Cursor, intervals: Sequence[Coverage]) -> None:
    """Insert or replace by (scope, kind, start); the last of one key wins."""
    last = list({(c.scope, c.kind, c.start_us): c for c in intervals}.values())
    if not last:
        return
    _register_keys(cursor, last)
    cursor.execute("INSERT OR REPLACE INTO coverage FROM batch").fetchall()
    cursor.unregister("batch")


def delete_coverage(cursor: Cursor, intervals: Sequence[Coverage]) -> None:
    """Remove by (scope, kind, start)."""
    if not intervals:
        return
    _register_keys(cursor, intervals)
    cursor.execute(
        "DELETE FROM coverage USING batch WHERE coverage.scope = batch.scope "
        "AND coverage.kind = batch.kind AND coverage.start_us = batch.start_us"
    ).fetchall()
    cursor.unregister("batch")


def _register_keys(cursor: Cursor, intervals: Sequence[Coverage]) -> None:
    batch = {
        "scope": texts([c.scope for c in intervals]),
        "kind": texts([c.kind.value for c in intervals]),
        "start_us": np.array([c.start_us for c in intervals], dtype=np.int64),
        "end_us": np.array([c.end_us for c in intervals], dtype=np.int64),
    }
    cursor.register("batch", batch)


def coverage_between(
    cursor: Cursor,
    scopes: Sequence[str],
    start_us: int,
    end_us: int,
    kinds: Sequence[CoverageKind],
) -> list[Coverage]:
    """Intervals that touch [start, end), by start; no scopes or kinds = all of them."""
    rows = cursor.execute(
        "SELECT scope, kind, start_us, end_us FROM coverage "
        "WHERE start_us < ? AND end_us >= ? AND (? OR scope IN (SELECT unnest(?::VARCHAR[]))) "
        "AND kind IN (SELECT unnest(?::VARCHAR[])) ORDER BY start_us, end_us, scope, kind",
        [
            end_us,
            start_us,
            not scopes,
            list(scopes),
            [kind.value for kind in kinds or CoverageKind],
        ],
    ).fetchall()
    return [Coverage(scope, CoverageKind(kind), start, end) for scope, kind, start, end in rows]
