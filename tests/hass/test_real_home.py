"""The client and the connection against a real Home Assistant."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from energy_desktop.errors import ConnectionLost, InvalidToken
from energy_desktop.hass.client import HassClient
from energy_desktop.hass.connection import Connection
from energy_desktop.hass.discovery import discover
from energy_desktop.hass.url import parse_url
from energy_desktop.models import ConnectionPhase, ConnectionState, Role
from tests.servers.home_assistant import HomeAssistant

pytestmark = pytest.mark.servers


@pytest.fixture
async def real(home_assistant: HomeAssistant) -> AsyncIterator[HassClient]:
    client = await HassClient.connect(parse_url(home_assistant.url), home_assistant.token)
    yield client
    await client.close()


async def test_every_change_of_a_burst_arrives_once_and_in_order(
    real: HassClient, home_assistant: HomeAssistant
) -> None:
    seen: list[str] = []

    def note(event: dict[str, Any]) -> None:
        if event["data"]["entity_id"].startswith("sensor.lab_power_"):
            seen.append(event["data"]["new_state"]["state"])

    subscription = await real.subscribe_events("state_changed", note)
    await asyncio.to_thread(home_assistant.burst, entities=50, count=2000, rate=1000)
    await real.ping()
    await real.unsubscribe(subscription)
    assert seen == [str(number) for number in range(2000)]


async def test_after_the_barrier_history_has_what_was_live(
    real: HassClient, home_assistant: HomeAssistant
) -> None:
    start = await real.utc_now()
    for value in range(5):
        await asyncio.to_thread(
            home_assistant.set_state, "sensor.barrier_power", str(value), {"unit": "W"}
        )
    now = await real.utc_now()
    await real.wait_committed(now)
    rows = await real.history(["sensor.barrier_power"], start, now + timedelta(seconds=1))
    assert [row["s"] for row in rows["sensor.barrier_power"]] == ["0", "1", "2", "3", "4"]


async def test_a_real_home_is_discovered_with_its_preferences(real: HassClient) -> None:
    entities = discover(
        await real.states(),
        await real.entity_registry(),
        await real.device_registry(),
        await real.area_registry(),
        await real.energy_prefs(),
        await real.statistic_ids(),
        await real.utc_now(),
    )
    roles = {entity.role for entity in entities}
    assert roles >= {Role.SOLAR_ENERGY, Role.GRID_IMPORT, Role.BATTERY_CHARGE, Role.GAS}
    assert all(entity.is_tracked for entity in entities if entity.suggested)


async def test_a_wrong_token_is_refused(home_assistant: HomeAssistant) -> None:
    with pytest.raises(InvalidToken):
        await HassClient.connect(parse_url(home_assistant.url), "a-wrong-token")


@pytest.mark.usefixtures("allow_log")
async def test_the_connection_comes_back_after_a_stop_and_after_a_crash(
    own_home_assistant: HomeAssistant,
) -> None:
    await asyncio.to_thread(own_home_assistant.start)
    states: asyncio.Queue[ConnectionState] = asyncio.Queue()

    async def reach(phase: ConnectionPhase) -> ConnectionState:
        async with asyncio.timeout(60):
            while (state := await states.get()).phase is not phase:
                pass
        return state

    async def work(_client: HassClient) -> None:
        await asyncio.Event().wait()

    connection = Connection(session=work, on_state=states.put_nowait, random=lambda: 0.0)
    connection.configure(
        parse_url(own_home_assistant.url), own_home_assistant.token, verify_tls=True
    )
    running = asyncio.create_task(connection.run())
    try:
        for end in (own_home_assistant.stop, own_home_assistant.kill):
            await reach(ConnectionPhase.LIVE)
            client = connection.client
            assert client is not None
            await asyncio.to_thread(end)
            lost = await reach(ConnectionPhase.RETRYING)
            assert lost.error_code == ConnectionLost.code
            await asyncio.to_thread(own_home_assistant.start)
        await reach(ConnectionPhase.LIVE)
        assert connection.client is not None
        assert (await connection.client.config())["state"] == "RUNNING"
    finally:
        running.cancel()
        await asyncio.wait([running])
