"""SQL of readings and attributes: functions of a cursor, run inside the jobs of the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from energy_desktop.models import AttributeRow, ReadingColumns, Source
from energy_desktop.stores.batches import first_of_each_key
from energy_desktop.stores.duckdb_file import Cursor

DAY_US = 86_400_000_000
# Newest rows are looked for in ever longer windows, so years of older rows are rarely read.
_LOOK_BACK_US = (DAY_US // 24, DAY_US, 32 * DAY_US, None)
_FIRST_US = -(2**62)

_MANY_RANGES = 400

_INSERT_ABSENT = """
    INSERT INTO energy_readings
    SELECT entity_id, nullif(state, 'nan'::DOUBLE), source, timestamp FROM batch
    WHERE NOT EXISTS (
        FROM energy_readings stored
        WHERE stored.timestamp = batch.timestamp AND stored.entity_id = batch.entity_id
            AND stored.timestamp BETWEEN ? AND ?)
"""
_DELETE = """
    DELETE FROM energy_readings WHERE timestamp BETWEEN ? AND ?
        AND (entity_id, timestamp) IN (SELECT (entity_id, timestamp) FROM keys)
"""
_RANGE = """
    SELECT timestamp, coalesce(state, 'nan'::DOUBLE) AS state, source FROM energy_readings
    WHERE entity_id = ? AND timestamp >= ? AND timestamp < ?
"""
_WITHIN = """
    SELECT r.timestamp, coalesce(r.state, 'nan'::DOUBLE) AS state, r.source
    FROM (FROM energy_readings WHERE entity_id = ? AND timestamp >= ? AND timestamp < ?) r
    ASOF JOIN ranges ON r.timestamp >= ranges.first
    WHERE r.timestamp < ranges.until ORDER BY r.timestamp
"""
_NEWEST = """
    SELECT entity_id, max(timestamp) AS timestamp, arg_max(source, timestamp) AS source,
        arg_max(coalesce(state, 'nan'::DOUBLE), timestamp) AS state
    FROM energy_readings
    WHERE timestamp >= ? AND timestamp < ? AND entity_id IN (SELECT unnest(?::VARCHAR[]))
    GROUP BY entity_id
"""
_ATTRIBUTES = """
    SELECT entity_id, timestamp, unit, attributes FROM energy_attributes
    WHERE entity_id = $entity AND timestamp < $end AND timestamp >= coalesce(
        (SELECT max(timestamp) FROM energy_attributes
         WHERE entity_id = $entity AND timestamp <= $start), $start)
    ORDER BY timestamp
"""
_ENTITY_IDS = """
    SELECT DISTINCT entity_id FROM energy_readings
    UNION SELECT entity_id FROM energy_attributes UNION SELECT entity_id FROM energy_statistics
