"""A MongoDB server that is away, killed, frozen or replaced: nothing is lost, the store goes on."""

from __future__ import annotations

import asyncio
import random
import threading
import time
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest

from energy_desktop.errors import StoreUnavailable
from energy_desktop.models import Entity
from energy_desktop.stores.mongo import MongoStore
from tests.servers.mongodb import MongoDb
from tests.stores.backends import live, on_mongodb, spans

pytestmark = pytest.mark.servers

EVER = (-(2**63), 2**63 - 1)
KILLS = 3
# No limit of a store here is above 5 seconds; the rest is for a slow computer.
LONGEST_S = 9.0


@pytest.fixture
async def impatient(own_mongodb: MongoDb) -> AsyncIterator[MongoStore]:
    """A store on a server of the test's own, not opened, that waits a second for it."""
    store = on_mongodb(own_mongodb, "timeoutMS=1000", "serverSelectionTimeoutMS=1000")
    yield store
    await store.close()


async def opened(store: MongoStore) -> None:
    """Open it, on a computer that may be too busy for the store's patience."""
    with suppress(StoreUnavailable):
        await store.open()
    await until_it_answers(store)


async def until_it_answers(store: MongoStore) -> None:
    """The driver looks for a server that was away twice a second."""
    deadline = time.monotonic() + 30
    while not (health := await store.health()).available:
        assert time.monotonic() < deadline, health.error


def index_names(server: MongoDb, store: MongoStore) -> set[str]:
    with server.client() as client:
        database = client[store._address.database]
        return {i for name in ("coverage", "syncLog") for i in database[name].index_information()}


async def test_one_client_goes_on_after_a_kill_and_a_restart(own_mongodb: MongoDb) -> None:
    own_mongodb.start()
    store = on_mongodb(own_mongodb)
    await store.open()
    await store.put_settings({"before": 1})
    await store.acquire_lease("a", "attic", 600)
    own_mongodb.kill()
    calls = (store.settings, store.entities, lambda: store.put_settings({"lost": 1}))
    began = time.monotonic()
    for answer in await asyncio.gather(*(call() for call in calls), return_exceptions=True):
        assert isinstance(answer, StoreUnavailable)
        assert "does not answer; check that it runs" in str(answer)
    assert time.monotonic() - began < LONGEST_S
    own_mongodb.start()
    await until_it_answers(store)
    await store.put_settings({"after": 2})
    assert await store.settings() == {"before": 1, "after": 2}
    assert (await store.acquire_lease("b", "cellar", 600)).label == "attic"
    await store.close()


async def test_a_server_that_comes_after_opening_is_used_with_its_schema_made(
    own_mongodb: MongoDb, impatient: MongoStore
) -> None:
    with pytest.raises(StoreUnavailable):
        await impatient.open()
    with pytest.raises(StoreUnavailable):
        await impatient.put_settings({"theme": "dark"})
    own_mongodb.start()
    await until_it_answers(impatient)
    await impatient.put_settings({"theme": "dark"})
    assert await impatient.settings() == {"theme": "dark"}
    assert {"scope_1_kind_1_startUs_1", "entityId_1_createdAt_-1"} <= index_names(
        own_mongodb, impatient
    )


