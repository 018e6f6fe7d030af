from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from energy_desktop.errors import CommandError, ConnectionLost, HassTimeout, ProtocolError
from energy_desktop.hass.client import HassClient
from energy_desktop.models import Period
from tests.fakes.hass_server import FakeHass, event, failure, result, silent

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
ISO = "2026-03-01T12:00:00+00:00"


@pytest.mark.parametrize(
    ("ask", "type_"),
    [
        (HassClient.states, "get_states"),
        (HassClient.entity_registry, "config/entity_registry/list"),
        (HassClient.device_registry, "config/device_registry/list"),
        (HassClient.area_registry, "config/area_registry/list"),
        (HassClient.statistic_ids, "recorder/list_statistic_ids"),
    ],
)
async def test_what_is_a_list_comes_as_home_assistant_sent_it(
    client: HassClient,
    hass: FakeHass,
    ask: Callable[[HassClient], Awaitable[list[dict[str, Any]]]],
    type_: str,
) -> None:
    hass.answers[type_] = [{"entity_id": "sensor.x"}]
    assert await ask(client) == [{"entity_id": "sensor.x"}]
    hass.answers[type_] = None
    with pytest.raises(ProtocolError):
        await ask(client)


@pytest.mark.parametrize(
    ("ask", "type_"),
    [
        (HassClient.config, "get_config"),
        (HassClient.current_user, "auth/current_user"),
        (HassClient.recorder_info, "recorder/info"),
        (HassClient.energy_prefs, "energy/get_prefs"),
    ],
)
async def test_what_is_an_object_comes_as_home_assistant_sent_it(
    client: HassClient,
    hass: FakeHass,
    ask: Callable[[HassClient], Awaitable[dict[str, Any]]],
    type_: str,
) -> None:
    hass.answers[type_] = {"name": "x"}
    assert await ask(client) == {"name": "x"}
    hass.answers[type_] = []
    with pytest.raises(ProtocolError):
        await ask(client)


@pytest.mark.parametrize("code", ["not_found", "unknown_command"])
async def test_a_home_without_energy_preferences_has_none(
    client: HassClient, hass: FakeHass, code: str
) -> None:
    hass.answers["energy/get_prefs"] = lambda m: [failure(m["id"], code)]
    assert await client.energy_prefs() is None


async def test_a_home_without_a_recorder_keeps_no_statistics(
    client: HassClient, hass: FakeHass
) -> None:
    hass.answers["recorder/list_statistic_ids"] = lambda m: [failure(m["id"], "unknown_command")]
    assert await client.statistic_ids() == []


async def test_another_error_about_the_preferences_is_not_hidden(
    client: HassClient, hass: FakeHass
) -> None:
    hass.answers["energy/get_prefs"] = lambda m: [failure(m["id"], "home_assistant_error")]
    with pytest.raises(CommandError):
        await client.energy_prefs()


async def test_home_assistants_clock_is_asked_once_and_the_template_ended(
    client: HassClient, hass: FakeHass
) -> None:
    hass.answers["render_template"] = lambda m: [
        [result(m["id"]), event(m["id"], {"result": 1795442904.924837})]
    ]
    assert await client.utc_now() == datetime(2026, 11, 23, 14, 8, 24, 924837, UTC)
    asked = await hass.got("render_template")
    assert asked["template"] == "{{ utcnow().timestamp() }}"
    assert (await hass.got("unsubscribe_events"))["subscription"] == asked["id"]


async def test_statistics_are_asked_in_the_stored_units(client: HassClient, hass: FakeHass) -> None:
    hass.answers["recorder/statistics_during_period"] = {"sensor.x": [{"start": 0}]}
    end = AT + timedelta(hours=1)
    assert await client.statistics(["sensor.x"], AT, end, Period.HOUR) == {
        "sensor.x": [{"start": 0}]
    }
    asked = await hass.got("recorder/statistics_during_period")
    assert asked["units"] == {"energy": "kWh", "power": "W"}
    assert (asked["start_time"], asked["period"]) == (ISO, "hour")
    assert asked["types"] == ["state", "sum", "mean", "min", "max"]


async def test_history_is_asked_with_the_state_at_its_start(
    client: HassClient, hass: FakeHass
) -> None:
    hass.answers["history/history_during_period"] = {"sensor.x": []}
    await client.history(["sensor.x"], AT, AT + timedelta(hours=1))
    asked = await hass.got("history/history_during_period")
    assert asked["entity_ids"] == ["sensor.x"]
    assert asked["include_start_time_state"] is True
    assert asked["significant_changes_only"] is True
    assert asked["minimal_response"] is False
    assert asked["no_attributes"] is False


async def test_the_barrier_waits_for_the_second_event_of_a_real_stream(
    client: HassClient, hass: FakeHass, sample: Callable[[str, str], Any]
) -> None:
    hass.answers["history/stream"] = silent
    waiting = asyncio.create_task(client.wait_committed(AT))
    asked = await hass.got("history/stream")
    frames = sample("2025.4.4", "history_stream_barrier")["recv"]
    done, first, second = ({**frame, "id": asked["id"]} for frame in frames)
    await hass.send([done, first])
    await client.ping()
    assert not waiting.done()
    await hass.send(second)
    await waiting
    assert asked["start_time"] == (AT - timedelta(seconds=5)).isoformat()
    assert (await hass.got("unsubscribe_events"))["subscription"] == asked["id"]


async def test_a_barrier_that_never_comes_is_a_timeout_and_its_stream_is_ended(
    client: HassClient, hass: FakeHass
) -> None:
    with pytest.raises(HassTimeout):
        await client.wait_committed(AT, timeout_s=0.01)
    await client.ping()
    asked = await hass.got("history/stream")
    assert (await hass.got("unsubscribe_events"))["subscription"] == asked["id"]


async def test_a_barrier_on_a_connection_that_is_lost_ends_with_that(
    client: HassClient, hass: FakeHass
) -> None:
    waiting = asyncio.create_task(client.wait_committed(AT))
    await hass.got("history/stream")
    hass.cut()
    with pytest.raises(ConnectionLost):
        await waiting
