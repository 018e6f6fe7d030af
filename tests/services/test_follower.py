"""Showing what another program records."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from energy_desktop.events import Events, ReadingsStored
from energy_desktop.models import Entity, LiveValue
from energy_desktop.services.entities import Entities
from energy_desktop.services.follower import LOOK_FOR_SENSORS_EVERY, Follower
from energy_desktop.stores.base import Stores
from tests.fakes.memory_store import memory_stores
from tests.stores.backends import batch


class Steps:
    """Lets the follower do one round after the other."""

    def __init__(self) -> None:
        self.done = asyncio.Event()
        self.go = asyncio.Event()

    async def sleep(self, _seconds: float) -> None:
        self.done.set()
        await self.go.wait()
        self.go.clear()

    async def round(self) -> None:
        self.done.clear()
        self.go.set()
        await self.done.wait()


async def test_the_newest_stored_values_are_told_as_they_come() -> None:
    stores: Stores = memory_stores()
    events, steps = Events(), Steps()
    await stores.state.put_entities([Entity("a", "A", unit="W"), Entity("b", "B", unit="W")])
    entities = Entities(stores.state, events, lambda: datetime.now(UTC))
    told: list[dict[str, LiveValue]] = []
    stored: list[ReadingsStored] = []
    events.values_changed.connect(told.append)
    events.readings_stored.connect(stored.append)
    follower = Follower(stores.series, entities, events, steps.sleep)
    await stores.series.write_readings(batch(("a", 1_000_000, 5.0)))
    task = asyncio.create_task(follower.run())
    await steps.done.wait()
    assert [list(each) for each in told] == [["a"]]
    value = follower.value("a")
    assert value is not None
    assert (value.state, value.unit, value.at) == (
        5.0,
        "W",
        datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC),
    )
    assert follower.value("b") is None
    await steps.round()
    assert len(told) == 1
    await stores.series.write_readings(batch(("a", 2_000_000, None), ("b", 3_000_000, 1.0)))
    await steps.round()
    assert sorted(told[1]) == ["a", "b"]
    assert follower.value("a").state is None  # type: ignore[union-attr]
    assert stored[1] == ReadingsStored(frozenset({"a", "b"}), 2_000_000, 3_000_000, 2)
    await stores.state.put_entities([Entity("c", "C", unit="W")])
    await stores.series.write_readings(batch(("c", 4_000_000, 1.0)))
    for _ in range(LOOK_FOR_SENSORS_EVERY):
        await steps.round()
    assert follower.value("c") is not None
    task.cancel()
    await asyncio.wait([task])