async def test_another_server_at_the_same_address_gets_the_schema_too(
    own_mongodb: MongoDb, impatient: MongoStore, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own_mongodb.start()
    await opened(impatient)
    generation = await impatient.generation()
    own_mongodb.kill()
    with MongoDb(tmp_path_factory.mktemp("other"), own_mongodb.port) as other:
        await until_it_answers(impatient)
        assert await impatient.generation() != generation
        assert "scope_1_kind_1_startUs_1" in index_names(other, impatient)
        await impatient.close()


async def test_a_frozen_server_is_given_up_in_time_and_used_again_when_it_thaws(
    own_mongodb: MongoDb, impatient: MongoStore
) -> None:
    own_mongodb.start()
    await opened(impatient)
    with own_mongodb.frozen():
        for call in (impatient.settings, lambda: impatient.put_settings({"theme": "dark"})):
            began = time.monotonic()
            with pytest.raises(StoreUnavailable):
                await call()
            assert time.monotonic() - began < LONGEST_S
        began = time.monotonic()
        assert not (await impatient.health()).available
        assert time.monotonic() - began < LONGEST_S
    await until_it_answers(impatient)
    await impatient.put_settings({"theme": "light"})
    assert await impatient.settings() == {"theme": "light"}


@pytest.mark.parametrize("away", ["running", "frozen", "never there"])
async def test_closing_ends_every_thread_and_does_not_hold_up_the_loop(
    own_mongodb: MongoDb, impatient: MongoStore, away: str
) -> None:
    before = set(threading.enumerate())
    if away == "never there":
        with pytest.raises(StoreUnavailable):
            await impatient.open()
        await impatient.close()
    else:
        own_mongodb.start()
        await opened(impatient)
        await impatient.put_entities([Entity("a", "A")])
        if away == "frozen":
            with own_mongodb.frozen():
                assert await longest_pause_s(impatient.close()) < 0.4
        else:
            await impatient.close()
    # The driver's own threads end by themselves soon after.
    for thread in set(threading.enumerate()) - before:
        thread.join(10)
        assert not thread.is_alive()


async def longest_pause_s(work: object) -> float:
    """The longest time for which the loop did nothing else than ``work``."""
    longest, last = 0.0, time.monotonic()
    task = asyncio.ensure_future(work)  # type: ignore[call-overload]
    while not task.done():
        await asyncio.sleep(0.01)
        longest, last = max(longest, time.monotonic() - last), time.monotonic()
    await task
    return longest


async def test_closing_finishes_what_was_cancelled_but_has_begun(own_mongodb: MongoDb) -> None:
    own_mongodb.start()
    store = on_mongodb(own_mongodb)
    await store.open()
    for turns in (0, 1, 2, 3, 5, 8, 13):
        write = asyncio.create_task(store.put_settings({"one": 1, "two": 2}))
        for _ in range(turns):
            await asyncio.sleep(0)
        write.cancel()
        await asyncio.gather(write, return_exceptions=True)
    await store.close()
    await store.open()
    assert await store.settings() in ({}, {"one": 1, "two": 2})
    await store.close()


@pytest.mark.parametrize("seed", [random.randrange(10**6)], ids=["fresh seed"])
async def test_no_acknowledged_write_is_lost_when_the_server_is_killed_again_and_again(
    own_mongodb: MongoDb, seed: int
) -> None:
    print(f"seed {seed}")
    chance = random.Random(seed)
    own_mongodb.start()
    store = on_mongodb(own_mongodb)
    await store.open()
    acknowledged = {}
    for number in range(KILLS):
        asyncio.get_running_loop().call_later(chance.uniform(0.1, 0.8), own_mongodb.kill)
        acknowledged[f"round {number}"] = await writes_until_away(store, f"round {number}")
        own_mongodb.start()
        await until_it_answers(store)
        for scope, count in acknowledged.items():
            await assert_whole(store, scope, count)
    await store.close()


async def writes_until_away(store: MongoStore, scope: str) -> int:
    """Write the next piece of coverage, then its number, until the server is away."""
    count = 0
    while True:
        try:
            await store.put_coverage([live(count, count + 1, scope=scope)])
            await store.put_settings({scope: count + 1})
        except StoreUnavailable:
            return count
        count += 1


async def assert_whole(store: MongoStore, scope: str, count: int) -> None:
    """What was acknowledged is there once; of what was not, at most the newest is."""
    stored = spans(await store.coverage([scope], *EVER))
    assert stored == [(n, n + 1) for n in range(len(stored))]
    assert count <= len(stored) <= count + 1
    assert count <= (await store.settings()).get(scope, 0) <= len(stored)
