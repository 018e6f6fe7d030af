"""The core as a whole: what starts and stops when, and what it does about broken surroundings."""

from __future__ import annotations

import asyncio
import gc
import time
import weakref
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from energy_desktop.app import App
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.demo.server import DemoHome
from energy_desktop.errors import StoreUnavailable
from energy_desktop.models import ConnectionPhase, Coverage, CoverageKind, SubscriptionStatus
from energy_desktop.recording.trust import RUNNING_SINCE
from energy_desktop.services.provenance import Provenance
from energy_desktop.stores import open as stores_open
from tests.fakes.full_disk import full_disk
from tests.fakes.hass_server import FakeHass, running_hass, silent
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.raw_server import raw_server
from tests.recording.home_run import until


def make_app(profile: Path, url: str = "", token: str = "demo") -> App:
    environ = {"HA_URL": url, "HA_TOKEN": token} if url else {}
    settings = Settings.load(profile, environ=environ)
    return App(profile, settings, Credentials(environ, MemoryKeyring()), environ=environ)


async def stop_s(app: App) -> float:
    began = time.monotonic()
    await app.stop()
    return time.monotonic() - began


def phase(app: App) -> ConnectionPhase:
    return app.services.home_assistant.state.phase


@pytest.fixture
async def home() -> AsyncIterator[DemoHome]:
    async with DemoHome(live=False) as started:
        yield started


async def a_run(home: DemoHome, profile: Path) -> list[weakref.ref[object]]:
    """What knew of each other while it went on."""
    app = make_app(profile, home.url)
    services = await app.start()
    await until(lambda: phase(app) is ConnectionPhase.LIVE, "a live subscription")
    app.events.values_changed.connect(lambda _values, run=app: run)
    await app.stop()
    return [weakref.ref(part) for part in (app, services.live, services.status)]


async def test_nothing_of_a_run_that_has_ended_stays_in_memory(
    home: DemoHome, profile_folder: Path
) -> None:
    parts = await a_run(home, profile_folder)
    await asyncio.sleep(0)
    gc.collect()
    assert [part() for part in parts] == [None, None, None]


async def test_without_a_home_assistant_it_starts_and_says_that_none_is_configured(
    profile_folder: Path,
) -> None:
    app = make_app(profile_folder)
    services = await app.start()
    assert not services.home_assistant.configured
    await until(lambda: phase(app) is ConnectionPhase.UNCONFIGURED, "the phase")
    assert (await services.status.health())["status"] == "ok"
    await app.stop()


