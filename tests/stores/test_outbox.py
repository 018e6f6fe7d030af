"""A server that does late what nobody waits for any more is told again what is true."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from energy_desktop.errors import StoreUnavailable
from energy_desktop.models import Meter, MeterNote, MeterNoteKind, MeterPart
from energy_desktop.stores.base import REVISION
from energy_desktop.stores.lease import LeaseLost
from energy_desktop.stores.local_copy import LATE, LocalCopy
from tests.fakes.manual_clock import ManualClock
from tests.fakes.memory_shared_state import MemorySharedState
from tests.stores.backends import live, spans

AWAY = StoreUnavailable("The server is away.")


@pytest.fixture
def server() -> MemorySharedState:
    return MemorySharedState()


async def test_what_the_server_does_late_is_found_and_undone(
    tmp_path: Path, server: MemorySharedState
) -> None:
    clock = ManualClock()
    copy = LocalCopy(tmp_path / "timed.sqlite", server, clock.now)
    await copy.open()
    await copy.put_coverage([live(0, 10)])
    await copy.put_settings({"theme": "dark"})
    meter = Meter("a", "Grid", (MeterPart("sensor.a"), MeterPart("sensor.b", 7)))
    note = MeterNote("a", "sensor.a", 7, MeterNoteKind.NOT_REAL)
    await copy.put_meters([meter])
    await copy.put_meter_notes([note])
    await copy.attach()
    await server.delete_meters(["a"])
    await server.put_meters([replace(meter, meter_id="b")])
    await server.put_meter_notes([replace(note, kind=MeterNoteKind.RESET)])
    await server.put_coverage([live(0, 5), live(70, 80)])
    await server.put_settings({"theme": "light", "zone": "Europe/Paris"})
    await copy.send()
    assert len(await server.coverage([], 0, 100)) == 2
    clock.advance(LATE.total_seconds())
    await copy.send()
    assert spans(await server.coverage([], 0, 100)) == [(0, 10)]
    assert (await server.meters(), await server.meter_notes()) == ([meter], [note])
    settings = await server.settings()
    assert (settings.pop(REVISION), settings) == (2, {"theme": "dark"})
    await copy.close()


async def test_a_server_that_was_too_slow_once_is_looked_at_again(
    tmp_path: Path, server: MemorySharedState
) -> None:
    clock = ManualClock()
    copy = LocalCopy(tmp_path / "timed.sqlite", server, clock.now)
    await copy.open()
    await copy.attach()
    clock.advance(LATE.total_seconds())
    await copy.send()
    server.failing = AWAY
    with pytest.raises(StoreUnavailable):
        await copy.send()
    server.failing = None
    await server.put_coverage([live(70, 80)])
    clock.advance(LATE.total_seconds())
    await copy.send()
    assert await server.coverage([], 0, 100) == []
    await copy.close()


async def test_a_lease_that_is_lost_on_the_way_ends_the_sending_and_all_stays_marked(
    tmp_path: Path, server: MemorySharedState
) -> None:
    copy = LocalCopy(tmp_path / "copy.sqlite", server)
    await copy.open()
    await copy.attach()
    await copy.put_coverage([live(start, start + 1) for start in range(2_500)])
    batches = 0

    async def only_one() -> None:
        nonlocal batches
        batches += 1
        if batches > 1:
            raise LeaseLost("Another records now.")

    copy.before_each_batch = only_one
    with pytest.raises(LeaseLost):
        await copy.send()
    assert len(await server.coverage([], 0, 10_000)) == 1_000
    copy.before_each_batch = None
    await copy.send()
    assert await server.coverage([], 0, 10_000) == await copy.coverage([], 0, 10_000)
    assert len(await server.coverage([], 0, 10_000)) == 2_500
    await copy.close()
