"""Tables in QuestDB that are not as the program made them are told, and never altered."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from energy_desktop.errors import EnergyDesktopError, SchemaTooNew, StoreError, StoreUnavailable
from energy_desktop.models import Period
from energy_desktop.stores import questdb_schema
from energy_desktop.stores.questdb import QuestDbStore
from energy_desktop.stores.questdb_link import PAUSE_S
from energy_desktop.stores.questdb_schema import STEPS
from energy_desktop.stores.questdb_sql import DIRTY, META, READINGS, SUMMARIES, TABLES, table
from energy_desktop.summaries import HOUR_US
from tests.fakes.manual_clock import ManualClock
from tests.fakes.memory_store import MemoryStore
from tests.fakes.raw_server import raw_server
from tests.servers.questdb import QuestDb
from tests.stores.backends import batch, live, questdb_store, rows_of, without_tables

pytestmark = pytest.mark.servers

FOREIGN = "CREATE TABLE energy_readings (x INT, timestamp TIMESTAMP) TIMESTAMP(timestamp)"
LIKE_OURS = """
    CREATE TABLE energy_readings (
        entity_id SYMBOL, state DOUBLE, source SYMBOL, timestamp TIMESTAMP
    ) TIMESTAMP(timestamp) PARTITION BY MONTH WAL
