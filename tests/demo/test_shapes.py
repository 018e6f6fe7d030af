"""The simulated home answers in the shapes that real Home Assistants answered in."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from energy_desktop.demo.server import DemoHome
from tests.demo.talk import START, SetClock, Talk, opened

SAMPLES = Path(__file__).parent / "samples"
VERSIONS = ("2024.3.3", "2025.4.4")
NEWER_KEYS = {
    "accumulated_precipitation", "area", "categories", "config_entries_subentries",
    "config_subentry_id", "country", "created_at", "db_in_default_location", "debug", "di", "en",
    "floor_id", "humidity_entity_id", "labels", "last_reported", "lb", "mean_type", "model_id",
    "modified_at", "name", "primary_config_entry", "radius", "temperature_entity_id",
}  # fmt: skip
"""What 2025.4.4 says and 2024.3.3 did not yet."""
OLDER_KEYS = {"included_in_stat"}
IDS_AS_KEYS = ("config_entries_subentries", "cost_sensors")
Json = Any

pytestmark = pytest.mark.parametrize("version", VERSIONS)


def sample(version: str, name: str) -> Json:
    return json.loads((SAMPLES / version / f"{name}.json").read_text())


def received(version: str, name: str) -> Json:
    return sample(version, name)["recv"]


def kind(value: Json) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    return type(value).__name__


def differences(real: Json, ours: Json, path: str = "") -> list[str]:
    """Where ``ours`` has not the keys and types of ``real``; null agrees with everything."""
    if real is None or ours is None:
        return []
    if kind(real) != kind(ours):
        return [f"{path}: {kind(real)} is {kind(ours)}"]
    if isinstance(real, dict):
        return _of_dicts(real, ours, path)
    if isinstance(real, list) and real and ours:
        return differences(real[0], ours[0], f"{path}[]")
    return []


def _of_dicts(real: Json, ours: Json, path: str) -> list[str]:
    missing = [f"{path}: no {key}" for key in real.keys() - ours.keys() - OLDER_KEYS]
    more = [f"{path}: extra {key}" for key in ours.keys() - real.keys() - NEWER_KEYS]
    inside = [
        found
        for key in real.keys() & ours.keys()
        for found in differences(real[key], ours[key], f"{path}.{key}")
    ]
    return [] if path.endswith(IDS_AS_KEYS) else missing + more + inside


@pytest.mark.parametrize(
    "name",
    [
        "area_registry_list", "auth_current_user", "device_registry_list", "energy_get_prefs",
        "entity_registry_list", "err_unknown_command", "err_unsubscribe_not_found", "get_config",
        "get_statistics_metadata", "list_statistic_ids", "ping", "recorder_info",
        "err_history_no_entities", "err_invalid_start_time", "err_stats_bad_period",
        "stats_unknown_id",
    ],
)  # fmt: skip
async def test_an_answer_has_the_shape_of_the_real_one(talk: Talk, version: str, name: str) -> None:
    asked = dict(sample(version, name)["send"])
    command = asked.pop("type")
    asked.pop("id")
    ours = await talk.answer(command, **asked)
    real = received(version, name)
    assert differences(real, ours) == []
    assert ours.get("error", {}).get("code") == real.get("error", {}).get("code")
    assert ours.get("error", {}).get("message") == real.get("error", {}).get("message")


async def test_a_state_has_the_shape_of_the_real_one(talk: Talk, version: str) -> None:
    ours = {state["entity_id"]: state for state in await talk.result("get_states")}
    real = {state["entity_id"]: state for state in received(version, "get_states")["result"]}
    found = differences(real["sensor.solar_power"], ours["sensor.solar_power"])
    assert found == [".attributes: extra icon"]


async def test_entities_for_display_have_the_short_keys_of_the_real_ones(
    talk: Talk, version: str
) -> None:
    ours = await talk.result("config/entity_registry/list_for_display")
    real = received(version, "entity_registry_list_for_display")["result"]
    known = {key for entity in real["entities"] for key in entity}
    assert {key for entity in ours["entities"] for key in entity} <= known | NEWER_KEYS
    assert ours["entity_categories"].keys() >= {"0"}


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("handshake_ok", {"type": "auth", "access_token": "demo"}),
        ("handshake_auth_invalid", {"type": "auth", "access_token": "wrong"}),
        ("handshake_command_before_auth", {"id": 1, "type": "get_states"}),
    ],
)
async def test_the_handshake_is_the_real_one(
    home: DemoHome, version: str, name: str, first: Json
) -> None:
    steps = [step["recv"] for step in sample(version, name) if "recv" in step]
    async with opened(home.url) as websocket:
        client = Talk(websocket)
        required = await client.receive()
        await client.send(first)
        answer = await client.receive()
    assert differences(steps[0], required) == []
    assert differences(steps[1], answer) == []
    assert answer.get("message") == steps[1].get("message")


async def test_the_clock_is_told_as_the_real_one_tells_it(talk: Talk, version: str) -> None:
    result, event = received(version, "render_template_now")
    ours = await talk.answer("render_template", template="{{ utcnow().timestamp() }}")
    assert differences(result, ours) == []
    assert differences(event, await talk.receive()) == []


async def test_an_event_has_the_shape_of_the_real_one(
    home: DemoHome, talk: Talk, version: str
) -> None:
    real = next(
        step["recv"]
        for step in sample(version, "subscribe_events_state_changed")
        if step.get("recv", {}).get("type") == "event"
    )
    await talk.result("subscribe_events", event_type="state_changed")
    home.set_state("sensor.solar_power", "4")
    found = differences(real, await talk.receive())
    assert {line.rsplit(" ", 1)[1] for line in found} <= {"icon"}


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("history_full", {}),
        ("history_minimal", {"minimal_response": True, "no_attributes": True}),
        (
            "history_minimal_noattr_sigonly",
            {"minimal_response": True, "no_attributes": True, "significant_changes_only": False},
        ),
    ],
)
async def test_history_rows_have_the_keys_of_the_real_ones(
    talk: Talk, version: str, name: str, options: Json
) -> None:
    ours = await talk.result(
        "history/history_during_period",
        start_time=(START - timedelta(minutes=2)).isoformat(),
        entity_ids=["sensor.solar_power"],
        **options,
    )
    real = received(version, name)["result"]["sensor.solar_power"]
    for place in (0, 1, -1):
        assert ours["sensor.solar_power"][place].keys() == real[place].keys()
        assert kind(ours["sensor.solar_power"][place]["lu"]) == "number"


@pytest.mark.parametrize("name", ["stats_5minute", "stats_day", "stats_hour_types_units"])
async def test_statistics_rows_have_the_keys_of_the_real_ones(
    talk: Talk, version: str, name: str
) -> None:
    asked = dict(sample(version, name)["send"])
    ids = {"sensor.grid_import_energy", "sensor.solar_power"}
    asked |= {"start_time": (START - timedelta(days=2)).isoformat(), "statistic_ids": sorted(ids)}
    ours = await talk.result(
        asked.pop("type"), **{key: asked[key] for key in asked if key not in {"id", "end_time"}}
    )
    real = received(version, name)["result"]
    for entity_id in ids & real.keys():
        assert ours[entity_id][0].keys() >= real[entity_id][0].keys()
        assert differences(real[entity_id][0], {
            key: value for key, value in ours[entity_id][0].items() if key in real[entity_id][0]
        }) == []  # fmt: skip


async def test_the_commit_barrier_is_the_real_one(talk: Talk, version: str) -> None:
    asked = dict(sample(version, "history_stream_barrier")["send"])
    command, _ = asked.pop("type"), asked.pop("id")
    asked["start_time"] = (START - timedelta(seconds=5)).isoformat()
    real = received(version, "history_stream_barrier")
    ours = [await talk.answer(command, **asked), await talk.receive(), await talk.receive()]
    assert len(real) == 3
    assert differences(real, ours) == []
    assert [message["event"]["states"] for message in ours[1:]] == [{}, {}]


async def test_a_stream_has_the_shape_of_the_real_one(
    home: DemoHome, clock: SetClock, talk: Talk, version: str
) -> None:
    asked = dict(sample(version, "history_stream_live")["send"])
    command, _ = asked.pop("type"), asked.pop("id")
    asked["start_time"] = (START - timedelta(minutes=1)).isoformat()
    ours = [await talk.answer(command, **asked), await talk.receive()]
    clock.advance(seconds=1)
    home.set_state("sensor.solar_power", "11")
    ours.append(await talk.receive())
    for real_message, our_message in zip(
        received(version, "history_stream_live"), ours, strict=False
    ):
        assert differences(real_message, our_message) == []
