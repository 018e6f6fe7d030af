"""Summaries in the order of sensors: a year of one then lies in a few vectors, not in all.

They are made hour by hour, of all sensors. A *span* of as many rows of a sensor as a vector of
DuckDB holds is put in order once it is over, and again when an hour in it is made anew; some
sensors at a time, as no live row is written meanwhile. ``spans_to_order`` has the spans that are
left, and of each the last sensor that is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from energy_desktop.models import Period, Times
from energy_desktop.stores.duckdb_file import Cursor
from energy_desktop.summaries import LENGTH_US

_ROWS: Final = 2016
"""Just below the 2,048 rows of a vector: a week by 5 minutes, twelve weeks by hours."""
SPAN_US: Final = {period: _ROWS * length for period, length in LENGTH_US.items()}
SENSORS: Final = 16
"""So many at a time: about a fifth of a second."""
_MARK = """
    DELETE FROM spans_to_order WHERE period = ? AND start IN (SELECT start FROM spans);
    INSERT INTO spans_to_order SELECT ?, start, '' FROM spans
"""
_OLDEST = """
    SELECT start, done FROM spans_to_order WHERE period = ? AND start <= ? ORDER BY start LIMIT 1
"""
_NEXT = f"""
    SELECT DISTINCT entity_id FROM {{table}} WHERE start >= ? AND start < ? AND entity_id > ?
    ORDER BY entity_id LIMIT {SENSORS}
"""
_WHERE = "start >= ? AND start < ? AND entity_id > ? AND entity_id <= ?"


def mark(cursor: Cursor, period: Period, starts: Times) -> None:
    """Note that summaries with these starts were written, in the transaction that does."""
    span_us = SPAN_US[period]
    cursor.register("spans", {"start": np.unique(starts // span_us) * span_us})
    for sql in _MARK.split(";"):
        cursor.execute(sql, [period.value]).fetchall()
    cursor.unregister("spans")


def order(cursor: Cursor, tables: Mapping[Period, str], before_us: int) -> int:
    """Put some sensors of the oldest span that is over in order; in one transaction.

    Returns how many steps that was, 0 when nothing is left to do.
    """
    for period, table in tables.items():
        latest = before_us - SPAN_US[period]
        for start, done in cursor.execute(_OLDEST, [period.value, latest]).fetchall():
            _step(cursor, table, period, start, done)
            return 1
    return 0


def _step(cursor: Cursor, table: str, period: Period, start: int, done: str) -> None:
    within = [start, start + SPAN_US[period], done]
    names = [name for (name,) in cursor.execute(_NEXT.format(table=table), within).fetchall()]
    if names:
        _order(cursor, table, [*within, names[-1]])
    whose = [period.value, start]
    if len(names) < SENSORS:
        sql = "DELETE FROM spans_to_order WHERE period = ? AND start = ?"
        cursor.execute(sql, whose).fetchall()
    else:
        sql = "UPDATE spans_to_order SET done = ? WHERE period = ? AND start = ?"
        cursor.execute(sql, [names[-1], *whose]).fetchall()


def _order(cursor: Cursor, table: str, bound: list[object]) -> None:
    made = "CREATE OR REPLACE TEMP TABLE ordered AS"
    chosen = f"SELECT * FROM {table} WHERE {_WHERE} ORDER BY entity_id, start"
    cursor.execute(f"{made} {chosen}", bound).fetchall()
    cursor.execute(f"DELETE FROM {table} WHERE {_WHERE}", bound).fetchall()
    cursor.execute(f"INSERT INTO {table} SELECT * FROM ordered").fetchall()
    cursor.execute("DROP TABLE ordered").fetchall()


def forget(cursor: Cursor) -> None:
    """There are no summaries any more."""
    cursor.execute("DELETE FROM spans_to_order").fetchall()
