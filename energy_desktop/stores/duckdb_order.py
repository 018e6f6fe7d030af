"""Summaries in the order of sensors: a year of one then lies in a few vectors, not in all.

They are made hour by hour, of all sensors. A *span* of as many rows of a sensor as a vector of
DuckDB holds is put in order once it is over, and again when an hour in it is made anew.
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
_MARK = """
    INSERT INTO spans_to_order SELECT ?, start FROM spans
    EXCEPT SELECT period, start FROM spans_to_order
"""
_OLDEST = "SELECT min(start) FROM spans_to_order WHERE period = ? AND start <= ?"
_DONE = "DELETE FROM spans_to_order WHERE period = ? AND start = ?"
_ORDERED = """
    CREATE OR REPLACE TEMP TABLE ordered AS
    SELECT * FROM {table} WHERE start >= ? AND start < ? ORDER BY entity_id, start
"""


def mark(cursor: Cursor, period: Period, starts: Times) -> None:
    """Note that summaries with these starts were written, in the transaction that does."""
    span_us = SPAN_US[period]
    cursor.register("spans", {"start": np.unique(starts // span_us) * span_us})
    cursor.execute(_MARK, [period.value]).fetchall()
    cursor.unregister("spans")


def order(cursor: Cursor, tables: Mapping[Period, str], before_us: int) -> int:
    """Put a span in order that is not and ends before, the oldest; in one transaction.

    Returns how many were, 0 when none is left.
    """
    for period, table in tables.items():
        latest = before_us - SPAN_US[period]
        (start,) = cursor.execute(_OLDEST, [period.value, latest]).fetchall()[0]
        if start is not None:
            _order(cursor, table, start, start + SPAN_US[period])
            cursor.execute(_DONE, [period.value, start]).fetchall()
            return 1
    return 0


def _order(cursor: Cursor, table: str, start_us: int, end_us: int) -> None:
    within = [start_us, end_us]
    cursor.execute(_ORDERED.format(table=table), within).fetchall()
    cursor.execute(f"DELETE FROM {table} WHERE start >= ? AND start < ?", within).fetchall()
    cursor.execute(f"INSERT INTO {table} SELECT * FROM ordered").fetchall()
    cursor.execute("DROP TABLE ordered").fetchall()


def forget(cursor: Cursor) -> None:
    """There are no summaries any more."""
    cursor.execute("DELETE FROM spans_to_order").fetchall()
