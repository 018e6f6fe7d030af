"""SQL of readings and attributes: functions of a connection, run in the threads of the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import orjson

from energy_desktop.models import AttributeRow, ReadingColumns, Source
from energy_desktop.stores.questdb_http import QuestDbHttp, Rows
from energy_desktop.stores.questdb_sql import (
    ATTRIBUTES,
    END_US,
    READINGS,
    STATISTICS,
    TABLES,
    of_entities,
    of_entity,
    text,
    within,
)

_PAGE: Final = 100_000
_RANGES_AT_ONCE: Final = 100
_DAY_US: Final = 86_400_000_000
# Newest rows are looked for in ever longer windows, so years of older rows are rarely read.
_LOOK_BACK_US: Final = (_DAY_US // 24, _DAY_US, 32 * _DAY_US, END_US)

# LATEST ON never finds an id that has a quote in it.
_NEWEST: Final = (
    f"SELECT entity_id, max(timestamp)::long, last(state), last(source) FROM {READINGS}"
)


def pages(
    http: QuestDbHttp, sql: str, start_us: int, end_us: int, limit: int | None = None
) -> Iterator[Rows]:
    """The rows of [start, end) that ``sql`` (with a WHERE, the time as its first column) gives,
    in the order of time. Rows of one time never lie on two pages."""
    left = _PAGE if limit is None else limit
    while left > 0:
        size = min(_PAGE, left)
        rows = http.select(f"{sql} AND {within(start_us, end_us)} ORDER BY timestamp LIMIT {size}")
        whole = rows if len(rows) < size or limit is not None else _without_last_time(rows)
        yield whole
        if len(rows) < size:
            return
        start_us = whole[-1][0] + 1
        left = left if limit is None else left - len(whole)


def _without_last_time(rows: Rows) -> Rows:
    """All but the rows of the last time, of which there may be more; all where there is one."""
    last = rows[-1][0]
    earlier = [row for row in rows if row[0] != last]
    return earlier or rows


def readings_within(
    http: QuestDbHttp, entity_id: str, ranges: Sequence[tuple[int, int]]
) -> ReadingColumns:
    """Readings in any of these sorted ranges, oldest first."""
    sql = f"SELECT timestamp::long, state, source FROM {READINGS} WHERE {of_entity(entity_id)}"
    parts = []
    for first in range(0, len(ranges), _RANGES_AT_ONCE):
        some = ranges[first : first + _RANGES_AT_ONCE]
        chosen = " OR ".join(f"({within(begin, end)})" for begin, end in some)
        found = pages(http, f"{sql} AND ({chosen})", some[0][0], some[-1][1])
        parts += [_readings(page, entity_id) for page in found]
    return _joined(parts)


def _joined(parts: Sequence[ReadingColumns]) -> ReadingColumns:
    return ReadingColumns(
        [entity_id for part in parts for entity_id in part.entity_ids],
        np.concatenate([np.empty(0, np.int64), *(part.at for part in parts)]),
        np.concatenate([np.empty(0, np.float64), *(part.state for part in parts)]),
        [source for part in parts for source in part.sources],
    )


def readings_between(
    http: QuestDbHttp, entity_id: str, start_us: int, end_us: int, limit: int | None, known: bool
) -> ReadingColumns:
    """Readings of [start, end), oldest first; ``known``: without null states."""
    sql = f"SELECT timestamp::long, state, source FROM {READINGS} WHERE {of_entity(entity_id)}"
    sql += " AND state IS NOT NULL" if known else ""
    parts = [_readings(page, entity_id) for page in pages(http, sql, start_us, end_us, limit)]
    return _joined(parts)


def _readings(rows: Rows, entity_id: str) -> ReadingColumns:
    at, state, source = zip(*rows, strict=True) if rows else ((), (), ())
    words = {word: Source(word) for word in set(source)}
    return ReadingColumns(
        [entity_id] * len(at),
        np.array(at, dtype=np.int64),
        np.array(state, dtype=np.float64),
        [words[word] for word in source],
    )


def newest_readings(
    http: QuestDbHttp, entity_ids: Sequence[str], before_us: int | None
) -> ReadingColumns:
    """The newest reading before ``before_us`` of each entity that has one, in the order asked."""
    end = _end_of_readings(http) if before_us is None else min(before_us, END_US)
    found: dict[str, tuple[int, float, str]] = {}
    for look_back in _LOOK_BACK_US:
        wanted = [entity_id for entity_id in entity_ids if entity_id not in found]
        for condition in of_entities(wanted):
            sql = f"{_NEWEST} WHERE {condition} AND {within(end - look_back, end)}"
            found.update({row[0]: (row[1], row[2], row[3]) for row in http.select(sql)})
    kept = [entity_id for entity_id in dict.fromkeys(entity_ids) if entity_id in found]
    return ReadingColumns(
        kept,
        np.array([found[e][0] for e in kept], dtype=np.int64),
        np.array([found[e][1] for e in kept], dtype=np.float64),
        [Source(found[e][2]) for e in kept],
    )


def _end_of_readings(http: QuestDbHttp) -> int:
    # Of an empty table QuestDB gives no row at all.
    newest = [row[0] for row in http.select(f"SELECT max(timestamp)::long FROM {READINGS}")]
    return 0 if newest in ([], [None]) else int(newest[0]) + 1


def counts(http: QuestDbHttp, entity_ids: Sequence[str]) -> dict[str, int]:
    """Stored readings of each entity; those asked for by name are there even with 0."""
    sql = f"SELECT entity_id, count() AS readings FROM {READINGS}"
    if not entity_ids:
        return {entity_id: int(count) for entity_id, count in http.select(sql)}
    counted = dict.fromkeys(entity_ids, 0)
    for condition in of_entities(entity_ids):
        counted.update(map(tuple, http.select(f"{sql} WHERE {condition}")))
    return counted


def entity_ids(http: QuestDbHttp) -> list[str]:
    """Every id in any of the tables, sorted."""
    found: set[str] = set()
    for name in (READINGS, ATTRIBUTES, STATISTICS):
        found.update(row[0] for row in http.select(f"SELECT DISTINCT entity_id FROM {name}"))
    return sorted(found)


def attributes_between(
    http: QuestDbHttp, entity_id: str, start_us: int, end_us: int
) -> list[AttributeRow]:
    """The row valid at ``start_us`` and the later ones before ``end_us``."""
    of_it = f"FROM {ATTRIBUTES} WHERE {of_entity(entity_id)}"
    valid = http.select(f"SELECT max(timestamp)::long {of_it} AND {within(0, start_us + 1)}")
    first = valid[0][0] if valid and valid[0][0] is not None else start_us
    sql = f"SELECT timestamp::long, unit, attributes {of_it}"
    return [
        AttributeRow(entity_id, at, unit, orjson.loads(attributes))
        for page in pages(http, sql, first, end_us)
        for at, unit, attributes in page
    ]


def totals(http: QuestDbHttp) -> tuple[int, int | None, int]:
    """Number of readings, the time of the oldest, and the bytes of all tables on disk."""
    counted = http.select(f"SELECT count(), min(timestamp)::long FROM {READINGS}")
    rows, oldest = counted[0] if counted else (0, None)
    names = ",".join(map(text, TABLES))
    sql = f"SELECT sum(diskSize) FROM table_storage() WHERE tableName IN ({names})"
    return int(rows), oldest, sum(row[0] or 0 for row in http.select(sql))
