"""A pause is marked from its beginning, for as long as it is known to have lasted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from energy_desktop.errors import StoreUnavailable
from energy_desktop.models import ConnectionPhase, ConnectionState, CoverageKind, from_us
from energy_desktop.recording.pauses import RENEW_EVERY_S, Pause, Pauses
from tests.fakes.memory_store import MemoryStore
from tests.recording.events import at_us

BEGAN = from_us(at_us(0))
PAUSED = ConnectionState(ConnectionPhase.PAUSED, BEGAN)


class Bench:
    """Pauses over a store in memory; time passes when the test says so."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.passed_s = 0.0
        self.turns: asyncio.Queue[None] = asyncio.Queue()
        self.asleep = asyncio.Event()
        self.pauses = Pauses(
            self.store, lambda: 2.0, monotonic=lambda: self.passed_s, sleep=self.sleep
        )

    async def sleep(self, seconds: float) -> None:
        self.asleep.set()
        await self.turns.get()
        self.passed_s += seconds

    async def stored(self) -> None:
        """Wait until the next sleep: what is to be stored has been."""
        async with asyncio.timeout(5):
            await self.asleep.wait()
        self.asleep.clear()

    def marked(self) -> list[tuple[int, int]]:
        found = self.store.intervals.values()
        return [(c.start_us, c.end_us) for c in found if c.kind is CoverageKind.PAUSED]


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    made = Bench()
    yield made
    made.store.failing = None
    await made.pauses.end(BEGAN)


async def test_a_pause_is_marked_while_it_lasts_and_never_as_longer(bench: Bench) -> None:
    await bench.pauses.follow(PAUSED)
    await bench.stored()
    assert bench.marked() == [(at_us(2), at_us(2) + 1)]
    for _ in range(3):
        bench.turns.put_nowait(None)
        await bench.stored()
    assert bench.marked() == [(at_us(2), at_us(2 + 3 * RENEW_EVERY_S))]


async def test_the_state_after_a_pause_ends_it(bench: Bench) -> None:
    await bench.pauses.follow(PAUSED)
    await bench.stored()
    after = ConnectionState(ConnectionPhase.CONNECTING, BEGAN + timedelta(seconds=33))
    await bench.pauses.follow(after)
    await bench.pauses.follow(after)
    assert bench.marked() == [(at_us(2), at_us(35))]


async def test_a_pause_that_cannot_be_stored_at_its_beginning_is_stored_later(
    bench: Bench,
) -> None:
    bench.store.failing = StoreUnavailable("The database is away.")
    await bench.pauses.follow(PAUSED)
    await bench.stored()
    assert bench.marked() == []
    bench.store.failing = None
    bench.turns.put_nowait(None)
    await bench.stored()
    assert bench.marked() == [(at_us(2), at_us(2 + RENEW_EVERY_S))]


async def test_a_pause_counts_also_for_the_time_in_which_the_program_did_not_run(
    bench: Bench,
) -> None:
    pause = Pause(BEGAN, None)
    now = BEGAN + timedelta(hours=1)
    assert await bench.pauses.go_on(pause.to_json(), now) == pause
    assert bench.marked() == [(at_us(2), at_us(3602))]


async def test_one_that_ended_meanwhile_counts_up_to_its_end(bench: Bench) -> None:
    pause = Pause(BEGAN, BEGAN + timedelta(minutes=15))
    await bench.pauses.go_on(pause.to_json(), BEGAN + timedelta(hours=1))
    assert bench.marked() == [(at_us(2), at_us(902))]
    assert pause.is_over(BEGAN + timedelta(hours=1))


@pytest.mark.parametrize("kept", [None, "x", 7, ["yesterday", None], [1, 2, 3]])
async def test_what_can_not_be_a_pause_is_none(bench: Bench, kept: object) -> None:
    assert await bench.pauses.go_on(kept, BEGAN) is None
    assert bench.marked() == []


async def test_a_database_that_is_away_does_not_end_the_pause(
    bench: Bench, allow_log: None
) -> None:
    bench.store.failing = StoreUnavailable("It is away.")
    pause = Pause(BEGAN, None)
    assert await bench.pauses.go_on(pause.to_json(), BEGAN) == pause
