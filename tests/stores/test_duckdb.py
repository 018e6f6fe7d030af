"""What is particular to the DuckDB store: its file, threads, errors and limits."""

from __future__ import annotations

import asyncio
import resource
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import numpy as np
import pytest

from energy_desktop.errors import SchemaTooNew, StoreError, StoreUnavailable
from energy_desktop.models import Period, ReadingColumns, Source
from energy_desktop.stores.duckdb import DuckDbStore
from energy_desktop.stores.duckdb_file import Cursor, DuckDbFile
from energy_desktop.stores.duckdb_schema import STEPS
from energy_desktop.summaries import HOUR_US
from tests.stores.backends import batch, files_in, live, rows_of, spans

ENDLESS = "SELECT sum(a.range * b.range) FROM range(10_000_000) a, range(10_000_000) b"
EVER = (-(2**63), 2**63 - 1)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DuckDbStore]:
    opened = DuckDbStore(tmp_path / "readings.duckdb")
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture
async def file(tmp_path: Path) -> AsyncIterator[DuckDbFile]:
    opened = DuckDbFile(tmp_path / "readings.duckdb")
    await opened.open()
    yield opened
    await opened.close()


def many(rows: int, start_us: int = 0) -> ReadingColumns:
    noise = np.random.default_rng(7).normal(500, 100, rows)
    at = start_us + np.arange(rows, dtype=np.int64) * 1_000_000
    return ReadingColumns(["a"] * rows, at, noise, [Source.LIVE] * rows)


async def use(store: DuckDbStore) -> None:
    try:
        await store.open()
        await store.readings("a", *EVER)
        await store.write_readings(many(10, start_us=1))
    finally:
        await store.close()


async def write_parts(store: DuckDbStore) -> None:
    for part in range(20):
        await store.write_readings(many(10_000, start_us=part * 10**11))


def intervals(cursor: Cursor) -> list[tuple[int]]:
    return cursor.execute("SELECT count(*) FROM coverage").fetchall()


