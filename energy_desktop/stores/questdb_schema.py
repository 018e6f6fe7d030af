"""The tables in QuestDB, made by this program before the first row: one that the server makes by
itself for rows has no keys and would double them. A table that was not made so is never altered.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Mapping
from typing import Final

from energy_desktop.errors import StoreError, StoreUnavailable
from energy_desktop.sentences import say
from energy_desktop.stores.migrations import pending_steps
from energy_desktop.stores.questdb_http import QuestDbHttp
from energy_desktop.stores.questdb_sql import META, TABLES, table, text
from energy_desktop.stores.questdb_wal import LONGEST_WAIT_S, states, told

_POLL_S: Final = 0.01
_STEP_S: Final = 600.0
"""A step may look at every reading of many years."""
_MADE_AS = "TIMESTAMP(timestamp) PARTITION BY {} WAL DEDUP UPSERT KEYS(timestamp, {})"
_META = f"""
    CREATE TABLE IF NOT EXISTS energy_meta (name SYMBOL, value VARCHAR, timestamp TIMESTAMP)
    {_MADE_AS.format("YEAR", "name")}
"""

_SUMMARY = (
    'entity_id SYMBOL, "count" LONG, first_at LONG, {}, min_at LONG, "min" DOUBLE, '
    'max_at LONG, "max" DOUBLE, {}, null_at LONG, integral DOUBLE, '
    "known_us LONG, falls BOOLEAN, {}timestamp TIMESTAMP"
)
_OLD_SUMMARY = _SUMMARY.format('"first" DOUBLE', 'last_at LONG, "last" DOUBLE', "")
_KNOWN_SUMMARY = _SUMMARY.format(
    "known_first_at LONG, known_first DOUBLE",
    "known_last_at LONG, known_last DOUBLE, last_at LONG",
    "step DOUBLE, ",
)
_ALL_DIRTY = """
    INSERT INTO energy_dirty_hours (entity_id, dirty, timestamp)
        SELECT DISTINCT entity_id, true, timestamp_floor('h', timestamp) FROM energy_readings
