"""Stretches in which the user paused the recording: known as such, and not fetched later."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

from energy_desktop.errors import EnergyDesktopError
from energy_desktop.models import (
    SUBSCRIPTION_SCOPE,
    ConnectionPhase,
    ConnectionState,
    Coverage,
    CoverageKind,
    to_us,
)
from energy_desktop.stores.base import CoverageStore

_log = logging.getLogger(__name__)

RENEW_EVERY_S: Final = 10.0


class Pauses:
    """Follows the states of the connection; ``ahead_s`` is Home Assistant's clock minus ours.

    A pause is stored when it begins and renewed while it lasts, so that a program killed meanwhile
    leaves it marked; it is never marked as longer than it was.
    """

    def __init__(
        self,
        store: CoverageStore,
        ahead_s: Callable[[], float],
        *,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._store = store
        self._ahead_s = ahead_s
        self._monotonic = monotonic
        self._sleep = sleep
        self._start_us: int | None = None
        self._ahead_us = 0
        self._renewing: asyncio.Task[None] | None = None

    async def follow(self, state: ConnectionState) -> None:
        """A pause begins with its state and ends with the state after it."""
        if state.phase is not ConnectionPhase.PAUSED:
            await self.end(state.since)
        elif self._start_us is None:
            self._ahead_us = int(self._ahead_s() * 1e6)
            self._start_us = to_us(state.since) + self._ahead_us
            self._renewing = asyncio.create_task(self._renew(self._start_us), name="pause")

    async def end(self, at: datetime) -> None:
        """Store the pause that lasts until ``at``, if there is one; raises StoreUnavailable."""
        if self._renewing is not None:
            self._renewing.cancel()
            await asyncio.wait([self._renewing])
            self._renewing = None
        if self._start_us is not None:
            await self._put(self._start_us, to_us(at) + self._ahead_us)
            self._start_us = None

    async def _renew(self, start_us: int) -> None:
        began_s = self._monotonic()
        while True:
            try:
                await self._put(start_us, start_us + int((self._monotonic() - began_s) * 1e6))
            except EnergyDesktopError as error:
                _log.debug("the pause could not be stored, it is tried again: %s", error)
            await self._sleep(RENEW_EVERY_S)

    async def _put(self, start_us: int, end_us: int) -> None:
        pause = Coverage(
            SUBSCRIPTION_SCOPE, CoverageKind.PAUSED, start_us, max(end_us, start_us + 1)
        )
        await self._store.put_coverage([pause])
