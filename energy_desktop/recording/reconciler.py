"""Keeps the past complete: fetches what is missing at connect, then follows the statistics.

Live rows never wait for it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

from energy_desktop.errors import CommandError, HassTimeout, StoreError, StoreUnavailable
from energy_desktop.events import Events
from energy_desktop.hass.commands import UNKNOWN_COMMAND
from energy_desktop.models import Progress
from energy_desktop.recording.past import LiveLink, Past
from energy_desktop.recording.recorder import Recorder
from energy_desktop.services.entities import Entities
from energy_desktop.stores.base import Stores

_log = logging.getLogger(__name__)

TRY_AGAIN_S: Final = 60.0


class Reconciler:
    """Runs beside a live connection; ``progress`` tells how far a longer fetch is.

    ``caught_up``: everything that was missing at the last look has been fetched.
    """

    def __init__(
        self,
        stores: Stores,
        entities: Entities,
        recorder: Recorder,
        events: Events,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._stores = stores
        self._entities = entities
        self._recorder = recorder
        self._events = events
        self._now = now
        self._sleep = sleep
        self._look = asyncio.Event()
        self._generated = asyncio.Event()
        self._all_made = False
        self.progress = Progress()
        self.caught_up = False

    def look_again(self) -> None:
        """Something changed (tracked sensors, new ones): fetch what is missing now."""
        self._look.set()

    async def run(self, link: LiveLink) -> None:
        """Fetch what is missing, then follow Home Assistant's statistics, until cancelled."""
        self.caught_up = self._all_made = False
        for event in ("recorder_5min_statistics_generated",
                      "recorder_hourly_statistics_generated"):  # fmt: skip
            await link.client.subscribe_events(event, self._note_generated)
        self._look.set()
        while True:
            await self._wait_for_work()
            everything = self._look.is_set()
            self._look.clear()
            self._generated.clear()
            await self._round(self._past(link), everything=everything)

    def _note_generated(self, _event: object) -> None:
        self._all_made = True
        self._generated.set()

    async def _wait_for_work(self) -> None:
        waits = [asyncio.ensure_future(e.wait()) for e in (self._look, self._generated)]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    def _past(self, link: LiveLink) -> Past:
        return Past(
            link, self._stores, self._entities, self._recorder, self._events, self.tell,
            self._now, all_made=self._all_made,
        )  # fmt: skip

    async def _round(self, past: Past, *, everything: bool) -> None:
        try:
            await past.recent_statistics()
            if everything:
                await past.readings()
                await past.all_hours()
                self.caught_up = not past.failed
        except (StoreUnavailable, StoreError, CommandError, HassTimeout) as error:
            if isinstance(error, CommandError) and error.code == UNKNOWN_COMMAND:
                _log.info("this Home Assistant keeps no history, so only what comes is recorded")
                self.caught_up = True
                return
            _log.warning("the past could not be completed, it is tried again: %s", error)
            past.failed = True
        finally:
            self.tell(Progress())
        if past.failed:
            self.caught_up = False
            await self._sleep(TRY_AGAIN_S)
            self._look.set()

    def tell(self, progress: Progress) -> None:
        """Tell how far the work is."""
        if progress != self.progress:
            self.progress = progress
            self._events.progress_changed.emit(progress)
