"""The embedded state store: entities, settings, subscription and log of fetches in SQLite."""

# ruff: noqa: D102 - the docstrings of base.py are the contract.

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import aiosqlite
import orjson

from energy_desktop.errors import EnergyDesktopError, UnknownEntity
from energy_desktop.models import (
    Entity,
    Meter,
    MeterNote,
    StoreHealth,
    SubscriptionState,
    SyncLogEntry,
    to_us,
    utc_now,
)
from energy_desktop.sentences import say
from energy_desktop.stores import sqlite_schema as schema
from energy_desktop.stores.base import StateStore
from energy_desktop.stores.sqlite_file import SqliteFile

SYNC_LOG_KEPT = 10_000

_COLUMNS = ", ".join(schema.ENTITY_COLUMNS)
ENTITIES = f"SELECT {_COLUMNS} FROM entities"
PUT_ENTITY = f"""
    INSERT INTO entities ({_COLUMNS}) VALUES ({", ".join("?" for _ in schema.ENTITY_COLUMNS)})
    ON CONFLICT (entity_id) DO UPDATE SET
        {", ".join(f"{c} = excluded.{c}" for c in schema.ENTITY_COLUMNS if c != "discovered_at")},
        discovered_at = coalesce(discovered_at, excluded.discovered_at)
"""
PUT_METER = "INSERT OR REPLACE INTO meters VALUES (?, ?, ?)"
PUT_METER_NOTE = "INSERT OR REPLACE INTO meter_notes VALUES (?, ?, ?, ?, ?, ?)"
SYNC_LOG = (
    "entity_id, sync_type, start_us, end_us, records_synced, status, created_at, error_message"
)
_TRIM = """
    DELETE FROM sync_log WHERE id <= (SELECT id FROM sync_log ORDER BY id DESC LIMIT 1 OFFSET ?)
"""


