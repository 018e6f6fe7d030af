"""Documents of the MongoDB collections ↔ models.

MongoDB's dates have milliseconds. Next to each date ``x`` stands ``xMicroseconds``, from 0 to 999:
what the time has beyond the date, so that people read dates and nothing is lost. Names that come
from Home Assistant are values or ``_id``, never names of fields; attributes are JSON text.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
from bson import Int64

from energy_desktop.models import (
    Coverage,
    CoverageKind,
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

Document = dict[str, Any]

_LEAST, _MOST = -(2**63), 2**63 - 1
_AS_IT_IS = {
    "entity_id": "_id",
    "friendly_name": "friendlyName",
    "registry_id": "registryId",
    "device_class": "deviceClass",
    "unit": "unitOfMeasurement",
    "state_class": "stateClass",
    "area": "area",
    "device_id": "deviceId",
    "role_chosen": "roleChosen",
    "inverted": "inverted",
    "unit_changed": "unitChanged",
    "color": "color",
    "suggested": "suggested",
    "is_tracked": "isTracked",
    "is_active": "isActive",
}


def dates(times: Mapping[str, datetime | None]) -> Document:
    """The two fields of each time, by the name of its date."""
    fields: Document = {}
    for name, at in times.items():
        beyond_us = 0 if at is None else to_us(at) % 1000
        fields[name] = None if at is None else from_us(to_us(at) - beyond_us)
        fields[f"{name}Microseconds"] = beyond_us
    return fields


def time_of(document: Mapping[str, Any], name: str) -> datetime:
    """The exact time that two fields hold."""
    beyond = timedelta(microseconds=int(document.get(f"{name}Microseconds") or 0))
    date: datetime = document[name]
    return date.astimezone(UTC) + beyond


def time_or_none(document: Mapping[str, Any], name: str) -> datetime | None:
    """``time_of`` where there may be none."""
    return None if document.get(name) is None else time_of(document, name)


def entity_fields(entity: Entity) -> Document:
    """All fields of an entity, ``discoveredAt`` among them."""
    fields = {field: getattr(entity, name) for name, field in _AS_IT_IS.items()}
    return {
        **fields,
        "aliases": list(entity.aliases),
        "role": None if entity.role is None else entity.role.value,
        "attributes": json_text(dict(entity.attributes)),
        **dates(
            {
                "registeredAt": entity.registered_at,
                "updatedAt": entity.updated_at,
                "discoveredAt": entity.discovered_at,
            }
        ),
    }


def entity_of(document: Mapping[str, Any]) -> Entity:
    """The entity of a document; a field that is not there has the default of the model."""
    values = {name: document[field] for name, field in _AS_IT_IS.items() if field in document}
    role = document.get("role")
    return Entity(
        **values,
        aliases=tuple(document.get("aliases", ())),
        role=None if role is None else Role(role),
        attributes=orjson.loads(document.get("attributes", "{}")),
        registered_at=time_or_none(document, "registeredAt"),
        discovered_at=time_or_none(document, "discoveredAt"),
        updated_at=time_or_none(document, "updatedAt"),
    )


def setting_value(value: Any) -> Any:
    """A text, number or truth value as it is; any other JSON value as ``{json: text}``."""
    text = json_text(value)
    plain = orjson.loads(text)
    is_integer = isinstance(plain, int) and _LEAST <= plain <= _MOST
    return plain if is_integer or isinstance(plain, str | float) else {"json": text}


def setting_of(value: Any) -> Any:
    """The JSON value of what ``setting_value`` made."""
    return orjson.loads(value["json"]) if isinstance(value, dict) else value


def subscription_document(state: SubscriptionState) -> Document:
    """The subscription without its ``_id``."""
    return {
        "status": state.status.value,
        "subscriptionId": state.subscription_id,
        "errorMessage": state.error_message,
        "reconnectCount": state.reconnect_count,
        **dates({"subscribedAt": state.subscribed_at, "lastEventAt": state.last_event_at}),
    }


def subscription_of(document: Mapping[str, Any]) -> SubscriptionState:
    """The state of a document."""
    return SubscriptionState(
        status=SubscriptionStatus(document["status"]),
        subscription_id=document["subscriptionId"],
        subscribed_at=time_or_none(document, "subscribedAt"),
        last_event_at=time_or_none(document, "lastEventAt"),
        error_message=document["errorMessage"],
        reconnect_count=document["reconnectCount"],
    )


def sync_log_document(entry: SyncLogEntry) -> Document:
    """A line of the log without its ``_id``."""
    times = {"startTime": entry.start, "endTime": entry.end, "createdAt": entry.created_at}
    return {
        "entityId": entry.entity_id,
        "syncType": entry.sync_type.value,
        "recordsSynced": entry.records_synced,
        "status": entry.status.value,
        "errorMessage": entry.error_message,
        **dates(times),
    }


def sync_log_entry_of(document: Mapping[str, Any]) -> SyncLogEntry:
    """The line of a document."""
    return SyncLogEntry(
        entity_id=document["entityId"],
        sync_type=SyncType(document["syncType"]),
        start=time_of(document, "startTime"),
        end=time_of(document, "endTime"),
        records_synced=document["recordsSynced"],
        status=SyncStatus(document["status"]),
        created_at=time_of(document, "createdAt"),
        error_message=document["errorMessage"],
    )


def meter_document(meter: Meter) -> Document:
    """A meter; the borders of its parts are int64 µs, to match readings."""
    parts = [
        {"entityId": p.entity_id, "from": _int64(p.start_us), "to": _int64(p.end_us)}
        for p in meter.parts
    ]
    return {"_id": meter.meter_id, "name": meter.name, "parts": parts}


def meter_of(document: Mapping[str, Any]) -> Meter:
    """The meter of a document."""
    parts = (
        MeterPart(p["entityId"], _integer(p["from"]), _integer(p["to"])) for p in document["parts"]
    )
    return Meter(document["_id"], document["name"], tuple(parts))


def meter_note_document(note: MeterNote) -> Document:
    """A note; ``at`` is int64 µs, to match its reading."""
    return {
        "_id": note.note_id,
        "entityId": note.entity_id,
        "at": Int64(note.at_us),
        "kind": note.kind.value,
        "note": note.note,
        **dates({"undoneAt": note.undone_at}),
    }


def meter_note_of(document: Mapping[str, Any]) -> MeterNote:
    """The note of a document."""
    return MeterNote(
        note_id=document["_id"],
        entity_id=document["entityId"],
        at_us=int(document["at"]),
        kind=MeterNoteKind(document["kind"]),
        note=document["note"],
        undone_at=time_or_none(document, "undoneAt"),
    )


def coverage_key(interval: Coverage) -> Document:
    """What an interval is found by."""
    return {
        "scope": interval.scope,
        "kind": interval.kind.value,
        "startUs": Int64(interval.start_us),
    }


def coverage_of(document: Mapping[str, Any]) -> Coverage:
    """The interval of a document."""
    start_us, end_us = int(document["startUs"]), int(document["endUs"])
    return Coverage(document["scope"], CoverageKind(document["kind"]), start_us, end_us)


def _int64(number: int | None) -> Int64 | None:
    return None if number is None else Int64(number)


def _integer(number: Any) -> int | None:
    return None if number is None else int(number)


def json_text(value: Any) -> str:
    """``value`` as JSON text."""
    return orjson.dumps(value).decode()
