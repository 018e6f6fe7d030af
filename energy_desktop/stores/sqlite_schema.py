"""The tables of the SQLite file, the numbered steps that lead to them, and rows ↔ models.

Times are INTEGER µs since the epoch; lists and mappings are JSON text.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import orjson

from energy_desktop.models import (
    Entity,
    Meter,
    MeterNote,
    MeterNoteKind,
    MeterPart,
    Role,
    SubscriptionState,
    SubscriptionStatus,
    SyncLogEntry,
    SyncStatus,
    SyncType,
    from_us,
    to_us,
)

STEPS = (
    """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE TABLE settings (
        key TEXT PRIMARY KEY, value TEXT NOT NULL, updated_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE entities (
        entity_id TEXT PRIMARY KEY, friendly_name TEXT NOT NULL, registry_id TEXT,
        aliases TEXT NOT NULL, device_class TEXT, unit TEXT, state_class TEXT, area TEXT,
        device_id TEXT, role TEXT, role_chosen INTEGER NOT NULL,
        inverted INTEGER NOT NULL, unit_changed INTEGER NOT NULL, color TEXT,
        suggested INTEGER NOT NULL,
        is_tracked INTEGER NOT NULL, is_active INTEGER NOT NULL, discovered_at INTEGER,
        updated_at INTEGER, attributes TEXT NOT NULL
    ) STRICT;
    CREATE INDEX entities_tracked ON entities (is_tracked, is_active);
    CREATE TABLE subscription_state (
        id INTEGER PRIMARY KEY CHECK (id = 1), status TEXT NOT NULL, subscription_id INTEGER,
        subscribed_at INTEGER, last_event_at INTEGER, error_message TEXT,
        reconnect_count INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE sync_log (
        id INTEGER PRIMARY KEY AUTOINCREMENT, entity_id TEXT NOT NULL, sync_type TEXT NOT NULL,
        start_us INTEGER NOT NULL, end_us INTEGER NOT NULL, records_synced INTEGER NOT NULL,
        status TEXT NOT NULL, created_at INTEGER NOT NULL, error_message TEXT
    ) STRICT;
    CREATE INDEX sync_log_entity ON sync_log (entity_id, id);
    """,
    """
    CREATE TABLE meters (id TEXT PRIMARY KEY, name TEXT NOT NULL, parts TEXT NOT NULL) STRICT;
    CREATE TABLE meter_notes (
        id TEXT PRIMARY KEY, entity_id TEXT NOT NULL, at_us INTEGER NOT NULL, kind TEXT NOT NULL,
        note TEXT NOT NULL, undone_at INTEGER
    ) STRICT;
    """,
    "ALTER TABLE entities ADD COLUMN registered_at INTEGER;",
)

ENTITY_COLUMNS = (
    "entity_id",
    "friendly_name",
    "registry_id",
    "aliases",
    "device_class",
    "unit",
    "state_class",
    "area",
    "device_id",
    "role",
    "role_chosen",
    "inverted",
    "unit_changed",
    "color",
    "suggested",
    "is_tracked",
    "is_active",
    "registered_at",
    "discovered_at",
    "updated_at",
    "attributes",
)


def json_text(value: Any) -> str:
    """``value`` as JSON text."""
    return orjson.dumps(value).decode()


def us_or_none(at: datetime | None) -> int | None:
    """``to_us`` that lets None through."""
    return None if at is None else to_us(at)


def time_or_none(at_us: int | None) -> datetime | None:
    """``from_us`` that lets None through."""
    return None if at_us is None else from_us(at_us)


_ENTITY_TYPES: dict[str, Any] = {
    "aliases": lambda text: tuple(orjson.loads(text)),
    "role": lambda text: None if text is None else Role(text),
    "role_chosen": bool,
    "inverted": bool,
    "unit_changed": bool,
    "suggested": bool,
    "is_tracked": bool,
    "is_active": bool,
    "registered_at": time_or_none,
    "discovered_at": time_or_none,
    "updated_at": time_or_none,
    "attributes": orjson.loads,
}


def entity_row(entity: Entity) -> tuple[Any, ...]:
    """Values in the order of ``ENTITY_COLUMNS``."""
    values = {name: getattr(entity, name) for name in ENTITY_COLUMNS}
    values["aliases"] = json_text(entity.aliases)
    values["role"] = None if entity.role is None else entity.role.value
    for name in ("registered_at", "discovered_at", "updated_at"):
        values[name] = us_or_none(getattr(entity, name))
    values["attributes"] = json_text(dict(entity.attributes))
    return tuple(values.values())


def entity_of(row: tuple[Any, ...]) -> Entity:
    """The entity of a row in the order of ``ENTITY_COLUMNS``."""
    values = dict(zip(ENTITY_COLUMNS, row, strict=True))
    for name, read in _ENTITY_TYPES.items():
        values[name] = read(values[name])
    return Entity(**values)


def subscription_row(state: SubscriptionState) -> tuple[Any, ...]:
    """Values of ``subscription_state`` after ``id``."""
    return (
        state.status.value,
        state.subscription_id,
        us_or_none(state.subscribed_at),
        us_or_none(state.last_event_at),
        state.error_message,
        state.reconnect_count,
    )


def subscription_of(row: tuple[Any, ...]) -> SubscriptionState:
    """The state of a row without its ``id``."""
    status, subscription_id, subscribed_at, last_event_at, error_message, reconnect_count = row
    return SubscriptionState(
        status=SubscriptionStatus(status),
        subscription_id=subscription_id,
        subscribed_at=time_or_none(subscribed_at),
        last_event_at=time_or_none(last_event_at),
        error_message=error_message,
        reconnect_count=reconnect_count,
    )


def sync_log_row(entry: SyncLogEntry) -> tuple[Any, ...]:
    """Values of ``sync_log`` after ``id``."""
    return (
        entry.entity_id,
        entry.sync_type.value,
        to_us(entry.start),
        to_us(entry.end),
        entry.records_synced,
        entry.status.value,
        to_us(entry.created_at),
        entry.error_message,
    )


def sync_log_entry_of(row: tuple[Any, ...]) -> SyncLogEntry:
    """The entry of a row without its ``id``."""
    entity_id, sync_type, start, end, records, status, created_at, error_message = row
    return SyncLogEntry(
        entity_id=entity_id,
        sync_type=SyncType(sync_type),
        start=from_us(start),
        end=from_us(end),
        records_synced=records,
        status=SyncStatus(status),
        created_at=from_us(created_at),
        error_message=error_message,
    )


def meter_row(meter: Meter) -> tuple[Any, ...]:
    """Values of ``meters``; a part is the list of its entity id, start and end."""
    parts = [(part.entity_id, part.start_us, part.end_us) for part in meter.parts]
    return meter.meter_id, meter.name, json_text(parts)


def meter_of(row: tuple[Any, ...]) -> Meter:
    """The meter of a row."""
    meter_id, name, parts = row
    return Meter(meter_id, name, tuple(MeterPart(*part) for part in orjson.loads(parts)))


def meter_note_row(note: MeterNote) -> tuple[Any, ...]:
    """Values of ``meter_notes``."""
    at_us, kind = note.at_us, note.kind.value
    return note.note_id, note.entity_id, at_us, kind, note.note, us_or_none(note.undone_at)


def meter_note_of(row: tuple[Any, ...]) -> MeterNote:
    """The note of a row."""
    note_id, entity_id, at_us, kind, note, undone_at = row
    return MeterNote(note_id, entity_id, at_us, MeterNoteKind(kind), note, time_or_none(undone_at))
