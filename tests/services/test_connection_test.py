"""Each kind of trouble fails the right check, with what to do; nothing of it is raised."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from energy_desktop.demo.server import DemoHome
from energy_desktop.errors import (
    HassError,
    HassNotReady,
    HassTimeout,
    HassUnreachable,
    InvalidToken,
    InvalidUrl,
    NotHomeAssistant,
    TlsError,
    TlsMismatch,
)
from energy_desktop.hass.client import HassClient
from energy_desktop.hass.url import parse_url
from energy_desktop.services import connection_test
from energy_desktop.services.connection_test import (
    ACCEPTED,
    EVENTS,
    REACHED,
    SENSORS,
    STATISTICS,
    Check,
    ConnectionTest,
)
from tests.fakes.hass_server import TOKEN, FakeHass, event, failure, result, running_hass

NAMES = [REACHED, ACCEPTED, STATISTICS, SENSORS, EVENTS]
METER = {"entity_id": "sensor.a_energy", "state": "1", "attributes": {"unit_of_measurement": "kWh"}}
LAMP = {"entity_id": "light.hall", "state": "on", "attributes": {}}


@pytest.fixture
async def hass() -> AsyncIterator[FakeHass]:
    async with running_hass() as server:
        server.answers |= {
            "auth/current_user": {"name": "Ada"},
            "recorder/info": {"recording": True},
            "recorder/list_statistic_ids": [{"statistic_id": "sensor.a_energy"}],
            "get_states": [METER, LAMP],
        }
        yield server


async def run(hass: FakeHass, token: str = TOKEN) -> ConnectionTest:
    return await connection_test.run(
        lambda: HassClient.connect(parse_url(hass.url), token), listen_s=0.01
    )


def failed(test: ConnectionTest) -> Check:
    """The one check that failed; those before it passed."""
    assert [c.name for c in test.checks] == NAMES
    assert not test.ok
    (index,) = [i for i, c in enumerate(test.checks) if c.ok is False]
    assert all(c.ok for c in test.checks[:index])
    assert test.checks[index].remedy
    return test.checks[index]


async def test_a_good_home_passes_and_a_quiet_one_is_no_fault(hass: FakeHass) -> None:
    test = await run(hass)
    assert [(c.name, c.ok) for c in test.checks] == [
        *((name, True) for name in NAMES[:4]), (EVENTS, None),
    ]  # fmt: skip
    assert (test.ok, test.error_code, test.energy_sources) == (True, None, 1)
    assert test.ha_version
    assert test.latency_ms is not None


async def test_events_are_counted(hass: FakeHass) -> None:
    hass.answers["subscribe_events"] = lambda asked: [
        [result(asked["id"]), event(asked["id"], {"event_type": "state_changed", "data": {}})]
    ]
    assert (await run(hass)).checks[4].ok is True


async def test_a_wrong_token_fails_the_second_check(hass: FakeHass) -> None:
    test = await run(hass, "wrong")
    assert failed(test).name == ACCEPTED
    assert test.error_code == "invalid_token"


async def test_a_recorder_that_is_off_fails_the_third(hass: FakeHass) -> None:
    hass.answers["recorder/info"] = {"recording": False}
    assert failed(await run(hass)).name == STATISTICS


@pytest.mark.parametrize(
    ("command", "name"),
    [("auth/current_user", ACCEPTED), ("recorder/info", STATISTICS),
     ("recorder/list_statistic_ids", STATISTICS), ("get_states", SENSORS),
     ("subscribe_events", EVENTS)],
)  # fmt: skip
async def test_a_command_that_is_refused_fails_its_check_and_the_rest_goes_on(
    hass: FakeHass, command: str, name: str
) -> None:
    hass.answers[command] = lambda asked: [failure(asked["id"], "unauthorized", "Unauthorized")]
    test = await run(hass)
    assert failed(test).name == name
    assert test.error_code == "unauthorized"
    assert len([c for c in test.checks if c.ok is not False]) == 4


async def test_a_home_without_energy_sensors_fails_the_fourth(hass: FakeHass) -> None:
    hass.answers["get_states"] = [LAMP]
    assert failed(await run(hass)).name == SENSORS


async def test_a_connection_that_breaks_leaves_the_rest_unreached(hass: FakeHass) -> None:
    def cut(_asked: dict[str, Any]) -> list[Any]:
        hass.cut()
        return []

    hass.answers["recorder/info"] = cut
    test = await run(hass)
    assert failed(test).name == STATISTICS
    assert [c.ok for c in test.checks[3:]] == [None, None]
    assert test.error_code == "connection_lost"


@pytest.mark.parametrize(
    ("error", "name"),
    [(InvalidUrl("x"), REACHED), (HassUnreachable("x"), REACHED), (HassTimeout("x"), REACHED),
     (TlsError("x"), REACHED), (TlsMismatch("x"), REACHED), (NotHomeAssistant("x"), REACHED),
     (HassNotReady("x"), REACHED), (InvalidToken("x"), ACCEPTED)],
    ids=lambda given: type(given).__name__,
)  # fmt: skip
async def test_no_connection_says_why_and_what_to_do(error: HassError, name: str) -> None:
    test = await connection_test.run(_raising(error))
    assert failed(test).name == name
    assert failed(test).detail == test.error == "x"
    assert (test.error_code, test.ha_version, test.latency_ms) == (error.code, None, None)


async def test_the_simulated_home_passes() -> None:
    async with DemoHome(live=False) as demo:
        test = await connection_test.run(
            lambda: HassClient.connect(parse_url(demo.url), demo.token), listen_s=0.01
        )
    assert test.ok
    assert test.energy_sources > 10


def _raising(error: HassError) -> Callable[[], Any]:
    async def connect() -> HassClient:
        raise error

    return connect
