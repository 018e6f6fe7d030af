"""Moving from one pair into another: verified, resumable, and careful about what is there."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np
import pytest

from energy_desktop.errors import StoreUnavailable, TransferFailed, TransferRefused
from energy_desktop.models import (
    AttributeRow,
    Coverage,
    CoverageKind,
    Entity,
    Meter,
    MeterNote,
    MeterNoteKind,
    MeterPart,
    Progress,
    ReadingColumns,
    Source,
    to_us,
)
from energy_desktop.stores.base import Stores
from energy_desktop.transfer import tables
from energy_desktop.transfer.move import move
from energy_desktop.transfer.target import record_of
from tests.fakes.memory_state_store import MemoryStateStore
from tests.fakes.memory_store import MemoryStore, memory_stores
from tests.transfer.homes import (
    AT,
    Home,
    assert_same,
    columns,
    coverage_in,
    embedded,
    entry,
    fill,
    rows_in,
    typical,
)

NOW_US = to_us(AT)
MINUTE_US = 60_000_000


class Interrupted(MemoryStore):
    """Fails at the write number ``fails_at``, and hangs at the one number ``hangs_at``."""

    def __init__(self) -> None:
        super().__init__()
        self.fails_at: int | None = None
        self.hangs_at: int | None = None
        self.hanging = asyncio.Event()

    async def write_readings(
        self,
        readings: ReadingColumns,
        attributes: Sequence[AttributeRow] = (),
        coverage: Sequence[Coverage] = (),
    ) -> int:
        if self.writes == self.fails_at:
            raise StoreUnavailable("The store is away.")
        if self.writes == self.hangs_at:
            self.hanging.set()
            await asyncio.Event().wait()
        return await super().write_readings(readings, attributes, coverage)


class Forgetful(MemoryStore):
    """Says that rows of ``forgotten`` were written, and does not keep them."""

    forgotten = ""

    async def write_readings(
        self,
        readings: ReadingColumns,
        attributes: Sequence[AttributeRow] = (),
        coverage: Sequence[Coverage] = (),
    ) -> int:
        kept = np.array([e != self.forgotten for e in readings.entity_ids], dtype=bool)
        return await super().write_readings(readings.chosen(kept), attributes, coverage)


def pair_of(series: MemoryStore) -> Stores:
    state = MemoryStateStore()
    state._generation = series._generation
    return Stores(state=state, series=series, coverage=series)


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "CHUNK_ROWS", 2)


async def test_the_target_gets_everything_and_the_generation(source: Stores) -> None:
    before = await rows_in(source)
    async with embedded() as target:
        await move(source, target)
        await assert_same(source, target)
        generation = await source.state.generation()
        assert await target.state.generation() == generation
        assert await target.series.generation() == generation
    assert await rows_in(source) == before


async def test_a_repeated_move_changes_nothing(source: Stores) -> None:
    target = memory_stores()
    await move(source, target)
    await move(source, target)
    await assert_same(source, target)
    assert len(await target.state.sync_log()) == 3


async def test_what_speaks_of_a_run_of_the_program_stays_behind(source: Stores) -> None:
    await source.state.put_settings({"running_since": "now"})
    target = memory_stores()
    await move(source, target)
    settings = await target.state.settings()
    assert "running_since" not in settings
    assert settings["theme"] == "dark"


@pytest.mark.parametrize("at", range(8))
async def test_wherever_the_store_goes_away_the_next_move_completes_it(
    source: Stores, at: int
) -> None:
    series = Interrupted()
    target = pair_of(series)
    series.fails_at = at
    try:
        await move(source, target)
    except StoreUnavailable:
        assert await coverage_in(target) == set(), "a half copy claims nothing"
        series.fails_at = None
        await move(source, target)
    await assert_same(source, target)


@pytest.mark.parametrize("at", range(5))
async def test_cancelled_at_a_write_it_goes_on_behind_the_sensors_that_are_done(
    source: Stores, at: int
) -> None:
    series = Interrupted()
    target = pair_of(series)
    series.hangs_at = at
    task = asyncio.create_task(move(source, target))
    await series.hanging.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    record = await record_of(target)
    assert record is not None
    assert not record.is_done
    series.hangs_at, before = None, series.writes
    await move(source, target)
    await assert_same(source, target)
    if record.after is not None:
        assert series.writes - before < 6


async def test_a_row_that_does_not_arrive_is_named(source: Stores) -> None:
    series = Forgetful()
    series.forgotten = "sensor.meter"
    with pytest.raises(TransferFailed, match=r"1 of 1 readings of sensor\.meter are not"):
        await move(source, pair_of(series))


async def test_a_row_too_many_is_named(source: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    write = MemoryStore.write_readings

    async def with_one_more(self: MemoryStore, readings: ReadingColumns, *rest: Any) -> int:
        await write(self, columns([("sensor.meter", 2_000, 1.0, Source.LIVE)]))
        return await write(self, readings, *rest)

    monkeypatch.setattr(MemoryStore, "write_readings", with_one_more)
    with pytest.raises(TransferFailed, match=r"1 of 1 readings of sensor\.meter are not"):
        await move(source, memory_stores())


async def test_a_state_that_does_not_arrive_is_named(
    source: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def lose(*_: Any) -> None: ...

    monkeypatch.setattr(MemoryStateStore, "put_entities", lose)
    with pytest.raises(TransferFailed, match=r"sensor\.meter and 1 more did not read back"):
        await move(source, memory_stores())


async def test_a_target_with_other_data_is_refused_and_left_alone(source: Stores) -> None:
    target = memory_stores()
    await fill(target, Home(readings=[("sensor.mine", 1, 1.0, Source.LIVE)]))
    settings = await target.state.settings()
    with pytest.raises(TransferRefused, match="other data"):
        await move(source, target)
    assert set(await rows_in(target)) == {("readings", "sensor.mine")}
    assert await target.state.settings() == settings


async def test_merged_the_target_keeps_what_it_has_and_gets_what_it_lacks(source: Stores) -> None:
    target = memory_stores()
    mine = Home(
        readings=[("sensor.power", 1_000, 9.0, Source.LIVE), ("sensor.power", 9, 9.0, Source.LIVE)],
        coverage=[Coverage("*", CoverageKind.LIVE, 1_000, 5_000_000)],
        entities=[Entity("sensor.power", "Mine")],
        settings={"theme": "light"},
    )
    await fill(target, mine)
    generation = await target.state.generation()
    await move(source, target, merge=True)
    readings = (await rows_in(target))["readings", "sensor.power"]
    assert [row[:2] for row in readings] == [(9, "live"), (1000, "live"), (2000, "live"),
                                             (3000, "history")]  # fmt: skip
    assert [row[2] for row in readings[:2]] == [9.0, 9.0]
    assert Coverage("*", CoverageKind.LIVE, 1_000, 5_000_000) in await coverage_in(target)
    assert Coverage("sensor.power", CoverageKind.LIVE, 1_000, 2_000) in await coverage_in(target)
    names = [e.friendly_name for e in await target.state.entities()]
    assert names == ["Meter", "Mine"]
    assert (await target.state.settings())["theme"] == "light"
    assert (await target.state.settings())["ha_time_zone"] == "Europe/Berlin"
    assert await target.state.generation() == generation


async def test_merged_no_sensor_becomes_part_of_two_meters(source: Stores) -> None:
    target = memory_stores()
    mine = Meter("mine", "Mine", (MeterPart("sensor.meter", None, 5), MeterPart("sensor.other", 5)))
    noted = MeterNote("1", "sensor.meter", 9, MeterNoteKind.RESET, "mine")
    await fill(target, Home(meters=[mine], meter_notes=[noted]))
    await move(source, target, merge=True)
    assert await target.state.meters() == [mine]
    assert [n.note for n in await target.state.meter_notes()] == ["mine", ""]


async def test_moved_again_the_target_has_the_meters_of_the_source_alone(source: Stores) -> None:
    target = memory_stores()
    await move(source, target)
    [meter] = await source.state.meters()
    await source.state.delete_meters([meter.meter_id])
    await move(source, target)
    assert await target.state.meters() == []


async def test_back_to_the_old_pair_only_what_is_new_and_corrected_is_brought(
    source: Stores,
) -> None:
    away = memory_stores()
    await move(source, away)
    await away.series.write_readings(columns([("sensor.power", 9_000, 4.0, Source.LIVE)]))
    await away.series.rewrite(columns([("sensor.meter", 1_000, 7.0, Source.HISTORY)]))
    await away.coverage.delete_coverage(await away.coverage.coverage(["sensor.power"], 0, 9_999))
    await away.state.append_sync_log([entry(7)])
    await away.state.put_settings({"list": None})
    await move(away, source)
    await assert_same(away, source)


async def test_an_old_copy_never_overwrites_a_newer_one(source: Stores) -> None:
    away = memory_stores()
    await move(source, away)
    await away.series.write_readings(columns([("sensor.power", 9_000, 4.0, Source.LIVE)]))
    before = await rows_in(away)
    with pytest.raises(TransferRefused, match="newer readings"):
        await move(source, away)
    assert await rows_in(away) == before


class Recorded(MemoryStore):
    """A live source: each question for readings finds one more, with the live span behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.newest_us = NOW_US

    async def readings(self, entity_id: str, *range_us: int, **how: Any) -> ReadingColumns:
        self.newest_us += 1
        await self.write_readings(
            columns([("sensor.power", self.newest_us, 1.0, Source.LIVE)]),
            coverage=[Coverage("*", CoverageKind.LIVE, NOW_US, self.newest_us)],
        )
        return await super().readings(entity_id, *range_us, **how)


