"""``MemoryStateStore``: the state store's contract in dictionaries; and what both fakes share."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import orjson

from energy_desktop.errors import EnergyDesktopError, UnknownEntity
from energy_desktop.models import (
    Entity,
    Meter,
    MeterNote,
    StoreHealth,
    SubscriptionState,
    SyncLogEntry,
    from_us,
)
from energy_desktop.stores.base import StateStore


class MemoryBase:
    """What both stores need: a generation, and ``failing``: the error each next call raises."""

    def __init__(self) -> None:
        self.failing: EnergyDesktopError | None = None
        self.is_open = False
        self._generation = uuid.uuid4().hex

    async def open(self) -> None:
        self._check()
        self.is_open = True

    async def close(self) -> None:
        self.is_open = False

    async def generation(self) -> str:
        self._check()
        return self._generation

    async def set_generation(self, generation: str) -> None:
        self._check()
        self._generation = generation

    def _check(self) -> None:
        if self.failing is not None:
            raise self.failing

    def _health(self, rows: int, oldest_us: int | None = None) -> StoreHealth:
        return StoreHealth(
            kind="memory",
            available=self.failing is None,
            error=None if self.failing is None else str(self.failing),
            rows=rows,
            oldest=None if oldest_us is None else from_us(oldest_us),
        )


class MemoryStateStore(MemoryBase, StateStore):
    """Entities, settings, subscription and log of fetches. Set ``failing`` to make calls raise."""

    def __init__(self) -> None:
        super().__init__()
        self._entities: dict[str, Entity] = {}
        self._meters: dict[str, Meter] = {}
        self._notes: dict[str, MeterNote] = {}
        self._settings: dict[str, Any] = {}
        self._subscription = SubscriptionState()
        self._log: list[SyncLogEntry] = []

    async def put_entities(self, entities: Sequence[Entity]) -> None:
        self._check()
        for entity in entities:
            known = self._entities.get(entity.entity_id)
            first = known.discovered_at if known else None
            discovered = replace(entity, discovered_at=first) if first else entity
            self._entities[entity.entity_id] = discovered

    async def entities(self) -> list[Entity]:
        self._check()
        return [self._entities[entity_id] for entity_id in sorted(self._entities)]

    async def set_tracked(self, entity_ids: Sequence[str]) -> None:
        self._check()
        for unknown in set(entity_ids) - set(self._entities):
            raise UnknownEntity(f"No sensor is known as {unknown}.")
        for entity_id, entity in self._entities.items():
            self._entities[entity_id] = replace(entity, is_tracked=entity_id in entity_ids)

    async def put_meter_notes(self, notes: Sequence[MeterNote]) -> None:
        self._check()
        self._notes.update({note.note_id: note for note in notes})

    async def meter_notes(self) -> list[MeterNote]:
        self._check()
        return sorted(self._notes.values(), key=lambda note: (note.at_us, note.note_id))

    async def put_meters(self, meters: Sequence[Meter]) -> None:
        self._check()
        self._meters.update({meter.meter_id: meter for meter in meters})

    async def meters(self) -> list[Meter]:
        self._check()
        return [self._meters[meter_id] for meter_id in sorted(self._meters)]

    async def delete_meters(self, meter_ids: Sequence[str]) -> None:
        self._check()
        for meter_id in meter_ids:
            self._meters.pop(meter_id, None)

    async def settings(self) -> dict[str, Any]:
        self._check()
        return dict(self._settings)

    async def put_settings(self, values: Mapping[str, Any]) -> None:
        self._check()
        merged = {**self._settings, **orjson.loads(orjson.dumps(dict(values)))}
        self._settings = {key: value for key, value in merged.items() if value is not None}

    async def subscription(self) -> SubscriptionState:
        self._check()
        return self._subscription

    async def put_subscription(self, state: SubscriptionState) -> None:
        self._check()
        self._subscription = state

    async def append_sync_log(self, entries: Sequence[SyncLogEntry]) -> None:
        self._check()
        self._log = [*self._log, *entries][-10_000:]

    async def sync_log(self, entity_id: str | None = None, limit: int = 100) -> list[SyncLogEntry]:
        self._check()
        chosen = (e for e in reversed(self._log) if entity_id in (None, e.entity_id))
        return list(chosen)[:limit]

    async def health(self) -> StoreHealth:
        return self._health(len(self._entities))
