"""What the routes answer about a core without a Home Assistant, and about its sensors."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import orjson
import pytest

from energy_desktop.api.access import Access
from energy_desktop.api.messages import Request
from energy_desktop.api.router import Router
from energy_desktop.api.routes import routes
from energy_desktop.errors import StoreUnavailable
from energy_desktop.models import ReadingColumns, Source, StoreHealth, to_us
from energy_desktop.services import Services
from energy_desktop.services.status import iso
from tests.api.asking import Asker
from tests.api.conftest import TOKEN
from tests.fakes.recorded_home import utc


async def get(services: Services, target: str) -> tuple[int, Any]:
    router = Router(routes(services), Access(list))
    response = await router.answer(Request("GET", target, {"host": "localhost"}))
    assert TOKEN.encode() not in response.body
    return response.status, orjson.loads(response.body)


async def test_health_is_ok_before_home_assistant_is_configured(services: Services) -> None:
    status, health = await get(services, "/api/health")
    assert status == 200
    assert health == {
        "status": "ok",
        "parts": {
            "ha": "not_configured",
            "state_store": "ok",
            "time_series_store": "ok",
            "recorder": "ok",
        },
    }


async def test_health_fails_where_home_assistant_is_configured_and_away(
    services: Services, allow_log: None
) -> None:
    await services.home_assistant.save("http://127.0.0.1:9", "token")
    status, health = await get(services, "/api/health")
    assert (status, health["status"], health["parts"]["ha"]) == (503, "failing", "failing")
    answer = await Asker(services).send("GET", "/api/health")
    assert answer.headers["Retry-After"] == "10"
    await services.home_assistant.pause(None)
    status, health = await get(services, "/api/health")
    assert (status, health["parts"]["ha"]) == (200, "paused")


async def test_keys_that_were_made_and_are_not_known_are_told_and_keep_others_out(
    services: Services, allow_log: None
) -> None:
    assert (await get(services, "/api/status"))[1]["api_problem"] is None
    await services.settings.put({"api_keys_made": True})
    await services.api_keys.load()
    problem = (await get(services, "/api/status"))[1]["api_problem"]
    assert problem.startswith("The keyring has none of the keys that were made here")
    router = Router(routes(services), Access(list, services.api_keys))
    answer = await router.answer(Request("GET", "/api/status", {"host": "localhost"}))
    assert answer.status == 401
    assert "can't be used now" in orjson.loads(answer.body)["error"]


async def test_settings_say_what_is_in_force(services: Services) -> None:
    await services.settings.put({"api_port": 0, "api_host": "0.0.0.0"})
    services.status.api_url = "http://127.0.0.1:45901"
    services.live.hass_zone = ZoneInfo("Europe/Amsterdam")
    _status, answer = await get(services, "/api/settings")
    assert (answer["settings"]["api_port"], answer["settings"]["time_zone"]) == (0, "")
    assert answer["in_force"] == {
        "api_url": "http://127.0.0.1:45901", "time_zone": "Europe/Amsterdam",
    }  # fmt: skip


async def test_before_anything_is_recorded_there_is_no_gap(furnished: Services) -> None:
    text = (await Asker(furnished).send("GET", "/metrics")).body.decode()
    assert "energy_desktop_readings_stored_total" in text
    assert "gap_seconds" not in text
    assert "entity_id=" not in text


async def test_reading_only_beside_the_program_that_records_is_no_failure(
    services: Services,
) -> None:
    services.home_assistant._connection.stand_by("Energy Desktop on nas records.")
    status, health = await get(services, "/api/health")
    assert (status, health["status"], health["parts"]["ha"]) == (200, "ok", "read_only")


async def test_health_fails_where_a_store_does(services: Services) -> None:
    async def health() -> StoreHealth:
        return StoreHealth("DuckDB", False, "The disk is full.")

    services.status._stores.series.health = health  # type: ignore[method-assign]
    status, answer = await get(services, "/api/health")
    assert (status, answer["parts"]["time_series_store"]) == (503, "failing")
    _status, answer = await get(services, "/api/status")
    assert answer["stores"]["time_series"] == {"kind": "DuckDB", "status": "unavailable"}


async def test_a_store_that_hangs_is_a_failure_and_holds_nobody_up(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("energy_desktop.services.status.STORE_ANSWERS_S", 0.05)
    asked = 0

    async def health() -> StoreHealth:
        nonlocal asked
        asked += 1
        await asyncio.Event().wait()
        raise AssertionError

    services.status._stores.series.health = health  # type: ignore[method-assign]
    for status, answer in await asyncio.gather(*(get(services, "/api/health") for _ in range(9))):
        assert (status, answer["parts"]["time_series_store"]) == (503, "failing")
    assert asked == 1
    _status, answer = await get(services, "/api/status")
    assert answer["stores"]["time_series"] == {"kind": "DuckDB", "status": "unavailable"}
    status, answer = await get(services, "/api/settings")
    assert (status, answer["databases"]["time_series"]["status"]) == (200, "unavailable")


async def test_status_is_one_glance_at_everything(services: Services) -> None:
    status, answer = await get(services, "/api/status")
    assert status == 200
    assert set(answer) == {
        "version", "uptime_s", "ha", "subscription", "stores", "readings_per_s",
        "last_reading_at", "buffered", "journalled", "refused", "repair", "disk_used_bytes",
        "disk_free_bytes", "api_problem",
    }  # fmt: skip
    assert answer["ha"] == {
        "connected": False, "version": None, "state": "unconfigured", "error": None,
    }  # fmt: skip
    assert answer["subscription"]["status"] == "disconnected"
    assert (answer["buffered"], answer["last_reading_at"]) == (0, None)
    assert (answer["journalled"], answer["refused"]) == (0, 0)
    assert answer["disk_used_bytes"] > 0


async def test_sensors_come_with_their_newest_stored_value(furnished: Services) -> None:
    at = utc("2026-03-01 10:00")
    columns = ReadingColumns(
        ["sensor.meter"], np.array([to_us(at)]), np.array([7.5]), [Source.LIVE]
    )
    await furnished.status._stores.series.write_readings(columns)
    status, answer = await get(furnished, "/api/entities/cached")
    assert status == 200
    meter, plug = answer["entities"]
    assert meter == {
        "entity_id": "sensor.meter",
        "friendly_name": "Meter",
        "state": 7.5,
        "device_class": "energy",
        "state_class": "total_increasing",
        "unit_of_measurement": "kWh",
        "last_updated": "2026-03-01T10:00:00Z",
        "is_tracked": True,
        "is_active": True,
        "continued_by": None,
        "discovered_at": "2026-01-02T03:04:00Z",
        "updated_at": "2026-01-02T03:04:00Z",
    }
    assert (plug["state"], plug["last_updated"], plug["is_active"]) == (None, None, False)


@pytest.mark.parametrize(
    ("query", "ids"),
    [("", ["sensor.meter", "sensor.plug"]), ("?tracked=true", ["sensor.meter"]),
     ("?tracked=false", ["sensor.plug"])],
)  # fmt: skip
async def test_sensors_may_be_chosen_by_tracked(
    furnished: Services, query: str, ids: list[str]
) -> None:
    _status, answer = await get(furnished, f"/api/entities/cached{query}")
    assert [e["entity_id"] for e in answer["entities"]] == ids


@pytest.mark.parametrize("query", ["?tracked=yes", "?tracked=", "?untracked=true"])
async def test_a_bad_choice_is_refused(furnished: Services, query: str) -> None:
    status, answer = await get(furnished, f"/api/entities/cached{query}")
    assert (status, answer["code"]) == (400, "bad_request")


async def test_a_store_that_is_away_gives_503(furnished: Services) -> None:
    async def away(entity_ids: Sequence[str], before_us: int | None = None) -> ReadingColumns:
        raise StoreUnavailable("The disk is full.")

    furnished.status._stores.series.last_readings = away  # type: ignore[method-assign]
    status, answer = await get(furnished, "/api/entities/cached")
    assert (status, answer["error"]) == (503, "The disk is full.")


def test_times_are_utc_with_a_z() -> None:
    assert iso(utc("2026-03-01 10:00")) == "2026-03-01T10:00:00Z"
    assert iso(None) is None