class SqliteStore(StateStore):
    """The contract over the file ``path``; ``now`` stamps changes of settings."""

    kind = "SQLite"

    def __init__(
        self,
        path: Path,
        now: Callable[[], datetime] = utc_now,
        steps: Sequence[str] = schema.STEPS,
    ) -> None:
        self._path = path
        self._file = SqliteFile(path, steps)
        self._now = now

    async def open(self) -> None:
        await self._file.open()

    async def close(self) -> None:
        await self._file.close()

    async def generation(self) -> str:
        async with self._file.transaction() as db:
            return str((await rows_of(db, "SELECT value FROM meta WHERE key = 'generation'"))[0][0])

    async def set_generation(self, generation: str) -> None:
        async with self._file.transaction() as db:
            await db.execute("UPDATE meta SET value = ? WHERE key = 'generation'", [generation])

    async def put_entities(self, entities: Sequence[Entity]) -> None:
        async with self._file.transaction() as db:
            await db.executemany(PUT_ENTITY, [schema.entity_row(entity) for entity in entities])

    async def entities(self) -> list[Entity]:
        async with self._file.transaction() as db:
            rows = await rows_of(db, f"{ENTITIES} ORDER BY entity_id")
            return [schema.entity_of(row) for row in rows]

    async def set_tracked(self, entity_ids: Sequence[str]) -> None:
        async with self._file.transaction() as db:
            await _require_known(db, entity_ids)
            await db.execute("UPDATE entities SET is_tracked = 0")
            track = "UPDATE entities SET is_tracked = 1 WHERE entity_id = ?"
            await db.executemany(track, [(entity_id,) for entity_id in entity_ids])

    async def put_meter_notes(self, notes: Sequence[MeterNote]) -> None:
        async with self._file.transaction() as db:
            await db.executemany(PUT_METER_NOTE, [schema.meter_note_row(note) for note in notes])

    async def meter_notes(self) -> list[MeterNote]:
        async with self._file.transaction() as db:
            rows = await rows_of(db, "SELECT * FROM meter_notes ORDER BY at_us, id")
            return [schema.meter_note_of(row) for row in rows]

    async def put_meters(self, meters: Sequence[Meter]) -> None:
        async with self._file.transaction() as db:
            await db.executemany(PUT_METER, [schema.meter_row(meter) for meter in meters])

    async def meters(self) -> list[Meter]:
        async with self._file.transaction() as db:
            rows = await rows_of(db, "SELECT * FROM meters ORDER BY id")
            return [schema.meter_of(row) for row in rows]

    async def delete_meters(self, meter_ids: Sequence[str]) -> None:
        async with self._file.transaction() as db:
            ids = [(meter_id,) for meter_id in meter_ids]
            await db.executemany("DELETE FROM meters WHERE id = ?", ids)

    async def settings(self) -> dict[str, Any]:
        async with self._file.transaction() as db:
            rows = await rows_of(db, "SELECT key, value FROM settings ORDER BY key")
            return {key: orjson.loads(text) for key, text in rows}

    async def put_settings(self, values: Mapping[str, Any]) -> None:
        at = to_us(self._now())
        removed = [(key,) for key, value in values.items() if value is None]
        async with self._file.transaction() as db:
            kept = [(k, schema.json_text(v), at) for k, v in values.items() if v is not None]
            await db.executemany("INSERT OR REPLACE INTO settings VALUES (?, ?, ?)", kept)
            await db.executemany("DELETE FROM settings WHERE key = ?", removed)

    async def subscription(self) -> SubscriptionState:
        sql = (
            "SELECT status, subscription_id, subscribed_at, last_event_at, error_message, "
            "reconnect_count FROM subscription_state"
        )
        async with self._file.transaction() as db:
            rows = await rows_of(db, sql)
            return schema.subscription_of(rows[0]) if rows else SubscriptionState()

    async def put_subscription(self, state: SubscriptionState) -> None:
        sql = "INSERT OR REPLACE INTO subscription_state VALUES (1, ?, ?, ?, ?, ?, ?)"
        async with self._file.transaction() as db:
            await db.execute(sql, schema.subscription_row(state))

    async def append_sync_log(self, entries: Sequence[SyncLogEntry]) -> None:
        sql = f"INSERT INTO sync_log ({SYNC_LOG}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        async with self._file.transaction() as db:
            await db.executemany(sql, [schema.sync_log_row(entry) for entry in entries])
            await db.execute(_TRIM, [SYNC_LOG_KEPT])

    async def sync_log(self, entity_id: str | None = None, limit: int = 100) -> list[SyncLogEntry]:
        chosen = "" if entity_id is None else "WHERE entity_id = ?"
        sql = f"SELECT {SYNC_LOG} FROM sync_log {chosen} ORDER BY id DESC LIMIT ?"
        bound = [limit] if entity_id is None else [entity_id, limit]
        async with self._file.transaction() as db:
            return [schema.sync_log_entry_of(row) for row in await rows_of(db, sql, bound)]

    async def health(self) -> StoreHealth:
        health = StoreHealth(self.kind, available=False, location=str(self._path))
        try:
            async with self._file.transaction() as db:
                rows = (await rows_of(db, "SELECT count(*) FROM entities"))[0][0]
        except EnergyDesktopError as error:
            return replace(health, error=str(error))
        return replace(health, available=True, size_bytes=_size(self._path), rows=rows)


async def rows_of(
    db: aiosqlite.Connection, sql: str, bound: Sequence[Any] = ()
) -> list[tuple[Any, ...]]:
    """What a query finds."""
    return [tuple(row) for row in await db.execute_fetchall(sql, bound)]


async def _require_known(db: aiosqlite.Connection, entity_ids: Sequence[str]) -> None:
    known = {row[0] for row in await rows_of(db, "SELECT entity_id FROM entities")}
    for entity_id in entity_ids:
        if entity_id not in known:
            raise UnknownEntity(say("No sensor is known as {entity_id}.", entity_id=entity_id))


def _size(path: Path) -> int:
    """Bytes of the file and of its write-ahead log."""
    size = 0
    for part in (path, path.with_name(f"{path.name}-wal")):
        with suppress(OSError):
            size += part.stat().st_size
    return size
