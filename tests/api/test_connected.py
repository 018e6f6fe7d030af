"""What the routes do with a Home Assistant: fetch, repair, test, connect, track; and without it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from energy_desktop.models import ConnectionPhase, Coverage, CoverageKind, to_us
from energy_desktop.services.connection_test import ConnectionTest
from tests.api.conftest import TOKEN
from tests.api.homes import ConnectedHome, connected_home
from tests.recording.home_run import METER, POWER, until


@pytest.fixture
async def connected(profile_folder: Path) -> AsyncIterator[ConnectedHome]:
    async with connected_home(profile_folder, is_caught_up=False) as home:
        yield home


@pytest.fixture
async def caught_up(profile_folder: Path) -> AsyncIterator[ConnectedHome]:
    async with connected_home(profile_folder) as home:
        yield home


def commands(connected: ConnectedHome, kind: str) -> int:
    return connected.home.count(kind)


async def test_the_sensors_are_those_of_the_mirror(connected: ConnectedHome) -> None:
    connected.home.set_state(POWER, "1234.5")
    value = connected.api.services.live.value
    await until(lambda: (now := value(POWER)) and now.state == 1234.5, "the event")
    status, answer = await connected.api.get("/api/entities")
    power = next(e for e in answer["entities"] if e["entity_id"] == POWER)
    assert status == 200
    assert (power["state"], power["unit_of_measurement"]) == (1234.5, "W")
    assert power["is_tracked"] is True


async def test_the_subscription_is_active(connected: ConnectedHome) -> None:
    _status, answer = await connected.api.get("/api/subscription/status")
    assert answer["subscription"]["status"] == "active"
    assert (answer["ha_connected"], answer["entities_tracked"]) == (True, 2)
    assert answer["repair"]["running"] is False


async def test_statistics_are_fetched_again_and_that_is_noted(connected: ConnectedHome) -> None:
    asked = {"entity_ids": [METER, POWER, METER], "start_time": "2026-07-10T00:00:00Z"}
    status, answer = await connected.api.post("/api/statistics/sync", asked)
    assert status == 200
    assert [(r["entity_id"], r["status"]) for r in answer["results"]] == [
        (METER, "success"), (POWER, "success"),
    ]  # fmt: skip
    assert answer["success"] is True
    assert answer["total"] == sum(r["records_synced"] for r in answer["results"]) == 2 * 108
    log = await connected.run.stores.state.sync_log(METER, 1)
    assert (log[0].sync_type, log[0].records_synced, log[0].status) == ("manual", 108, "success")


async def test_a_sensor_without_statistics_fails_alone(connected: ConnectedHome) -> None:
    known = connected.api.services.entities
    (gone,) = [e.entity_id for e in known.all() if e.entity_id == "sensor.fridge_energy"]
    asked = {"entity_ids": [METER, gone], "start_time": "2026-07-14T00:00:00Z"}
    _status, answer = await connected.api.post("/api/statistics/sync", asked)
    failed = next(r for r in answer["results"] if r["entity_id"] == gone)
    assert (answer["success"], failed["status"], failed["records_synced"]) == (False, "failed", 0)
    assert failed["error"].endswith(".")


async def test_a_sync_beside_another_is_a_conflict(connected: ConnectedHome) -> None:
    asked = {"entity_ids": [METER], "start_time": "2025-01-01T00:00:00Z"}
    answers = await asyncio.gather(
        *(connected.api.post("/api/statistics/sync", asked) for _ in range(2))
    )
    assert sorted(status for status, _answer in answers) == [200, 409]
    assert (await connected.api.post("/api/statistics/sync", asked))[0] == 200


@pytest.mark.parametrize(
    "asked",
    [{"start_time": "2026-07-15T00:00:00Z"},
     {"start_time": "2026-07-10T00:00:00Z", "end_time": "2026-07-10T00:00:00Z"}],
)  # fmt: skip
async def test_a_sync_of_no_time_is_refused(
    connected: ConnectedHome, asked: dict[str, Any]
) -> None:
    status, answer = await connected.api.post(
        "/api/statistics/sync", {"entity_ids": [METER], **asked}
    )
    assert (status, answer["details"]) == (400, {"field": "start_time"})


async def test_a_backfill_repairs_a_hole_and_tells_it(caught_up: ConnectedHome) -> None:
    stores, end = caught_up.run.stores, to_us(caught_up.home.set_clock.now)
    hour = 3_600_000_000
    found = await stores.coverage.coverage([METER], 0, end, [CoverageKind.HISTORY])
    (history,) = [c for c in found if c.end_us > end - hour]
    hole = history.end_us - 2 * hour, history.end_us - hour
    await stores.coverage.put_coverage(
        [
            Coverage(METER, CoverageKind.HISTORY, history.start_us, hole[0]),
            Coverage(METER, CoverageKind.HISTORY, hole[1], history.end_us),
        ]
    )
    status, answer = await caught_up.api.post("/api/subscription/backfill", {})
    assert (status, answer["success"]) == (200, True)
    assert (answer["gaps_repaired"], answer["gaps_left"]) == (1, 0)
    assert answer["records_synced"] >= 0
    again = await caught_up.api.post("/api/subscription/backfill", {"wait": True})
    assert (again[0], again[1]["gaps_repaired"]) == (200, 0)


async def test_two_that_wait_for_a_backfill_are_a_conflict(caught_up: ConnectedHome) -> None:
    answers = await asyncio.gather(
        *(caught_up.api.post("/api/subscription/backfill", {}) for _ in range(2))
    )
    assert sorted(status for status, _answer in answers) == [200, 409]


async def test_who_does_not_wait_for_a_backfill_is_answered_at_once(
    connected: ConnectedHome,
) -> None:
    status, answer = await connected.api.post("/api/subscription/backfill", {"wait": False})
    assert (status, answer["records_synced"]) == (202, None)


async def test_a_backfill_ends_when_home_assistant_goes(
    connected: ConnectedHome, allow_log: None
) -> None:
    """The past is still being fetched for the first time, and the backfill comes after that."""
    reconciler = connected.api.services.repair._reconciler
    waiting = asyncio.create_task(connected.api.post("/api/subscription/backfill", {}))
    await until(lambda: reconciler._waiting, "the backfill")
    await connected.home.stop()
    status, answer = await waiting
    assert (status, answer["code"]) == (503, "connection_lost")
    await until(lambda: not connected.api.services.home_assistant.is_live, "the end")


async def test_what_is_tested_is_what_is_saved(connected: ConnectedHome) -> None:
    status, answer = await connected.api.post("/api/settings/test-connection", {})
    assert (status, answer["connected"], answer["energy_sources"]) == (200, True, 2)
    assert answer["ha_version"] == "2026.6.1"
    assert answer["latency_ms"] >= 0


async def test_a_saved_token_is_never_sent_to_another_address(connected: ConnectedHome) -> None:
    before = commands(connected, "auth")
    for asked in (
        {"url": connected.home.url},
        {"token": "x"},
        {"url": "http://127.0.0.1:9"},
        {"verify_tls": False},
        {"verify_tls": True},
    ):
        status, answer = await connected.api.post("/api/settings/test-connection", asked)
        assert (status, answer["code"]) == (400, "bad_request")
    assert commands(connected, "auth") == before


async def test_one_connection_is_tested_at_a_time(connected: ConnectedHome) -> None:
    service = connected.api.services.home_assistant
    check, gate = service.check, asyncio.Event()

    async def slow(url: str, token: str, verify_tls: bool = True) -> ConnectionTest:
        await gate.wait()
        return await check(url, token, verify_tls)

    service.check = slow  # type: ignore[method-assign]
    asked = {"url": connected.home.url, "token": TOKEN}
    first = asyncio.create_task(connected.api.post("/api/settings/test-connection", asked))
    await asyncio.sleep(0.01)
    for path, body in (
        ("/api/settings/test-connection", {}),
        ("/api/settings/test-connection", asked),
        ("/api/settings/home-assistant", asked),
    ):
        status, answer = await connected.api.post(path, body)
        assert (status, answer["code"]) == (409, "conflict")
    gate.set()
    assert (await first)[1]["connected"] is True
    assert (await connected.api.post("/api/settings/test-connection", {}))[1]["connected"] is True


async def test_another_address_is_tested_with_its_own_token(connected: ConnectedHome) -> None:
    asked = {"url": connected.home.url, "token": "wrong"}
    status, answer = await connected.api.post("/api/settings/test-connection", asked)
    assert (status, answer["connected"]) == (200, False)
    assert "token" in answer["error"]
    asked = {"url": connected.home.url, "token": TOKEN}
    assert (await connected.api.post("/api/settings/test-connection", asked))[1]["connected"]


@pytest.mark.parametrize(
    ("url", "token", "code"),
    [("http://127.0.0.1:9", "x", "unreachable"), ("", "wrong", "invalid_token"),
     ("https://127.0.0.1:9", "x", "unreachable"), ("http://a b", "x", "invalid_url"),
     ("http://me:secret@nas", "x", "invalid_url")],
)  # fmt: skip
async def test_what_can_not_be_connected_to_is_not_saved(
    connected: ConnectedHome, url: str, token: str, code: str
) -> None:
    before = connected.api.services.home_assistant.url
    asked = {"url": url or connected.home.url, "token": token}
    status, answer = await connected.api.post("/api/settings/home-assistant", asked)
    assert (status, answer["success"], answer["code"]) == (400, False, code)
    assert "secret" not in answer["error"]
    assert set(answer) == {"success", "error", "code"}  # as docs/api.md says of this 400
    service = connected.api.services.home_assistant
    assert service.url == before
    assert service.is_live


async def test_a_new_address_is_in_force_at_once(
    connected: ConnectedHome, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "energy_desktop")
    address = connected.home.url.replace("127.0.0.1", "localhost")
    asked = {"url": address, "token": TOKEN}
    status, answer = await connected.api.post("/api/settings/home-assistant", asked)
    assert (status, answer["success"], answer["ha_version"]) == (200, True, "2026.6.1")
    service = connected.api.services.home_assistant
    assert service.url == address
    await until(lambda: service.is_live, "the new connection")
    _status, shown = await connected.api.get("/api/settings")
    assert shown["settings"]["ha_url"] == address
    assert shown["settings"]["ha_token"] == "***configured***"
    assert not [r for r in caplog.records if TOKEN in r.getMessage() and "server" not in r.name]


async def test_where_no_keyring_is_the_token_is_for_this_run(connected: ConnectedHome) -> None:
    connected.api.services.home_assistant.can_keep_token = False
    asked = {"url": connected.home.url, "token": TOKEN}
    status, answer = await connected.api.post("/api/settings/home-assistant", asked)
    assert (status, "for this run only" in answer["message"]) == (200, True)


async def test_sensors_are_looked_for_again(connected: ConnectedHome) -> None:
    status, answer = await connected.api.post("/api/settings/discover-entities", {})
    assert (status, answer["discovered"]) == (200, 2)
    assert {e["entity_id"] for e in answer["entities"]} == {METER, POWER}
    assert next(e for e in answer["entities"] if e["entity_id"] == METER)["suggested"]


async def test_exactly_these_are_tracked_in_one_step(connected: ConnectedHome) -> None:
    entities, seen = connected.api.services.entities, []
    connected.api.services.events.entities_changed.connect(
        lambda _all: seen.append([e.entity_id for e in entities.tracked()])
    )
    asked = {"entity_ids": [POWER, POWER]}
    status, answer = await connected.api.post("/api/settings/tracked-entities", asked)
    assert (status, answer) == (200, {"success": True, "tracked": 1, "backfill_started": True})
    assert seen == [[POWER]]
    asked = {"entity_ids": [METER, "sensor.no", "sensor.never"]}
    status, answer = await connected.api.post("/api/settings/tracked-entities", asked)
    assert (status, answer["code"]) == (404, "unknown_entity")
    assert answer["details"] == {"unknown": ["sensor.no", "sensor.never"]}
    assert [e.entity_id for e in entities.tracked()] == [POWER]
    status, answer = await connected.api.post("/api/settings/tracked-entities", {"entity_ids": []})
    assert (status, answer["tracked"], entities.tracked()) == (200, 0, ())


async def test_what_is_no_list_of_sensors_is_told_what_it_takes(connected: ConnectedHome) -> None:
    for wrong in (None, METER, {"id": METER}):
        asked = {"entity_ids": wrong}
        status, answer = await connected.api.post("/api/settings/tracked-entities", asked)
        assert (status, answer["details"]) == (400, {"field": "entity_ids"})
        assert answer["error"] == "entity_ids takes a list of ids; an empty one tracks none."


async def test_while_home_assistant_is_away_what_needs_it_says_so(
    connected: ConnectedHome, allow_log: None
) -> None:
    await connected.home.stop()
    service = connected.api.services.home_assistant
    await until(lambda: not service.is_live, "the loss")
    assert (await connected.api.get("/api/entities"))[0] == 503
    sync = {"entity_ids": [METER], "start_time": "1970-01-01T00:00:00Z"}
    for path, body in (
        ("/api/statistics/sync", sync),
        ("/api/subscription/backfill", {}),
        ("/api/settings/discover-entities", {}),
    ):
        status, answer = await connected.api.post(path, body)
        assert (status, answer["code"]) == (503, "not_ready")
    assert (await connected.api.get("/api/entities/cached"))[0] == 200
    assert (await connected.api.get(f"/api/readings/{METER}"))[0] == 200
    _status, answer = await connected.api.post("/api/settings/test-connection", {})
    assert answer["connected"] is False
    status, health = await connected.api.get("/api/health")
    assert (status, health["parts"]["ha"]) == (503, "failing")

    status_now = connected.api.services.status.subscription
    await until(
        lambda: (now := status_now()) and now["subscription"]["status"] == "disconnected", "the end"
    )


async def test_beside_a_program_that_records_nothing_is_changed(connected: ConnectedHome) -> None:
    service = connected.api.services.home_assistant
    service._connection.stand_by("Energy Desktop on nas records.")
    assert service.state.phase is ConnectionPhase.READ_ONLY
    asked = {"url": connected.home.url, "token": TOKEN}
    for path, body in (
        ("/api/settings/home-assistant", asked),
        ("/api/settings/tracked-entities", {"entity_ids": []}),
    ):
        status, answer = await connected.api.post(path, body)
        assert (status, answer["code"]) == (409, "conflict")
        assert "nas" in answer["error"]


async def test_prometheus_can_read_the_figures(connected: ConnectedHome) -> None:
    await connected.api.get("/api/status")
    response = await connected.api.send("GET", "/metrics")
    values = dict(
        line.rsplit(" ", 1)
        for line in response.body.decode().splitlines()
        if not line.startswith("#")
    )
    assert response.mime.startswith("text/plain; version=0.0.4")
    assert float(values["energy_desktop_readings_stored_total"]) > 0
    assert float(values["energy_desktop_home_assistant_connected"]) == 1
    assert float(values["energy_desktop_query_seconds_count"]) == 1
    assert "energy_desktop_gap_seconds" in values
    for name, sensor in (("power_watts", POWER), ("energy_kwh_total", METER)):
        shown = values[f'energy_desktop_{name}{{entity_id="{sensor}"}}']
        live = connected.api.services.live.value(sensor)
        assert live is not None
        assert float(shown) == live.state
