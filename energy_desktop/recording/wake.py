"""Notices that the computer slept, or that its clock was set, by a jump of the clock."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

LOOK_EVERY_S: Final = 5.0
JUMP_S: Final = 15.0


async def watch_clock(
    on_jump: Callable[[timedelta], None],
    now: Callable[[], datetime],
    sleep: Callable[[float], Awaitable[None]],
) -> None:
    """Call ``on_jump`` with how far the clock went astray, whenever it did; until cancelled.

    A look every five seconds that comes more than fifteen late found the computer asleep (or very
    busy); one that comes early by the clock found it set back.
    """
    before = now()
    while True:
        await sleep(LOOK_EVERY_S)
        at = now()
        astray = at - before - timedelta(seconds=LOOK_EVERY_S)
        if abs(astray) > timedelta(seconds=JUMP_S):
            on_jump(astray)
        before = at
