"""The recorder: batches, a store that is away, the live span, recorded spans."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from energy_desktop.errors import StoreError, StoreUnavailable
from energy_desktop.events import STORING, Problem, ReadingsStored
from energy_desktop.models import Coverage, CoverageKind, Source
from energy_desktop.recording import recorder as recorder_module
from energy_desktop.recording.gaps import OPEN_END_US
from energy_desktop.recording.live_span import LiveSpan
from energy_desktop.recording.recorder import BATCH_ROWS, Recorder
from tests.recording.bench import AWAY, Bench
from tests.recording.events import SENSOR, at_us, changed, state


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    made = Bench(tmp_path / "journal")
    yield made
    made.recorder.stop()


@pytest.fixture
async def running(bench: Bench) -> AsyncIterator[Bench]:
    async with bench.running(batch_age_s=0.001):
        yield bench


async def test_a_thousand_readings_are_written_at_once(bench: Bench) -> None:
    async with bench.running(batch_age_s=3600):
        bench.begin()
        for n in range(BATCH_ROWS - 1):
            bench.event(n / 100)
        await asyncio.sleep(0)
        assert bench.recorder.stored == 0
        bench.event(30)
        await bench.until_stored(BATCH_ROWS)
        assert len(bench.series.rows[SENSOR]) == BATCH_ROWS
        assert bench.recorder.buffered == 0


async def test_a_few_readings_are_written_once_they_are_old_enough(running: Bench) -> None:
    running.begin()
    running.event(5, "2.5")
    await running.until_stored(1)
    assert running.series.rows[SENSOR] == {at_us(5): (SENSOR, at_us(5), 2.5, Source.LIVE)}
    assert running.stored == [ReadingsStored(frozenset({SENSOR}), at_us(5), at_us(5), 1)]


async def test_a_store_that_is_away_keeps_nothing_from_being_stored_later(
    running: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    running.series.failing = AWAY
    span = running.begin()
    running.event(5)
    await running.until(lambda: bool(running.waits))
    running.event(60)
    assert running.recorder.buffered == 2
    assert running.recorder.failure == "The database is away."
    assert span.end_us == span.start_us
    assert running.live() == []
    running.series.failing = None
    running.recover.set()
    await running.until_stored(2)
    assert sorted(running.series.rows[SENSOR]) == [at_us(5), at_us(60)]
    assert not running.recorder.failure
    assert span.end_us == at_us(59)
    assert "The database is away." in caplog.text


async def test_a_store_that_is_away_is_told_once_and_tried_ever_more_rarely(
    running: Bench, allow_log: None
) -> None:
    running.series.failing = AWAY
    running.recover.set()
    running.begin()
    running.event(5)
    await running.until(lambda: len(running.waits) >= 7)
    assert running.waits[:7] == [0.5, 1, 2, 5, 10, 10, 10]
    assert running.problems == [
        Problem("store_unavailable", "The database is away.", False, STORING)
    ]


async def test_a_fault_of_the_store_does_not_end_the_recording(
    running: Bench, monkeypatch: pytest.MonkeyPatch, allow_log: None
) -> None:
    write = running.series.write_readings

    async def fail(*_: object) -> int:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(running.series, "write_readings", fail)
    running.begin()
    running.event(5)
    await running.until(lambda: bool(running.waits))
    assert [p.code for p in running.problems] == ["store_error"]
    monkeypatch.setattr(running.series, "write_readings", write)
    running.recover.set()
    await running.until_stored(1)


async def test_a_refused_batch_is_told_as_lasting(running: Bench, allow_log: None) -> None:
    running.series.failing = StoreError("The disk is damaged.")
    running.begin()
    running.event(5)
    await running.until(lambda: bool(running.waits))
    assert running.problems == [Problem("store_error", "The disk is damaged.", True, STORING)]


async def test_too_many_waiting_readings_end_what_is_covered_at_the_last_one_taken(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder_module, "MOST_BUFFERED", 3)
    bench.begin()
    for second in (10, 20, 30, 40, 50):
        bench.event(second)
    assert (bench.recorder.overflowed.is_set(), bench.recorder.is_full) == (True, True)
    assert bench.recorder.buffered == 3
    bench.recorder.note_pong(at_us(60))
    await bench.recorder.end_span()
    assert sorted(bench.series.rows[SENSOR]) == [at_us(10), at_us(20), at_us(30)]
    assert [c.end_us for c in bench.live()] == [at_us(29)]
    bench.begin(subscribed=100)
    assert (bench.recorder.overflowed.is_set(), bench.recorder.is_full) == (False, False)


async def test_after_an_overflow_nothing_is_taken_until_the_next_span_though_the_store_is_back(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder_module, "MOST_BUFFERED", 2)
    bench.begin()
    for second in (10, 20, 30):
        bench.event(second)
    await bench.recorder.flush()
    assert not bench.recorder.is_full
    bench.event(40)
    await bench.recorder.end_span()
    assert sorted(bench.series.rows[SENSOR]) == [at_us(10), at_us(20)]
    assert [c.end_us for c in bench.live()] == [at_us(19)]
    bench.begin(subscribed=100)
    bench.event(110)
    await bench.recorder.flush()
    assert max(bench.series.rows[SENSOR]) == at_us(110)


async def test_events_before_the_span_are_held_and_taken_after_the_snapshot(bench: Bench) -> None:
    bench.recorder.hold()
    bench.event(2, "2")
    bench.event(3, "3")
    assert bench.recorder.buffered == 0
    bench.recorder.begin_span(LiveSpan(at_us(0)), [state("2", 2)])
    await bench.recorder.flush()
    rows = bench.series.rows[SENSOR]
    assert {at: row[2] for at, row in rows.items()} == {at_us(2): 2.0, at_us(3): 3.0}
    value = bench.recorder.value(SENSOR)
    assert value is not None
    assert value.state == 3.0


async def test_the_end_of_a_span_writes_what_came_and_how_far_it_is_complete(bench: Bench) -> None:
    bench.begin(subscribed=10)
    bench.event(30)
    await bench.recorder.end_span()
    assert list(bench.series.rows[SENSOR]) == [at_us(30)]
    assert bench.live() == [Coverage("*", CoverageKind.LIVE, at_us(11), at_us(29))]
    assert bench.recorder.span is None
    await bench.recorder.end_span()


async def test_a_span_in_which_nothing_came_covers_nothing(bench: Bench) -> None:
    bench.begin(subscribed=10)
    await bench.recorder.end_span()
    assert bench.live() == []


async def test_silence_is_covered_by_pongs(bench: Bench) -> None:
    bench.begin(subscribed=0)
    bench.recorder.note_pong(at_us(10))
    await bench.recorder.save_span()
    bench.recorder.note_pong(at_us(20))
    await bench.recorder.save_span()
    assert bench.live() == [Coverage("*", CoverageKind.LIVE, at_us(1), at_us(19))]


async def test_a_pong_does_not_cover_readings_that_still_wait(bench: Bench) -> None:
    span = bench.begin(subscribed=0)
    bench.event(5)
    bench.recorder.note_pong(at_us(10))
    assert not span
    await bench.recorder.flush()
    assert span.end_us == at_us(9)


async def test_the_second_span_counts_on_where_the_first_ended(bench: Bench) -> None:
    bench.begin(subscribed=0)
    bench.event(5)
    await bench.recorder.end_span()
    second = bench.begin(subscribed=100)
    bench.event(130)
    bench.recorder.note_pong(at_us(140))
    assert not second
    await bench.recorder.flush()
    assert second.end_us == at_us(139)


async def test_what_ends_with_store_and_journal_away_is_covered_no_further(
    bench: Bench, allow_log: None
) -> None:
    bench.folder.touch()  # a file where the folder should be
    bench.begin(subscribed=0)
    bench.event(30)
    bench.series.failing = AWAY
    with pytest.raises(StoreUnavailable):
        await bench.recorder.end_span()
    assert bench.recorder.span is None
    assert bench.recorder.buffered == 1
    bench.series.failing = None
    await bench.recorder.flush()
    assert list(bench.series.rows[SENSOR]) == [at_us(30)]
    assert bench.live() == []


async def test_changes_within_a_tenth_of_a_second_are_told_together(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder_module, "VALUES_EVERY_S", 0.001)
    bench.begin()
    for second in range(1, 50):
        bench.event(second, str(second))
    bench.event(50, "9", "sensor.solar_power")
    await bench.until(lambda: bool(bench.values))
    assert len(bench.values) == 1
    told = {entity_id: value.state for entity_id, value in bench.values[0].items()}
    assert told == {SENSOR: 49.0, "sensor.solar_power": 9.0}


async def test_recording_of_an_entity_begins_with_the_span_or_its_first_event(
    bench: Bench,
) -> None:
    bench.begin(state("1", 0), subscribed=10)
    bench.event(20, entity_id="sensor.new_power")
    bench.recorder.accept([state("4", 5, entity_id="sensor.found_later")], at_us(30))
    await bench.recorder.flush()
    assert bench.recorded() == [
        ("sensor.found_later", at_us(30), OPEN_END_US),
        (SENSOR, at_us(11), OPEN_END_US),
        ("sensor.new_power", at_us(20), OPEN_END_US),
    ]
    found = bench.recorder.value("sensor.found_later")
    assert found is not None
    assert found.state == 4.0


async def test_open_recorded_spans_are_known_again_after_a_restart(bench: Bench) -> None:
    bench.begin(state("1", 0), subscribed=10)
    await bench.recorder.end_span()
    again = Recorder(bench.stores, bench.events, bench.folder)
    await again.replay()
    await again.restore()
    assert again.recorded == {SENSOR}
    again.begin_span(LiveSpan(at_us(100)), [state("1", 0)])
    await again.flush()
    again.stop()
    assert bench.recorded() == [(SENSOR, at_us(11), OPEN_END_US)]


async def test_the_last_live_moment_is_known_again_after_a_restart(bench: Bench) -> None:
    assert bench.recorder.last_live_us == 0
    bench.begin(subscribed=10)
    bench.event(30)
    await bench.recorder.end_span()
    assert bench.recorder.last_live_us == at_us(29)
    again = Recorder(bench.stores, bench.events, bench.folder)
    await again.replay()
    await again.restore()
    assert again.last_live_us == at_us(29)


async def test_a_closed_span_ends_and_what_comes_back_opens_another(bench: Bench) -> None:
    bench.begin(state("1", 0), subscribed=10)
    await bench.recorder.flush()
    bench.recorder.close_recorded_spans({SENSOR: at_us(50), "sensor.never_known": at_us(50)})
    assert bench.recorder.recorded == frozenset()
    bench.event(60)
    await bench.recorder.flush()
    assert bench.recorded() == [
        (SENSOR, at_us(11), at_us(50)),
        (SENSOR, at_us(60), OPEN_END_US),
    ]


async def test_a_span_closed_before_it_was_stored_is_stored_closed(bench: Bench) -> None:
    bench.begin()
    bench.event(20)
    bench.recorder.close_recorded_spans({SENSOR: at_us(21)})
    await bench.recorder.flush()
    assert bench.recorded() == [(SENSOR, at_us(20), at_us(21))]


async def test_what_is_recorded_and_not_known_otherwise_can_be_listed(bench: Bench) -> None:
    bench.begin()
    bench.event(20, "5")
    [ghost] = bench.recorder.vanished(known=set())
    assert (ghost["entity_id"], ghost["state"]) == (SENSOR, "5")
    assert ghost["attributes"]["unit_of_measurement"] == "W"
    assert bench.recorder.vanished(known={SENSOR}) == []


async def test_a_removed_entity_asks_for_a_look_at_the_registry(bench: Bench) -> None:
    looks: list[int] = []
    bench.begin(state("1", 0))
    bench.recorder.on_entities_changed = lambda: looks.append(1)
    bench.recorder.on_event(changed(state("1", 0), None, fired=5))
    assert looks == [1]
    value = bench.recorder.values()[SENSOR]
    assert value.state is None
    await bench.recorder.flush()
    [(_, _, last, _)] = [r for r in bench.series.rows[SENSOR].values() if r[1] == at_us(5)]
    assert math.isnan(last)


async def test_a_flush_ends_however_fast_readings_come(bench: Bench) -> None:
    bench.begin(state("0", 0))
    for second in range(1, 5):
        bench.event(second)
    seconds = iter(range(5, 10_000))
    write = bench.series.write_readings

    async def write_while_more_comes(*rows: Any) -> int:
        bench.event(next(seconds))
        return await write(*rows)

    bench.series.write_readings = write_while_more_comes  # type: ignore[assignment]
    await bench.recorder.flush()
    assert bench.recorder.stored == 5
    assert bench.recorder.buffered == 1
    async with asyncio.timeout(5):
        await bench.recorder.end_span()
    assert bench.recorder.buffered <= 2
    assert bench.recorder.journalled == 0


async def test_an_event_that_can_not_be_understood_is_not_covered_and_ends_the_span(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    span = bench.begin(state("0", 0))
    bench.event(10)
    broken = changed(None, state("1", 20))
    del broken["data"]["new_state"]["last_changed"]
    bench.recorder.on_event(broken)
    bench.event(30)
    bench.recorder.note_pong(at_us(40))
    await bench.recorder.flush()
    assert bench.recorder.overflowed.is_set()
    assert bench.recorder.has_fault
    assert span.end_us == at_us(9)
    assert "could not be taken" in caplog.text
    bench.begin(state("1", 20), subscribed=50)
    bench.event(60)
    assert bench.recorder.buffered == 2


async def test_a_span_that_is_cut_back_is_stored_shorter_even_if_nothing_is_left(
    bench: Bench,
) -> None:
    span = bench.begin(state("0", 0), subscribed=5)
    bench.recorder.note_pong(at_us(60))
    await bench.recorder.flush()
    await bench.recorder.save_span()
    assert [c.end_us for c in bench.live()] == [at_us(59)]
    span.cut_back(at_us(2))
    await bench.recorder.end_span()
    assert [(c.start_us, c.end_us) for c in bench.live()] == [(at_us(6), at_us(6))]


async def test_after_home_assistants_clock_was_set_back_sensors_are_recorded_from_its_now_on(
    bench: Bench,
) -> None:
    bench.begin(state("0", 100), subscribed=100)
    await bench.recorder.end_span()
    bench.begin(state("1", 20), subscribed=30)
    await bench.recorder.flush()
    starts = [start for _entity, start, end in bench.recorded() if end == OPEN_END_US]
    assert min(starts) == at_us(31)
