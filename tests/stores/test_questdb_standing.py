"""What a real QuestDB tells of itself after a restart, a kill, and with older files under it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from energy_desktop.errors import StoreError, StoreUnavailable
from energy_desktop.stores.base import DOUBTED_SINCE
from energy_desktop.stores.questdb import QuestDbStore
from energy_desktop.stores.questdb_link import PAUSE_S
from energy_desktop.stores.questdb_sql import TABLES
from energy_desktop.stores.witness import Witness
from tests.fakes.manual_clock import ManualClock
from tests.fakes.memory_state_store import MemoryStateStore
from tests.servers.questdb import QuestDb
from tests.stores.backends import batch, many, questdb_store

pytestmark = [pytest.mark.servers, pytest.mark.usefixtures("allow_log")]


class Program:
    """A store on a QuestDB, and what is remembered of it; ``now_us`` is when it looks."""

    def __init__(self, server: QuestDb) -> None:
        self.server = server
        self.clock = ManualClock()
        self.state = MemoryStateStore()
        self.store = questdb_store(server, clock=self.clock)
        self.now_us = 1_772_366_400_000_000
        self.witness = Witness(self.store, self.state, lambda: self.now_us)

    async def looks(self) -> bool:
        self.now_us += 1
        return await self.witness.look()

    async def doubted(self) -> int | None:
        found = (await self.state.settings()).get(DOUBTED_SINCE)
        return None if found is None else int(found)

    async def meets_again(self) -> None:
        """The server was away; where that was noticed the next request connects."""
        with suppress(StoreUnavailable):
            await self.store.counts()
        self.clock.advance(PAUSE_S)


@asynccontextmanager
async def program_on(server: QuestDb) -> AsyncIterator[Program]:
    program = Program(server)
    try:
        await program.store.open()
        assert not await program.looks()
        await program.store.write_readings(many(100))
        await program.store.counts()
        assert not await program.looks()
        yield program
    finally:
        await program.store.close()


def files(server: QuestDb) -> Path:
    return server.folder / "data"


def copy_files(server: QuestDb, name: str) -> Path:
    return Path(shutil.copytree(files(server), server.folder / name))


def put_back(server: QuestDb, copied: Path, *, from_checkpoint: bool = False) -> None:
    """Restart the server with the files of a copy."""
    server.stop()
    shutil.rmtree(files(server))
    shutil.copytree(copied, files(server))
    if from_checkpoint:
        (files(server) / "_restore").touch()
    server.start()


async def test_only_restarts_after_commits_that_were_not_synced_are_doubted(
    own_questdb: QuestDb,
) -> None:
    own_questdb.settings["QDB_CAIRO_COMMIT_MODE"] = "nosync"
    own_questdb.start()
    async with program_on(own_questdb) as program:
        seen_us = program.now_us
        own_questdb.kill()
        own_questdb.settings["QDB_CAIRO_COMMIT_MODE"] = "sync"
        own_questdb.start()
        await program.meets_again()
        assert await program.looks()
        assert await program.doubted() == seen_us
        await program.store.write_readings(many(100, start_us=1))
        assert not await program.looks()
        own_questdb.kill()
        own_questdb.start()
        await program.meets_again()
        assert not await program.looks()
        assert await program.store.counts() == {"a": 200}


@pytest.mark.parametrize("way", ["copy of a stopped server", "checkpoint"])
async def test_older_files_are_noticed_though_more_was_written_into_them_since(
    own_questdb: QuestDb, way: str
) -> None:
    own_questdb.start()
    async with program_on(own_questdb) as program:
        marked_us = program.now_us - 1
        if way == "checkpoint":
            own_questdb.query("CHECKPOINT CREATE")
            copied = copy_files(own_questdb, "copied")
            own_questdb.query("CHECKPOINT RELEASE")
        else:
            own_questdb.stop()
            copied = copy_files(own_questdb, "copied")
            own_questdb.start()
            await program.meets_again()
        assert not await program.looks()
        for number in range(5):
            await program.store.write_readings(batch(("b", number, 1.0)))
        assert await program.store.counts() == {"a": 100, "b": 5}
        assert not await program.looks()
        put_back(own_questdb, copied, from_checkpoint=way == "checkpoint")
        await program.meets_again()
        for number in range(20):
            await program.store.write_readings(batch(("c", number, 1.0)))
        assert await program.looks()
        assert await program.doubted() == marked_us
        assert await program.store.counts() == {"a": 100, "c": 20}


async def test_files_copied_while_rows_came_are_refused_before_they_lose_new_ones(
    own_questdb: QuestDb,
) -> None:
    own_questdb.start()
    async with program_on(own_questdb) as program:
        number_of_transactions = files(own_questdb) / "copied"
        sequencer = next(files(own_questdb).glob("db/energy_readings~*/txn_seq"))
        shutil.copytree(sequencer, number_of_transactions)
        for number in range(5):
            await program.store.write_readings(batch(("b", number, 1.0)))
        await program.store.counts()
        own_questdb.stop()
        shutil.rmtree(sequencer)
        number_of_transactions.rename(sequencer)
        own_questdb.start()
        await program.meets_again()
        with pytest.raises(StoreUnavailable, match="copied while it was written to"):
            await program.store.write_readings(batch(("c", 1, 1.0)))
        torn = questdb_store(own_questdb)
        with pytest.raises(StoreError, match="restore it from a backup made with CHECKPOINT"):
            await torn.open()
        await torn.close()


async def test_a_table_that_was_made_anew_is_doubted_altogether(own_questdb: QuestDb) -> None:
    own_questdb.start()
    async with program_on(own_questdb) as program:
        own_questdb.query("DROP TABLE energy_statistics")
        own_questdb.query(
            """CREATE TABLE energy_statistics (entity_id SYMBOL, period SYMBOL, "state" DOUBLE,
            "sum" DOUBLE, "mean" DOUBLE, "min" DOUBLE, "max" DOUBLE, source SYMBOL,
            timestamp TIMESTAMP) TIMESTAMP(timestamp) PARTITION BY MONTH WAL
            DEDUP UPSERT KEYS(timestamp, entity_id, period, source)"""
        )
        assert await program.looks()
        assert await program.doubted() == 0


async def test_it_tells_since_when_it_runs_how_far_its_tables_are_and_the_newest_mark(
    questdb_series: QuestDbStore,
) -> None:
    first, *_, now = [*await questdb_series.standings(), *await questdb_series.standings()]
    assert first.started_us == now.started_us
    assert now.is_durable
    assert set(now.written) == set(now.applied)
    assert len(now.written) == len(TABLES)
    await questdb_series.mark(77)
    assert (await questdb_series.standings())[-1].marked_us == 77
