"""A clock that stands still until a test moves it, with the sleep that goes by it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta


class ManualClock:
    """``now`` and ``sleep`` to inject; ``advance`` moves time and wakes whoever is due."""

    def __init__(self) -> None:
        self._now = datetime(2026, 3, 1, 12, tzinfo=UTC)
        self._sleepers: list[tuple[datetime, float, asyncio.Future[None]]] = []
        self._changed = asyncio.Condition()

    def now(self) -> datetime:
        return self._now

    async def sleep(self, seconds: float) -> None:
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        sleeper = (self._now + timedelta(seconds=seconds), seconds, woken)
        self._sleepers.append(sleeper)
        async with self._changed:
            self._changed.notify_all()
        try:
            await woken
        finally:
            self._sleepers.remove(sleeper)

    def advance(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
        for due, _, woken in self._sleepers:
            if due <= self._now and not woken.done():
                woken.set_result(None)

    async def asleep(self, seconds: float) -> None:
        """Returns once somebody sleeps for ``seconds``."""
        async with asyncio.timeout(5), self._changed:
            await self._changed.wait_for(lambda: seconds in [s for _, s, _ in self._sleepers])