async def test_a_copy_made_while_recording_never_claims_more_than_it_has() -> None:
    series = Recorded()
    source, target = pair_of(series), memory_stores()
    await fill(source, typical())
    await source.series.readings("sensor.power", 0, 1)
    await move(source, target)
    [span] = [c for c in await coverage_in(target) if c.start_us == NOW_US]
    there = {row[0] for row in (await rows_in(target))["readings", "sensor.power"]}
    assert set(range(NOW_US + 1, span.end_us + 1)) <= there
    assert span.end_us < series.newest_us


async def test_what_came_since_a_copy_is_brought_quickly(source: Stores) -> None:
    old = [("sensor.power", NOW_US - number * MINUTE_US, 1.0, Source.LIVE) for number in range(9)]
    years_ago = NOW_US - 1_000_000 * MINUTE_US
    await fill(source, Home(readings=[*old, ("sensor.power", years_ago, 1.0, Source.LIVE)]))
    series = MemoryStore()
    target = pair_of(series)
    await move(source, target, now=lambda: AT)
    await source.series.write_readings(
        columns(
            [
                ("sensor.power", NOW_US + 1, 2.0, Source.LIVE),
                ("sensor.new", NOW_US + 1, 2.0, Source.LIVE),
                ("sensor.meter", years_ago + 1, 3.0, Source.HISTORY),
            ]
        ),
        coverage=[Coverage("*", CoverageKind.LIVE, NOW_US, NOW_US + 9)],
    )
    await source.series.rewrite(columns([("sensor.power", NOW_US, 7.0, Source.HISTORY)]))
    await move(source, target, only_new=True, now=lambda: AT + timedelta(minutes=5))
    await assert_same(source, target)
    before = series.writes
    await move(source, target, only_new=True, now=lambda: AT + timedelta(minutes=6))
    assert series.writes == before, "nothing was new"


