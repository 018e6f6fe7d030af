"""What is particular to the QuestDB store: what it waits for, what it refuses, how it heals."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psutil
import pytest

from energy_desktop.errors import StoreError, StoreUnavailable
from energy_desktop.models import AttributeRow
from energy_desktop.recording.batch import Batch
from energy_desktop.recording.refusals import sift
from energy_desktop.stores.questdb import QuestDbStore
from energy_desktop.stores.questdb_ingest import QuestDbIngest
from energy_desktop.stores.questdb_sql import LONGEST_ID_BYTES
from energy_desktop.stores.questdb_wal import RESUME_EVERY_S, WATCH_EVERY_S
from tests.fakes.manual_clock import ManualClock
from tests.fakes.memory_store import MemoryStore
from tests.servers.questdb import PASSWORD, QuestDb
from tests.stores.backends import batch, hours, live, many, questdb_store, rows_of, spans

pytestmark = pytest.mark.servers

EVER = (-(2**63), 2**63 - 1)
MONTH_US = 31 * 86_400_000_000
NAMES = ["'; DROP TABLE energy_readings; --", "a'' OR ''1''=''1", "x\\", "x\\'", '"', "a;b",
         "naïve ☀ 家", "two\nlines", "tab\there", "%27", "a,b=c d", "${x}", " ", ""]  # fmt: skip
"""Ids that want to be more than ids."""


@contextmanager
def full_disk(server: QuestDb) -> Iterator[None]:
    """The server can make no file of a megabyte: its tables can't grow by a month."""
    process = psutil.Process(server.pid)
    limits = process.rlimit(psutil.RLIMIT_FSIZE)
    process.rlimit(psutil.RLIMIT_FSIZE, (2**19, limits[1]))
    try:
        yield
    finally:
        process.rlimit(psutil.RLIMIT_FSIZE, limits)