"""
# Statements are separated by semicolons and may be repeated: there are no transactions.
STEPS = (
    f"""
    CREATE TABLE IF NOT EXISTS energy_readings (
        entity_id SYMBOL, state DOUBLE, source SYMBOL, timestamp TIMESTAMP
    ) {_MADE_AS.format("MONTH", "entity_id")};
    CREATE TABLE IF NOT EXISTS energy_attributes (
        entity_id SYMBOL, unit VARCHAR, attributes VARCHAR, timestamp TIMESTAMP
    ) {_MADE_AS.format("MONTH", "entity_id")};
    CREATE TABLE IF NOT EXISTS energy_statistics (
        entity_id SYMBOL, period SYMBOL, "state" DOUBLE, "sum" DOUBLE, "mean" DOUBLE,
        "min" DOUBLE, "max" DOUBLE, source SYMBOL, timestamp TIMESTAMP
    ) {_MADE_AS.format("MONTH", "entity_id, period, source")}
    """,
    f"""
    CREATE TABLE IF NOT EXISTS energy_dirty_hours (
        entity_id SYMBOL, dirty BOOLEAN, timestamp TIMESTAMP
    ) {_MADE_AS.format("YEAR", "entity_id")};
    CREATE TABLE IF NOT EXISTS energy_summaries_5minute ({_OLD_SUMMARY})
        {_MADE_AS.format("MONTH", "entity_id")};
    CREATE TABLE IF NOT EXISTS energy_summaries_hour ({_OLD_SUMMARY})
        {_MADE_AS.format("YEAR", "entity_id")};
    {_ALL_DIRTY}
    """,
    f"""
    {_ALL_DIRTY};
    DROP TABLE IF EXISTS energy_summaries_5minute;
    DROP TABLE IF EXISTS energy_summaries_hour;
    CREATE TABLE energy_summaries_5minute ({_KNOWN_SUMMARY})
        {_MADE_AS.format("MONTH", "entity_id")};
    CREATE TABLE energy_summaries_hour ({_KNOWN_SUMMARY})
        {_MADE_AS.format("YEAR", "entity_id")}
    """,
)

_FIGURE: Final = ("DOUBLE", False)
_TEXT: Final = ("VARCHAR", False)
_KEY: Final = ("SYMBOL", True)
_TIME: Final = ("TIMESTAMP", True)
_NUMBER: Final = ("LONG", False)
_FLAG: Final = ("BOOLEAN", False)
_SUMMARY_COLUMNS: Final = {
    "entity_id": _KEY, "count": _NUMBER, "first_at": _NUMBER, "known_first_at": _NUMBER,
    "known_first": _FIGURE, "min_at": _NUMBER, "min": _FIGURE, "max_at": _NUMBER, "max": _FIGURE,
    "known_last_at": _NUMBER, "known_last": _FIGURE, "last_at": _NUMBER, "null_at": _NUMBER,
    "integral": _FIGURE, "known_us": _NUMBER, "falls": _FLAG,
    "step": _FIGURE, "timestamp": _TIME,
}  # fmt: skip
_COLUMNS: Mapping[str, Mapping[str, tuple[str, bool]]] = {
    "energy_meta": {"name": _KEY, "value": _TEXT, "timestamp": _TIME},
    "energy_readings": {
        "entity_id": _KEY, "state": _FIGURE, "source": ("SYMBOL", False), "timestamp": _TIME,
    },
    "energy_attributes": {
        "entity_id": _KEY, "unit": _TEXT, "attributes": _TEXT, "timestamp": _TIME,
    },
    "energy_statistics": {
        "entity_id": _KEY, "period": _KEY, "state": _FIGURE, "sum": _FIGURE, "mean": _FIGURE,
        "min": _FIGURE, "max": _FIGURE, "source": _KEY, "timestamp": _TIME,
    },
    "energy_dirty_hours": {"entity_id": _KEY, "dirty": _FLAG, "timestamp": _TIME},
    "energy_summaries_5minute": _SUMMARY_COLUMNS,
    "energy_summaries_hour": _SUMMARY_COLUMNS,
}  # fmt: skip


def prepare(http: QuestDbHttp) -> dict[str, str]:
    """Make or migrate the tables, check them, and return the directory of each.

    Raises SchemaTooNew and changes nothing where a newer program made them, StoreError for a table
    that this program did not make or that has lost its keys.
    """
    there = _tables(http)
    known = meta(http) if META in there else {}
    if "generation" not in known:
        _require_none(http, set(there) - {META})
        http.select(_META)
        _require_as_made(http, META)
        put_meta(http, "generation", uuid.uuid4().hex)
    version = int(known.get("schema_version", "0"))
    for reached, script in pending_steps(version, STEPS, str(http.address)):
        for statement in script.split(";"):
            http.select(statement, _STEP_S)
        put_meta(http, "schema_version", str(reached))
    for name in TABLES:
        _require_as_made(http, name)
    _require_no_torn_copy(http)
    return {name: state.directory for name, state in states(http).items()}


def meta(http: QuestDbHttp) -> dict[str, str]:
    """What is kept beside the rows: generation, schema_version."""
    _require_as_made(http, META)
    _wait_for_meta(http)
    return dict(http.select(f"SELECT name, value FROM {META}"))


def put_meta(http: QuestDbHttp, name: str, value: str) -> None:
    """Insert or replace one value; it can be read on return."""
    http.select(f"INSERT INTO {META} VALUES ({text(name)}, {text(value)}, 0)")
    _wait_for_meta(http)


def _wait_for_meta(http: QuestDbHttp) -> None:
    deadline = time.monotonic() + LONGEST_WAIT_S
    while (state := states(http)[META]).applied < state.written:
        if state.suspended:
            http.select(f"ALTER TABLE {META} RESUME WAL")
        if time.monotonic() > deadline:
            raise StoreUnavailable(
                say(
                    "QuestDB at {place} does not store rows of {table} ({reason}); free space on "
                    "its disk.",
                    place=http.address.place,
                    table=META,
                    reason=told(state.error),
                )
            )
        time.sleep(_POLL_S)


def _require_no_torn_copy(http: QuestDbHttp) -> None:
    """Raise StoreError for files that were copied while QuestDB wrote into them.

    Such a table acknowledges rows under numbers that it has applied already: they never appear.
    """
    for name, state in states(http).items():
        if state.written < state.applied:
            raise StoreError(
                say(
                    "The table {name} of QuestDB at {place} was copied while it was written to, "
                    "so it would lose new rows; restore it from a backup made with CHECKPOINT.",
                    name=name,
                    place=http.address.place,
                )
            )


def _tables(http: QuestDbHttp) -> list[str]:
    names = ",".join(map(text, TABLES))
    found = http.select(f"SELECT table_name FROM tables() WHERE table_name IN ({names})")
    return [row[0] for row in found]


def _require_none(http: QuestDbHttp, names: set[str]) -> None:
    if names:
        raise StoreError(
            say(
                "QuestDB at {place} has a table {name} that this program did not make; rename it, "
                "or use another QuestDB.",
                place=http.address.place,
                name=min(names),
            )
        )


def _require_as_made(http: QuestDbHttp, name: str) -> None:
    """Raise StoreError unless the table has its columns, its keys and its write-ahead log."""
    kept = http.select(
        f"SELECT dedup, walEnabled FROM tables() WHERE table_name = {text(table(name))}"
    )
    if not kept:
        raise StoreError(
            say(
                "The table {name} of QuestDB at {place} is gone; restore it from a backup, or "
                "drop {table} too and begin anew.",
                name=name,
                place=http.address.place,
                table=META,
            )
        )
    found = {row[0]: (row[1], row[2]) for row in http.select(_columns_of(name))}
    if kept[0] != [True, True] or any(
        found.get(column) != made for column, made in _COLUMNS[name].items()
    ):
        raise StoreError(
            say(
                "The table {name} of QuestDB at {place} is not as this program made it (its keys "
                "or columns differ); rename it and restore it from a backup.",
                name=name,
                place=http.address.place,
            )
        )


def _columns_of(name: str) -> str:
    return f'SELECT "column", type, upsertKey FROM (SHOW COLUMNS FROM {table(name)})'
