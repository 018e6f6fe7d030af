"""A state store that another program writes into: it can be read."""

# ruff: noqa: D102, ARG002 - the docstrings of base.py are the contract; what is refused is unused.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from energy_desktop.errors import StoreError
from energy_desktop.models import (
    Coverage,
    CoverageKind,
    Entity,
    Meter,
    MeterNote,
    StoreHealth,
    SubscriptionState,
    SyncLogEntry,
)
from energy_desktop.sentences import say
from energy_desktop.stores.base import REVISION, CoverageStore, SharedState, StateStore


class ReadOnlyState(StateStore, CoverageStore):
    """Reads from ``server``; what would change it raises StoreError that names ``writer``."""

    def __init__(self, server: SharedState, writer: str) -> None:
        self._server = server
        self._writer = writer

    async def open(self) -> None:
        await self._server.open()

    async def close(self) -> None:
        await self._server.close()

    async def generation(self) -> str:
        return await self._server.generation()

    async def entities(self) -> list[Entity]:
        return await self._server.entities()

    async def meter_notes(self) -> list[MeterNote]:
        return await self._server.meter_notes()

    async def meters(self) -> list[Meter]:
        return await self._server.meters()

    async def settings(self) -> dict[str, Any]:
        return {k: v for k, v in (await self._server.settings()).items() if k != REVISION}

    async def subscription(self) -> SubscriptionState:
        return await self._server.subscription()

    async def sync_log(self, entity_id: str | None = None, limit: int = 100) -> list[SyncLogEntry]:
        return await self._server.sync_log(entity_id, limit)

    async def coverage(
        self, scopes: Sequence[str], start_us: int, end_us: int, kinds: Sequence[CoverageKind] = ()
    ) -> list[Coverage]:
        return await self._server.coverage(scopes, start_us, end_us, kinds)

    async def health(self) -> StoreHealth:
        return await self._server.health()

    async def set_generation(self, generation: str) -> None:
        self._refuse()

    async def put_entities(self, entities: Sequence[Entity]) -> None:
        self._refuse()

    async def set_tracked(self, entity_ids: Sequence[str]) -> None:
        self._refuse()

    async def put_meter_notes(self, notes: Sequence[MeterNote]) -> None:
        self._refuse()

    async def put_meters(self, meters: Sequence[Meter]) -> None:
        self._refuse()

    async def delete_meters(self, meter_ids: Sequence[str]) -> None:
        self._refuse()

    async def put_settings(self, values: Mapping[str, Any]) -> None:
        self._refuse()

    async def put_subscription(self, state: SubscriptionState) -> None:
        self._refuse()

    async def append_sync_log(self, entries: Sequence[SyncLogEntry]) -> None:
        self._refuse()

    async def put_coverage(self, intervals: Sequence[Coverage]) -> None:
        self._refuse()

    async def delete_coverage(self, intervals: Sequence[Coverage]) -> None:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise StoreError(
            say(
                "Energy Desktop on {writer} records into these databases; this one only shows "
                "them. Change it there, or quit that program first.",
                writer=self._writer,
            )
        )
