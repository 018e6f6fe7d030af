"""The embedded stores of a profile are opened as a pair."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import duckdb
import pytest

from energy_desktop.errors import StoreError, StoreUnavailable
from energy_desktop.stores import open as stores_open
from energy_desktop.stores.duckdb import DuckDbStore
from energy_desktop.stores.open import (
    READINGS_FILE,
    STATE_FILE,
    close,
    embedded_only_read,
    open_embedded,
    pair,
)
from energy_desktop.stores.sqlite import SqliteStore
from tests.fakes.memory_store import memory_stores
from tests.servers.kinds import OnServers
from tests.servers.mongodb import MongoDb
from tests.servers.questdb import QuestDb
from tests.stores.backends import files_in
from tests.transfer.homes import assert_same, fill, typical


async def test_a_first_open_makes_a_matching_pair_in_a_private_folder(tmp_path: Path) -> None:
    folder = tmp_path / "profile" / "data"
    opened = await open_embedded(folder)
    assert opened.generations_match
    assert isinstance(opened.stores.coverage, DuckDbStore)
    assert isinstance(opened.stores.state, SqliteStore)
    await close(opened.stores)
    assert list(files_in(folder)) == [READINGS_FILE, STATE_FILE]
    assert folder.stat().st_mode & 0o077 == 0


async def test_a_pair_still_matches_when_it_is_opened_again(tmp_path: Path) -> None:
    first = await open_embedded(tmp_path)
    generation = await first.stores.state.generation()
    await close(first.stores)
    second = await open_embedded(tmp_path)
    assert second.generations_match
    assert await second.stores.series.generation() == generation
    await close(second.stores)


@pytest.mark.parametrize("lost", [READINGS_FILE, STATE_FILE])
async def test_a_lost_half_is_a_mismatch_until_the_stores_are_paired(
    tmp_path: Path, lost: str
) -> None:
    await close((await open_embedded(tmp_path)).stores)
    (tmp_path / lost).unlink()
    opened = await open_embedded(tmp_path)
    assert not opened.generations_match
    await pair(opened.stores)
    await close(opened.stores)
    again = await open_embedded(tmp_path)
    assert again.generations_match
    await close(again.stores)


async def test_a_half_from_another_pair_is_a_mismatch(tmp_path: Path) -> None:
    for name in ("one", "two"):
        await close((await open_embedded(tmp_path / name)).stores)
    (tmp_path / "two" / STATE_FILE).replace(tmp_path / "one" / STATE_FILE)
    opened = await open_embedded(tmp_path / "one")
    assert not opened.generations_match
    await close(opened.stores)


@pytest.mark.parametrize("damaged", [READINGS_FILE, STATE_FILE])
async def test_if_one_store_can_not_be_opened_the_other_is_closed_again(
    tmp_path: Path, damaged: str
) -> None:
    before = set(threading.enumerate())
    await close((await open_embedded(tmp_path)).stores)
    (tmp_path / damaged).write_bytes(b"not a database " * 1_000)
    with pytest.raises(StoreError, match=damaged):
        await open_embedded(tmp_path)
    assert set(threading.enumerate()) == before


async def test_a_folder_that_can_not_be_made_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreUnavailable, match="can't be used"):
        await open_embedded(tmp_path / "file" / "data")


@pytest.mark.servers
async def test_servers_that_a_program_records_into_can_be_asked_but_not_written(
    mongodb: MongoDb, questdb: QuestDb
) -> None:
    addresses = OnServers(mongodb, questdb).addresses
    async with stores_open.servers_directly(addresses):
        async with stores_open.servers_directly(addresses, only_ask=True) as asked:
            assert (await asked.state.health()).available
            assert (await asked.series.health()).available
        with pytest.raises(StoreError, match="records into"):
            async with stores_open.servers_directly(addresses):
                pass


async def test_files_left_by_a_crash_are_read_without_a_byte_written_beside_them(
    tmp_path: Path,
) -> None:
    opened = await open_embedded(tmp_path / "data")
    await fill(opened.stores, typical())
    shutil.copytree(tmp_path / "data", tmp_path / "left")  # what a crash would leave
    await close(opened.stores)
    before = contents(tmp_path / "left")
    assert {f"{READINGS_FILE}.wal", f"{STATE_FILE}-wal"} <= set(before)
    (tmp_path / "scratch").mkdir()
    async with embedded_only_read(tmp_path / "left", tmp_path / "scratch") as stores:
        expected = memory_stores()
        await fill(expected, typical())
        await assert_same(expected, stores)
        assert await stores.series.generation() == await stores.state.generation()
    assert contents(tmp_path / "left") == before


async def test_files_of_an_older_version_that_can_only_be_read_are_named(tmp_path: Path) -> None:
    with duckdb.connect(tmp_path / READINGS_FILE) as old:
        old.execute("CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)")
        old.execute("INSERT INTO meta VALUES ('schema_version', '1')")
    (tmp_path / "scratch").mkdir()
    with pytest.raises(StoreUnavailable, match="older version of Energy Desktop"):
        async with embedded_only_read(tmp_path, tmp_path / "scratch"):
            pass


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}
