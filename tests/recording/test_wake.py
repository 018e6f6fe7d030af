"""A jump of the computer's clock is noticed; an ordinary day is not."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from energy_desktop.recording.wake import LOOK_EVERY_S, watch_clock


class Clock:
    """A clock that goes on while something sleeps, by what a test says."""

    def __init__(self, *steps_s: float) -> None:
        self.at = datetime(2026, 10, 25, 0, 59, tzinfo=UTC)
        self._steps = iter(steps_s)

    def now(self) -> datetime:
        return self.at

    async def sleep(self, _seconds: float) -> None:
        step = next(self._steps, None)
        if step is None:
            raise asyncio.CancelledError
        self.at += timedelta(seconds=step)


async def jumps(*steps_s: float) -> list[float]:
    found: list[float] = []
    clock = Clock(*steps_s)
    with pytest.raises(asyncio.CancelledError):
        await watch_clock(
            lambda astray: found.append(astray.total_seconds()), clock.now, clock.sleep
        )
    return found


async def test_a_steady_clock_and_a_busy_computer_are_no_jump() -> None:
    assert await jumps(LOOK_EVERY_S, LOOK_EVERY_S + 12, LOOK_EVERY_S - 3, LOOK_EVERY_S) == []


async def test_a_night_asleep_is_noticed_once() -> None:
    assert await jumps(5, 8 * 3600, 5, 5) == [8 * 3600 - 5]


async def test_a_clock_set_back_is_noticed() -> None:
    assert await jumps(5, -3600, 5) == [-3605]
