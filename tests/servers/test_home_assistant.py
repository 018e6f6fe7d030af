"""The harness around a real Home Assistant keeps what it promises to the tests that use it."""

from __future__ import annotations

import json
import os
import signal
import urllib.error
import urllib.request
from typing import Any

import psutil
import pytest
from websockets.sync.client import connect

from tests.servers.home_assistant import HomeAssistant

pytestmark = pytest.mark.servers


def states(server: HomeAssistant) -> dict[str, dict[str, Any]]:
    return {state["entity_id"]: state for state in server.command("get_states")}


def test_its_token_opens_the_api(home_assistant: HomeAssistant) -> None:
    config = home_assistant.command("get_config")
    assert (config["version"], config["state"]) == ("2024.3.3", "RUNNING")


def test_without_the_token_the_api_stays_shut(home_assistant: HomeAssistant) -> None:
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(f"{home_assistant.url}/api/states", timeout=10).close()


def test_the_home_has_the_sensors_its_energy_preferences_name(
    home_assistant: HomeAssistant,
) -> None:
    known = states(home_assistant)
    prefs = home_assistant.command("energy/get_prefs")
    named = [
        value
        for source in prefs["energy_sources"]
        for part in (source, *source.get("flow_from", []), *source.get("flow_to", []))
        for key, value in part.items()
        if key in {"stat_energy_from", "stat_energy_to"} and value
    ]
    named += [device["stat_consumption"] for device in prefs["device_consumption"]]
    assert len(named) == 7
    assert set(named) <= set(known)


def test_an_input_number_drives_the_power_of_the_house_and_the_grid(
    home_assistant: HomeAssistant,
) -> None:
    drive = {"entity_id": "input_number.house", "value": 5000.5}
    home_assistant.call("input_number", "set_value", **drive)
    assert states(home_assistant)["sensor.house_power"]["state"] == "5000.5"
    drive["value"] = 450
    home_assistant.call("input_number", "set_value", **drive)


def test_every_change_of_a_burst_arrives_as_an_event(home_assistant: HomeAssistant) -> None:
    address = f"ws://127.0.0.1:{home_assistant.port}/api/websocket"
    arrived: list[tuple[str, str]] = []
    with connect(address, max_size=None, proxy=None) as socket:
        socket.recv()
        socket.send(json.dumps({"type": "auth", "access_token": home_assistant.token}))
        socket.recv()
        subscribe = {"id": 1, "type": "subscribe_events", "event_type": "state_changed"}
        socket.send(json.dumps(subscribe))
        socket.recv()
        home_assistant.burst(entities=5, count=500, rate=1000)
        while len(arrived) < 500:
            event = json.loads(socket.recv(timeout=10))["event"]["data"]
            if event["entity_id"].startswith("sensor.lab_power_"):
                arrived.append((event["entity_id"], event["new_state"]["state"]))
    assert arrived == [(f"sensor.lab_power_{n % 5:02d}", str(n)) for n in range(500)]


def test_any_state_can_be_set_with_its_attributes_and_removed(
    home_assistant: HomeAssistant,
) -> None:
    attributes = {"unit_of_measurement": "MJ", "state_class": "total"}
    home_assistant.set_state("sensor.lab_heat", "12.5", attributes)
    heat = states(home_assistant)["sensor.lab_heat"]
    assert (heat["state"], heat["attributes"]) == ("12.5", attributes)
    home_assistant.remove("sensor.lab_heat")
    assert "sensor.lab_heat" not in states(home_assistant)


def test_token_and_preferences_outlive_a_restart_and_a_kill(
    own_home_assistant: HomeAssistant,
) -> None:
    server = own_home_assistant.start()
    address, token = server.url, server.token
    server.restart()
    server.kill()
    server.start()
    assert (server.url, server.token) == (address, token)
    assert server.command("energy/get_prefs")["device_consumption"]


def test_nothing_of_it_runs_after_it_was_stopped(own_home_assistant: HomeAssistant) -> None:
    pid = own_home_assistant.start().pid
    assert pid is not None
    own_home_assistant.stop()
    assert not psutil.pid_exists(pid)


def test_one_that_ends_by_itself_is_noticed_and_starts_again(
    own_home_assistant: HomeAssistant,
) -> None:
    server = own_home_assistant.start()
    assert server.ended_by_itself() is None
    assert server.pid is not None
    os.kill(server.pid, signal.SIGKILL)
    os.waitid(os.P_PID, server.pid, os.WEXITED | os.WNOWAIT)
    assert "ended with code -9" in str(server.ended_by_itself())
    server.start()
    assert server.ended_by_itself() is None
    assert server.command("get_config")["state"] == "RUNNING"
