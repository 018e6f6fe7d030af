"""A state store on a server, with a copy in a local file that everything is done on.

The copy makes the program independent of the server: recording, repair and pages read and write
the file alone. What changes is marked in the file in the same breath and sent behind it, newest
value by key, so a send that is repeated does no harm. One program at a time may write: it holds the
server's lease, and while it does the copy is ahead of the server or equal to it.
"""

# ruff: noqa: D102 - the docstrings of base.py are the contract.

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from energy_desktop.errors import EnergyDesktopError
from energy_desktop.models import (
    Coverage,
    CoverageKind,
    Entity,
    Meter,
    MeterNote,
    StoreHealth,
    SubscriptionState,
    SyncLogEntry,
    utc_now,
)
from energy_desktop.stores.base import FETCHED, REVISION, CoverageStore, SharedState, StateStore
from energy_desktop.stores.outbox import (
    COVERAGE,
    ENTITY,
    METER,
    METER_NOTE,
    SETTING,
    SUBSCRIPTION,
    Outbox,
    key_of,
)
from energy_desktop.stores.sqlite_copy import Everything, SqliteCopy

_log = logging.getLogger(__name__)

Change = Callable[[], Awaitable[None]]
_ATTACHED: Final = "attached"
LATE: Final = timedelta(seconds=30)
"""A server has ended by then what nobody waits for any more: its own limit is 5 s."""
_FAR_US: Final = 2**63 - 1
_ALL_LOG: Final = 10_000


class Claims(CoverageStore):
    """The coverage of ``copy`` for the store that the rows are in: what it puts is a claim."""

    def __init__(self, copy: LocalCopy) -> None:
        self._copy = copy

    async def put_coverage(self, intervals: Sequence[Coverage]) -> None:
        await self._copy.claim(intervals)

    async def coverage(
        self, scopes: Sequence[str], start_us: int, end_us: int, kinds: Sequence[CoverageKind] = ()
    ) -> list[Coverage]:
        return await self._copy.coverage(scopes, start_us, end_us, kinds)

    async def delete_coverage(self, intervals: Sequence[Coverage]) -> None:
        await self._copy.delete_coverage(intervals)


