"""The tables of the DuckDB file and the numbered steps that lead to them.

Times are BIGINT µs since the epoch. Readings have no primary key (five times smaller without);
their key (entity_id, timestamp) is kept by the insert. Rows arrive nearly in the order of time,
so DuckDB's own minima and maxima per row group find a time range without an index.
"""

from __future__ import annotations

import uuid
from pathlib import Path

import duckdb

from energy_desktop.errors import StoreUnavailable
from energy_desktop.sentences import say
from energy_desktop.stores.migrations import pending_steps
from energy_desktop.summaries import HOUR_US

_SUMMARY = """
    entity_id VARCHAR NOT NULL, start BIGINT NOT NULL, count BIGINT NOT NULL, first_at BIGINT,
    {}, min_at BIGINT, min DOUBLE, max_at BIGINT, max DOUBLE, {}, null_at BIGINT, integral DOUBLE,
    known_us BIGINT, falls BOOLEAN{}
"""
_OLD_SUMMARY = _SUMMARY.format("first DOUBLE", "last_at BIGINT, last DOUBLE", "")
_KNOWN_SUMMARY = _SUMMARY.format(
    "known_first_at BIGINT, known_first DOUBLE",
    "known_last_at BIGINT, known_last DOUBLE, last_at BIGINT",
    ", step DOUBLE",
)


def hour_of(column: str) -> str:
    """SQL of the start of the hour (µs) that a time is in, also before 1970."""
    return _floored(column, HOUR_US)


def _floored(column: str, length: int) -> str:
    return f"{column} - (({column} % {length}) + {length}) % {length}"


STEPS = (
    """
    CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);
    CREATE TABLE energy_readings (
        entity_id VARCHAR NOT NULL, state DOUBLE, source VARCHAR NOT NULL, timestamp BIGINT NOT NULL
    );
    CREATE TABLE energy_attributes (
        entity_id VARCHAR, unit VARCHAR, attributes VARCHAR NOT NULL, timestamp BIGINT,
        PRIMARY KEY (entity_id, timestamp)
    );
    CREATE TABLE energy_statistics (
        entity_id VARCHAR, period VARCHAR, state DOUBLE, sum DOUBLE, mean DOUBLE, min DOUBLE,
        max DOUBLE, source VARCHAR, timestamp BIGINT,
        PRIMARY KEY (entity_id, period, timestamp, source)
    );
    CREATE TABLE coverage (
        scope VARCHAR, kind VARCHAR, start_us BIGINT, end_us BIGINT NOT NULL,
        PRIMARY KEY (scope, kind, start_us)
    );
    """,
    f"""
    CREATE TABLE dirty_hours (entity_id VARCHAR NOT NULL, hour BIGINT NOT NULL);
    INSERT INTO dirty_hours SELECT DISTINCT entity_id, {hour_of("timestamp")} FROM energy_readings;
    CREATE TABLE energy_summaries_5minute ({_OLD_SUMMARY});
    CREATE TABLE energy_summaries_hour ({_OLD_SUMMARY});
    """,
    f"""
    DROP TABLE energy_summaries_5minute;
    DROP TABLE energy_summaries_hour;
    CREATE TABLE energy_summaries_5minute ({_KNOWN_SUMMARY});
    CREATE TABLE energy_summaries_hour ({_KNOWN_SUMMARY});
    DELETE FROM dirty_hours;
    INSERT INTO dirty_hours SELECT DISTINCT entity_id, {hour_of("timestamp")} FROM energy_readings;
    """,
    f"""
    CREATE TABLE spans_to_order (
        period VARCHAR NOT NULL, start BIGINT NOT NULL, done VARCHAR NOT NULL
    );
    INSERT INTO spans_to_order SELECT DISTINCT '5minute', {_floored("start", 604_800_000_000)}, ''
        FROM energy_summaries_5minute;
    INSERT INTO spans_to_order SELECT DISTINCT 'hour', {_floored("start", 7_257_600_000_000)}, ''
        FROM energy_summaries_hour;
    """,
)


def refuse_newer(path: Path) -> None:
    """Raise ``SchemaTooNew`` if the file needs a newer program, without writing a byte to it."""
    if not path.exists():
        return
    connection = duckdb.connect(path, read_only=True)
    try:
        pending_steps(schema_version(connection), STEPS, str(path))
    finally:
        connection.close()


def refuse_older(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Raise ``StoreUnavailable`` if steps are missing, for a file that can only be read."""
    if pending_steps(schema_version(connection), STEPS, str(path)):
        raise StoreUnavailable(
            say(
                "{path} is of an older version of Energy Desktop and can't be changed where it is; "
                "make its disk writable and free some space, or copy the profile to another disk.",
                path=path,
            )
        )


def migrate(connection: duckdb.DuckDBPyConnection, location: str) -> None:
    """Take the steps that are missing, each in a transaction of its own."""
    for version, script in pending_steps(schema_version(connection), STEPS, location):
        connection.begin()
        connection.execute(script)
        put_meta(connection, "schema_version", str(version))
        if version == 1:
            put_meta(connection, "generation", uuid.uuid4().hex)
        connection.commit()


def schema_version(connection: duckdb.DuckDBPyConnection) -> int:
    """The version of the schema in the file; 0 for an empty one."""
    known = "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'meta'"
    row = connection.execute(known).fetchone()
    return int(meta(connection, "schema_version") or 0) if row and row[0] else 0


def meta(connection: duckdb.DuckDBPyConnection, key: str) -> str | None:
    """One value of the ``meta`` table."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    return str(row[0]) if row else None


def put_meta(connection: duckdb.DuckDBPyConnection, key: str, value: str) -> None:
    """Insert or replace one value of the ``meta`` table."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, value])
