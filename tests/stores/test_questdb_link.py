"""The connection of the QuestDB store: made when needed, lost, refused, encrypted, made again."""

from __future__ import annotations

import asyncio
import logging
import ssl
import threading
from pathlib import Path

import pytest
import trustme

from energy_desktop.errors import StoreError, StoreUnavailable
from energy_desktop.stores.questdb import QuestDbAddress, QuestDbStore
from energy_desktop.stores.questdb_link import PAUSE_S
from tests.fakes.manual_clock import ManualClock
from tests.fakes.memory_store import MemoryStore
from tests.fakes.wire import wire_to
from tests.servers.questdb import USER, QuestDb
from tests.stores.backends import batch, live, many, questdb_store, rows_of

pytestmark = pytest.mark.servers

EVER = (-(2**63), 2**63 - 1)


async def test_a_flush_that_was_lost_is_sent_again_from_what_was_kept(server: QuestDb) -> None:
    async with wire_to(server.port) as wire:
        store = questdb_store(server, http_port=wire.port)
        await store.open()
        wire.lose = 1
        assert await store.write_readings(many(50)) == 50
        wire.deafen = 1
        assert await store.write_readings(many(50, start_us=1)) == 50
        assert await store.counts() == {"a": 100}
        await store.close()


async def test_after_a_flush_of_unknown_end_what_is_stored_is_read_before_writing(
    server: QuestDb,
) -> None:
    clock = ManualClock()
    async with wire_to(server.port) as wire:
        store = questdb_store(server, http_port=wire.port, clock=clock)
        await store.open()
        await store.write_readings(batch(("a", 0, 1.0)))  # the hour is called dirty from here on
        wire.deafen = 2
        with pytest.raises(StoreUnavailable, match="ended the connection"):
            await store.write_readings(batch(("a", 1, 1.0), ("a", 2, 1.0)))
        clock.advance(PAUSE_S)
        assert await store.write_readings(batch(("a", 2, 2.0), ("a", 3, 2.0))) == 1
        stored = rows_of(await store.readings("a", *EVER))
        assert stored == [("a", 0, 1.0), ("a", 1, 1.0), ("a", 2, 1.0), ("a", 3, 2.0)]
        await store.close()


async def test_a_dead_host_is_left_alone_for_a_while(server: QuestDb) -> None:
    clock = ManualClock()
    async with wire_to(9) as wire:  # nobody is behind it
        store = questdb_store(server, http_port=wire.port, clock=clock)
        with pytest.raises(StoreUnavailable):
            await store.open()
        for _ in range(5):
            with pytest.raises(StoreUnavailable):
                await store.counts()
        assert wire.connections == 1
        clock.advance(PAUSE_S)
        with pytest.raises(StoreUnavailable):
            await store.counts()
        assert wire.connections == 2
        await store.close()


async def test_a_store_whose_connections_were_cut_connects_again(server: QuestDb) -> None:
    async with wire_to(server.port) as wire:
        store = questdb_store(server, http_port=wire.port)
        await store.open()
        for number in range(3):
            assert await store.write_readings(batch(("a", number, 1.0))) == 1
            assert await store.counts() == {"a": number + 1}
            wire.hang_up()
        await store.close()


async def test_a_wrong_password_names_the_user_and_not_the_password(server: QuestDb) -> None:
    store = questdb_store(server, password="hush")
    with pytest.raises(StoreError, match=f"{server.port} does not let the user '{USER}' in") as no:
        await store.open()
    assert "hush" not in f"{no.value!r} {no.value.__cause__!r} {store._address!r}"
    with pytest.raises(StoreUnavailable, match="does not let the user"):
        await store.write_readings(batch(("a", 1, 1.0)))
    assert "does not let the user" in str((await store.health()).error)
    await store.close()
    nobody = questdb_store(server, user="", password="")
    with pytest.raises(StoreError, match="wants a user and a password"):
        await nobody.open()
    await nobody.close()


async def test_a_host_that_is_away_is_named_and_health_does_not_raise(server: QuestDb) -> None:
    store = questdb_store(server, http_port=9)
    with pytest.raises(
        StoreUnavailable, match=r"QuestDB at 127\.0\.0\.1:9 can't be reached \(Conn"
    ):
        await store.open()
    health = await store.health()
    assert (health.kind, health.available, health.location) == ("QuestDB", False, "127.0.0.1:9")
    assert "can't be reached" in str(health.error)
    await store.close()
    unknown = QuestDbStore(QuestDbAddress("nowhere.invalid"), MemoryStore())
    with pytest.raises(StoreUnavailable, match=r"nowhere\.invalid:9000 can't be reached"):
        await unknown.open()
    await unknown.close()


