"""Tests a Home Assistant before anything is saved: five checks, each with detail and remedy."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from energy_desktop.errors import CommandError, HassError, InvalidToken
from energy_desktop.hass.client import HassClient
from energy_desktop.hass.discovery import is_energy_related, is_recordable
from energy_desktop.sentences import Sentence, say

LISTEN_S: Final = 3.0
REACHED: Final = say("Reached Home Assistant")
ACCEPTED: Final = say("Token accepted")
STATISTICS: Final = say("Recorder statistics available")
SENSORS: Final = say("Energy sensors found")
EVENTS: Final = say("Live events arriving")
_REMEDIES: Final = {
    "invalid_url": say("Check the address."),
    "unreachable": say("Check the address and that Home Assistant is running."),
    "turned_away": say("Check Home Assistant, and the proxy before it if there is one."),
    "timeout": say("Check the network between this computer and Home Assistant."),
    "tls": say("Check the name in the address, or accept this certificate if it is your own."),
    "tls_mismatch": say("Change http to https in the address, or https to http."),
    "not_home_assistant": say("Check the port: Home Assistant's own is 8123."),
    "invalid_token": say("Create a new token on your Home Assistant profile page."),
    "not_ready": say("Wait until Home Assistant has started, then test again."),
}
_NAMES: Final = (REACHED, ACCEPTED, STATISTICS, SENSORS, EVENTS)
_COMMAND_REMEDIES: Final[Mapping[str, Sentence]] = {
    REACHED: say("Update Home Assistant, then test again."),
    ACCEPTED: say("Create a new token on your Home Assistant profile page."),
    STATISTICS: say("Turn the recorder of Home Assistant on."),
    SENSORS: say("Use the token of a user who may see the sensors."),
    EVENTS: say("Use the token of an administrator: others may not listen to all events."),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One check: ``ok`` None was not reached. ``remedy`` says what to do where it failed."""

    name: str
    ok: bool | None
    detail: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class ConnectionTest:
    """How a test went; ``error_code`` and ``error`` are of the first failure."""

    ok: bool
    ha_version: str | None
    latency_ms: float | None
    checks: tuple[Check, ...]
    error_code: str | None = None
    error: str | None = None
    energy_sources: int = 0


async def run(
    connect: Callable[[], Awaitable[HassClient]], listen_s: float = LISTEN_S
) -> ConnectionTest:
    """Connect and check; never raises for trouble of Home Assistant.

    For ``listen_s`` seconds it counts events.
    """
    try:
        client = await connect()
    except HassError as error:
        failed_at = 1 if isinstance(error, InvalidToken) else 0
        passed = [Check(name, ok=True) for name in _NAMES[:failed_at]]
        return _result(Findings(), [*passed, _failed(_NAMES[failed_at], error)], error)
    try:
        return await _with_client(client, listen_s)
    finally:
        await client.close()


def failed(error: HassError) -> ConnectionTest:
    """The result of a test that did not get to its end."""
    return _result(Findings(), [_failed(REACHED, error)], error)


@dataclass(slots=True)
class Findings:
    """What the checks learn on their way."""

    ha_version: str | None = None
    latency_ms: float | None = None
    sensors: int = 0


async def _with_client(client: HassClient, listen_s: float) -> ConnectionTest:
    """Check after check; the first that Home Assistant answers with an error is the failed one."""
    found = Findings(client.ha_version)
    steps: list[Callable[[], Awaitable[Check]]] = [
        lambda: _reached(client, found),
        lambda: _accepted(client),
        lambda: _statistics(client),
        lambda: _sensors(client, found),
        lambda: _events(client, listen_s),
    ]
    checks: list[Check] = []
    failure: HassError | None = None
    for name, step in zip(_NAMES, steps, strict=True):
        try:
            checks.append(await step())
        except CommandError as error:
            failure = failure or error
            checks.append(_failed(name, error))
        except HassError as error:
            return _result(found, [*checks, _failed(name, error)], error)
    return _result(found, checks, failure)


async def _reached(client: HassClient, found: Findings) -> Check:
    began = time.perf_counter()
    await client.ping()
    found.latency_ms = (time.perf_counter() - began) * 1000
    return Check(REACHED, ok=True, detail=f"{found.latency_ms:.0f} ms")


async def _accepted(client: HassClient) -> Check:
    user = await client.current_user()
    return Check(ACCEPTED, ok=True, detail=str(user.get("name", "")))


async def _statistics(client: HassClient) -> Check:
    info = await client.recorder_info()
    if not info.get("recording"):
        return Check(STATISTICS, ok=False, remedy=say("Turn the recorder of Home Assistant on."))
    return Check(STATISTICS, ok=True, detail=str(len(await client.statistic_ids())))


async def _sensors(client: HassClient, found: Findings) -> Check:
    found.sensors = sum(
        is_energy_related(s["entity_id"], s["attributes"])
        and is_recordable(s["state"], s["attributes"])
        for s in await client.states()
    )
    if not found.sensors:
        remedy = say("Add energy or power sensors to Home Assistant first.")
        return Check(SENSORS, ok=False, remedy=remedy)
    return Check(SENSORS, ok=True, detail=str(found.sensors))


async def _events(client: HassClient, listen_s: float) -> Check:
    """Count state changes for a moment; a quiet home is no fault."""
    count = 0

    def note(_event: Any) -> None:
        nonlocal count
        count += 1

    subscription = await client.subscribe_events("state_changed", note)
    await asyncio.sleep(listen_s)
    await client.unsubscribe(subscription)
    return Check(EVENTS, ok=True if count else None, detail=f"{count / max(listen_s, 0.001):.1f}")


def _failed(name: str, error: HassError) -> Check:
    remedy = (
        _COMMAND_REMEDIES[name] if isinstance(error, CommandError) else _REMEDIES.get(error.code)
    )
    return Check(name, ok=False, detail=str(error), remedy=remedy or say("Try again in a moment."))


def _result(found: Findings, checks: list[Check], failure: HassError | None) -> ConnectionTest:
    """The checks made, and those that were not reached."""
    rest = [Check(name, ok=None) for name in _NAMES[len(checks) :]]
    return ConnectionTest(
        len(checks) == len(_NAMES) and all(c.ok is not False for c in checks),
        found.ha_version,
        found.latency_ms,
        (*checks, *rest),
        failure.code if failure else None,
        str(failure) if failure else None,
        found.sensors,
    )
