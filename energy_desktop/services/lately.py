"""What was found a moment ago: for questions that cost more than their answers change."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lately(Generic[T]):
    """Asks at most every ``fresh_s`` seconds, one at a time; meanwhile all get what is known.

    What is older than ``stale_s`` nobody gets, and while nothing is known all wait for the one who
    asks.
    """

    def __init__(
        self,
        ask: Callable[[], Awaitable[T]],
        fresh_s: float,
        monotonic: Callable[[], float] = time.monotonic,
        *,
        stale_s: float = math.inf,
    ) -> None:
        self._ask = ask
        self._fresh_s = fresh_s
        self._stale_s = stale_s
        self._monotonic = monotonic
        self._known: tuple[T, float] | None = None
        self._asking = asyncio.Lock()

    async def get(self) -> T:
        """The answer, which may be some seconds old."""
        enough = self._stale_s if self._asking.locked() else self._fresh_s
        if (known := self._not_older(enough)) is not None:
            return known[0]
        async with self._asking:
            if (known := self._not_older(self._fresh_s)) is not None:
                return known[0]
            value = await self._ask()
            self._known = value, self._monotonic()
        return value

    def _not_older(self, age_s: float) -> tuple[T, float] | None:
        """What is known, unless it is as old as that."""
        known = self._known
        return known if known and self._monotonic() - known[1] < age_s else None
