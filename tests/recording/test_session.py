"""A live connection to the simulated home: what is recorded, and what follows its sensors."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from energy_desktop import app
from energy_desktop.demo import registry
from energy_desktop.errors import StoreUnavailable
from energy_desktop.models import (
    ConnectionPhase,
    CoverageKind,
    SubscriptionState,
    SubscriptionStatus,
    from_us,
    to_us,
)
from energy_desktop.recording import gaps, session
from energy_desktop.recording import recorder as recorder_module
from energy_desktop.recording.gaps import OPEN_END_US
from energy_desktop.recording.journal import Journal
from energy_desktop.stores import open as stores_open
from tests.fakes.full_disk import state_store_away
from tests.recording.home_run import METER, POWER, Run, SpiedHome, history, until

WATTS = {"unit_of_measurement": "W", "device_class": "power", "state_class": "measurement"}
NEW = "sensor.kettle_power"
SECOND = timedelta(seconds=1)


async def test_every_change_is_stored_with_home_assistants_own_time_and_once(
    home: SpiedHome, run: Run
) -> None:
    await run.live()
    start = home.set_clock.now
    home.move(20)
    await run.flush()
    end = home.set_clock.now + SECOND
    assert len(await history(home, POWER, start, end)) == 20
    for sensor in (POWER, METER):
        expected = await history(home, sensor, start, end)
        assert await run.rows(sensor, start + SECOND, end) == expected


async def test_the_state_at_the_beginning_is_a_reading_at_its_own_time(
    home: SpiedHome, run: Run
) -> None:
    await run.live()
    await run.services.status._recorder.flush()
    state = home.states.get(POWER)
    assert state is not None
    assert state.state is not None
    [row] = await run.rows(POWER, home.set_clock.now - SECOND * 3600, home.set_clock.now)
    assert row == (state.changed_us, float(state.state))


async def test_a_home_without_recorder_and_history_is_recorded_all_the_same(
    home: SpiedHome, run: Run
) -> None:
    home.without = frozenset({"recorder", "history", "energy"})
    await run.live()
    await until(lambda: run.services.status.is_caught_up, "the end of asking")
    home.move(3)
    await run.flush()
    assert len(await run.rows(POWER, home.set_clock.now - 60 * SECOND, home.set_clock.now + SECOND))
    assert home.count("history/history_during_period") == 0


async def test_the_subscription_is_kept_in_the_state_store(home: SpiedHome, run: Run) -> None:
    await run.live()
    await until(lambda: run.services.status._session.subscription.subscription_id, "it")
    kept = await run.stores.state.subscription()
    assert kept.status is SubscriptionStatus.ACTIVE
    assert kept.subscribed_at == home.set_clock.now
    assert kept.reconnect_count == 0


async def test_the_subscription_counts_from_when_it_was_made_however_long_the_rest_takes(
    home: SpiedHome, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, note = home.set_clock.now, home.note

    def slow(message: Any) -> None:
        note(message)
        if message["type"] == "get_states":
            home.set_clock.now += 4 * SECOND

    monkeypatch.setattr(home, "note", slow)
    await run.live()
    await until(lambda: run.services.status._session.subscription.subscription_id, "it")
    assert (await run.stores.state.subscription()).subscribed_at == began


async def test_a_sensor_added_while_running_is_listed_and_recorded(
    home: SpiedHome, run: Run
) -> None:
    await run.live()
    home.set_clock.advance(seconds=30)
    home.add_entity(NEW, "2000", WATTS)
    await until(lambda: run.services.entities.get(NEW), "the new sensor")
    await run.flush()
    now_us = to_us(home.set_clock.now)
    assert await run.rows(NEW, home.set_clock.now, home.set_clock.now + SECOND) == [
        (now_us, 2000.0)
    ]
    assert await run.coverage(NEW, CoverageKind.RECORDED) == [(now_us, OPEN_END_US)]


async def test_a_removed_sensor_stays_listed_as_inactive_and_its_recording_ends(
    home: SpiedHome, run: Run
) -> None:
    await run.live()
    home.set_clock.advance(seconds=30)
    home.remove(POWER)
    await until(lambda: not active(run, POWER), "the sensor to be inactive")
    await until(lambda: POWER not in run.services.status._recorder.recorded, "its end")
    await run.flush()
    [(_, end)] = await run.coverage(POWER, CoverageKind.RECORDED)
    assert end < OPEN_END_US
    assert (await run.rows(POWER, home.set_clock.now, home.set_clock.now + SECOND))[0][1] is None


async def test_a_sensor_that_came_and_went_before_anyone_looked_is_listed_as_inactive(
    home: SpiedHome, run: Run
) -> None:
    await run.live()
    home.set_clock.advance(seconds=30)
    home.add_entity(NEW, "2000", WATTS)
    home.remove(NEW)
    await until(lambda: run.services.entities.get(NEW), "the sensor to be listed")
    await until(lambda: not active(run, NEW), "it to be inactive")
    await until(lambda: NEW not in run.services.status._recorder.recorded, "its end")
    await run.flush()
    states = [state for _at, state in await run.rows(NEW, home.set_clock.now, far(home))]
    assert states == [2000.0, None]
    [(start, end)] = await run.coverage(NEW, CoverageKind.RECORDED)
    assert start < end < OPEN_END_US


async def test_a_meter_that_only_the_preferences_name_is_recorded_again_when_it_comes_back(
    home: SpiedHome, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    meter = "sensor.gas_meter"
    cubic = {"unit_of_measurement": "m³", "state_class": "total_increasing"}
    source = {"type": "gas", "stat_energy_from": meter}
    prefs = {"energy_sources": [source], "device_consumption": []}
    monkeypatch.setattr(registry, "energy_preferences", lambda: prefs)
    await run.live()
    home.set_clock.advance(seconds=30)
    home.set_state(meter, "12", cubic)
    await run.services.entities.find_new()
    await until(lambda: active(run, meter), "the meter")
    home.states.remove(meter, home.now_us)
    await until(lambda: not active(run, meter), "the meter to be inactive")
    await until(lambda: meter not in run.services.status._recorder.recorded, "its end")
    home.set_clock.advance(seconds=30)
    home.set_state(meter, "13", cubic)
    await until(lambda: active(run, meter), "the meter to be back")
    await run.flush()
    assert (await run.rows(meter, home.set_clock.now, far(home)))[0][1] == 13.0


async def test_a_renamed_sensor_goes_on_under_its_new_name_from_the_rename_on(
    home: SpiedHome, run: Run
) -> None:
    await run.caught_up()
    home.move(2)
    renamed_at = home.set_clock.now
    home.rename(POWER, NEW)
    await until(lambda: run.services.entities.get(NEW), "the new name")
    await until(lambda: POWER not in run.services.status._recorder.recorded, "the old one's end")
    home.move(3)
    await another_round(home, run)
    await another_round(home, run)  # begins when all that the first asks for is there
    await run.flush()
    entity = run.services.entities.get(NEW)
    assert entity is not None
    assert entity.aliases == (POWER,)
    assert entity.is_tracked
    assert not active(run, POWER)
    assert await run.coverage(NEW, CoverageKind.HISTORY) == []
    stored = await run.rows(NEW, renamed_at - timedelta(days=2), far(home))
    assert stored
    assert stored[0][0] >= to_us(renamed_at)
    assert not [m for m in asked_history(home) if NEW in m["entity_ids"]]


async def test_a_sensor_renamed_while_the_program_is_off_has_its_gap_under_the_name_it_had_then(
    home: SpiedHome, profile_folder: Path
) -> None:
    async with Run(home, profile_folder) as run:
        await run.caught_up()
        home.move(3)
        await run.flush()
    off_at = home.set_clock.now
    home.move(50)
    home.rename(POWER, NEW)
    home.move(50)
    async with Run(home, profile_folder) as run:
        await run.caught_up(rounds=2)
        home.move(3)
        await run.flush()
        end = home.set_clock.now + SECOND
        await run.services.status._recorder.end_span()
        [(_, old_end)] = await run.coverage(POWER, CoverageKind.RECORDED)
        coverage = await run.stores.coverage.coverage([NEW, "*"], 0, OPEN_END_US)
        old_rows = await run.rows(POWER, off_at + SECOND, end)
        new_rows = await run.rows(NEW, off_at - timedelta(days=1), end)
    assert to_us(off_at) - 10_000_000 <= old_end <= to_us(off_at)
    assert len(old_rows) > 50
    assert old_rows == await history(home, POWER, off_at + SECOND, end)
    expected = await history(home, NEW, from_us(old_end), end)
    assert len(expected) > 50
    assert new_rows == expected
    known = (expected[0][0], to_us(end) - 10_000_000)
    assert gaps.of_entity(NEW, *known, coverage) == []
    assert gaps.to_fetch(NEW, old_end, known[1], coverage) == []


async def test_a_sensor_renamed_while_away_after_an_unclean_stop_loses_nothing(
    home: SpiedHome, profile_folder: Path
) -> None:
    async with Run(home, profile_folder) as run:
        await run.caught_up()
        home.move(3)
        await run.flush()
    opened = await stores_open.open_embedded(profile_folder / "data")
    live = await opened.stores.coverage.coverage(["*"], 0, OPEN_END_US, [CoverageKind.LIVE])
    await opened.stores.coverage.delete_coverage(live)
    await stores_open.close(opened.stores)
    off_at = home.set_clock.now
    home.move(50)
    home.rename(POWER, NEW)
    home.move(50)
    async with Run(home, profile_folder) as run:
        await run.caught_up()
        end = home.set_clock.now + SECOND
        stored = [*await run.rows(POWER, off_at, end), *await run.rows(NEW, off_at, end)]
    expected = [*await history(home, POWER, off_at, end), *await history(home, NEW, off_at, end)]
    assert len(expected) > 100
    assert set(expected) <= set(stored)


async def test_it_waits_until_home_assistant_is_running(
    home: SpiedHome, profile_folder: Path
) -> None:
    home.set_running(False)
    async with Run(home, profile_folder) as run:
        await run.phase(ConnectionPhase.WAITING_FOR_START)
        assert home.count("get_states") == 0
        home.set_running(True)
        await run.live()


async def test_a_revoked_token_is_refused_once_and_not_tried_again(
    home: SpiedHome, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    await run.live()
    home.revoke_token()
    run.services.home_assistant.retry_now()
    await run.phase(ConnectionPhase.RETRYING)
    run.services.home_assistant.retry_now()
    await run.phase(ConnectionPhase.REFUSED)
    asked = len(home.asked)
    run.services.home_assistant.retry_now()
    await until(lambda: status(run).status is SubscriptionStatus.ERROR, "the stored state")
    assert len(home.asked) == asked
    error = run.services.home_assistant.state.error or "none"
    assert error in caplog.text
    assert status(run).error_message == error


async def test_with_the_state_store_away_the_recording_goes_on_and_all_is_saved_later(
    home: SpiedHome,
    profile_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(session, "SAVE_EVERY_S", 0.01)
    async with Run(home, profile_folder) as run:
        await run.live()
        with state_store_away():
            home.set_clock.advance(seconds=30)
            home.add_entity(NEW, "2000", WATTS)
            await until(lambda: run.services.entities.get(NEW), "the new sensor")
            await until(lambda: "is tried again: The disk is full." in caplog.text, "the words")
            home.move(3)
            await run.flush()
            assert run.services.home_assistant.state.phase is ConnectionPhase.LIVE
            assert NEW not in {e.entity_id for e in await run.stores.state.entities()}
        await until(lambda: not run.services.status._session._unsaved, "all to be saved")
        assert NEW in {e.entity_id for e in await run.stores.state.entities()}
        assert len(await run.rows(NEW, home.set_clock.now - 60 * SECOND, far(home))) >= 1
        assert home.count("get_states") == 2
    assert caplog.text.count("is tried again: The disk is full.") == 1
    assert "Traceback" not in caplog.text


async def test_with_the_state_store_away_at_connect_it_records_and_saves_later_what_it_found(
    home: SpiedHome, profile_folder: Path, monkeypatch: pytest.MonkeyPatch, allow_log: None
) -> None:
    monkeypatch.setattr(session, "SAVE_EVERY_S", 0.01)
    async with Run(home, profile_folder) as run:
        with state_store_away():
            await run.live()
            home.move(3)
            await run.flush()
            assert await run.stores.state.entities() == []
        assert await run.rows(POWER, home.set_clock.now - 60 * SECOND, far(home))
        await until(lambda: not run.services.status._session._unsaved, "all to be saved")
        assert {METER, POWER} <= {e.entity_id for e in await run.stores.state.entities()}
        assert (await run.stores.state.settings())[app.HASS_ZONE] == "Europe/Amsterdam"
        assert (await run.stores.state.subscription()).status is SubscriptionStatus.ACTIVE
        await run.services.entities.set_tracked([POWER])


async def test_with_store_and_journal_full_too_many_readings_end_the_session_until_they_are_back(
    home: SpiedHome, run: Run, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await run.live()
    store = type(run.stores.series)
    write = store.write_readings

    async def fail(*_: object) -> int:
        raise StoreUnavailable("The disk is full.")

    monkeypatch.setattr(store, "write_readings", fail)
    monkeypatch.setattr(Journal, "append", fail)
    monkeypatch.setattr(recorder_module, "MOST_BUFFERED", 5)
    start = home.set_clock.now
    home.move(20)
    await run.phase(ConnectionPhase.RETRYING)
    assert "away for too long" in (run.services.home_assistant.state.error or "")
    monkeypatch.setattr(store, "write_readings", write)
    monkeypatch.setattr(recorder_module, "MOST_BUFFERED", 10_000)
    run.services.home_assistant.retry_now()
    await run.caught_up()
    await run.services.status._recorder.flush()
    stored = await run.rows(POWER, start + SECOND, far(home))
    assert stored == await history(home, POWER, start, far(home))
    assert "Traceback" not in caplog.text


async def test_a_paused_stretch_is_marked_and_not_fetched(home: SpiedHome, run: Run) -> None:
    await run.caught_up()
    home.move(5)
    await run.services.home_assistant.pause(None)
    paused_at = home.set_clock.now
    asked = len(asked_history(home))
    home.move(200)
    resumed_at = home.set_clock.now
    await run.services.home_assistant.resume()
    await run.caught_up(rounds=2)
    home.move(3)
    [(start, end)] = await run.coverage("*", CoverageKind.PAUSED)
    assert abs(start - to_us(paused_at)) < 1_000_000
    assert abs(end - to_us(resumed_at)) < 1_000_000
    assert not await run.rows(POWER, paused_at + 5 * SECOND, resumed_at - 10 * SECOND)
    within = [m for m in asked_history(home)[asked:] if m["end_time"] < resumed_at.isoformat()]
    assert [m for m in within if m["start_time"] > paused_at.isoformat()] == []


async def another_round(home: SpiedHome, run: Run) -> None:
    before = home.count("history/stream")
    run.services.status._reconciler.look_again()
    await until(lambda: home.count("history/stream") > before, "another round")


def asked_history(home: SpiedHome) -> list[dict[str, Any]]:
    return [m for m in home.asked if m["type"] == "history/history_during_period"]


def active(run: Run, entity_id: str) -> bool:
    entity = run.services.entities.get(entity_id)
    return entity is not None and entity.is_active


def status(run: Run) -> SubscriptionState:
    return run.services.status._session.subscription


def far(home: SpiedHome) -> datetime:
    return home.set_clock.now + timedelta(days=1)
