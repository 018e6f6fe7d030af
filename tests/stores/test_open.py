"""The embedded stores of a profile are opened as a pair."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from energy_desktop.errors import StoreError, StoreUnavailable
from energy_desktop.stores import open as stores_open
from energy_desktop.stores.duckdb import DuckDbStore
from energy_desktop.stores.open import READINGS_FILE, STATE_FILE, close, open_embedded, pair
from energy_desktop.stores.sqlite import SqliteStore
from tests.servers.kinds import OnServers
from tests.servers.mongodb import MongoDb
from tests.servers.questdb import QuestDb
from tests.stores.backends import files_in


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
