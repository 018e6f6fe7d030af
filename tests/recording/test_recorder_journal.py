"""The recorder with the store away: the journal keeps readings, live spans and recorded spans."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from energy_desktop.events import Events
from energy_desktop.models import Coverage, CoverageKind
from energy_desktop.recording import recorder as recorder_module
from energy_desktop.recording.gaps import OPEN_END_US
from energy_desktop.recording.recorder import Recorder
from tests.recording.bench import AWAY, Bench
from tests.recording.events import SENSOR, at_us, state


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    made = Bench(tmp_path / "journal")
    yield made
    made.recorder.stop()


def next_run(bench: Bench) -> Recorder:
    return Recorder(bench.stores, Events(), bench.folder)


async def test_a_run_that_ends_with_the_store_away_is_whole_in_the_next_one(
    bench: Bench, allow_log: None
) -> None:
    bench.series.failing = AWAY
    bench.begin(state("1", 0), subscribed=10)
    bench.event(30)
    bench.event(40)
    await bench.recorder.end_span()
    assert (bench.recorder.buffered, bench.recorder.journalled) == (0, 3)
    assert bench.recorder.last_live_us == at_us(39)
    bench.series.failing = None
    again = next_run(bench)
    await again.replay()
    await again.restore()
    assert sorted(bench.series.rows[SENSOR]) == [at_us(0), at_us(30), at_us(40)]
    assert bench.live() == [Coverage("*", CoverageKind.LIVE, at_us(11), at_us(39))]
    assert bench.recorded() == [(SENSOR, at_us(11), OPEN_END_US)]
    assert (again.last_live_us, set(again.recorded)) == (at_us(39), {SENSOR})
    assert (again.journalled, again.refused, again.failure) == (0, 0, None)


async def test_what_the_store_still_refuses_at_the_start_is_known_and_stored_later(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.series.full = AWAY
    bench.begin(state("1", 0), subscribed=10)
    bench.event(30, entity_id="sensor.other_power")
    bench.recorder.close_recorded_spans({SENSOR: at_us(35)})
    await bench.recorder.end_span()
    again = next_run(bench)
    await again.replay()
    await again.restore()
    assert (again.last_live_us, set(again.recorded)) == (at_us(29), {"sensor.other_power"})
    assert again.journalled == 2
    assert "stored later: The database is away." in caplog.text
    bench.series.full = None
    await again.flush()
    assert again.journalled == 0
    assert bench.live() == [Coverage("*", CoverageKind.LIVE, at_us(11), at_us(29))]
    assert bench.recorded() == [
        (SENSOR, at_us(11), at_us(35)),
        ("sensor.other_power", at_us(30), OPEN_END_US),
    ]


async def test_a_span_that_can_not_be_saved_goes_with_what_is_written_next(
    bench: Bench, allow_log: None
) -> None:
    bench.begin(subscribed=0)
    bench.event(5)
    await bench.recorder.flush()
    bench.series.failing = AWAY
    bench.recorder.note_pong(at_us(20))
    with pytest.raises(type(AWAY)):
        await bench.recorder.save_span()
    assert bench.recorder.last_live_us == 0
    bench.series.failing = None
    await bench.recorder.flush()
    assert bench.live() == [Coverage("*", CoverageKind.LIVE, at_us(1), at_us(19))]


async def test_a_span_is_saved_behind_the_rows_that_wait_in_the_journal(
    bench: Bench, allow_log: None
) -> None:
    bench.series.failing = AWAY
    span = bench.begin(subscribed=0)
    bench.event(30)
    await bench.recorder.settle()
    bench.recorder.note_pong(at_us(40))
    assert span.end_us == at_us(39)
    bench.series.failing = None
    await bench.recorder.save_span()
    assert (bench.live(), bench.series.rows) == ([], {})
    await bench.recorder.flush()
    assert list(bench.series.rows[SENSOR]) == [at_us(30)]
    assert bench.live() == [Coverage("*", CoverageKind.LIVE, at_us(1), at_us(39))]


async def test_a_pong_covers_what_the_journal_has_as_well(bench: Bench, allow_log: None) -> None:
    bench.series.failing = AWAY
    span = bench.begin(subscribed=0)
    bench.event(30)
    bench.recorder.note_pong(at_us(40))
    assert not span
    await bench.recorder.settle()
    assert span.end_us == at_us(39)


async def test_the_next_span_goes_on_while_the_journal_waits(bench: Bench, allow_log: None) -> None:
    bench.series.failing = AWAY
    bench.begin(subscribed=0)
    bench.event(30)
    await bench.recorder.end_span()
    bench.begin(subscribed=100)
    bench.event(130)
    bench.series.failing = None
    await bench.recorder.end_span()
    await bench.recorder.flush()
    assert sorted(bench.series.rows[SENSOR]) == [at_us(30), at_us(130)]
    assert [(c.start_us, c.end_us) for c in bench.live()] == [
        (at_us(1), at_us(29)),
        (at_us(101), at_us(129)),
    ]


async def test_the_loop_stores_what_waits_in_the_journal_without_new_readings(
    bench: Bench, allow_log: None
) -> None:
    bench.series.failing = AWAY
    bench.begin(subscribed=0)
    bench.event(30)
    await bench.recorder.end_span()
    bench.series.failing = None
    async with bench.running(batch_age_s=0.001):
        await bench.until_stored(1)
    assert list(bench.series.rows[SENSOR]) == [at_us(30)]


async def test_with_a_journal_that_takes_all_nothing_overflows(
    bench: Bench, allow_log: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder_module, "MOST_BUFFERED", 3)
    bench.series.failing = AWAY
    bench.begin(subscribed=0)
    for second in range(10, 20):
        bench.event(second)
        await bench.recorder.settle()
    assert not bench.recorder.overflowed.is_set()
    bench.series.failing = None
    await bench.recorder.end_span()
    await bench.recorder.flush()
    assert len(bench.series.rows[SENSOR]) == 10


async def test_a_refused_reading_is_counted_and_known_as_missing(
    bench: Bench, allow_log: None
) -> None:
    bench.series.refused = {(SENSOR, at_us(20))}
    bench.begin(subscribed=0)
    for second in (10, 20, 30):
        bench.event(second)
    await bench.recorder.end_span()
    assert bench.recorder.refused == 1
    assert sorted(bench.series.rows[SENSOR]) == [at_us(10), at_us(30)]
    assert bench.live() == [Coverage("*", CoverageKind.LIVE, at_us(1), at_us(29))]
    [missing] = [c for c in bench.series.intervals.values() if c.kind is CoverageKind.MISSING]
    assert missing == Coverage(SENSOR, CoverageKind.MISSING, at_us(20), at_us(20) + 1)