async def test_health_does_not_wait_for_a_write_to_a_frozen_server(
    questdb_series: QuestDbStore, server: QuestDb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("energy_desktop.stores.questdb.HEALTH_S", 0.1)
    server.freeze()
    try:
        writing = asyncio.create_task(questdb_series.write_readings(batch(("a", 1, 1.0))))
        await asyncio.sleep(0)
        health = await questdb_series.health()
        assert not writing.done()
    finally:
        server.go_on()
    assert (health.available, health.error) == (
        False,
        f"QuestDB at 127.0.0.1:{server.port} takes long to answer; look at its load.",
    )
    assert await writing == 1


async def test_a_closed_store_says_so_and_can_be_opened_again(questdb_series: QuestDbStore) -> None:
    await questdb_series.close()
    with pytest.raises(StoreUnavailable, match="is not open"):
        await questdb_series.counts()
    assert not (await questdb_series.health()).available
    await questdb_series.open()
    assert await questdb_series.write_readings(batch(("a", 1, 1.0))) == 1


async def test_closing_waits_for_what_was_asked_for_and_leaves_no_thread(server: QuestDb) -> None:
    before = set(threading.enumerate())
    store = questdb_store(server)
    await store.open()
    writes = [asyncio.create_task(store.write_readings(many(10, n * 10**9))) for n in range(20)]
    await asyncio.sleep(0)
    await store.close()
    assert sum(await asyncio.gather(*writes)) == 200
    assert set(threading.enumerate()) == before


async def test_a_write_whose_caller_is_cancelled_is_finished(questdb_series: QuestDbStore) -> None:
    writes = [
        asyncio.create_task(questdb_series.write_readings(many(500, n * 10**11))) for n in range(4)
    ]
    await asyncio.sleep(0)
    for write in writes:
        write.cancel()
    await asyncio.gather(*writes, return_exceptions=True)
    assert await questdb_series.write_readings(batch(("b", 1, 1.0))) == 1
    assert (await questdb_series.counts()).get("a", 0) % 500 == 0


async def test_a_store_heals_by_itself_when_its_server_comes_stops_or_knows_the_password_again(
    own_questdb: QuestDb, caplog: pytest.LogCaptureFixture
) -> None:
    clock = ManualClock()
    own_questdb.settings["QDB_CAIRO_COMMIT_MODE"] = "nosync"
    store = questdb_store(own_questdb, clock=clock)
    try:
        with pytest.raises(StoreUnavailable, match="can't be reached"):
            await store.open()
        own_questdb.start()
        clock.advance(PAUSE_S)
        assert await store.write_readings(batch(("a", 1, 1.0)), coverage=[live(0, 9)]) == 1
        own_questdb.settings["QDB_HTTP_PASSWORD"] = "another"
        own_questdb.stop()
        own_questdb.start()
        with pytest.raises(StoreUnavailable, match="does not let the user"):
            await store.write_readings(batch(("a", 2, 2.0)))
        del own_questdb.settings["QDB_HTTP_PASSWORD"]
        own_questdb.kill()
        own_questdb.start()
        clock.advance(PAUSE_S)
        assert await store.write_readings(batch(("a", 1, 9.0), ("a", 2, 2.0))) == 1
        assert rows_of(await store.readings("a", *EVER)) == [("a", 1, 1.0), ("a", 2, 2.0)]
    finally:
        await store.close()
    warnings = [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]
    assert len(warnings) == 1
    assert "set cairo.commit.mode to sync" in warnings[0]


@pytest.fixture
def tls() -> tuple[trustme.CA, ssl.SSLContext]:
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
    return authority, context


async def test_reads_and_writes_go_encrypted_through_a_reverse_proxy(
    server: QuestDb,
    tls: tuple[trustme.CA, ssl.SSLContext],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    authority, context = tls
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    async with wire_to(server.port, context) as wire:
        store = questdb_store(server, host="localhost", http_port=wire.port, tls=True)
        await store.open()
        assert await store.write_readings(many(100), coverage=[live(0, 9)]) == 100
        assert await store.counts() == {"a": 100}
        await store.close()


async def test_a_certificate_nobody_knows_is_refused(
    server: QuestDb, tls: tuple[trustme.CA, ssl.SSLContext]
) -> None:
    async with wire_to(server.port, tls[1]) as wire:
        wary = questdb_store(server, http_port=wire.port, tls=True)
        with pytest.raises(StoreUnavailable, match=r"certificate of QuestDB .* can't be trusted"):
            await wary.open()
        await wary.close()


async def test_where_no_encryption_is_spoken_it_is_told(server: QuestDb) -> None:
    store = questdb_store(server, tls=True)
    with pytest.raises(StoreUnavailable, match=r"does not speak TLS on port .* QUESTDB_TLS=false"):
        await store.open()
    await store.close()
