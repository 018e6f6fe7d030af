"""The past of the simulated home: everything it has, once, with coverage that says so."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from energy_desktop.demo import recorder, statistics
from energy_desktop.demo.answers import CommandError
from energy_desktop.demo.commands import COMMANDS
from energy_desktop.models import ConnectionPhase, CoverageKind, Period, SyncStatus, to_us
from energy_desktop.recording import gaps, reconciler
from tests.demo.talk import connected
from tests.recording.home_run import METER, POWER, Run, SpiedHome, history, record_and_leave, until

HOUR_US = 3_600_000_000
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
HISTORY = "history/history_during_period"
STATISTICS = "recorder/statistics_during_period"


async def test_two_years_of_statistics_are_stored_as_home_assistant_has_them(
    home: SpiedHome, run: Run
) -> None:
    await run.caught_up()
    for sensor in (POWER, METER):
        for period, back in ((Period.HOUR, timedelta(days=800)), (Period.FIVE_MINUTES, 9 * DAY)):
            start, end = home.set_clock.now - back, home.set_clock.now - timedelta(hours=2)
            expected = await answered(home, sensor, period, start, end)
            assert len(expected) > 2000
            found = await run.stores.series.statistics(sensor, period, to_us(start), to_us(end))
            assert found.start.tolist() == [row["start"] * 1000 for row in expected]
            for name in ("state", "sum", "mean", "min", "max"):
                given = [row.get(name) for row in expected]
                column = np.array([np.nan if v is None else v for v in given], dtype=np.float64)
                np.testing.assert_array_equal(getattr(found, name), column)


async def test_the_readings_of_the_last_day_are_those_of_home_assistants_history(
    home: SpiedHome, run: Run
) -> None:
    await run.caught_up()
    start, end = home.set_clock.now - DAY + 10 * SECOND, home.set_clock.now
    expected = await history(home, POWER, start, end)
    assert len(expected) > 5000
    assert await run.rows(POWER, start, end) == expected


async def test_all_that_home_assistant_keeps_is_fetched_newest_first_and_its_beginning_is_known(
    home: SpiedHome, profile_folder: Path
) -> None:
    home.history_kept_us = 3 * 24 * HOUR_US
    async with Run(home, profile_folder) as run:
        await run.caught_up()
        starts = [m["start_time"] for m in asked_of(home, POWER)]
        now = home.set_clock.now
        start, end = now - 3 * DAY + 60 * SECOND, now
        assert await run.rows(POWER, start, end) == await history(home, POWER, start, end)
        oldest_us = to_us(now) - home.history_kept_us
        coverage = await run.stores.coverage.coverage([POWER, "*"], 0, 2**62)
    assert starts == sorted(starts, reverse=True)
    assert gaps.of_entity(POWER, oldest_us + 60_000_000, to_us(now), coverage) == []
    missing = [c for c in coverage if c.kind is CoverageKind.MISSING]
    assert [c.start_us for c in missing] == [0]
    assert oldest_us <= missing[0].end_us < oldest_us + 60_000_000


async def test_a_sensor_that_did_not_change_meanwhile_is_not_asked_for(
    home: SpiedHome, profile_folder: Path
) -> None:
    async with Run(home, profile_folder) as run:
        await run.caught_up()
    home.asked.clear()
    home.set_clock.advance(hours=2)
    async with Run(home, profile_folder) as run:
        await run.caught_up()
        coverage = await run.stores.coverage.coverage([POWER, "*"], 0, 2**62)
    assert asked_of(home, POWER) == []
    now_us = to_us(home.set_clock.now)
    assert gaps.of_entity(POWER, now_us - 24 * HOUR_US + 70_000_000, now_us, coverage) == []


async def test_when_home_assistant_was_not_running_is_known_as_down(
    home: SpiedHome, profile_folder: Path
) -> None:
    await record_and_leave(home, profile_folder)
    left = home.set_clock.now
    home.set_clock.advance(minutes=7)
    start_anew(home)
    async with Run(home, profile_folder) as run:
        await run.caught_up()
        down = await run.coverage("*", CoverageKind.DOWN)
        left_out = await run.coverage(POWER, CoverageKind.MISSING)
    [(start_us, end_us)] = down
    assert all(end < start_us for _start, end in left_out)
    assert to_us(left) - 10_000_000 <= start_us <= to_us(left)
    assert end_us == to_us(home.set_clock.now)


async def test_when_it_was_not_running_is_noted_even_by_a_later_run_of_the_program(
    home: SpiedHome, profile_folder: Path, monkeypatch: pytest.MonkeyPatch, allow_log: None
) -> None:
    await record_and_leave(home, profile_folder)
    left = home.set_clock.now
    home.set_clock.advance(minutes=7)
    start_anew(home)
    started = home.set_clock.now
    answer = COMMANDS[HISTORY]
    monkeypatch.setitem(COMMANDS, HISTORY, refuse)
    async with Run(home, profile_folder) as run:
        await until(lambda: asked_of(home, POWER), "the refusal")
        assert await run.coverage("*", CoverageKind.DOWN) == []
    monkeypatch.setitem(COMMANDS, HISTORY, answer)
    home.move(5)
    async with Run(home, profile_folder) as run:
        await run.caught_up()
        [(start_us, end_us)] = await run.coverage("*", CoverageKind.DOWN)
    assert to_us(left) - 10_000_000 <= start_us <= to_us(left)
    assert end_us == to_us(started)


async def test_a_home_in_which_all_sensors_changed_meanwhile_was_not_down(
    home: SpiedHome, profile_folder: Path
) -> None:
    async with Run(home, profile_folder) as run:
        await run.caught_up()
    home.move(20)
    home.states._current["sun.sun"] = replace(
        next(iter(home.states.all())), entity_id="sun.sun", updated_us=home.started_us
    )
    async with Run(home, profile_folder) as run:
        await run.caught_up()
        assert await run.coverage("*", CoverageKind.DOWN) == []


async def test_the_last_day_is_covered_without_a_hole_from_history_to_now(
    home: SpiedHome, run: Run
) -> None:
    await run.caught_up()
    home.move(10)
    await run.flush()
    await run.services.status._recorder.end_span()
    coverage = await run.stores.coverage.coverage([POWER, "*"], 0, 2**62)
    now = to_us(home.set_clock.now)
    covered = gaps.effective(POWER, coverage)
    assert len(covered) == 1
    assert covered[0][0] <= now - 24 * HOUR_US + 70_000_000
    assert now - 10_000_000 <= covered[0][1] <= now


async def test_a_second_connection_asks_for_nothing_twice(
    home: SpiedHome, profile_folder: Path
) -> None:
    async with Run(home, profile_folder) as run:
        await run.caught_up()
        home.move(3)
    # The newest period is asked for again until Home Assistant has surely made it.
    lengths = {"5minute": timedelta(minutes=5), "hour": timedelta(hours=1)}
    first = {p: datetime.fromisoformat(max(ends(home, p))) - lengths[p] for p in lengths}
    home.asked.clear()
    home.set_clock.advance(seconds=90)
    async with Run(home, profile_folder) as again:
        await again.caught_up()
    spans = [seconds(m) for m in asked_of(home, POWER)]
    assert spans
    assert sum(spans) < 300
    for message in home.asked:
        if message["type"] == STATISTICS:
            assert datetime.fromisoformat(message["start_time"]) >= first[message["period"]]


async def test_what_home_assistant_lacks_is_asked_for_once(
    home: SpiedHome, profile_folder: Path
) -> None:
    home.set_clock.advance(hours=1)
    home.add_entity("sensor.young_power", "5", {"unit_of_measurement": "W",
                    "device_class": "power", "state_class": "measurement"})  # fmt: skip
    home.set_clock.advance(hours=1)
    async with Run(home, profile_folder) as run:
        await run.live()
        await run.services.entities.set_tracked([POWER, METER, "sensor.young_power"])
        await until(lambda: asked_of(home, "sensor.young_power"), "its history")
        await run.caught_up()
        await until(lambda: run.services.status.progress.total == 0, "the end")
        missing = await run.coverage("sensor.young_power", CoverageKind.MISSING)
        fetched = await run.coverage("sensor.young_power", CoverageKind.HISTORY)
    since = to_us(home.set_clock.now) - HOUR_US
    assert gaps.union(missing)[-1][1] == since
    assert gaps.union(fetched)[0][0] == since
    home.asked.clear()
    async with Run(home, profile_folder) as again:
        await again.caught_up()
    assert sum(seconds(m) for m in asked_of(home, "sensor.young_power")) < 60


async def test_a_cut_connection_is_made_anew_and_the_gap_filled_without_doubles(
    home: SpiedHome, run: Run, allow_log: None
) -> None:
    await run.caught_up()
    start = home.set_clock.now
    home.move(5)
    home.drop_connections()
    await run.phase(ConnectionPhase.RETRYING)
    home.move(50)
    run.services.home_assistant.retry_now()
    await run.caught_up(rounds=2)
    home.move(5)
    end = home.set_clock.now + SECOND
    await run.flush()
    for sensor in (POWER, METER):
        expected = await history(home, sensor, start, end)
        assert await run.rows(sensor, start + SECOND, end) == expected
    assert run.services.status._session.subscription.reconnect_count == 1
    coverage = await run.stores.coverage.coverage([POWER, "*"], 0, 2**62)
    filled = (to_us(start + 10 * SECOND), to_us(end - 60 * SECOND))
    assert gaps.of_entity(POWER, *filled, coverage) == []


async def test_new_statistics_are_fetched_when_home_assistant_has_made_them(
    home: SpiedHome, run: Run, allow_log: None
) -> None:
    await run.caught_up()
    before = home.count(STATISTICS)
    home.set_clock.advance(minutes=10)
    home.drop_connections()
    await run.phase(ConnectionPhase.RETRYING)
    run.services.home_assistant.retry_now()
    await run.caught_up(rounds=2)
    reconnected = home.count(STATISTICS)
    assert reconnected > before
    looks = home.count("recorder/list_statistic_ids")
    home.move(2, every_s=300)
    await until(lambda: home.count("recorder/list_statistic_ids") > looks, "another look")


async def refuse(*_: Any) -> None:
    raise CommandError("unknown_error", "The recorder is busy.")


async def test_a_refused_request_is_noted_and_tried_again_until_it_is_answered(
    home: SpiedHome, profile_folder: Path, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture
) -> None:  # fmt: skip
    answer = COMMANDS[HISTORY]
    monkeypatch.setattr(reconciler, "TRY_AGAIN_S", 0.01)
    monkeypatch.setitem(COMMANDS, HISTORY, refuse)
    async with Run(home, profile_folder) as run:
        await until(lambda: home.count("history/stream") >= 3, "two rounds")
        assert not run.services.status.is_caught_up
        assert len(asked_of(home, POWER)) <= 3
        log = await run.stores.state.sync_log(limit=10_000)
        assert not await run.coverage(POWER, CoverageKind.HISTORY)
        assert await run.coverage(POWER, CoverageKind.STATISTICS)
        monkeypatch.setitem(COMMANDS, HISTORY, answer)
        await run.caught_up()
        assert await run.coverage(POWER, CoverageKind.HISTORY)
    errors = {e.error_message or "" for e in log if e.status is SyncStatus.FAILED}
    assert [e.endswith("The recorder is busy.") for e in errors] == [True]
    assert "did not give the past" in caplog.text


async def test_refused_statistics_are_asked_for_once_a_round_and_not_year_by_year(
    home: SpiedHome, profile_folder: Path, monkeypatch: pytest.MonkeyPatch, allow_log: None
) -> None:
    monkeypatch.setattr(reconciler, "TRY_AGAIN_S", 0.01)
    monkeypatch.setitem(COMMANDS, STATISTICS, refuse)
    async with Run(home, profile_folder) as run:
        await until(lambda: home.count("history/stream") >= 3, "two rounds")
        assert home.count(STATISTICS) <= 3 * 3
        assert not run.services.status.is_caught_up


async def test_hours_home_assistant_has_yet_to_make_are_covered_once_it_has_made_them(
    home: SpiedHome, profile_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    during = statistics.during
    async with Run(home, profile_folder) as run:
        await run.caught_up()
        home.move(1)
    made_until_us = to_us(home.set_clock.now) // HOUR_US * HOUR_US
    home.set_clock.advance(hours=3)

    def only_made(home_: Any, id_: str, period: str, start_us: int, end_us: int) -> Any:
        return during(home_, id_, period, start_us, min(end_us, made_until_us))

    monkeypatch.setattr(statistics, "during", only_made)
    async with Run(home, profile_folder) as run:
        await run.caught_up(rounds=2)
        for kind in (CoverageKind.STATISTICS, CoverageKind.STATISTICS_5MINUTE):
            assert (await run.coverage(METER, kind))[-1][1] < made_until_us + HOUR_US
        monkeypatch.setattr(statistics, "during", during)
        home.fire_event("recorder_5min_statistics_generated")
        end_us = to_us(home.set_clock.now) // HOUR_US * HOUR_US
        async with asyncio.timeout(20):
            while (  # noqa: ASYNC110 - what is waited for has no event of its own
                await run.coverage(METER, CoverageKind.STATISTICS)
            )[-1][1] < end_us:
                await asyncio.sleep(0.01)
        found = await run.stores.series.statistics(METER, Period.HOUR, made_until_us, end_us)
    assert len(found) == 3


async def test_statistics_in_a_unit_home_assistant_cannot_convert_are_stored_in_watts(
    home: SpiedHome, profile_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    metadata = recorder._all_metadata

    def in_megawatts(*asked: Any) -> list[dict[str, Any]]:
        return [
            row | {"statistics_unit_of_measurement": "MW", "unit_class": None}
            if row["statistic_id"] == POWER
            else row
            for row in metadata(*asked)
        ]

    monkeypatch.setattr(recorder, "_all_metadata", in_megawatts)
    start, end = home.set_clock.now - DAY, home.set_clock.now - DAY / 2
    expected = await answered(home, POWER, Period.HOUR, start, end)
    async with Run(home, profile_folder) as run:
        await run.caught_up()
        found = await run.stores.series.statistics(POWER, Period.HOUR, to_us(start), to_us(end))
    np.testing.assert_allclose(found.mean, [row["mean"] * 1e6 for row in expected])


def start_anew(home: SpiedHome) -> None:
    """Every state is there anew, as after a restart of Home Assistant."""
    for state in home.states.all():
        anew = replace(state, changed_us=home.now_us, updated_us=home.now_us)
        home.states._current[state.entity_id] = anew
        home.states._record(anew)


async def test_statistics_that_come_in_another_unit_than_the_readings_are_left_out(
    home: SpiedHome, profile_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Home Assistant knows a unit that we don't: kWh under the name of another unit is wrong."""
    metadata = recorder._all_metadata

    def in_therms(*asked: Any) -> list[dict[str, Any]]:
        return [
            row | {"statistics_unit_of_measurement": "thm"} if row["statistic_id"] == METER else row
            for row in metadata(*asked)
        ]

    monkeypatch.setattr(recorder, "_all_metadata", in_therms)
    async with Run(home, profile_folder) as run:
        await run.caught_up()
        newest = await run.stores.series.last_statistics([METER, POWER], Period.HOUR)
        assert list(newest) == [POWER]
        assert await run.coverage(METER, CoverageKind.STATISTICS) == []


async def answered(
    home: SpiedHome, sensor: str, period: Period, start: datetime, end: datetime
) -> list[dict[str, Any]]:
    async with connected(home.url, home.token) as talk:
        found = await talk.result(
            STATISTICS,
            statistic_ids=[sensor],
            period=period.value,
            start_time=start.isoformat(),
            end_time=end.isoformat(),
            types=["state", "sum", "mean", "min", "max"],
            units={"energy": "kWh", "power": "W"},
        )
    rows: list[dict[str, Any]] = found[sensor]
    return [row for row in rows if to_us(start) <= row["start"] * 1000 < to_us(end)]


def seconds(message: dict[str, Any]) -> float:
    end, start = (datetime.fromisoformat(message[f"{edge}_time"]) for edge in ("end", "start"))
    return (end - start).total_seconds()


def asked_of(home: SpiedHome, entity_id: str) -> list[dict[str, Any]]:
    histories = (m for m in home.asked if m["type"] == HISTORY)
    return [m for m in histories if entity_id in m["entity_ids"]]


def ends(home: SpiedHome, period: str) -> list[str]:
    asked = (m for m in home.asked if m["type"] == STATISTICS)
    return [m["end_time"] for m in asked if m["period"] == period]