async def test_only_new_without_a_whole_copy_before_is_a_whole_copy(source: Stores) -> None:
    target = memory_stores()
    await move(source, target, only_new=True)
    await assert_same(source, target)
    record = await record_of(target)
    assert record is not None
    assert record.is_done


async def test_a_sensor_that_only_the_target_knows_stays(source: Stores) -> None:
    away = memory_stores()
    await move(source, away)
    await source.state.put_entities([Entity("sensor.only_here", "Here")])
    await move(away, source)
    assert "sensor.only_here" in [e.entity_id for e in await source.state.entities()]


async def test_progress_goes_up_to_the_end_of_each_pass(source: Stores) -> None:
    seen: list[Progress] = []
    await move(source, memory_stores(), seen.append)
    assert [p.what for p in seen] == sorted((p.what for p in seen), key=["copy", "check"].index)
    for what in ("copy", "check"):
        done = [p.done for p in seen if p.what == what]
        assert done == sorted(done)
        assert done[-1] == seen[0].total
    assert {p.total for p in seen} == {4 + 4}


async def test_a_copy_is_no_older_for_having_taken_long(source: Stores) -> None:
    target = memory_stores()
    await move(source, target, now=lambda: AT)
    record = await record_of(target)
    assert record is not None
    assert replace(record, after=None).begun_us == NOW_US
