"""SQL of the pyramid in DuckDB: dirty hours, and the summaries of all others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from energy_desktop import summaries
from energy_desktop.models import Period, ReadingColumns, Times
from energy_desktop.stores import duckdb_order, pyramid
from energy_desktop.stores.duckdb_file import Cursor
from energy_desktop.stores.duckdb_readings import readings_within, texts
from energy_desktop.stores.duckdb_schema import hour_of
from energy_desktop.summaries import COLUMNS, HOUR_US, NO_NULL, Summaries

TABLES: Final = {period: f"energy_summaries_{period.value}" for period in pyramid.LEVELS}
_MOST_MARKED: Final = 20_000
_NULLABLE: Final = ("known_first", "min", "max", "known_last")
_NULLS: Final = dict.fromkeys(_NULLABLE, "'nan'::DOUBLE") | {"null_at": str(NO_NULL)}
"""What stands for null in a column."""


def _sql(columns: Sequence[str], function: str) -> str:
    """The columns, with ``function`` of those that may be null."""
    return ", ".join(f"{function}({c}, {_NULLS[c]}) AS {c}" if c in _NULLS else c for c in columns)


_READ = """
    SELECT {columns} FROM {table} WHERE entity_id = ? AND start >= ? AND start < ? ORDER BY start
"""
_INSERT = f"INSERT INTO {{table}} SELECT entity_id, {_sql(COLUMNS, 'nullif')} FROM made"
_MARK = """
    INSERT INTO dirty_hours SELECT entity_id, hour FROM new
    EXCEPT SELECT entity_id, hour FROM dirty_hours WHERE hour BETWEEN ? AND ?
"""
_CHOOSE = "SELECT entity_id, hour FROM dirty_hours WHERE hour < ? ORDER BY hour DESC LIMIT ?"
_READINGS = f"""
    SELECT entity, timestamp, coalesce(state, 'nan'::DOUBLE) AS state FROM energy_readings r
    JOIN chosen c ON r.entity_id = c.entity_id AND {hour_of("r.timestamp")} = c.hour
    WHERE r.timestamp >= ? AND r.timestamp < ? ORDER BY entity, timestamp
"""
_FORGET = f"""
    DELETE FROM {{table}} WHERE start >= ? AND start < ?
    AND (entity_id, {hour_of("start")}) IN (SELECT (entity_id, hour) FROM chosen)
"""
_CLEAN = """
    DELETE FROM dirty_hours WHERE (entity_id, hour) IN (SELECT (entity_id, hour) FROM chosen)
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """``pyramid.KeptSummaries`` over one moment of the file."""

    cursor: Cursor
    entity_id: str

    def dirty(self, start_us: int, end_us: int) -> Times:
        """See the protocol."""
        sql = "SELECT hour FROM dirty_hours WHERE entity_id = ? AND hour >= ? AND hour < ?"
        rows = self.cursor.execute(f"{sql} ORDER BY hour", [self.entity_id, start_us, end_us])
        return np.asarray(rows.fetchnumpy()["hour"], dtype=np.int64)

    def kept(self, period: Period, start_us: int, end_us: int, columns: Sequence[str]) -> Summaries:
        """See the protocol."""
        sql = _READ.format(columns=_sql(columns, "coalesce"), table=TABLES[period])
        rows = self.cursor.execute(sql, [self.entity_id, start_us, end_us]).fetchnumpy()
        return summaries.of_columns(rows)

    def exact(self, *ranges: tuple[int, int]) -> ReadingColumns:
        """See the protocol."""
        return readings_within(self.cursor, self.entity_id, ranges)


class Dirty:
    """The hours that are surely marked as dirty; used by the writer's thread alone.

    Forgetting one costs a look into the table, no more.
    """

    def __init__(self) -> None:
        self._marked: set[pyramid.Hour] = set()
        self._new: set[pyramid.Hour] = set()

    def mark(self, cursor: Cursor, readings: ReadingColumns) -> None:
        """Mark the hours of these readings, in the transaction that writes them."""
        hours = (readings.at - readings.at % HOUR_US).tolist()
        self._new = set(zip(readings.entity_ids, hours, strict=True)) - self._marked
        if self._new:
            names, starts = zip(*self._new, strict=True)
            new = {"entity_id": texts(names), "hour": np.array(starts, dtype=np.int64)}
            cursor.register("new", new)
            cursor.execute(_MARK, [min(starts), max(starts)]).fetchall()
            cursor.unregister("new")

    def committed(self) -> None:
        """What was marked last is there for good."""
        if len(self._marked) > _MOST_MARKED:
            self._marked.clear()
        self._marked |= self._new
        self._new = set()

    def forget(self) -> None:
        """What is marked may change."""
        self._marked.clear()


def summarise(cursor: Cursor, before_us: int, most: int) -> int:
    """See ``TimeSeriesStore.summarise``; in one transaction.

    Where nothing is left to make, a span of what was made is put in order.
    """
    chosen = cursor.execute(_CHOOSE, [before_us - HOUR_US + 1, most]).fetchnumpy()
    hours = np.asarray(chosen["hour"], dtype=np.int64)
    if not len(hours):
        return duckdb_order.order(cursor, TABLES, before_us)
    names, entity = np.unique(chosen["entity_id"].astype(object), return_inverse=True)
    within = [int(hours.min()), int(hours.max()) + HOUR_US]
    keys = {"entity_id": names[entity], "hour": hours, "entity": entity.astype(np.int64)}
    cursor.register("chosen", keys)
    rows = cursor.execute(_READINGS, within).fetchnumpy()
    made = pyramid.of_hours(
        np.asarray(rows["timestamp"], np.int64),
        np.asarray(rows["state"], np.float64),
        np.asarray(rows["entity"], np.int64),
    )
    for period, (whose, found) in made.items():
        cursor.execute(_FORGET.format(table=TABLES[period]), within).fetchall()
        cursor.register("made", {"entity_id": names[whose], **found.columns()})
        cursor.execute(_INSERT.format(table=TABLES[period])).fetchall()
        cursor.unregister("made")
        duckdb_order.mark(cursor, period, found.start)
    cursor.execute(_CLEAN).fetchall()
    cursor.unregister("chosen")
    return len(hours)


def forget(cursor: Cursor) -> None:
    """Call every hour dirty that has readings."""
    for table in TABLES.values():
        cursor.execute(f"DELETE FROM {table}").fetchall()
    duckdb_order.forget(cursor)
    cursor.execute("DELETE FROM dirty_hours").fetchall()
    cursor.execute(
        f"INSERT INTO dirty_hours SELECT DISTINCT entity_id, {hour_of('timestamp')} "
        "FROM energy_readings"
    ).fetchall()
