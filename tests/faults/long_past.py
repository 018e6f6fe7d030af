"""Ten days that the program missed, written straight into the files of both sides.

Home Assistant's database gets a row a minute of every sensor; the program's stores are set back, so
that its last session ended before all of them. Both are stopped meanwhile.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import duckdb

from energy_desktop.stores.open import READINGS_FILE
from tests.faults import rows
from tests.faults.rows import Values

DATABASE: Final = "home-assistant_v2.db"
OPEN_END_US: Final = 2**62
STEP_US: Final = 60_000_000
_APART_US: Final = 370_003
_INSERT: Final = """
    INSERT INTO states (state_id, state, last_updated_ts, old_state_id, attributes_id, origin_idx,
        context_id_bin, metadata_id)
    VALUES (?, ?, ?, ?, ?, 0, zeroblob(16), ?)
"""
_RUN: Final = (
    "UPDATE recorder_runs SET start = ? WHERE run_id = (SELECT min(run_id) FROM recorder_runs)"
)


def write_past(database: Path, names: Sequence[str], start_us: int, end_us: int) -> int:
    """Write a row a minute of each entity between these times; how many there are."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        past = list(_rows(connection, names, start_us, end_us))
        connection.executemany(_INSERT, past)
        # History before the first run that Home Assistant remembers is not looked for.
        connection.execute(_RUN, [f"{rows.at(start_us - 1440 * STEP_US):%Y-%m-%d %H:%M:%S.%f}"])
        connection.execute("COMMIT")
    return len(past)


def _rows(
    connection: sqlite3.Connection, names: Sequence[str], start_us: int, end_us: int
) -> Iterator[tuple[Any, ...]]:
    known = [_known(connection, name) for name in names]
    state_id = connection.execute("SELECT max(state_id) FROM states").fetchone()[0] + 1
    for step, step_us in enumerate(range(start_us, end_us - STEP_US, STEP_US)):
        for index, (metadata_id, attributes_id) in enumerate(known):
            at_us = step_us + (index * _APART_US) % STEP_US + (step * 7919 + index) % 1000
            state = f"{(step * 31 + index * 17) % 9973 / 10}"
            before = state_id - len(names) if step else None
            seconds = rows.at(at_us).timestamp()
            yield state_id, state, seconds, before, attributes_id, metadata_id
            state_id += 1


def _known(connection: sqlite3.Connection, name: str) -> tuple[int, int]:
    """Metadata and attributes of an entity that has been recorded before."""
    row = connection.execute(
        "SELECT s.metadata_id, s.attributes_id FROM states s JOIN states_meta m USING (metadata_id)"
        " WHERE m.entity_id = ? ORDER BY s.state_id DESC LIMIT 1",
        [name],
    ).fetchone()
    return int(row[0]), int(row[1])


def read_past(database: Path, name: str, until_us: int) -> Values:
    """Every row of an entity in Home Assistant's database up to a time, numbers in their unit."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        found = connection.execute(
            "SELECT s.last_updated_ts, s.state FROM states s JOIN states_meta m USING (metadata_id)"
            " WHERE m.entity_id = ? AND s.last_changed_ts IS NULL",
            [name],
        )
        times = ((rows.of_seconds(seconds), state) for seconds, state in found)
        return {at_us: rows.number(state, {}) for at_us, state in times if at_us <= until_us}


def set_back(data: Path, by_us: int) -> None:
    """Let the program's stores be from so much earlier: readings, attributes, coverage."""
    connection = duckdb.connect(data / READINGS_FILE)
    try:
        connection.begin()
        connection.execute("UPDATE energy_readings SET timestamp = timestamp - ?", [by_us])
        for table, keys in (
            ("energy_attributes", ("timestamp",)),
            ("coverage", ("start_us", "end_us")),
        ):
            _set_back_table(connection, table, keys, by_us)
        connection.commit()
    finally:
        connection.close()


def _set_back_table(connection: Any, table: str, keys: Sequence[str], by_us: int) -> None:
    """By way of a copy: the times are part of a primary key."""
    earlier = ", ".join(
        f"CASE WHEN {key} >= {OPEN_END_US} THEN {key} ELSE {key} - {by_us} END AS {key}"
        for key in keys
    )
    connection.execute(f"CREATE TEMP TABLE moved AS SELECT * REPLACE ({earlier}) FROM {table}")
    connection.execute(f"DELETE FROM {table}")
    connection.execute(f"INSERT INTO {table} SELECT * FROM moved")
    connection.execute("DROP TABLE moved")
