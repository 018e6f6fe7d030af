"""A pair of stores on servers: each may be away, and one program at a time writes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from energy_desktop.errors import StoreError, StoreUnavailable
from energy_desktop.models import Entity
from energy_desktop.stores.lease import LEASE_S
from energy_desktop.stores.servers import Servers
from tests.fakes.memory_shared_series import MemorySharedSeries
from tests.fakes.memory_shared_state import MemorySharedState
from tests.stores.backends import live

AWAY = StoreUnavailable("The server is away.")
pytestmark = pytest.mark.usefixtures("allow_log")


async def at_once(event: Awaitable[object], _seconds: float) -> None:
    """Never wait: whoever else is ready runs first."""
    task = asyncio.ensure_future(event)
    try:
        await asyncio.sleep(0)
    finally:
        task.cancel()
        await asyncio.wait([task])


class Pair:
    """Two servers, and the programs of any number of computers that use them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = MemorySharedState()
        self.series = MemorySharedSeries()
        self.series._generation = "another"

    @asynccontextmanager
    async def program(self, name: str = "attic") -> AsyncIterator[Servers]:
        file = self.folder / f"{name}.sqlite"
        servers = Servers(self.state, lambda *_: self.series, file, name, wait=at_once)
        await servers.open()
        yield servers
        await servers.close()


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    return Pair(tmp_path)


@asynccontextmanager
async def running(servers: Servers) -> AsyncIterator[None]:
    task = asyncio.create_task(servers.run())
    yield
    task.cancel()
    await asyncio.wait([task])


async def until(condition: Callable[[], object]) -> None:
    for _ in range(2_000):
        if condition():
            return
        await asyncio.sleep(0.001)
    raise AssertionError("waited in vain")


async def test_what_is_changed_is_sent_by_itself(pair: Pair) -> None:
    async with pair.program() as servers, running(servers):
        await servers.stores.state.put_entities([Entity("sensor.a", "A")])
        await servers.stores.coverage.put_coverage([live(0, 10)])
        await until(lambda: pair.state._entities and pair.state._intervals.intervals)


async def test_it_opens_while_both_servers_are_away_and_heals_when_they_come(pair: Pair) -> None:
    pair.state.failing = pair.series.failing = AWAY
    mismatches: list[str] = []

    async def note() -> None:
        mismatches.append("no pair")

    async with pair.program() as servers:
        servers.on_mismatch = note
        assert await servers.generations_match()
        await servers.stores.state.put_entities([Entity("sensor.a", "A")])
        async with running(servers):
            pair.state.failing = None
            await until(lambda: pair.state._entities)
            assert mismatches == []
            pair.series.failing = None
            await until(lambda: mismatches)


async def test_a_pair_is_known_by_its_generation(pair: Pair) -> None:
    async with pair.program() as servers:
        assert not await servers.generations_match()
        pair.series._generation = await servers.stores.state.generation()
        assert await servers.generations_match()


async def test_a_second_program_only_reads_and_says_who_writes(pair: Pair) -> None:
    async with pair.program("attic") as first:
        await first.stores.state.put_entities([Entity("sensor.a", "A")])
        await first.copy.send()
        async with pair.program("study") as second:
            assert second.read_only_for is not None
            assert second.read_only_for.label == "attic"
            stores = second.stores
            assert [e.entity_id for e in await stores.state.entities()] == ["sensor.a"]
            assert "copy_revision" not in await stores.state.settings()
            with pytest.raises(StoreError, match="on attic records"):
                await stores.state.put_entities([])
            with pytest.raises(StoreError, match="on attic records"):
                await stores.coverage.put_coverage([live(0, 1)])


async def test_the_lease_is_given_back_at_the_end(pair: Pair) -> None:
    async with pair.program("attic"):
        pass
    async with pair.program("study") as second:
        assert second.read_only_for is None


async def test_the_reader_is_told_when_it_may_write(pair: Pair) -> None:
    moved: list[str] = []
    async with pair.program("attic"), pair.program("study") as second:
        second.on_lease_moved = lambda: moved.append("mine")
        async with running(second):
            await asyncio.sleep(0.01)
            assert moved == []
            pair.state.now_s += LEASE_S
            await until(lambda: moved)
        assert second.read_only_for is None


async def test_a_program_that_slept_longer_than_its_lease_is_told_that_another_writes(
    pair: Pair,
) -> None:
    moved: list[str] = []
    async with pair.program("attic") as first:
        first.on_lease_moved = lambda: moved.append("lost")
        pair.state.now_s += LEASE_S
        async with pair.program("study") as second:
            assert second.read_only_for is None
            async with running(first):
                await until(lambda: moved)
            assert first.read_only_for is not None


async def test_the_same_profile_gets_its_lease_again_after_a_crash(pair: Pair) -> None:
    async with pair.program("attic") as first:
        owner = pair.state.holder
        await first.copy.close()  # no release: as after a crash
        async with pair.program("attic") as again:
            assert again.read_only_for is None
            assert pair.state.holder == owner


async def test_whoever_shows_it_is_told_when_the_state_is_away_and_when_it_is_back(
    pair: Pair,
) -> None:
    async with pair.program() as servers:
        told: asyncio.Queue[str | None] = asyncio.Queue()
        servers.on_trouble = told.put_nowait
        async with running(servers):
            pair.state.failing = AWAY
            assert await told.get() == "The server is away."
            pair.state.failing = None
            assert await told.get() is None


async def test_trouble_is_told_once_until_all_works_again(
    pair: Pair, caplog: pytest.LogCaptureFixture
) -> None:
    async with pair.program() as servers, running(servers):
        for _ in range(2):
            caplog.clear()
            pair.state.failing = AWAY
            await asyncio.sleep(0.02)
            told = [r for r in caplog.records if r.levelname == "WARNING"]
            assert len(told) == 1
            pair.state.failing = None
            await servers.stores.state.put_entities([Entity("sensor.a", "A")])
            await until(lambda: pair.state._entities)
            pair.state._entities.clear()
            await asyncio.sleep(0.02)
