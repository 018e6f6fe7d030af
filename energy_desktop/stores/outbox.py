"""Sends what a local copy has marked as changed to the server that it is a copy of."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import orjson

from energy_desktop.models import (
    Coverage,
    CoverageKind,
    Entity,
    Meter,
    MeterNote,
    SubscriptionState,
    SyncLogEntry,
)
from energy_desktop.stores.base import SharedState
from energy_desktop.stores.sqlite_copy import Mark, SqliteCopy

ENTITY: Final = "entity"
METER: Final = "meter"
METER_NOTE: Final = "meter_note"
SETTING: Final = "setting"
SUBSCRIPTION: Final = "subscription"
COVERAGE: Final = "coverage"
LOG_SENT: Final = "sync_log_sent"
_MOST: Final = 1_000
_FAR_US: Final = 2**63 - 1


def key_of(interval: Coverage) -> str:
    """The key of an interval of coverage as text."""
    return orjson.dumps([interval.scope, interval.kind.value, interval.start_us]).decode()


@dataclass(slots=True)
class Load:
    """What is sent at once. ``settings``: None removes; ``gone``: intervals to be deleted, and
    ``gone_meters`` the ids of meters."""

    entities: list[Entity] = field(default_factory=list)
    meters: list[Meter] = field(default_factory=list)
    gone_meters: list[str] = field(default_factory=list)
    meter_notes: list[MeterNote] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=dict)
    subscription: SubscriptionState | None = None
    coverage: list[Coverage] = field(default_factory=list)
    gone: list[Coverage] = field(default_factory=list)

    async def send(self, server: SharedState) -> None:
        """Have the server hold this."""
        if self.entities:
            await server.put_entities(self.entities)
        if self.meters:
            await server.put_meters(self.meters)
        if self.gone_meters:
            await server.delete_meters(self.gone_meters)
        if self.meter_notes:
            await server.put_meter_notes(self.meter_notes)
        if self.settings:
            await server.put_settings(self.settings)
        if self.subscription is not None:
            await server.put_subscription(self.subscription)
        if self.coverage:
            await server.put_coverage(self.coverage)
        if self.gone:
            await server.delete_coverage(self.gone)


def _differing(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[str]:
    absent = object()
    keys = {*ours, *theirs}
    return [key for key in keys if ours.get(key, absent) != theirs.get(key, absent)]


class Outbox:
    """The way from ``local`` to ``server``; everything on it may be sent twice without harm."""

    def __init__(self, local: SqliteCopy, server: SharedState) -> None:
        self._local = local
        self._server = server

    async def send_some(self, changing: asyncio.Lock) -> bool:
        """Send the oldest changes as they are now; False where there are none.

        ``changing`` is held while they are read, so that no half of a change is seen.
        """
        log = await self._send_log()
        async with changing:
            marks = await self._local.marks(_MOST)
            load = await self._load(marks)
        await load.send(self._server)
        await self._local.unmark(marks)
        return bool(marks) or log

    async def mark_everything(self) -> None:
        """Have all that the copy holds sent, to a server that holds nothing."""
        local = self._local
        await local.mark(ENTITY, [e.entity_id for e in await local.entities()])
        await local.mark(METER, [m.meter_id for m in await local.meters()])
        await local.mark(METER_NOTE, [n.note_id for n in await local.meter_notes()])
        await local.mark(SETTING, await local.settings())
        await local.mark(SUBSCRIPTION, [""])
        await local.mark(COVERAGE, [key_of(c) for c in await local.coverage([], -_FAR_US, _FAR_US)])
        await local.note({LOG_SENT: "0"})

    async def mark_differences(self, revision: str) -> None:
        """Have the server hold what the copy holds, and no coverage, meter or setting beside it."""
        local, server = self._local, self._server
        sensors = {each.entity_id: each for each in await local.entities()}
        known = {each.entity_id: each for each in await server.entities()}
        settings, theirs = await local.settings(), await server.settings()
        theirs.pop(revision, None)
        claims = set(await local.coverage([], -_FAR_US, _FAR_US))
        claims ^= set(await server.coverage([], -_FAR_US, _FAR_US))
        await local.mark(ENTITY, [k for k, each in sensors.items() if known.get(k) != each])
        meters = {each.meter_id: each for each in await local.meters()}
        await local.mark(
            METER, _differing(meters, {each.meter_id: each for each in await server.meters()})
        )
        noted, notes = set(await server.meter_notes()), await local.meter_notes()
        await local.mark(METER_NOTE, [note.note_id for note in notes if note not in noted])
        await local.mark(SETTING, _differing(settings, theirs))
        await local.mark(COVERAGE, {key_of(each) for each in claims})

    async def without_counterpart(self) -> list[Mark]:
        """The marks of what the server has nothing under, so that sending it replaces nothing."""
        known = {
            ENTITY: {e.entity_id for e in await self._server.entities()},
            METER: {m.meter_id for m in await self._server.meters()},
            METER_NOTE: {n.note_id for n in await self._server.meter_notes()},
            SETTING: set(await self._server.settings()),
            SUBSCRIPTION: {""},
            COVERAGE: {key_of(c) for c in await self._server.coverage([], -_FAR_US, _FAR_US)},
        }
        return [m for m in await self._local.marks(_FAR_US) if m.key not in known[m.kind]]

    async def _load(self, marks: Sequence[Mark]) -> Load:
        keys: dict[str, set[str]] = defaultdict(set)
        for mark in marks:
            keys[mark.kind].add(mark.key)
        load = Load()
        if keys[ENTITY]:
            load.entities = await self._local.entities_of(keys[ENTITY])
        if keys[METER]:
            meters = await self._local.meters()
            load.meters = [m for m in meters if m.meter_id in keys[METER]]
            load.gone_meters = sorted(keys[METER] - {m.meter_id for m in meters})
        if keys[METER_NOTE]:
            notes = await self._local.meter_notes()
            load.meter_notes = [n for n in notes if n.note_id in keys[METER_NOTE]]
        if keys[SETTING]:
            settings = await self._local.settings()
            load.settings = {key: settings.get(key) for key in keys[SETTING]}
        if keys[SUBSCRIPTION]:
            load.subscription = await self._local.subscription()
        if keys[COVERAGE]:
            await self._load_coverage(load, keys[COVERAGE])
        return load

    async def _load_coverage(self, load: Load, keys: set[str]) -> None:
        load.coverage = await self._local.coverage_of(keys)
        gone = keys - {key_of(each) for each in load.coverage}
        load.gone = [
            Coverage(scope, CoverageKind(kind), start, start)
            for scope, kind, start in map(orjson.loads, gone)
        ]

    async def _send_log(self) -> bool:
        sent = int(await self._local.noted(LOG_SENT) or 0)
        rows = await self._local.sync_log_after(sent, _MOST)
        if rows:
            entries: list[SyncLogEntry] = [entry for _row, entry in rows]
            await self._server.append_sync_log(entries)
            await self._local.note({LOG_SENT: str(rows[-1][0])})
        return bool(rows)