"""


@pytest.fixture
def server(questdb: QuestDb) -> Iterator[QuestDb]:
    """A server without our tables, before and after."""
    yield without_tables(questdb)
    without_tables(questdb)


@asynccontextmanager
async def opened(server: QuestDb, **more: Any) -> AsyncIterator[QuestDbStore]:
    store = questdb_store(server, **more)
    try:
        await store.open()
        yield store
    finally:
        await store.close()


def picture(server: QuestDb) -> list[list[Any]]:
    """All that tables are: their place, keys, columns and number of rows."""
    kept = server.query(
        "SELECT table_name, directoryName, dedup, walEnabled, partitionBy FROM tables() ORDER BY 1"
    )
    return [
        [
            *row,
            server.query(f'SHOW COLUMNS FROM "{row[0]}"'),
            server.query(f'SELECT count() FROM "{row[0]}"'),
        ]
        for row in kept
    ]


async def assert_refused(server: QuestDb, match: str, error: type[EnergyDesktopError]) -> None:
    before = picture(server)
    with pytest.raises(error, match=match):
        async with opened(server):
            pass
    assert picture(server) == before


async def test_tables_are_made_with_their_keys_by_month_and_once(server: QuestDb) -> None:
    async with opened(server) as store:
        generation = await store.generation()
    made = picture(server)
    assert [row[0] for row in made] == sorted(TABLES)
    assert all(row[2:4] == [True, True] for row in made)
    small = {META, DIRTY, SUMMARIES[Period.HOUR]}
    by = {name: "YEAR" if name in small else "MONTH" for name in TABLES}
    assert {row[0]: row[4] for row in made} == by
    async with opened(server) as store:
        assert await store.generation() == generation
    assert picture(server) == made


async def test_a_table_of_someone_else_is_named_and_left_alone(server: QuestDb) -> None:
    server.query(FOREIGN)
    await assert_refused(server, "has a table energy_readings that this program did", StoreError)


async def test_a_meta_table_of_someone_else_is_named_and_left_alone(server: QuestDb) -> None:
    server.query("CREATE TABLE energy_meta (name STRING, value INT)")
    await assert_refused(server, "energy_meta .* is not as this program made it", StoreError)


async def test_a_newer_schema_is_refused_and_untouched(server: QuestDb) -> None:
    async with opened(server):
        pass
    server.query("INSERT INTO energy_meta VALUES ('schema_version', '999', 0)")
    server.query("SELECT wait_wal_table('energy_meta')")
    await assert_refused(server, "newer version of Energy Desktop", SchemaTooNew)


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE energy_readings DEDUP DISABLE",
        "ALTER TABLE energy_statistics DEDUP ENABLE UPSERT KEYS(timestamp, entity_id)",
        "ALTER TABLE energy_attributes DROP COLUMN unit",
        "ALTER TABLE energy_readings RENAME COLUMN state TO power",
    ],
)
async def test_a_table_that_lost_keys_or_columns_is_named_and_not_altered(
    server: QuestDb, change: str
) -> None:
    async with opened(server):
        pass
    server.query(change)
    name = change.split()[2]
    server.query(f"SELECT wait_wal_table('{name}')")
    await assert_refused(server, f"{name} of QuestDB .* is not as this program made it", StoreError)


async def test_a_table_that_is_gone_is_named_and_not_made_anew(server: QuestDb) -> None:
    async with opened(server):
        pass
    server.query("DROP TABLE energy_statistics")
    await assert_refused(server, "energy_statistics .* is gone; restore it", StoreError)


async def test_a_column_that_was_added_does_no_harm(server: QuestDb) -> None:
    async with opened(server):
        pass
    server.query("ALTER TABLE energy_readings ADD COLUMN note STRING")
    async with opened(server) as store:
        assert await store.write_readings(batch(("a", 1, 1.0))) == 1


async def test_a_first_use_that_was_interrupted_is_finished(
    server: QuestDb, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise StoreUnavailable("cut off")

    for when in (0, 1):
        calls = iter([questdb_schema.put_meta] * when + [interrupted] * 9)

        def put(*arguments: Any, calls: Iterator[Callable[..., None]] = calls) -> None:
            next(calls)(*arguments)

        with monkeypatch.context() as patch:
            patch.setattr(questdb_schema, "put_meta", put)
            with pytest.raises(StoreUnavailable, match="cut off"):
                async with opened(server):
                    pass
    async with opened(server) as store:
        assert await store.write_readings(batch(("a", 1, 1.0))) == 1


@pytest.mark.parametrize("again", ["SELECT 1", LIKE_OURS])
async def test_a_table_dropped_while_running_is_noticed_also_if_it_is_made_again_without_keys(
    server: QuestDb, again: str
) -> None:
    coverage, clock = MemoryStore(), ManualClock()
    async with opened(server, coverage=coverage, clock=clock) as store:
        await store.write_readings(batch(("a", 1, 1.0)), coverage=[live(0, 1)])
        server.query("DROP TABLE energy_readings")
        server.query(again)
        with pytest.raises(StoreUnavailable):
            await store.write_readings(batch(("a", 2, 2.0)), coverage=[live(0, 2)])
        before = picture(server)
        clock.advance(PAUSE_S)
        with pytest.raises(StoreUnavailable, match=r"is gone|is not as this program made it"):
            await store.counts()
        assert len(await coverage.coverage([], 0, 9)) == 1
        assert picture(server) == before


async def test_a_table_that_was_restored_while_running_is_taken_as_it_is(server: QuestDb) -> None:
    clock = ManualClock()
    async with opened(server, clock=clock) as store:
        await store.write_readings(batch(("a", 1, 1.0), ("a", 5, 5.0)))
        await store.counts()
        server.query("DROP TABLE energy_readings")
        server.query(f"{LIKE_OURS} DEDUP UPSERT KEYS(timestamp, entity_id)")
        with pytest.raises(StoreUnavailable, match="was replaced"):
            await store.write_readings(batch(("a", 3, 3.0)), coverage=[live(0, 9)])
        clock.advance(PAUSE_S)
        assert await store.write_readings(batch(("a", 1, 2.0), ("a", 3, 3.0))) > 0
        assert rows_of(await store.readings("a", 0, 9)) == [("a", 1, 2.0), ("a", 3, 3.0)]


def answer(body: str, status: str = "200 OK") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    return (head + body).encode()


@pytest.mark.parametrize(
    ("reply", "error", "match"),
    [
        (answer('{"release.type":"OSS","release.version":"8.2.0"}'), StoreError,
         r"has version 8\.2\.0, and this program needs 9\.3\.4 or newer; update it"),
        (answer('{"config":{"release.version":"9.3.3"}}'), StoreError, r"version 9\.3\.3"),
            (answer("{}"), StoreError, "is no QuestDB; correct its address"),
        (answer("<html>", "404 Not Found"), StoreError, "is no QuestDB; correct its address"),
        (answer("<html>"), StoreUnavailable, "cut off or not its own"),
        (answer("", "503 Service Unavailable"), StoreUnavailable, "can't answer now .HTTP 503"),
        (answer("", "401 Unauthorized"), StoreError, "does not let the user"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", StoreUnavailable, "ended the connection"),
        (b"", StoreUnavailable, "ended the connection"),
    ],
)  # fmt: skip
async def test_an_old_server_or_another_one_is_told_in_a_sentence(
    reply: bytes, error: type[EnergyDesktopError], match: str, server: QuestDb
) -> None:
    async with raw_server(reply) as port:
        store = questdb_store(server, http_port=port)
        with pytest.raises(error, match=match):
            await store.open()
        await store.close()


def test_only_tables_of_the_program_are_ever_named_in_statements() -> None:
    assert table(READINGS) == READINGS
    with pytest.raises(StoreError, match="no table of this program"):
        table("energy_readings; DROP TABLE x")


@pytest.mark.parametrize("version", range(1, len(STEPS)))
async def test_tables_of_an_older_program_keep_their_readings_and_get_their_summaries(
    server: QuestDb, version: int
) -> None:
    server.query(
        "CREATE TABLE energy_meta (name SYMBOL, value VARCHAR, timestamp TIMESTAMP) "
        "TIMESTAMP(timestamp) PARTITION BY YEAR WAL DEDUP UPSERT KEYS(timestamp, name)"
    )
    for statement in ";".join(STEPS[:version]).split(";"):
        server.query(statement)
    rows = f"('generation', 'a', 0), ('schema_version', '{version}', 0)"
    server.query(f"INSERT INTO energy_meta VALUES {rows}")
    server.query(
        "INSERT INTO energy_readings (entity_id, state, source, timestamp) VALUES "
        "('sensor.a', 1, 'live', 5), ('sensor.a', NULL, 'live', 6), ('sensor.a', 2, 'live', 7)"
    )
    for name in ("energy_meta", "energy_readings"):
        server.query(f"SELECT wait_wal_table('{name}')")
    async with opened(server) as store:
        assert await store.generation() == "a"
        assert await store.summarise(2**60, 10) == 1
        found = await store.summaries("sensor.a", Period.HOUR, 0, HOUR_US)
    assert (found.count[0], found.known_last_at[0], found.known_last[0]) == (3, 7, 2.0)
