"""A recorder over stores in memory, with everything that it tells."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from energy_desktop.errors import StoreUnavailable
from energy_desktop.events import Events, Problem, ReadingsStored
from energy_desktop.models import Coverage, CoverageKind, LiveValue
from energy_desktop.recording import recorder as recorder_module
from energy_desktop.recording.live_span import LiveSpan
from energy_desktop.recording.recorder import Recorder
from energy_desktop.stores.base import Stores
from tests.fakes.memory_store import MemoryStore, memory_stores
from tests.recording.events import SENSOR, at_us, changed, state

AWAY = StoreUnavailable("The database is away.")


class Bench:
    """A recorder over stores in memory, with everything that it tells."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stores: Stores = memory_stores()
        assert isinstance(self.stores.series, MemoryStore)
        self.series = self.stores.series
        self.events = Events()
        self.stored: list[ReadingsStored] = []
        self.problems: list[Problem] = []
        self.values: list[Mapping[str, LiveValue]] = []
        self.told = asyncio.Event()
        self.waits: list[float] = []
        self.recover = asyncio.Event()
        self.events.readings_stored.connect(self.stored.append)
        self.events.problem_raised.connect(self.problems.append)
        self.events.values_changed.connect(self.values.append)
        self.events.readings_stored.connect(lambda _: self.told.set())
        self.events.values_changed.connect(lambda _: self.told.set())
        self.recorder = Recorder(self.stores, self.events, folder, sleep=self.sleep)

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.told.set()
        await self.recover.wait()

    def begin(self, *states: dict[str, object], subscribed: float = 0) -> LiveSpan:
        span = LiveSpan(at_us(subscribed))
        self.recorder.hold()
        self.recorder.begin_span(span, states)
        return span

    def event(self, second: float, value: str = "1", entity_id: str = SENSOR) -> None:
        self.recorder.on_event(changed(None, state(value, second, entity_id=entity_id)))

    async def until_stored(self, rows: int) -> None:
        await self.until(lambda: self.recorder.stored >= rows)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait, from one told event to the next, until the condition holds."""
        async with asyncio.timeout(5):
            while not condition():
                self.told.clear()
                await self.told.wait()

    @asynccontextmanager
    async def running(self, batch_age_s: float) -> AsyncIterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(recorder_module, "BATCH_AGE_S", batch_age_s)
            task = asyncio.create_task(self.recorder.run())
            yield
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    def live(self) -> list[Coverage]:
        return [c for c in self.series.intervals.values() if c.kind is CoverageKind.LIVE]

    def recorded(self) -> list[tuple[str, int, int]]:
        spans = self.series.intervals.values()
        return sorted(
            (c.scope, c.start_us, c.end_us) for c in spans if c.kind is CoverageKind.RECORDED
        )
