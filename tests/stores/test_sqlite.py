"""What is particular to the SQLite store: its file, thread, errors and cancelling."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from energy_desktop.errors import SchemaTooNew, StoreError, StoreUnavailable
from energy_desktop.models import Entity, MeterNote, MeterNoteKind, from_us
from energy_desktop.stores.sqlite import SqliteStore
from energy_desktop.stores.sqlite_schema import STEPS
from tests.stores.backends import files_in

AT = datetime(2025, 11, 3, tzinfo=UTC)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    opened = SqliteStore(tmp_path / "state.sqlite", now=lambda: AT)
    await opened.open()
    yield opened
    await opened.close()


def query(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(sql).fetchall()


async def test_state_survives_closing_and_opening_again(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "state.sqlite")
    await store.open()
    await store.put_settings({"theme": "dark"})
    generation = await store.generation()
    await store.close()
    await store.open()
    assert await store.settings() == {"theme": "dark"}
    assert await store.generation() == generation
    await store.close()


async def test_closing_joins_the_thread_and_leaves_one_file(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    store = SqliteStore(tmp_path / "state.sqlite")
    await store.open()
    await store.put_settings({"theme": "dark"})
    await store.close()
    assert set(threading.enumerate()) == before
    assert list(files_in(tmp_path)) == ["state.sqlite"]


async def test_a_settings_change_is_stamped_with_its_time(
    store: SqliteStore, tmp_path: Path
) -> None:
    await store.put_settings({"theme": "dark"})
    stamped = query(tmp_path / "state.sqlite", "SELECT key, updated_at FROM settings")
    assert stamped == [("theme", 1_762_128_000_000_000)]


async def test_every_commit_is_synced_to_disk(store: SqliteStore) -> None:
    async with store._file.transaction() as connection:
        modes = [
            [tuple(row) for row in await connection.execute_fetchall(f"PRAGMA {name}")]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert modes == [[("wal",)], [(2,)], [(1,)]]


async def test_a_closed_store_says_so_and_its_health_does_not_raise(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "state.sqlite")
    with pytest.raises(StoreUnavailable, match="is not open"):
        await store.entities()
    assert not (await store.health()).available


async def test_a_file_that_is_no_database_says_which_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    path.write_bytes(b"not a database " * 1_000)
    before = set(threading.enumerate())
    with pytest.raises(StoreError, match=r"state\.sqlite is damaged.*move it away"):
        await SqliteStore(path).open()
    assert path.read_bytes() == b"not a database " * 1_000
    assert set(threading.enumerate()) == before


async def test_a_missing_folder_is_unavailable(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    with pytest.raises(StoreUnavailable):
        await SqliteStore(tmp_path / "away" / "state.sqlite").open()
    assert set(threading.enumerate()) == before


async def test_a_newer_schema_is_refused_and_the_file_untouched(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    store = SqliteStore(path)
    await store.open()
    await store.close()
    query(path, "UPDATE meta SET value = '999' WHERE key = 'schema_version'")
    before = files_in(tmp_path)
    with pytest.raises(SchemaTooNew, match="newer version of Energy Desktop"):
        await store.open()
    assert files_in(tmp_path) == before


async def test_a_file_from_before_there_were_meters_gets_them_and_keeps_all_else(
    tmp_path: Path,
) -> None:
    path = tmp_path / "state.sqlite"
    before = SqliteStore(path, steps=STEPS[:1])
    await before.open()
    await before.put_settings({"theme": "dark"})
    generation = await before.generation()
    await before.close()
    store = SqliteStore(path)
    await store.open()
    await store.put_meter_notes([MeterNote("a", "sensor.a", 7, MeterNoteKind.RESET)])
    assert await store.meters() == []
    assert await store.settings() == {"theme": "dark"}
    assert await store.generation() == generation
    await store.close()


async def test_a_file_from_before_it_said_since_when_a_sensor_is_registered_keeps_its_sensors(
    tmp_path: Path,
) -> None:
    path = tmp_path / "state.sqlite"
    before = SqliteStore(path, steps=STEPS[:2])
    await before.open()
    await before.close()
    query(
        path,
        "INSERT INTO entities (entity_id, friendly_name, aliases, role_chosen, inverted, "
        "unit_changed, suggested, is_tracked, is_active, attributes) "
        "VALUES ('a', 'A', '[]', 0, 0, 0, 0, 1, 1, '{}')",
    )
    store = SqliteStore(path)
    await store.open()
    old = Entity("a", "A", is_tracked=True)
    assert await store.entities() == [old]
    await store.put_entities([replace(old, registered_at=from_us(7))])
    assert await store.entities() == [replace(old, registered_at=from_us(7))]
    await store.close()


async def test_a_locked_file_is_unavailable(store: SqliteStore, tmp_path: Path) -> None:
    connection = store._file._connection
    assert connection is not None
    await connection.execute("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(tmp_path / "state.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreUnavailable, match="in use by another process"):
            await store.put_settings({"theme": "dark"})
        other.execute("ROLLBACK")
    await store.put_settings({"theme": "light"})
    assert await store.settings() == {"theme": "light"}


async def test_what_json_can_not_say_is_refused_as_a_whole(store: SqliteStore) -> None:
    with pytest.raises(StoreError):
        await store.put_settings({"theme": "dark", "bad": object()})
    with pytest.raises(StoreError):
        await store.put_entities([Entity("a", "A"), Entity("b", "B", attributes={"x": object()})])
    assert await store.settings() == {}
    assert await store.entities() == []


async def test_cancelled_writes_are_whole_or_absent_and_block_nothing(store: SqliteStore) -> None:
    pair = {"one": 1, "two": 2}
    for turns in range(30):
        write = asyncio.create_task(store.put_settings(pair))
        for _ in range(turns):
            await asyncio.sleep(0)
        write.cancel()
        await asyncio.gather(write, return_exceptions=True)
        assert await store.settings() in ({}, pair)
        await store.put_settings({"one": None, "two": None})
        assert await store.settings() == {}