"""


def texts(values: Sequence[str | None]) -> NDArray[np.object_]:
    """A column of text for a batch."""
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column


def insert_readings(cursor: Cursor, readings: ReadingColumns) -> int:
    """Insert the rows with absent keys, the first of each key, and return how many these were."""
    rows = first_of_each_key(readings.entity_ids, readings.at)
    if not len(rows):
        return 0
    at = readings.at[rows]
    batch = {
        "entity_id": texts(readings.entity_ids)[rows],
        "state": readings.state[rows],
        "source": texts(readings.sources)[rows],
        "timestamp": at,
    }
    cursor.register("batch", batch)
    inserted = cursor.execute(_INSERT_ABSENT, [int(at[0]), int(at[-1])]).fetchone()
    cursor.unregister("batch")
    return int(inserted[0]) if inserted else 0


def rewrite(cursor: Cursor, readings: ReadingColumns) -> None:
    """Replace the rows with these keys."""
    if not len(readings):
        return
    keys = {"entity_id": texts(readings.entity_ids), "timestamp": readings.at}
    cursor.register("keys", keys)
    cursor.execute(_DELETE, [int(readings.at.min()), int(readings.at.max())]).fetchall()
    cursor.unregister("keys")
    insert_readings(cursor, readings)


def readings_between(
    cursor: Cursor, entity_id: str, start_us: int, end_us: int, limit: int | None, only_known: bool
) -> ReadingColumns:
    """Readings of [start, end), oldest first."""
    known = " AND state IS NOT NULL" if only_known else ""
    most = "" if limit is None else f" LIMIT {int(limit)}"
    sql = f"{_RANGE}{known} ORDER BY timestamp{most}"
    return reading_columns(
        cursor.execute(sql, [entity_id, start_us, end_us]).fetchnumpy(), entity_id
    )


def readings_within(
    cursor: Cursor, entity_id: str, ranges: Sequence[tuple[int, int]]
) -> ReadingColumns:
    """Readings in any of these sorted ranges, oldest first.

    A range alone is found by the minima of row groups; of very many a pass over all is quicker.
    """
    if len(ranges) > _MANY_RANGES:
        return _readings_within_many(cursor, entity_id, ranges)
    rows = [cursor.execute(_RANGE, [entity_id, *each]).fetchnumpy() for each in ranges]
    columns = {
        name: np.concatenate([np.empty(0, kind), *(part[name] for part in rows)])
        for name, kind in (("timestamp", np.int64), ("state", np.float64), ("source", object))
    }
    order = np.argsort(columns["timestamp"], kind="stable")
    return reading_columns({name: column[order] for name, column in columns.items()}, entity_id)


def _readings_within_many(
    cursor: Cursor, entity_id: str, ranges: Sequence[tuple[int, int]]
) -> ReadingColumns:
    begins = np.array([begin for begin, _end in ranges], dtype=np.int64)
    ends = np.array([end for _begin, end in ranges], dtype=np.int64)
    cursor.register("ranges", {"first": begins, "until": ends})
    bound = [entity_id, int(begins[0]), int(ends[-1])]
    rows = cursor.execute(_WITHIN, bound).fetchnumpy()
    cursor.unregister("ranges")
    return reading_columns(rows, entity_id)


def reading_columns(rows: Mapping[str, Any], entity_id: str) -> ReadingColumns:
    """Columns of one entity from a fetched result."""
    at = np.asarray(rows["timestamp"], dtype=np.int64)
    sources = {text: Source(text) for text in set(rows["source"].tolist())}
    return ReadingColumns(
        entity_ids=[entity_id] * len(at),
        at=at,
        state=np.asarray(rows["state"], dtype=np.float64),
        sources=[sources[text] for text in rows["source"].tolist()],
    )


def newest_readings(
    cursor: Cursor, entity_ids: Sequence[str], before_us: int | None
) -> ReadingColumns:
    """The newest reading before ``before_us`` of each entity that has one, in the order asked."""
    end = _end_of_readings(cursor) if before_us is None else before_us
    found: dict[str, tuple[int, float, Source]] = {}
    for look_back in _LOOK_BACK_US:
        wanted = [entity_id for entity_id in entity_ids if entity_id not in found]
        if wanted:
            start = _FIRST_US if look_back is None else max(end - look_back, _FIRST_US)
            for row in cursor.execute(_NEWEST, [start, end, wanted]).fetchall():
                found[row[0]] = (row[1], row[3], Source(row[2]))
    kept = [entity_id for entity_id in dict.fromkeys(entity_ids) if entity_id in found]
    return ReadingColumns(
        entity_ids=kept,
        at=np.array([found[e][0] for e in kept], dtype=np.int64),
        state=np.array([found[e][1] for e in kept], dtype=np.float64),
        sources=[found[e][2] for e in kept],
    )


def _end_of_readings(cursor: Cursor) -> int:
    row = cursor.execute("SELECT max(timestamp) FROM energy_readings").fetchone()
    return int(row[0]) + 1 if row and row[0] is not None else 0


def counts(cursor: Cursor, entity_ids: Sequence[str]) -> dict[str, int]:
    """Stored readings of each entity; those asked for by name are there even with 0."""
    sql = "SELECT entity_id, count(*) FROM energy_readings"
    if not entity_ids:
        return dict(cursor.execute(f"{sql} GROUP BY entity_id").fetchall())
    chosen = f"{sql} WHERE entity_id IN (SELECT unnest(?::VARCHAR[])) GROUP BY entity_id"
    counted = dict(cursor.execute(chosen, [list(entity_ids)]).fetchall())
    return {entity_id: int(counted.get(entity_id, 0)) for entity_id in entity_ids}


def entity_ids(cursor: Cursor) -> list[str]:
    """Every id in any of the tables, sorted."""
    return sorted(row[0] for row in cursor.execute(_ENTITY_IDS).fetchall())


def put_attributes(cursor: Cursor, rows: Sequence[AttributeRow]) -> None:
    """Insert or replace by (entity_id, at); the last of one key wins."""
    last = list({(row.entity_id, row.at_us): row for row in rows}.values())
    if not last:
        return
    batch = {
        "entity_id": texts([row.entity_id for row in last]),
        "unit": texts([row.unit for row in last]),
        "attributes": texts([orjson.dumps(dict(row.attributes)).decode() for row in last]),
        "timestamp": np.array([row.at_us for row in last], dtype=np.int64),
    }
    cursor.register("batch", batch)
    cursor.execute(
        "INSERT OR REPLACE INTO energy_attributes "
        "SELECT entity_id, unit, attributes, timestamp FROM batch"
    ).fetchall()
    cursor.unregister("batch")


def attributes_between(
    cursor: Cursor, entity_id: str, start_us: int, end_us: int
) -> list[AttributeRow]:
    """The row valid at ``start_us`` and the later ones before ``end_us``."""
    bound = {"entity": entity_id, "start": start_us, "end": end_us}
    rows = cursor.execute(_ATTRIBUTES, bound).fetchall()
    return [AttributeRow(e, at, unit, orjson.loads(text)) for e, at, unit, text in rows]


def totals(cursor: Cursor) -> tuple[int, int | None]:
    """Number of readings and the time of the oldest."""
    row = cursor.execute("SELECT count(*), min(timestamp) FROM energy_readings").fetchone()
    return (int(row[0]), row[1]) if row else (0, None)
