"""Holes made in the store's files while the program is stopped: rows go, and their coverage."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import duckdb

from tests.faults.intervals import Interval, complement

READINGS: Final = "readings.duckdb"
_OF_ALL: Final = ("live", "history")
_OF_ONE: Final = ("recorded", "history")

Connection = Any


def make_hole(data: Path, names: Iterable[str] | None, hole: Interval) -> int:
    """Delete the rows of these entities (None: of all) and the coverage there; how many rows."""
    connection = duckdb.connect(data / READINGS)
    try:
        connection.begin()
        chosen = _all_names(connection) if names is None else list(names)
        count = _delete_rows(connection, chosen, hole)
        if names is None:
            cut_coverage(connection, None, _OF_ALL, hole)
        else:
            cut_coverage(connection, chosen, _OF_ONE, hole)
        connection.commit()
    finally:
        connection.close()
    return count


def cut_coverage(
    connection: Connection, scopes: list[str] | None, kinds: Iterable[str], hole: Interval
) -> None:
    """Take the hole out of every interval of these scopes (None: of all) and kinds."""
    rows = connection.execute(
        "SELECT scope, kind, start_us, end_us FROM coverage WHERE start_us < ? AND end_us > ? "
        "AND kind IN (SELECT unnest(?::VARCHAR[])) AND (? OR scope IN (SELECT unnest(?::VARCHAR[])))",  # noqa: E501
        [hole[1], hole[0], list(kinds), scopes is None, scopes or []],
    ).fetchall()
    for scope, kind, start_us, end_us in rows:
        key = [scope, kind, start_us]
        connection.execute(
            "DELETE FROM coverage WHERE scope = ? AND kind = ? AND start_us = ?", key
        )
        for begin, end in complement([hole], (start_us, end_us)):
            connection.execute(
                "INSERT INTO coverage VALUES (?, ?, ?, ?)", [scope, kind, begin, end]
            )


def _all_names(connection: Connection) -> list[str]:
    rows = connection.execute("SELECT DISTINCT entity_id FROM energy_readings").fetchall()
    return [name for (name,) in rows]


def _delete_rows(connection: Connection, names: list[str], hole: Interval) -> int:
    row = connection.execute(
        "DELETE FROM energy_readings WHERE timestamp >= ? AND timestamp < ? "
        "AND entity_id IN (SELECT unnest(?::VARCHAR[]))",
        [*hole, names],
    ).fetchone()
    return int(row[0]) if row else 0