def killed_after(path: Path, *statements: str) -> None:
    """Run SQL in a process that ends without closing the file."""
    script = f"""
import duckdb, os
connection = duckdb.connect({str(path)!r})
for statement in {statements!r}:
    connection.execute(statement)
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", script], check=True)


@contextmanager
def held_by_another_process(path: Path) -> Iterator[int]:
    script = f"import duckdb\nc = duckdb.connect({str(path)!r})\nprint(flush=True)\ninput()"
    holder = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "\n"
        yield holder.pid
    finally:
        holder.communicate("\n")


async def test_rows_survive_closing_and_opening_again(tmp_path: Path) -> None:
    path = tmp_path / "readings.duckdb"
    for _ in range(2):
        store = DuckDbStore(path)
        await store.open()
        await store.write_readings(batch(("a", 1, 1.0)), coverage=[live(0, 9)])
        await store.close()
    await store.open()
    assert rows_of(await store.readings("a", *EVER)) == [("a", 1, 1.0)]
    assert spans(await store.coverage(["*"], 0, 9)) == [(0, 9)]
    await store.close()


async def test_closing_leaves_no_thread_and_no_write_ahead_log(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    store = DuckDbStore(tmp_path / "readings.duckdb")
    await store.open()
    await store.write_readings(batch(("a", 1, 1.0)))
    await store.readings("a", *EVER)
    await store.close()
    assert set(threading.enumerate()) == before
    assert list(files_in(tmp_path)) == ["readings.duckdb"]


async def test_a_closed_store_says_so_and_its_health_does_not_raise(tmp_path: Path) -> None:
    store = DuckDbStore(tmp_path / "readings.duckdb")
    with pytest.raises(StoreUnavailable, match="is not open"):
        await store.counts()
    health = await store.health()
    assert not health.available
    assert health.error is not None


async def test_health_tells_size_and_place(store: DuckDbStore, tmp_path: Path) -> None:
    await store.write_readings(many(1_000))
    health = await store.health()
    assert health.kind == "DuckDB"
    assert health.location == str(tmp_path / "readings.duckdb")
    assert health.size_bytes > 0


async def test_a_file_held_by_another_process_names_that_process(tmp_path: Path) -> None:
    path = tmp_path / "readings.duckdb"
    with held_by_another_process(path) as pid, pytest.raises(StoreUnavailable) as refused:
        await DuckDbStore(path).open()
    assert f"in use by process {pid}" in str(refused.value)


async def test_a_file_that_is_no_database_says_which_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "readings.duckdb"
    path.write_bytes(b"not a database " * 1_000)
    with pytest.raises(StoreError, match=r"readings\.duckdb is damaged.*move it away"):
        await DuckDbStore(path).open()
    assert path.read_bytes() == b"not a database " * 1_000


@pytest.mark.parametrize("damage", ["header", "middle", "cut"])
async def test_a_damaged_file_is_an_error_of_the_store_never_of_the_driver(
    tmp_path: Path, damage: str
) -> None:
    path = tmp_path / "readings.duckdb"
    store = DuckDbStore(path)
    await store.open()
    await store.write_readings(many(200_000))
    await store.close()
    content = bytearray(path.read_bytes())
    middle = {"header": 4_096 + 40, "middle": 3 * 262_144, "cut": len(content) // 2}[damage]
    if damage == "cut":
        content = content[:middle]
    else:
        content[middle : middle + 64] = b"\xff" * 64
    path.write_bytes(content)
    with pytest.raises((StoreError, StoreUnavailable), match=r"readings\.duckdb"):
        await use(store)


async def test_a_newer_schema_is_refused_and_the_file_untouched(tmp_path: Path) -> None:
    path = tmp_path / "readings.duckdb"
    store = DuckDbStore(path)
    await store.open()
    await store.close()
    with duckdb.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '999' WHERE key = 'schema_version'")
    before = files_in(tmp_path)
    with pytest.raises(SchemaTooNew, match="newer version of Energy Desktop"):
        await store.open()
    assert files_in(tmp_path) == before


async def test_a_newer_schema_is_seen_in_the_log_of_a_killed_program_too(tmp_path: Path) -> None:
    path = tmp_path / "readings.duckdb"
    killed_after(
        path,
        "CREATE TABLE meta (key VARCHAR, value VARCHAR)",
        "INSERT INTO meta VALUES ('schema_version', '999')",
    )
    before = files_in(tmp_path)
    assert "readings.duckdb.wal" in before
    with pytest.raises(SchemaTooNew):
        await DuckDbStore(path).open()
    assert files_in(tmp_path) == before


async def test_a_failed_open_leaves_nothing_open_and_can_be_tried_again(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    path = tmp_path / "away" / "readings.duckdb"
    store = DuckDbStore(path)
    with pytest.raises(StoreUnavailable):
        await store.open()
    assert set(threading.enumerate()) == before
    path.parent.mkdir()
    await store.open()
    assert await store.write_readings(batch(("a", 1, 1.0))) == 1
    await store.close()


async def test_a_batch_is_stored_with_its_coverage_or_not_at_all(store: DuckDbStore) -> None:
    beyond_int64 = live(0, 2**70)
    with pytest.raises(StoreError):
        await store.write_readings(batch(("a", 1, 1.0)), coverage=[beyond_int64])
    assert await store.counts() == {}
    assert await store.write_readings(batch(("a", 1, 1.0))) == 1


async def test_text_that_is_not_unicode_is_an_error_of_the_store(store: DuckDbStore) -> None:
    with pytest.raises(StoreError):
        await store.write_readings(batch(("\ud800", 1, 1.0)))
    assert await store.counts() == {}


async def test_a_full_disk_is_unavailable_and_writing_goes_on_when_there_is_room(
    store: DuckDbStore, tmp_path: Path
) -> None:
    await store.write_readings(batch(("a", -1, 1.0)))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = sum(map(len, files_in(tmp_path).values()))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50_000, limits[1]))
    try:
        with pytest.raises(StoreUnavailable):
            await write_parts(store)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    await write_parts(store)
    assert await store.counts() == {"a": 200_001}


async def test_a_write_whose_caller_is_cancelled_is_finished(store: DuckDbStore) -> None:
    writes = [asyncio.create_task(store.write_readings(many(5_000, n * 10**11))) for n in range(4)]
    await asyncio.sleep(0)
    for write in writes:
        write.cancel()
    results = await asyncio.gather(*writes, return_exceptions=True)
    assert all(isinstance(result, asyncio.CancelledError) for result in results)
    assert await store.write_readings(batch(("b", 1, 1.0))) == 1
    counts = await store.counts()
    assert counts.get("a", 0) % 5_000 == 0
    assert counts["b"] == 1


async def test_a_read_whose_caller_is_cancelled_ends_early(file: DuckDbFile) -> None:
    started, ended = threading.Event(), threading.Event()

    def endless(cursor: Cursor) -> None:
        started.set()
        try:
            cursor.execute(ENDLESS).fetchall()
        finally:
            ended.set()

    read = asyncio.create_task(file.read(endless))
    await asyncio.to_thread(started.wait, 20)
    read.cancel()
    with pytest.raises(asyncio.CancelledError):
        await read
    assert ended.is_set()
    assert await file.read(lambda cursor: cursor.execute("SELECT 1").fetchall()) == [(1,)]


async def test_reads_go_on_while_a_write_is_under_way(file: DuckDbFile) -> None:
    may_end = threading.Event()

    def slow(cursor: Cursor) -> None:
        cursor.execute("INSERT INTO coverage VALUES ('*', 'live', 0, 1)").fetchall()
        may_end.wait(20)

    write = asyncio.create_task(file.write(slow))
    unseen = await file.read(intervals)
    may_end.set()
    await write
    assert unseen == [(0,)]
    assert await file.read(intervals) == [(1,)]


async def test_closing_waits_for_what_was_asked_for(tmp_path: Path) -> None:
    store = DuckDbStore(tmp_path / "readings.duckdb")
    await store.open()
    writes = [asyncio.create_task(store.write_readings(many(10, n * 10**9))) for n in range(20)]
    await asyncio.sleep(0)
    await store.close()
    assert sum(await asyncio.gather(*writes)) == 200


async def test_many_writers_and_readers_at_once_see_whole_batches(store: DuckDbStore) -> None:
    async def write(number: int) -> None:
        await store.write_readings(many(100, number * 10**9))

    async def read() -> None:
        assert sum((await store.counts()).values()) % 100 == 0

    await asyncio.gather(*(write(n) for n in range(30)), *(read() for _ in range(30)))
    assert await store.counts() == {"a": 3_000}


async def test_hours_of_a_write_that_was_rolled_back_are_marked_by_the_next_one(
    store: DuckDbStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise duckdb.Error("no more")

    await store.write_readings(batch(("a", 1, 1.0)))
    while await store.summarise(2**60, 10):
        pass
    with monkeypatch.context() as patch:
        patch.setattr("energy_desktop.stores.duckdb_readings.put_attributes", fail)
        with pytest.raises(StoreError):
            await store.write_readings(batch(("a", 2, 9.0)))
    await store.write_readings(batch(("a", 3, 5.0)))
    found = await store.summaries("a", Period.HOUR, 0, 2**60)
    assert (found.count.tolist(), found.max.tolist()) == ([2], [5.0])


@pytest.mark.parametrize("version", range(1, len(STEPS)))
async def test_a_file_of_an_older_program_keeps_its_readings_and_gets_its_summaries(
    tmp_path: Path, version: int
) -> None:
    path = tmp_path / "readings.duckdb"
    with duckdb.connect(path) as connection:
        for step in STEPS[:version]:
            connection.execute(step)
        connection.execute(
            "INSERT INTO meta VALUES ('generation', 'a'), ('schema_version', ?)", [str(version)]
        )
        connection.execute(
            "INSERT INTO energy_readings VALUES ('sensor.a', 1, 'live', 5), "
            "('sensor.a', NULL, 'live', 6), ('sensor.a', 2, 'live', 7)"
        )
        if version > 1:
            connection.execute("INSERT INTO dirty_hours VALUES ('sensor.a', 0)")
    store = DuckDbStore(path)
    await store.open()
    assert await store.generation() == "a"
    assert await store.summarise(2**62, 10) == 1
    found = await store.summaries("sensor.a", Period.HOUR, 0, HOUR_US)
    assert (found.count[0], found.known_last_at[0], found.known_last[0]) == (3, 7, 2.0)
    await store.close()


async def test_the_newest_readings_are_known_without_another_query_whatever_is_written(
    store: DuckDbStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["a", "b", "never"]
    await store.write_readings(batch(("a", 1, 1.0)))
    assert rows_of(await store.last_readings(names)) == [("a", 1, 1.0)]
    with monkeypatch.context() as still:
        still.setattr(store._file, "read", None)
        assert rows_of(await store.last_readings(names)) == [("a", 1, 1.0)]
        await store.write_readings(batch(("b", 7, None), ("a", 1, 5.0), ("a", 0, 0.0)))
        assert rows_of(await store.last_readings(names)) == [("a", 1, 1.0), ("b", 7, None)]
    await store.rewrite(batch(("a", 1, 5.0)))
    assert rows_of(await store.last_readings(names)) == [("a", 1, 5.0), ("b", 7, None)]


async def test_what_was_read_before_a_write_is_not_kept_as_the_newest(store: DuckDbStore) -> None:
    newest = store._newest
    version, before = newest.version, batch()  # what a look finds that began before the write
    await store.write_readings(batch(("a", 1, 1.0)))
    newest.keep(version, ["a"], before)
    assert rows_of(await store.last_readings(["a"])) == [("a", 1, 1.0)]


async def test_a_closed_store_knows_no_newest_readings(store: DuckDbStore) -> None:
    await store.last_readings(["a"])
    await store.close()
    with pytest.raises(StoreUnavailable):
        await store.last_readings(["a"])