async def test_a_read_sees_what_was_written_just_before_it(questdb_series: QuestDbStore) -> None:
    for number in range(15):
        await questdb_series.write_readings(many(300, number * 1_000, 2 * MONTH_US // 300))
        assert await questdb_series.counts() == {"a": (number + 1) * 300}


async def test_a_read_during_a_flush_hides_nothing_from_the_reads_after_it(
    questdb_series: QuestDbStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, flush = asyncio.get_running_loop(), QuestDbIngest.flush

    def read_first(ingest: QuestDbIngest, rows: Any) -> None:
        asyncio.run_coroutine_threadsafe(questdb_series.counts(), loop).result()
        flush(ingest, rows)

    monkeypatch.setattr(QuestDbIngest, "flush", read_first)
    for number in range(5):
        late = many(1_000, number, 50 * 86_400_000)
        assert await questdb_series.write_readings(late) == 1_000
        assert await questdb_series.counts() == {"a": 1_000 * (number + 1)}
        assert await questdb_series.write_readings(late) == 0


async def test_what_another_program_wrote_meanwhile_is_not_written_over(server: QuestDb) -> None:
    may_be_old = False

    async def admit() -> bool:
        return may_be_old

    one = QuestDbStore(questdb_store(server)._address, MemoryStore(), admit=admit)
    other = questdb_store(server)
    await one.open()
    await other.open()
    try:
        assert await one.write_readings(batch(("a", 5, 1.0))) == 1
        assert await other.write_readings(batch(("a", 6, 2.0))) == 1
        may_be_old = True
        assert await one.write_readings(batch(("a", 6, 3.0), ("a", 7, 4.0))) == 1
        assert [row[2] for row in rows_of(await one.readings("a", *EVER))] == [1.0, 2.0, 4.0]
    finally:
        await one.close()
        await other.close()


async def test_rows_are_there_for_everyone_when_their_coverage_is_kept(server: QuestDb) -> None:
    seen: list[int] = []

    class Watching(MemoryStore):
        async def put_coverage(self, intervals: object) -> None:
            seen.append(server.query("SELECT count() FROM energy_readings")[0][0])

    store = questdb_store(server, Watching())
    await store.open()
    for number in range(5):
        await store.write_readings(
            many(300, number * 1_000, MONTH_US // 100), coverage=[live(0, 9)]
        )
    await store.close()
    assert seen == [300, 600, 900, 1_200, 1_500]


async def test_coverage_waits_for_the_rows_of_earlier_batches_too(server: QuestDb) -> None:
    coverage = MemoryStore()
    store = questdb_store(server, coverage)
    await store.open()
    try:
        await store.write_readings(many(2_000, step_us=MONTH_US // 100))
        await store.write_readings(batch(), coverage=[live(0, 9)])
        assert server.query("SELECT count() FROM energy_readings") == [[2_000]]
        assert spans(await coverage.coverage([], 0, 9)) == [(0, 9)]
    finally:
        await store.close()


async def test_a_full_disk_is_told_nothing_is_covered_and_it_goes_on_when_there_is_room(
    server: QuestDb,
) -> None:
    coverage, clock = MemoryStore(), ManualClock()
    store = questdb_store(server, coverage, clock=clock)
    await store.open()
    try:
        await store.write_readings(batch(("a", 1, 1.0)), coverage=[live(0, 1)])
        with full_disk(server):
            with pytest.raises(StoreUnavailable, match=r"energy_readings \(No space left\); free"):
                await store.write_readings(batch(("a", MONTH_US, 2.0)), coverage=[live(0, 2)])
            with pytest.raises(StoreUnavailable, match="free space"):
                await store.write_readings(batch(("a", MONTH_US + 1, 3.0)))
            health = await store.health()
            assert not health.available
            assert "free space on its disk" in str(health.error)
            assert rows_of(await store.readings("a", *EVER)) == [("a", 1, 1.0)]
        clock.advance(RESUME_EVERY_S)
        assert (
            await store.write_readings(batch(("a", MONTH_US, 9.0), ("a", MONTH_US + 1, 3.0))) == 1
        )
        assert [row[2] for row in rows_of(await store.readings("a", *EVER))] == [1.0, 2.0, 3.0]
        assert (await store.health()).available
        assert spans(await coverage.coverage([], 0, 9)) == [(0, 1)]
    finally:
        await store.close()


async def test_a_full_disk_is_noticed_by_writes_without_coverage_within_half_a_minute(
    server: QuestDb,
) -> None:
    clock = ManualClock()
    store = questdb_store(server, clock=clock)
    await store.open()
    try:
        await store.write_readings(batch(("a", 1, 1.0)), coverage=[live(0, 1)])
        with full_disk(server):
            for at in range(3):
                await store.write_readings(batch(("a", MONTH_US + at, 2.0)))
            await store.counts()
            clock.advance(WATCH_EVERY_S)
            with pytest.raises(StoreUnavailable, match="free space"):
                await store.write_readings(batch(("a", MONTH_US + 3, 2.0)))
        clock.advance(RESUME_EVERY_S)
        await store.write_readings(batch(("a", MONTH_US + 3, 2.0)))
        assert await store.counts() == {"a": 5}
    finally:
        await store.close()


async def test_a_row_that_cannot_be_kept_does_not_take_its_batch_with_it(
    questdb_series: QuestDbStore,
) -> None:
    rows = batch(("a", 1, 1.0), ("b\0", 2, 2.0), ("c", 3, 3.0), ("d", -1, 4.0))

    async def write(part: Batch) -> int:
        return await questdb_series.write_readings(part.readings, part.attributes, part.coverage)

    with pytest.raises(StoreError, match="NUL") as refused:
        await questdb_series.write_readings(rows)
    sifted = await sift(write, Batch(rows), refused.value)
    assert sifted.new == 2
    assert [each.row.readings.entity_ids for each in sifted.refused] == [["b\0"], ["d"]]
    assert await questdb_series.counts() == {"a": 1, "c": 1}


@pytest.mark.parametrize("at", [-1, -(2**63), 253_402_300_800_000_000, 2**63 - 1])
async def test_a_time_that_cannot_be_kept_is_refused(questdb_series: QuestDbStore, at: int) -> None:
    row = AttributeRow("a", at, None, {})
    for write in (
        questdb_series.write_readings(batch(("a", at, 1.0))),
        questdb_series.rewrite(batch(("a", at, 1.0))),
        questdb_series.write_readings(batch(), [row]),
        questdb_series.write_statistics([hours("a", {at: 1.0})]),
    ):
        with pytest.raises(StoreError, match="before 1970"):
            await write
    assert await questdb_series.entity_ids() == []


async def test_attributes_that_are_no_json_are_refused_with_their_batch(
    questdb_series: QuestDbStore,
) -> None:
    for attributes in ({"x": 2**70}, {"x": "\ud800"}, {"x": object()}):
        with pytest.raises(StoreError, match="Attributes"):
            await questdb_series.write_readings(
                batch(("a", 1, 1.0)), [AttributeRow("a", 1, "W", attributes)]
            )
    with pytest.raises(StoreError, match="Attributes"):
        await questdb_series.write_readings(batch(), [AttributeRow("a", 1, "\ud800", {})])
    assert await questdb_series.entity_ids() == []


async def test_ids_that_look_like_sql_change_nothing_but_their_own_rows(
    questdb_series: QuestDbStore, server: QuestDb
) -> None:
    before = server.query("SELECT table_name FROM tables() ORDER BY table_name")
    for number, name in enumerate(NAMES):
        state = float(number)
        await questdb_series.write_readings(
            batch((name, 1, state)), [AttributeRow(name, 1, name, {"n": 1})]
        )
        await questdb_series.write_statistics([hours(name, {0: state})])
    assert await questdb_series.counts(NAMES) == dict.fromkeys(NAMES, 1)
    assert await questdb_series.entity_ids() == sorted(NAMES)
    assert rows_of(await questdb_series.last_readings(NAMES)) == [
        (n, 1, float(i)) for i, n in enumerate(NAMES)
    ]
    for number, name in enumerate(NAMES):
        assert rows_of(await questdb_series.readings(name, 0, 9)) == [(name, 1, float(number))]
        assert (await questdb_series.envelope(name, 0, 9, 9)).state.tolist() == [float(number)]
        assert await questdb_series.attributes(name, 0, 9) == [
            AttributeRow(name, 1, name, {"n": 1})
        ]
    assert server.query("SELECT table_name FROM tables() ORDER BY table_name") == before


async def test_an_id_that_cannot_be_kept_has_nothing_stored(questdb_series: QuestDbStore) -> None:
    await questdb_series.write_readings(batch(("a", 1, 1.0)))
    for name in ("\0", "a\0", "\ud800", "x" * (LONGEST_ID_BYTES + 1)):
        with pytest.raises(StoreError, match="can't keep the id"):
            await questdb_series.write_readings(batch((name, 1, 1.0)))
        assert await questdb_series.counts([name]) == {name: 0}
        assert len(await questdb_series.readings(name, *EVER)) == 0
        assert len(await questdb_series.last_readings([name])) == 0
    assert await questdb_series.entity_ids() == ["a"]


async def test_very_long_ids_and_very_many_are_asked_for_in_several_requests(
    questdb_series: QuestDbStore,
) -> None:
    longest = "'" * LONGEST_ID_BYTES
    names = [longest, *(f"sensor.ä_{number:04}_{'x' * 40}" for number in range(2_000))]
    rows = batch(*((name, 1, 1.0) for name in names))
    assert await questdb_series.write_readings(rows) == 2_001
    assert await questdb_series.write_readings(rows) == 0
    assert await questdb_series.counts(names) == dict.fromkeys(names, 1)
    assert len(await questdb_series.last_readings(names)) == 2_001
    assert rows_of(await questdb_series.readings(longest, 0, 2)) == [(longest, 1, 1.0)]


async def test_more_readings_than_fit_into_one_answer_come_whole_and_in_order(
    questdb_series: QuestDbStore,
) -> None:
    written = many(250_000)
    await questdb_series.write_readings(written)
    stored = await questdb_series.readings("a", *EVER)
    assert (stored.at == written.at).all()
    assert (stored.state == written.state).all()
    some = await questdb_series.readings("a", *EVER, limit=150_000)
    assert (some.at == written.at[:150_000]).all()
    assert len(await questdb_series.readings("a", *EVER, limit=0)) == 0
    assert await questdb_series.write_readings(written) == 0


async def test_an_old_row_between_new_ones_is_found_to_be_stored(
    questdb_series: QuestDbStore,
) -> None:
    years = [year * 365 * 86_400_000_000 for year in range(1, 40)]
    await questdb_series.write_readings(batch(*(("a", at, 1.0) for at in years), ("b", 5, 1.0)))
    again = batch(*(("a", at, 2.0) for at in years), ("a", 5, 2.0), ("b", years[3], 2.0))
    assert await questdb_series.write_readings(again) == 2
    assert await questdb_series.counts() == {"a": 40, "b": 2}
    assert set((await questdb_series.readings("a", 6, 2**60)).state.tolist()) == {1.0}


async def test_many_writers_and_readers_at_once_see_whole_batches(
    questdb_series: QuestDbStore,
) -> None:
    async def write(number: int) -> None:
        await questdb_series.write_readings(many(100, number * 10**9))

    async def read() -> None:
        assert sum((await questdb_series.counts()).values()) % 100 == 0

    await asyncio.gather(*(write(n) for n in range(30)), *(read() for _ in range(30)))
    assert await questdb_series.counts() == {"a": 3_000}


async def test_health_tells_size_and_place(questdb_series: QuestDbStore, server: QuestDb) -> None:
    await questdb_series.write_readings(many(1_000))
    health = await questdb_series.health()
    assert health.kind == "QuestDB"
    assert health.location == f"127.0.0.1:{server.port}"
    assert health.size_bytes > 0
    assert PASSWORD not in repr(health)
