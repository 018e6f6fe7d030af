"""What a flush to QuestDB does with a bad row, without a server, and with the batch it sends."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from energy_desktop import stores
from energy_desktop.errors import StoreError, StoreUnavailable
from energy_desktop.models import AttributeRow
from energy_desktop.recording.batch import Batch
from energy_desktop.recording.refusals import sift
from energy_desktop.stores.addresses import QuestDbAddress
from energy_desktop.stores.questdb import QuestDbStore
from energy_desktop.stores.questdb_http import Away, Denied
from energy_desktop.stores.questdb_ingest import LONGEST_TEXT_BYTES, QuestDbIngest
from energy_desktop.stores.questdb_link import PAUSE_S
from tests.fakes.manual_clock import ManualClock
from tests.fakes.memory_store import MemoryStore
from tests.fakes.raw_server import raw_server
from tests.fakes.wire import wire_to
from tests.servers.questdb import PASSWORD, USER, QuestDb
from tests.stores.backends import batch, live, many, questdb_store, rows_of

pytestmark = pytest.mark.servers

EVER = (0, 2**62)
REFUSED = "a\0"
"""An id that the server itself refuses."""
TRAPS = re.compile(r"\b(SAMPLE BY|FILL ?\(|LATEST ON|to_utc|to_timezone|lag) ?\(?", re.IGNORECASE)


def ingest_to(server: QuestDb, **more: object) -> QuestDbIngest:
    known = {"host": "127.0.0.1", "http_port": server.port, "user": USER, "password": PASSWORD}
    return QuestDbIngest(QuestDbAddress(**{**known, **more}))  # type: ignore[arg-type]


@pytest.fixture
def ingest(questdb_series: QuestDbStore, server: QuestDb) -> Iterator[QuestDbIngest]:
    """The way of rows into the tables of an open store, without what is checked before."""
    ingest = ingest_to(server)
    yield ingest
    ingest.close()


async def test_a_row_that_the_server_refuses_has_nothing_of_its_flush_stored(
    ingest: QuestDbIngest, questdb_series: QuestDbStore
) -> None:
    flushed = ingest.buffer()
    flushed.add_readings(many(80_000))  # by itself the client would have sent the first 75,000
    flushed.add_attributes([AttributeRow("a", 1, "W", {})])
    flushed.add_readings(batch((REFUSED, 1, 1.0)))
    with pytest.raises(StoreError, match="refused a row"):
        await asyncio.to_thread(ingest.flush, flushed)
    assert await questdb_series.entity_ids() == []


async def test_a_refused_batch_is_kept_whole_and_the_next_one_is_stored(
    ingest: QuestDbIngest, questdb_series: QuestDbStore
) -> None:
    refused = ingest.buffer()
    refused.add_readings(batch(("a", 1, 1.0), (REFUSED, 2, 2.0)))
    size = len(refused)
    for _ in range(2):
        with pytest.raises(StoreError, match="refused a row"):
            await asyncio.to_thread(ingest.flush, refused)
        assert len(refused) == size
    good = ingest.buffer()
    good.add_readings(batch(("a", 1, 1.0)))
    await asyncio.to_thread(ingest.flush, good)
    assert await questdb_series.counts() == {"a": 1}


async def test_nothing_is_sent_before_it_is_flushed(
    ingest: QuestDbIngest, questdb_series: QuestDbStore
) -> None:
    ingest.buffer().add_readings(many(80_000))
    ingest.close()
    assert await questdb_series.counts() == {}


async def test_a_batch_is_made_without_a_server_and_kept_until_there_is_one(
    ingest: QuestDbIngest, questdb_series: QuestDbStore, server: QuestDb
) -> None:
    async with wire_to(server.port) as wire:
        through = ingest_to(server, http_port=wire.port)
        flushed = through.buffer()
        flushed.add_readings(many(50))
        size, wire.lose = len(flushed), 2
        with pytest.raises(Away):
            await asyncio.to_thread(through.flush, flushed)
        assert len(flushed) == size
        await asyncio.to_thread(through.flush, flushed)
        await asyncio.to_thread(through.flush, flushed)  # doubles nothing
        through.close()
    nowhere = ingest_to(server, http_port=9)
    flushed = nowhere.buffer()
    flushed.add_readings(many(50))
    with pytest.raises(Away, match="can't be reached"):
        await asyncio.to_thread(nowhere.flush, flushed)
    nowhere.close()
    assert await questdb_series.counts() == {"a": 50}


async def test_a_wrong_password_is_no_fault_of_the_rows_and_keeps_them(
    ingest: QuestDbIngest, server: QuestDb
) -> None:
    wrong = ingest_to(server, password="wrong; token=x")
    flushed = wrong.buffer()
    flushed.add_readings(many(5))
    size = len(flushed)
    with pytest.raises(Denied, match="does not let the user"):
        await asyncio.to_thread(wrong.flush, flushed)
    assert len(flushed) == size
    wrong.close()


@pytest.mark.parametrize(
    ("status", "body"),
    [
        ("500 Internal Server Error", "could not open, file does not exist [errno: 24]"),
        ("500 Internal Server Error", '{"code":"internal error","message":"[28] No space left"}'),
        ("400 Bad Request", '{"code":"invalid","message":"failed [errno: 28] no space"}'),
        ("404 Not Found", "<html>"),
        ("502 Bad Gateway", "<html>"),
    ],
)
async def test_what_is_wrong_with_the_server_is_never_taken_for_a_fault_of_a_row(
    server: QuestDb, status: str, body: str
) -> None:
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    async with raw_server((head + body).encode()) as port:
        broken = ingest_to(server, http_port=port)
        flushed = broken.buffer()
        flushed.add_readings(batch(("a", 1, 1.0)))
        with pytest.raises(StoreUnavailable):
            await asyncio.to_thread(broken.flush, flushed)
        broken.close()


async def test_a_server_that_may_only_be_read_refuses_no_row_for_good(
    own_questdb: QuestDb, allow_log: None
) -> None:
    own_questdb.start()
    coverage, clock = MemoryStore(), ManualClock()
    store = questdb_store(own_questdb, coverage, clock)
    try:
        await store.open()
        own_questdb.stop()
        own_questdb.settings["QDB_HTTP_SECURITY_READONLY"] = "true"
        own_questdb.start()
        with pytest.raises(StoreUnavailable):
            await store.write_readings(batch(("a", 1, 1.0)), coverage=[live(0, 9)])
        assert await coverage.coverage([], 0, 9) == []
        own_questdb.stop()
        del own_questdb.settings["QDB_HTTP_SECURITY_READONLY"]
        own_questdb.start()
        clock.advance(PAUSE_S)
        assert await store.write_readings(batch(("a", 1, 1.0)), coverage=[live(0, 9)]) == 1
        assert rows_of(await store.readings("a", *EVER)) == [("a", 1, 1.0)]
    finally:
        await store.close()


async def test_attributes_too_long_to_be_read_again_are_refused_alone(
    questdb_series: QuestDbStore,
) -> None:
    longest = AttributeRow("a", 1, "W", {"x": '"' * (LONGEST_TEXT_BYTES // 2 - 10)})
    longer = AttributeRow("a", 2, "W", {"x": "y" * LONGEST_TEXT_BYTES})
    rows = Batch(batch(("a", 1, 1.0)), [longest, longer])

    async def write(part: Batch) -> int:
        return await questdb_series.write_readings(part.readings, part.attributes, part.coverage)

    with pytest.raises(StoreError, match="more than 300000 bytes") as refused:
        await write(rows)
    sifted = await sift(write, rows, refused.value)
    assert [each.row.attributes for each in sifted.refused] == [[longer]]
    assert await questdb_series.attributes("a", 0, 9) == [longest]
    assert await questdb_series.counts() == {"a": 1}


async def test_attributes_of_any_text_come_back_as_they_were(
    questdb_series: QuestDbStore,
) -> None:
    rows = [
        AttributeRow("a", 1, "µ\0 '\\", {"text": "ä'\\\0\n" * 10_000}),
        AttributeRow("a", 2, None, {}),
        AttributeRow("a", 3, "", {"x": [1, None, {"y": 0.1}]}),
        AttributeRow("a", 4, "".join(map(chr, range(160))), {}),
    ]
    await questdb_series.write_readings(batch(), rows)
    assert await questdb_series.attributes("a", 0, 9) == rows


def test_no_statement_uses_what_gives_wrong_rows_in_a_zone_or_for_some_ids() -> None:
    folder = Path(stores.__file__).parent
    for file in folder.glob("questdb*.py"):
        code = re.sub(r'^"""(.|\n)*?"""|^\s*#.*$', "", file.read_text(), flags=re.MULTILINE)
        assert TRAPS.search(code) is None, file.name
