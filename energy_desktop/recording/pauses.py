"""Stretches in which the user paused the recording: known as such, and not fetched later."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from energy_desktop.errors import EnergyDesktopError
from energy_desktop.models import (
    SUBSCRIPTION_SCOPE,
    ConnectionPhase,
    ConnectionState,
    Coverage,
    CoverageKind,
    to_us,
)
from energy_desktop.stores.base import CoverageStore, StateStore

_log = logging.getLogger(__name__)

RENEW_EVERY_S: Final = 10.0
KEPT: Final = "pause"
"""The key in the state store of the pause that is on."""


@dataclass(frozen=True, slots=True)
class Pause:
    """The user wants nothing recorded from ``since`` to ``until`` (None: until resumed)."""

    since: datetime
    until: datetime | None

    def is_over(self, now: datetime) -> bool:
        """Whether its end has come."""
        return self.until is not None and self.until <= now

    def to_json(self) -> list[str | None]:
        """As it is kept."""
        return [self.since.isoformat(), None if self.until is None else self.until.isoformat()]

    @staticmethod
    def from_json(kept: Any) -> Pause | None:
        """What was kept; None for nothing, or for what can't be one."""
        try:
            since, until = kept
            end = None if until is None else datetime.fromisoformat(until)
            return Pause(datetime.fromisoformat(since), end)
        except (TypeError, ValueError):
            return None


KeepPause = Callable[[Pause | None], Awaitable[None]]


def keeper(state: StateStore) -> KeepPause:
    """What keeps the pause that is on over a restart; raises StoreUnavailable."""

    async def keep(pause: Pause | None) -> None:
        await state.put_settings({KEPT: pause and pause.to_json()})

    return keep


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
        if state.phase is ConnectionPhase.UNCONFIGURED and self._renewing is None:
            return  # how every start begins, one in a pause too
        if state.phase is not ConnectionPhase.PAUSED:
            await self.end(state.since)
        elif self._renewing is None:
            self._ahead_us = int(self._ahead_s() * 1e6)
            since_us = to_us(state.since) + self._ahead_us
            if self._start_us is None:
                self._start_us = since_us
            self._renewing = asyncio.create_task(
                self._renew(self._start_us, since_us), name="pause"
            )

    async def end(self, at: datetime) -> None:
        """Store the pause that lasts until ``at``, if there is one; raises StoreUnavailable."""
        if self._renewing is not None:
            self._renewing.cancel()
            await asyncio.wait([self._renewing])
            self._renewing = None
        if self._start_us is not None:
            await self._put(self._start_us, to_us(at) + self._ahead_us)
            self._start_us = None

    async def go_on(self, kept: Any, now: datetime) -> Pause | None:
        """The pause that was on when the program ended, marked also for when it did not run.

        Where it is not over, what ``follow`` is told next is of the same pause.
        """
        pause = Pause.from_json(kept)
        if pause is None:
            return None
        end = now if pause.until is None else min(now, pause.until)
        ahead_us = int(self._ahead_s() * 1e6)
        start_us = to_us(pause.since) + ahead_us
        if end == now:
            self._start_us = start_us
        try:
            await self._put(start_us, to_us(end) + ahead_us)
        except EnergyDesktopError as error:
            _log.warning("the pause before the start could not be marked: %s", error)
        return pause

    async def _renew(self, start_us: int, at_us: int) -> None:
        """From the moment ``at_us`` on, in which a pause lasts since ``start_us``."""
        began_s = self._monotonic()
        while True:
            try:
                await self._put(start_us, at_us + int((self._monotonic() - began_s) * 1e6))
            except EnergyDesktopError as error:
                _log.debug("the pause could not be stored, it is tried again: %s", error)
            await self._sleep(RENEW_EVERY_S)

    async def _put(self, start_us: int, end_us: int) -> None:
        pause = Coverage(
            SUBSCRIPTION_SCOPE, CoverageKind.PAUSED, start_us, max(end_us, start_us + 1)
        )
        await self._store.put_coverage([pause])
