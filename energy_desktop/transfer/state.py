"""What a state store holds as plain JSON values, and how it gets into another state store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass, field, fields, replace
from datetime import datetime
from enum import Enum
from typing import Any, Final, TypeVar

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
)
from energy_desktop.recording.trust import RUNNING_SINCE
from energy_desktop.sentences import say
from energy_desktop.stores.base import REVISION, SERIES_SEEN, StateStore
from energy_desktop.transfer.target import TRANSFER

LOG_ENTRIES: Final = 10_000
OF_THIS_RUN: Final = frozenset({RUNNING_SINCE, TRANSFER, REVISION, SERIES_SEEN})
"""Settings that speak of a run of the program on these stores, not of the home."""

M = TypeVar("M", Entity, Meter, MeterNote, SubscriptionState, SyncLogEntry)

Model = Entity | Meter | MeterNote | SubscriptionState | SyncLogEntry

_TIMES: Final = dict.fromkeys(
    (
        "registered_at", "discovered_at", "updated_at", "subscribed_at", "last_event_at",
        "created_at", "start", "end", "undone_at",
    ),
    datetime.fromisoformat,
)  # fmt: skip
_READ: Final[Mapping[type, Mapping[str, Callable[[Any], Any]]]] = {
    Entity: {**_TIMES, "aliases": tuple, "role": Role},
    Meter: {"parts": lambda parts: tuple(MeterPart(*part) for part in parts)},
    MeterNote: {**_TIMES, "kind": MeterNoteKind},
    SubscriptionState: {**_TIMES, "status": SubscriptionStatus},
    SyncLogEntry: {**_TIMES, "status": SyncStatus, "sync_type": SyncType},
}


@dataclass(frozen=True, slots=True)
class State:
    """All that a state store holds; ``log`` is oldest first."""

    entities: list[Entity]
    settings: Mapping[str, Any]
    subscription: SubscriptionState
    log: list[SyncLogEntry]
    meters: list[Meter] = field(default_factory=list)
    meter_notes: list[MeterNote] = field(default_factory=list)


async def read_state(store: StateStore) -> State:
    """What a store holds now, without what speaks of this run."""
    kept = {k: v for k, v in (await store.settings()).items() if k not in OF_THIS_RUN}
    log = await store.sync_log(limit=LOG_ENTRIES)
    return State(
        await store.entities(), kept, await store.subscription(), log[::-1],
        await store.meters(), await store.meter_notes(),
    )  # fmt: skip


async def put_state(store: StateStore, state: State) -> None:
    """Make a store hold this; sensors and notes that only it knows stay."""
    there = await read_state(store)
    await store.put_entities(state.entities)
    kept = {meter.meter_id for meter in state.meters}
    await store.delete_meters([m.meter_id for m in there.meters if m.meter_id not in kept])
    await store.put_meters(state.meters)
    await store.put_meter_notes(state.meter_notes)
    removed = dict.fromkeys(set(there.settings) - set(state.settings))
    # Rows that were copied are as they were compared, whatever their server went through.
    await store.put_settings({**removed, **state.settings, SERIES_SEEN: None})
    await store.put_subscription(state.subscription)
    await store.append_sync_log(_lacking(state.log, there.log))


async def add_state(store: StateStore, state: State) -> None:
    """Add the sensors, meters, notes and settings that a store lacks; what it has stays as it is.

    A meter with a sensor that is part of one there stays out: a sensor is part of one alone.
    """
    there = await read_state(store)
    known = {entity.entity_id for entity in there.entities}
    await store.put_entities([e for e in state.entities if e.entity_id not in known])
    parts = {part.entity_id for meter in there.meters for part in meter.parts}
    await store.put_meters(
        [m for m in state.meters if not parts & {part.entity_id for part in m.parts}]
    )
    noted = {note.note_id for note in there.meter_notes}
    await store.put_meter_notes([n for n in state.meter_notes if n.note_id not in noted])
    new = {key: value for key, value in state.settings.items() if key not in there.settings}
    await store.put_settings(new)


def state_difference(expected: State, found: State) -> str | None:
    """What of ``expected`` is not in ``found``, in the words of a sentence; None: all is there.

    A store may keep milliseconds only, and may have known a sensor before.
    """
    ours, theirs = ({e.entity_id: _entity_key(e) for e in s.entities} for s in (expected, found))
    if wrong := [entity_id for entity_id, key in ours.items() if theirs.get(entity_id) != key]:
        return _sensors(wrong)
    if expected.meters != found.meters:
        return say("the meters of several sensors")
    notes = {note.note_id: _key(note) for note in found.meter_notes}
    if any(notes.get(note.note_id) != _key(note) for note in expected.meter_notes):
        return say("the notes on meters")
    if _json(expected.settings) != _json(found.settings):
        return say("the settings")
    if _key(expected.subscription) != _key(found.subscription):
        return say("the state of the subscription")
    return say("the log of fetches") if _lacking(expected.log, found.log) else None


def _sensors(wrong: list[str]) -> str:
    if len(wrong) == 1:
        return say("the sensor {entity_id}", entity_id=wrong[0])
    return say("the sensor {entity_id} and {count} more", entity_id=wrong[0], count=len(wrong) - 1)


def plain(model: Model) -> dict[str, Any]:
    """A model as JSON values; times are ISO 8601 in UTC to the microsecond."""
    return {each.name: _plain(getattr(model, each.name)) for each in fields(model)}


def model_of(kind: type[M], values: Mapping[str, Any]) -> M:
    """The model that ``plain`` was made of; raises KeyError, TypeError or ValueError."""
    read = _READ[kind]
    given = {
        name: read[name](value) if name in read and value is not None else value
        for name, value in values.items()
    }
    return kind(**given)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, MeterPart):
        return astuple(value)
    return list(map(_plain, value)) if isinstance(value, tuple) else value


def _lacking(log: list[SyncLogEntry], there: list[SyncLogEntry]) -> list[SyncLogEntry]:
    """The entries that are not there yet, each as often as it lacks, oldest first."""
    # The store keeps the newest ones only: what it has let go must not come back as new.
    known = Counter(map(_key, there[-LOG_ENTRIES:]))
    lacking = []
    for entry in log:
        if known[_key(entry)]:
            known[_key(entry)] -= 1
        else:
            lacking.append(entry)
    return lacking


def _entity_key(entity: Entity) -> str:
    return _key(replace(entity, discovered_at=None))


def _key(model: Model) -> str:
    values = ((f.name, getattr(model, f.name)) for f in fields(model))
    return _json(
        {
            name: _plain(_to_ms(value) if isinstance(value, datetime) else value)
            for name, value in values
        }
    )


def _to_ms(at: datetime) -> datetime:
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def _json(value: Any) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
