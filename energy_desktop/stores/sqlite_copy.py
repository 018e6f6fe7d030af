"""The local copy of a state store on a server: a SQLite file that also lists what was not sent."""

# ruff: noqa: D102 - the docstrings of base.py are the contract.

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import aiosqlite

from energy_desktop.models import (
    Coverage,
    CoverageKind,
    Entity,
    Meter,
    MeterNote,
    SubscriptionState,
    SyncLogEntry,
    to_us,
    utc_now,
)
from energy_desktop.stores import sqlite_schema as schema
from energy_desktop.stores.base import CoverageStore
from energy_desktop.stores.sqlite import (
    ENTITIES,
    PUT_ENTITY,
    PUT_METER,
    PUT_METER_NOTE,
    SYNC_LOG,
    SqliteStore,
    rows_of,
)

_TABLES = """
    CREATE TABLE coverage (
        scope TEXT NOT NULL, kind TEXT NOT NULL, start_us INTEGER NOT NULL,
        end_us INTEGER NOT NULL, PRIMARY KEY (scope, kind, start_us)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE outbox (
        kind TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (kind, key)
    ) STRICT, WITHOUT ROWID;
"""
_CLAIMS = """
    CREATE TABLE IF NOT EXISTS claims (
        at_us INTEGER NOT NULL, scope TEXT NOT NULL, kind TEXT NOT NULL,
        start_us INTEGER NOT NULL, end_us INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS claims_by_time ON claims (at_us);
"""
CLAIMS_KEPT_US: Final = 2 * 86_400_000_000
_CLAIMED_FROM: Final = "claimed_from"
STEPS: Final = (schema.STEPS[0] + _TABLES, *schema.STEPS[1:])
_PUT_COVERAGE = "INSERT OR REPLACE INTO coverage VALUES (?, ?, ?, ?)"
_COVERAGE_OF = """
    SELECT c.scope, c.kind, c.start_us, c.end_us FROM json_each(?) AS key JOIN coverage c
    ON c.scope = json_extract(key.value, '$[0]') AND c.kind = json_extract(key.value, '$[1]')
        AND c.start_us = json_extract(key.value, '$[2]')
"""
_DELETE_COVERAGE = "DELETE FROM coverage WHERE scope = ? AND kind = ? AND start_us = ?"
_MARK = """
    INSERT INTO outbox VALUES (?, ?, (SELECT coalesce(max(version), 0) + 1 FROM outbox))
    ON CONFLICT DO UPDATE SET version = excluded.version
"""
_MOST_PARAMETERS: Final = 30_000
_REPLACED: Final = (
    "entities", "meters", "meter_notes", "settings", "subscription_state", "coverage", "sync_log",
    "outbox", "claims",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """The server may have another value under this key; ``version`` grows with each change."""

    kind: str
    key: str
    version: int


@dataclass(frozen=True, slots=True)
class Everything:
    """All that a state store holds, with the coverage."""

    generation: str
    entities: Sequence[Entity]
    settings: Mapping[str, Any]
    subscription: SubscriptionState
    sync_log: Sequence[SyncLogEntry]
    coverage: Sequence[Coverage]
    meters: Sequence[Meter]
    meter_notes: Sequence[MeterNote]


class SqliteCopy(SqliteStore, CoverageStore):
    """Both contracts over the file ``path``, and the marks of what the server must still be told.

    ``note`` keeps small facts about the copy itself, such as which server it is of.
    """

    def __init__(self, path: Path, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__(path, now, STEPS)

    async def open(self) -> None:
        await super().open()
        async with self._file.transaction() as db:
            for statement in _CLAIMS.split(";")[:-1]:
                await db.execute(statement)
        if await self.noted(_CLAIMED_FROM) is None:
            await self.note({_CLAIMED_FROM: str(self._now_us())})

    async def put_coverage(self, intervals: Sequence[Coverage]) -> None:
        async with self._file.transaction() as db:
            await db.executemany(_PUT_COVERAGE, [_row(each) for each in intervals])

    async def coverage(
        self, scopes: Sequence[str], start_us: int, end_us: int, kinds: Sequence[CoverageKind] = ()
    ) -> list[Coverage]:
        conditions = ["start_us < ?", "end_us >= ?"]
        bound: list[Any] = [end_us, start_us]
        if kinds:
            conditions.append(f"kind IN ({_places(kinds)})")
            bound += [kind.value for kind in kinds]
        chosen = set(scopes)
        if 0 < len(chosen) <= _MOST_PARAMETERS:
            conditions.append(f"scope IN ({_places(chosen)})")
            bound += sorted(chosen)
        sql = (
            "SELECT scope, kind, start_us, end_us FROM coverage "
            f"WHERE {' AND '.join(conditions)} ORDER BY start_us, end_us, scope, kind"
        )
        async with self._file.transaction() as db:
            found = await rows_of(db, sql, bound)
        read = (Coverage(scope, CoverageKind(kind), a, b) for scope, kind, a, b in found)
        return [each for each in read if not chosen or each.scope in chosen]

    async def coverage_of(self, keys: Iterable[str]) -> list[Coverage]:
        """The intervals with these keys, each a JSON array of scope, kind and start."""
        async with self._file.transaction() as db:
            found = await rows_of(db, _COVERAGE_OF, [f"[{','.join(keys)}]"])
        return [Coverage(scope, CoverageKind(kind), a, b) for scope, kind, a, b in found]

    async def entities_of(self, entity_ids: Collection[str]) -> list[Entity]:
        """The entities with these ids."""
        sql = f"{ENTITIES} WHERE entity_id IN (SELECT value FROM json_each(?))"
        async with self._file.transaction() as db:
            found = await rows_of(db, sql, [schema.json_text(sorted(entity_ids))])
        return [schema.entity_of(row) for row in found]

    async def delete_coverage(self, intervals: Sequence[Coverage]) -> None:
        async with self._file.transaction() as db:
            await db.executemany(_DELETE_COVERAGE, [_row(each)[:3] for each in intervals])

    async def claim(self, intervals: Iterable[Coverage]) -> None:
        """Remember for two days that these were said to be stored now."""
        now_us = self._now_us()
        async with self._file.transaction() as db:
            await db.execute("DELETE FROM claims WHERE at_us < ?", [now_us - CLAIMS_KEPT_US])
            rows = [(now_us, *_row(each)) for each in intervals]
            await db.executemany("INSERT INTO claims VALUES (?, ?, ?, ?, ?)", rows)

    async def claimed_since(self, at_us: int) -> list[Coverage] | None:
        """What was claimed since; None where that is not known so far back."""
        known_from = int(await self.noted(_CLAIMED_FROM) or 0)
        if at_us < max(known_from, self._now_us() - CLAIMS_KEPT_US):
            return None
        sql = "SELECT scope, kind, start_us, end_us FROM claims WHERE at_us >= ?"
        async with self._file.transaction() as db:
            rows = await rows_of(db, sql, [at_us])
        return [Coverage(scope, CoverageKind(kind), a, b) for scope, kind, a, b in rows]

    async def mark(self, kind: str, keys: Iterable[str]) -> None:
        """The server has to be told what is under these keys."""
        async with self._file.transaction() as db:
            await db.executemany(_MARK, [(kind, key) for key in keys])

    async def marks(self, limit: int) -> list[Mark]:
        """The oldest marks."""
        sql = "SELECT kind, key, version FROM outbox ORDER BY version LIMIT ?"
        async with self._file.transaction() as db:
            return [Mark(*row) for row in await rows_of(db, sql, [limit])]

    async def unmark(self, marks: Sequence[Mark]) -> None:
        """The server was told; what changed meanwhile stays marked."""
        sql = "DELETE FROM outbox WHERE kind = ? AND key = ? AND version = ?"
        async with self._file.transaction() as db:
            await db.executemany(sql, [(mark.kind, mark.key, mark.version) for mark in marks])

    async def sync_log_after(self, row: int, limit: int) -> list[tuple[int, SyncLogEntry]]:
        """The oldest entries after row number ``row``, each with its own number."""
        sql = f"SELECT id, {SYNC_LOG} FROM sync_log WHERE id > ? ORDER BY id LIMIT ?"
        async with self._file.transaction() as db:
            rows = await rows_of(db, sql, [row, limit])
        return [(number, schema.sync_log_entry_of(tuple(rest))) for number, *rest in rows]

    async def noted(self, key: str) -> str | None:
        """A fact about the copy itself, None where it was never noted."""
        async with self._file.transaction() as db:
            rows = await rows_of(db, "SELECT value FROM meta WHERE key = ?", [key])
            return str(rows[0][0]) if rows else None

    async def note(self, facts: Mapping[str, str]) -> None:
        """Keep facts about the copy itself."""
        async with self._file.transaction() as db:
            await _note(db, facts)

    async def replace_all(self, everything: Everything, facts: Mapping[str, str]) -> None:
        """Hold exactly this, in one step; nothing is left to be sent."""
        async with self._file.transaction() as db:
            for table in _REPLACED:
                await db.execute(f"DELETE FROM {table}")
            await _fill(db, everything)
            last = (await rows_of(db, "SELECT coalesce(max(id), 0) FROM sync_log"))[0][0]
            generation = {
                "generation": everything.generation,
                "sync_log_sent": str(last),
                _CLAIMED_FROM: str(self._now_us()),
            }
            await _note(db, generation | dict(facts))

    def _now_us(self) -> int:
        return to_us(self._now())


async def _fill(db: aiosqlite.Connection, everything: Everything) -> None:
    await db.executemany(PUT_ENTITY, [schema.entity_row(e) for e in everything.entities])
    await db.executemany(PUT_METER, [schema.meter_row(m) for m in everything.meters])
    notes = [schema.meter_note_row(note) for note in everything.meter_notes]
    await db.executemany(PUT_METER_NOTE, notes)
    settings = [(k, schema.json_text(v), 0) for k, v in everything.settings.items()]
    await db.executemany("INSERT INTO settings VALUES (?, ?, ?)", settings)
    await db.execute(
        "INSERT INTO subscription_state VALUES (1, ?, ?, ?, ?, ?, ?)",
        schema.subscription_row(everything.subscription),
    )
    await db.executemany(
        f"INSERT INTO sync_log ({SYNC_LOG}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [schema.sync_log_row(entry) for entry in reversed(everything.sync_log)],
    )
    await db.executemany(_PUT_COVERAGE, [_row(each) for each in everything.coverage])


async def _note(db: aiosqlite.Connection, facts: Mapping[str, str]) -> None:
    await db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(facts.items()))


def _row(interval: Coverage) -> tuple[str, str, int, int]:
    return interval.scope, interval.kind.value, interval.start_us, interval.end_us


def _places(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)
