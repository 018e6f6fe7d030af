"""Who may query the stores now: a few at once, so that a small question never waits for many large.

A store reads with two threads. Without turns a hundred requests for a year of readings would stand
before the next look at the status, and before the window.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from energy_desktop.api.crossing import busy
from energy_desktop.api.messages import Response

AT_ONCE: Final = 2
IN_LINE: Final = 64
PATIENCE_S: Final = 20.0


class Turns:
    """Answers queries a few at once in the order they came, 503 where the line is too long."""

    def __init__(
        self, *, at_once: int = AT_ONCE, in_line: int = IN_LINE, patience_s: float = PATIENCE_S
    ) -> None:
        self._turn = asyncio.Semaphore(at_once)
        self._in_line = in_line
        self._patience_s = patience_s
        self._waiting = 0

    async def answer(self, query: Callable[[], Awaitable[Response]]) -> Response:
        """The answer to a query once it is its turn."""
        if not await self._has_turn():
            return busy("Too many queries wait already; try again in a few seconds.", 5)
        try:
            return await query()
        finally:
            self._turn.release()

    async def _has_turn(self) -> bool:
        """Wait in line where there is one; False where it is too long or does not move."""
        if not self._turn.locked():
            return await self._turn.acquire()
        if self._waiting >= self._in_line:
            return False
        self._waiting += 1
        try:
            async with asyncio.timeout(self._patience_s):
                return await self._turn.acquire()
        except TimeoutError:
            return False
        finally:
            self._waiting -= 1