async def test_with_home_assistant_away_it_starts_says_so_and_stops(
    profile_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = make_app(profile_folder, "http://127.0.0.1:9")
    await app.start()
    await until(lambda: phase(app) is ConnectionPhase.RETRYING, "a failed try")
    error = app.services.home_assistant.state.error
    assert error
    assert error in caplog.text
    assert await stop_s(app) < 3


async def test_a_silent_server_does_not_hold_up_the_stop(profile_folder: Path) -> None:
    async with raw_server(None) as port:
        app = make_app(profile_folder, f"http://127.0.0.1:{port}")
        await app.start()
        await until(lambda: phase(app) is ConnectionPhase.CONNECTING, "a try")
        assert await stop_s(app) < 3


async def test_a_home_assistant_that_answers_no_command_does_not_hold_up_the_stop(
    profile_folder: Path,
) -> None:
    async with running_hass() as hass:
        for kind in ("subscribe_events", "render_template", "get_states"):
            hass.answers[kind] = silent
        app = make_app(profile_folder, hass.url, hass.token)
        await app.start()
        await hass.got("subscribe_events")
        assert await stop_s(app) < 3
        await emptied(hass)


async def test_what_was_received_is_written_at_the_stop(
    home: DemoHome, profile_folder: Path
) -> None:
    app = make_app(profile_folder, home.url)
    services = await app.start()
    recorder = services.status._recorder
    await until(lambda: recorder.span is not None, "a live span")
    home.set_state("sensor.grid_power", "4321.5")
    await until(lambda: recorder.value("sensor.grid_power").state == 4321.5, "the event")  # type: ignore[union-attr]
    await app.stop()
    opened = await stores_open.open_embedded(profile_folder / "data")
    try:
        rows = await opened.stores.series.last_readings(["sensor.grid_power"])
        subscription = await opened.stores.state.subscription()
    finally:
        await stores_open.close(opened.stores)
    assert rows.state.tolist() == [4321.5]
    assert subscription.status is SubscriptionStatus.DISCONNECTED
    assert subscription.subscribed_at is not None


async def test_what_the_store_does_not_take_at_the_stop_is_there_at_the_next_start(
    home: DemoHome, profile_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = make_app(profile_folder, home.url)
    services = await app.start()
    recorder = services.status._recorder
    await until(lambda: recorder.span is not None, "a live span")
    await recorder.flush()
    with full_disk():
        home.set_state("sensor.grid_power", "4321.5")
        await until(lambda: recorder.value("sensor.grid_power").state == 4321.5, "the event")  # type: ignore[union-attr]
        assert await stop_s(app) < 3
    assert (recorder.buffered, recorder.journalled) == (0, 1)
    assert "could not be kept" not in caplog.text
    assert "Traceback" not in caplog.text
    again = make_app(profile_folder)
    services = await again.start()
    rows = await services.status._stores.series.last_readings(["sensor.grid_power"])
    assert rows.state.tolist() == [4321.5]
    assert (await services.status.snapshot())["journalled"] == 0
    await again.stop()


async def test_what_can_be_kept_nowhere_at_the_stop_is_counted(
    home: DemoHome, profile_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (profile_folder / "journal").write_text("a file where the folder should be")
    app = make_app(profile_folder, home.url)
    services = await app.start()
    recorder = services.status._recorder
    await until(lambda: recorder.span is not None, "a live span")
    await recorder.flush()
    with full_disk():
        home.set_state("sensor.grid_power", "4321.5")
        await until(lambda: recorder.buffered == 1, "the event")
        assert await stop_s(app) < 3
    assert "1 readings could not be kept at the end: The journal" in caplog.text


async def test_the_zone_of_home_assistant_is_known_again_without_it(
    home: DemoHome, profile_folder: Path
) -> None:
    app = make_app(profile_folder, home.url)
    await app.start()
    await until(lambda: app.services.live.zone.key == "Europe/Amsterdam", "its zone")
    await until(lambda: app.services.status._recorder.span is not None, "a live span")
    await app.stop()
    again = make_app(profile_folder)
    await again.start()
    assert again.services.live.zone.key == "Europe/Amsterdam"
    await again.stop()


async def test_a_pause_goes_on_after_a_restart_and_is_known_as_one_without_a_break(
    home: DemoHome, profile_folder: Path
) -> None:
    app = make_app(profile_folder, home.url)
    services = await app.start()
    await until(lambda: services.home_assistant.is_live, "the connection")
    await services.home_assistant.pause(None)
    await until(lambda: services.home_assistant.state.phase is ConnectionPhase.PAUSED, "the pause")
    began = services.home_assistant.state.since
    await app.stop()
    again = make_app(profile_folder, home.url)
    services = await again.start()
    await until(lambda: services.home_assistant.state.phase is ConnectionPhase.PAUSED, "the pause")
    paused_at = services.home_assistant.state.since
    await services.home_assistant.resume()
    await until(lambda: services.home_assistant.is_live, "the connection")
    await again.stop()
    third = make_app(profile_folder, home.url)
    services = await third.start()
    await until(lambda: services.home_assistant.is_live, "the connection")
    covered = await services.readings.coverage(None, began, paused_at)
    assert [span.kind for span in covered] == [Provenance.PAUSED]
    await third.stop()


async def test_databases_that_are_no_pair_lose_their_claims_of_completeness_and_no_row(
    profile_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await (first := make_app(profile_folder)).start()
    await first.stop()
    opened = await stores_open.open_embedded(profile_folder / "data")
    claims = [
        Coverage("*", CoverageKind.LIVE, 0, 10),
        Coverage("sensor.a", CoverageKind.HISTORY, 5, 9),
    ]
    await opened.stores.coverage.put_coverage(claims)
    await opened.stores.series.set_generation("of another pair")
    await stores_open.close(opened.stores)
    app = make_app(profile_folder)
    await app.start()
    assert await app.services.status._stores.coverage.coverage([], 0, 2**62) == []
    await app.stop()
    assert "not of one pair" in caplog.text
    opened = await stores_open.open_embedded(profile_folder / "data")
    await stores_open.close(opened.stores)
    assert opened.generations_match


async def test_a_lost_link_cuts_the_connection_and_its_return_makes_it_anew_at_once(
    home: DemoHome, profile_folder: Path, allow_log: None
) -> None:
    app = make_app(profile_folder, home.url)
    await app.start()
    await until(lambda: phase(app) is ConnectionPhase.LIVE, "the connection")
    app.events.link_changed.emit(False)
    await until(lambda: phase(app) is ConnectionPhase.RETRYING, "the cut")
    app.events.link_changed.emit(True)
    await until(lambda: phase(app) is ConnectionPhase.LIVE, "the connection again", 3)
    await app.stop()


async def test_a_failed_start_leaves_nothing_open(profile_folder: Path) -> None:
    (profile_folder / "data").write_text("a file where the folder should be")
    app = make_app(profile_folder)
    with pytest.raises(StoreUnavailable):
        await app.start()
    await app.stop()


async def test_stopping_twice_is_no_error(profile_folder: Path) -> None:
    app = make_app(profile_folder)
    await app.start()
    await app.stop()
    await app.stop()


@pytest.mark.qt_no_exception_capture
async def test_a_failing_listener_never_stops_the_recording(
    home: DemoHome, profile_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    app = make_app(profile_folder, home.url)

    def fail(_: object) -> None:
        raise ZeroDivisionError("a listener's fault")

    app.events.readings_stored.connect(fail)
    app.events.values_changed.connect(fail)
    app.events.connection_changed.connect(fail)
    await app.start()
    recorder = app.services.status._recorder
    await until(lambda: recorder.span is not None, "a live span")
    home.set_state("sensor.grid_power", "1", at=datetime.now(UTC))
    await until(lambda: recorder.stored >= recorder.received > 0, "the readings to be stored")
    stored = recorder.stored
    home.set_state("sensor.grid_power", "2", at=datetime.now(UTC))
    await until(lambda: recorder.stored > stored, "one more")
    await app.stop()
    assert "a listener's fault" in capfd.readouterr().err


async def emptied(hass: FakeHass) -> None:
    async with asyncio.timeout(5):
        await hass.emptied()


async def live_coverage(profile: Path) -> list[tuple[int, int]]:
    app = make_app(profile)
    services = await app.start()
    kept = await services.status._stores.coverage.coverage(["*"], 0, 2**62, [CoverageKind.LIVE])
    await app.stop()
    return [(c.start_us, c.end_us) for c in kept]


async def test_only_after_a_run_that_was_not_ended_the_last_minutes_are_doubted(
    profile_folder: Path,
) -> None:
    hour_us, quarter_us = 3_600_000_000, 900_000_000
    app = make_app(profile_folder)
    services = await app.start()
    span = Coverage("*", CoverageKind.LIVE, hour_us, 2 * hour_us)
    await services.status._stores.coverage.put_coverage([span])
    await app.stop()
    assert await live_coverage(profile_folder) == [(hour_us, 2 * hour_us)]
    opened = await stores_open.open_embedded(profile_folder / "data")
    await opened.stores.state.put_settings({RUNNING_SINCE: "as a killed program leaves it"})
    await stores_open.close(opened.stores)
    assert await live_coverage(profile_folder) == [(hour_us, 2 * hour_us - quarter_us)]
    assert await live_coverage(profile_folder) == [(hour_us, 2 * hour_us - quarter_us)]
