"""Summaries are made in the background: all that is due, a part at a time, and again later."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import numpy as np

from energy_desktop.errors import StoreUnavailable
from energy_desktop.models import ReadingColumns, Source, to_us
from energy_desktop.recording.summariser import EVERY_S, LATE, MOST_HOURS, PAUSE_S, keep_summaries
from energy_desktop.summaries import HOUR_US
from tests.fakes.manual_clock import ManualClock
from tests.fakes.memory_store import MemoryStore


@asynccontextmanager
async def kept(store: MemoryStore, clock: ManualClock) -> AsyncIterator[None]:
    task = asyncio.create_task(keep_summaries(store, clock.now, clock.sleep))
    yield
    task.cancel()
    await asyncio.wait([task])


async def asleep(clock: ManualClock, seconds: float) -> None:
    """Once whoever was woken sleeps again."""
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await clock.asleep(seconds)


async def rested(clock: ManualClock) -> None:
    """Once there is nothing left to do for now."""
    for _ in range(10):
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        if [seconds for _due, seconds, woken in clock._sleepers if not woken.done()] == [EVERY_S]:
            return
        clock.advance(PAUSE_S)
    raise AssertionError("it goes on and on")


async def hours_before(store: MemoryStore, clock: ManualClock, count: int) -> None:
    """One reading in each of the last hours, the running one too."""
    clock.advance(600)
    now_us = to_us(clock.now())
    at = now_us - np.arange(count, dtype=np.int64) * HOUR_US
    rows = ReadingColumns(["sensor.a"] * count, at, np.ones(count), [Source.LIVE] * count)
    await store.write_readings(rows)


async def test_all_that_has_ended_is_made_in_parts_with_a_breath_between() -> None:
    store, clock = MemoryStore(), ManualClock()
    await hours_before(store, clock, 2 * MOST_HOURS + 1)
    async with kept(store, clock):
        await asleep(clock, PAUSE_S)
        assert len(store.dirty) == MOST_HOURS + 1
        await rested(clock)
        assert [at for _e, at in store.dirty] == [to_us(clock.now()) // HOUR_US * HOUR_US]


async def test_an_hour_is_made_when_it_has_ended_and_its_late_rows_are_there() -> None:
    store, clock = MemoryStore(), ManualClock()
    await hours_before(store, clock, 1)
    async with kept(store, clock):
        await rested(clock)
        clock.advance(timedelta(minutes=50).total_seconds())
        await rested(clock)
        assert store.dirty
        clock.advance(LATE.total_seconds())
        await rested(clock)
        assert not store.dirty


async def test_a_store_that_is_away_is_tried_again() -> None:
    store, clock = MemoryStore(), ManualClock()
    await hours_before(store, clock, 5)
    store.failing = StoreUnavailable("Away.")
    async with kept(store, clock):
        await rested(clock)
        store.failing = None
        clock.advance(EVERY_S)
        await rested(clock)
        assert len(store.dirty) == 1
