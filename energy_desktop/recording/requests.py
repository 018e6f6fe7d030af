"""Questions to Home Assistant about the past: one at a time, what is refused noted and logged."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Sequence
from datetime import datetime
from typing import Any

from energy_desktop.errors import CommandError, EnergyDesktopError, HassTimeout
from energy_desktop.hass.commands import UNKNOWN_COMMAND
from energy_desktop.models import SyncLogEntry, SyncStatus, SyncType, from_us
from energy_desktop.recording.gaps import Interval
from energy_desktop.stores.base import StateStore

_log = logging.getLogger(__name__)

Rows = dict[str, list[dict[str, Any]]]


class Requests:
    """Asks for one round of fetching and keeps its book: one line of ``syncLog`` an entity.

    ``failed``: a request was refused or not answered, so something is still to be fetched.
    """

    def __init__(self, state: StateStore) -> None:
        self._state = state
        self._fetched: dict[str, tuple[int, int, int]] = {}
        self._refused: dict[str, tuple[Interval, str]] = {}
        self.failed = False

    async def answer(
        self, entity_ids: Sequence[str], piece: Interval, request: Awaitable[Rows]
    ) -> Rows | None:
        """The rows, or None where Home Assistant refused this one request; that is logged.

        Raises CommandError where it does not know the command at all.
        """
        try:
            return await request
        except (CommandError, HassTimeout) as error:
            if isinstance(error, CommandError) and error.code == UNKNOWN_COMMAND:
                raise
            self.failed = True
            self._refused.update((e, (piece, str(error))) for e in entity_ids)
            _log.warning(
                "Home Assistant did not give the past of %d sensors: %s", len(entity_ids), error
            )
            return None

    def note(self, entity_id: str, piece: Interval, rows: int) -> None:
        """So many rows of an entity were fetched for a piece."""
        start, end, known = self._fetched.get(entity_id, (*piece, 0))
        self._fetched[entity_id] = min(start, piece[0]), max(end, piece[1]), known + rows

    def refuse(self, entity_id: str, piece: Interval, why: str) -> None:
        """Nothing can be had of an entity for a piece."""
        self._refused[entity_id] = (piece, why)

    async def write_book(
        self, now: datetime, kind: SyncType = SyncType.BACKFILL
    ) -> list[SyncLogEntry]:
        """Append what was fetched, and what was refused, to ``syncLog``; failures are no matter."""
        entries = [self._entry(e, now, kind) for e in {**self._fetched, **self._refused}]
        if rows := sum(entry.records_synced for entry in entries):
            _log.info("fetched %d rows of the past of %d sensors", rows, len(self._fetched))
        self._fetched, self._refused = {}, {}
        try:
            await self._state.append_sync_log(entries)
        except EnergyDesktopError as problem:
            _log.debug("the log of fetches could not be written: %s", problem)
        return entries

    def _entry(self, entity_id: str, now: datetime, kind: SyncType) -> SyncLogEntry:
        (refused_start, refused_end), error = self._refused.get(entity_id, ((0, 0), None))
        start, end, count = self._fetched.get(entity_id, (refused_start, refused_end, 0))
        if error is None:
            status = SyncStatus.SUCCESS
        else:
            status = SyncStatus.PARTIAL if entity_id in self._fetched else SyncStatus.FAILED
        return SyncLogEntry(
            entity_id, kind, from_us(start), from_us(end), count, status, now, error
        )