class LocalCopy(StateStore, CoverageStore):
    """Both contracts over the file ``path``, kept equal to ``server`` by ``attach`` and ``send``.

    ``on_replaced`` is awaited after the server's data took the place of what the file held,
    ``before_each_batch`` before anything is sent; what it raises ends the sending.
    """

    def __init__(
        self, path: Path, server: SharedState, now: Callable[[], datetime] = utc_now
    ) -> None:
        self._local = SqliteCopy(path, now)
        self._server = server
        self._outbox = Outbox(self._local, server)
        self._changing = asyncio.Lock()
        self._failure: str | None = None
        self._now = now
        self._doubted_at: datetime | None = None
        self.before_each_batch: Change | None = None
        self.has_news = asyncio.Event()
        self.is_attached = False
        self.on_replaced: Callable[[], Awaitable[None]] | None = None

    async def open(self) -> None:
        """Open the file; the server is reached by ``attach``."""
        await self._local.open()

    async def close(self) -> None:
        try:
            await self._server.close()
        finally:
            await self._local.close()

    async def attach(self) -> None:
        """Make the copy and the server equal; raises StoreUnavailable, and the copy goes on alone.

        What was changed while the server was away is sent first. A server that is empty is filled
        from the copy. One that holds other data than the copy was made of, or was set back to an
        older state, replaces the copy.
        """
        try:
            await self._server.open()
            await self._attach()
        except EnergyDesktopError as error:
            self._fail(error)
            raise
        self._failure = None
        self._doubted_at = self._now()
        self.is_attached = True

    async def send(self) -> None:
        """Tell the server what has changed; raises StoreUnavailable, and all stays marked.

        A server that another program wrote into meanwhile, or that is not the same, is met anew.
        """
        try:
            if await self._is_as_we_left_it():
                await self._send()
            else:
                await self._attach()
            if self._doubted_at is not None and self._now() >= self._doubted_at + LATE:
                await self.compare()
        except EnergyDesktopError as error:
            self._fail(error)
            raise
        self._failure = None

    async def compare(self) -> None:
        """Look whether the server holds what it was told, and tell it again where it doesn't.

        What this program gave up waiting for, or sent before it was killed, may be done by the
        server after what was sent later. So this is due ``LATE`` after each such moment.
        """
        if self._doubted_at is None:
            return
        doubted_at = self._doubted_at
        async with self._changing:
            await self._outbox.mark_differences(REVISION)
        await self._send()
        if self._doubted_at == doubted_at:
            self._doubted_at = None

    async def noted(self, key: str) -> str | None:
        """A fact about this copy, None where it was never noted."""
        return await self._local.noted(key)

    async def note(self, facts: Mapping[str, str]) -> None:
        """Keep facts about this copy."""
        await self._local.note(facts)

    async def claimed_since(self, at_us: int) -> list[Coverage] | None:
        """What was fetched and said to be stored since; None where it is not known so far back."""
        return await self._local.claimed_since(at_us)

    async def generation(self) -> str:
        return await self._local.generation()

    async def set_generation(self, generation: str) -> None:
        await self._server.set_generation(generation)
        await self._local.set_generation(generation)
        await self._local.note({_ATTACHED: generation})

    async def put_entities(self, entities: Sequence[Entity]) -> None:
        ids = [entity.entity_id for entity in entities]
        await self._change(ENTITY, ids, partial(self._local.put_entities, entities))

    async def entities(self) -> list[Entity]:
        return await self._local.entities()

    async def set_tracked(self, entity_ids: Sequence[str]) -> None:
        chosen = set(entity_ids)
        known = await self._local.entities()
        changed = [e.entity_id for e in known if e.is_tracked != (e.entity_id in chosen)]
        await self._change(ENTITY, changed, partial(self._local.set_tracked, entity_ids))

    async def put_meter_notes(self, notes: Sequence[MeterNote]) -> None:
        ids = [note.note_id for note in notes]
        await self._change(METER_NOTE, ids, partial(self._local.put_meter_notes, notes))

    async def meter_notes(self) -> list[MeterNote]:
        return await self._local.meter_notes()

    async def put_meters(self, meters: Sequence[Meter]) -> None:
        ids = [meter.meter_id for meter in meters]
        await self._change(METER, ids, partial(self._local.put_meters, meters))

    async def meters(self) -> list[Meter]:
        return await self._local.meters()

    async def delete_meters(self, meter_ids: Sequence[str]) -> None:
        await self._change(METER, meter_ids, partial(self._local.delete_meters, meter_ids))

    async def settings(self) -> dict[str, Any]:
        return await self._local.settings()

    async def put_settings(self, values: Mapping[str, Any]) -> None:
        await self._change(SETTING, values, partial(self._local.put_settings, values))

    async def subscription(self) -> SubscriptionState:
        return await self._local.subscription()

    async def put_subscription(self, state: SubscriptionState) -> None:
        await self._change(SUBSCRIPTION, [""], partial(self._local.put_subscription, state))

    async def append_sync_log(self, entries: Sequence[SyncLogEntry]) -> None:
        await self._local.append_sync_log(entries)
        self.has_news.set()

    async def sync_log(self, entity_id: str | None = None, limit: int = 100) -> list[SyncLogEntry]:
        return await self._local.sync_log(entity_id, limit)

    async def put_coverage(self, intervals: Sequence[Coverage]) -> None:
        keys = [key_of(each) for each in intervals]
        await self._change(COVERAGE, keys, partial(self._local.put_coverage, intervals))

    async def claim(self, intervals: Sequence[Coverage]) -> None:
        """Insert intervals as ``put_coverage``; which of them speak of fetched rows is remembered.

        For a store on a server, which may turn out not to have kept what it acknowledged.
        """
        fetched = [each for each in intervals if each.kind in FETCHED]
        if fetched:
            await self._local.claim(fetched)
        await self.put_coverage(intervals)

    async def coverage(
        self, scopes: Sequence[str], start_us: int, end_us: int, kinds: Sequence[CoverageKind] = ()
    ) -> list[Coverage]:
        return await self._local.coverage(scopes, start_us, end_us, kinds)

    async def delete_coverage(self, intervals: Sequence[Coverage]) -> None:
        keys = [key_of(each) for each in intervals]
        await self._change(COVERAGE, keys, partial(self._local.delete_coverage, intervals))

    async def health(self) -> StoreHealth:
        """That of the server; while it is away the error says what happens meanwhile."""
        health = await self._server.health()
        if health.available and self._failure:
            self.has_news.set()  # it is back: whoever sends tries now and not at its next turn
            return replace(health, available=False, error=self._failure)
        return health

    async def _change(self, kind: str, keys: Iterable[str], change: Change) -> None:
        """Mark and change; whoever sends sees both or none."""
        async with self._changing:
            await self._local.mark(kind, keys)
            await change()
        self.has_news.set()

    def _fail(self, error: EnergyDesktopError) -> None:
        self._failure, self._doubted_at = str(error), self._now()

    async def _is_as_we_left_it(self) -> bool:
        if await self._local.noted(_ATTACHED) != await self._server.generation():
            return False
        return int(await self._local.noted(REVISION) or 0) == await self._server_revision()

    async def _attach(self) -> None:
        generation = await self._server.generation()
        attached = await self._local.noted(_ATTACHED)
        if attached == generation:
            await self._meet_again()
        elif await _is_empty(self._server):
            await self._fill_server()
        elif attached is None:
            await self._meet_first()
        else:
            _log.warning("MongoDB holds other data than before; that is used from now on")
            await self._replace()

    async def _meet_again(self) -> None:
        ours = int(await self._local.noted(REVISION) or 0)
        theirs = await self._server_revision()
        if theirs < ours:
            _log.warning("MongoDB was set back to an older state; that is used from now on")
            await self._replace()
            return
        await self._send(theirs)
        if theirs > ours:
            await self._replace()

    async def _meet_first(self) -> None:
        """A new copy of a server that is in use already; what was made meanwhile is added to it."""
        generation = await self._server.generation()
        unknown = await self._outbox.without_counterpart()
        await self._local.set_generation(generation)
        await self._local.unmark([m for m in await self._local.marks(_FAR_US) if m not in unknown])
        await self._send(await self._server_revision())
        await self._replace()

    async def _fill_server(self) -> None:
        """In an order that begins anew, and loses nothing, if it is broken off anywhere."""
        generation = await self._local.generation()
        await self._outbox.mark_everything()
        await self._local.note({_ATTACHED: generation, REVISION: "0"})
        await self._server.set_generation(generation)
        await self._send()

    async def _replace(self) -> None:
        async with self._changing:
            # What was changed since the last look is sent too, or it would be lost.
            while await self._send_some(asyncio.Lock()):
                pass
            found = await _everything(self._server)
            revision = str(found.settings.get(REVISION, 0))
            settings = {k: v for k, v in found.settings.items() if k != REVISION}
            facts = {_ATTACHED: found.generation, REVISION: revision}
            await self._local.replace_all(replace(found, settings=settings), facts)
        if self.on_replaced is not None:
            await self.on_replaced()

    async def _send(self, at_least: int = 0) -> None:
        """Send all that is marked; the revision goes up, above ``at_least``, if there was any."""
        self.has_news.clear()
        sent = False
        while await self._send_some(self._changing):
            sent = True
        if sent:
            revision = max(int(await self._local.noted(REVISION) or 0), at_least) + 1
            await self._server.put_settings({REVISION: revision})
            await self._local.note({REVISION: str(revision)})

    async def _send_some(self, changing: asyncio.Lock) -> bool:
        """A long way is gone in steps: the right to write may end on it."""
        if self.before_each_batch is not None:
            await self.before_each_batch()
        return await self._outbox.send_some(changing)

    async def _server_revision(self) -> int:
        return int((await self._server.settings()).get(REVISION, 0))


async def _is_empty(server: SharedState) -> bool:
    settings = {k for k in await server.settings() if k != REVISION}
    return not (settings or await server.entities() or await server.coverage([], 0, _FAR_US))


async def _everything(server: SharedState) -> Everything:
    return Everything(
        generation=await server.generation(),
        entities=await server.entities(),
        settings=await server.settings(),
        subscription=await server.subscription(),
        sync_log=await server.sync_log(limit=_ALL_LOG),
        coverage=await server.coverage([], -_FAR_US, _FAR_US),
        meters=await server.meters(),
        meter_notes=await server.meter_notes(),
    )
