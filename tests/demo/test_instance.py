from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from energy_desktop.demo.instance import Instance
from tests.demo.talk import START, SetClock


class Heard(list[dict[str, Any]]):
    """The events of a home."""

    def of(self, event_type: str) -> list[dict[str, Any]]:
        return [event["data"] for event in self if event["event_type"] == event_type]


@pytest.fixture
def instance(clock: SetClock) -> Instance:
    return Instance(1, clock, "2026.6.1", "Europe/Amsterdam")


@pytest.fixture
def heard(instance: Instance) -> Heard:
    found = Heard()
    instance.listen(found.append)
    return found


def test_an_equal_state_is_no_event_unless_forced(instance: Instance, heard: Heard) -> None:
    assert not instance.set_state("light.kitchen", "off")
    assert instance.set_state("light.kitchen", "off", force=True)
    told = heard.of("state_changed")
    assert len(told) == 1
    assert told[0]["new_state"]["last_changed"] == told[0]["new_state"]["last_updated"]


def test_a_change_of_attributes_alone_keeps_last_changed(instance: Instance, heard: Heard) -> None:
    instance.set_state("light.kitchen", "off", {"brightness": 3})
    told = heard.of("state_changed")[0]
    assert told["new_state"]["last_changed"] == told["old_state"]["last_changed"]
    assert told["new_state"]["last_updated"] == START.isoformat()


def test_a_state_is_set_at_the_time_that_is_asked_for(instance: Instance, heard: Heard) -> None:
    at = START + timedelta(seconds=3, microseconds=7)
    instance.set_state("light.kitchen", "on", at=at)
    assert heard.of("state_changed")[0]["new_state"]["last_changed"] == at.isoformat()


def test_a_removed_entity_is_told_with_a_null_state(instance: Instance, heard: Heard) -> None:
    instance.remove("sensor.solar_power")
    assert heard.of("state_changed")[0]["new_state"] is None
    assert heard.of("entity_registry_updated")[0]["action"] == "remove"
    assert instance.states.get("sensor.solar_power") is None


def test_a_renamed_entity_keeps_its_registry_id_and_goes_on(
    instance: Instance, clock: SetClock, heard: Heard
) -> None:
    ids = {entry["entity_id"]: entry["id"] for entry in instance.registry.entities()}
    instance.rename("sensor.solar_power", "sensor.pv")
    told = heard.of("entity_registry_updated")[0]
    assert (told["action"], told["entity_id"], told["old_entity_id"]) == (
        "update", "sensor.pv", "sensor.solar_power",
    )  # fmt: skip
    after = {entry["entity_id"]: entry["id"] for entry in instance.registry.entities()}
    assert after["sensor.pv"] == ids["sensor.solar_power"]
    heard.clear()
    clock.advance(seconds=30)
    instance.tick()
    assert "sensor.pv" in {data["entity_id"] for data in heard.of("state_changed")}


def test_an_added_entity_is_in_registry_and_states(instance: Instance, heard: Heard) -> None:
    registry_id = instance.add_entity("sensor.new_power", "5", {"unit_of_measurement": "W"})
    assert registry_id in {entry["id"] for entry in instance.registry.entities()}
    assert heard.of("state_changed")[0]["old_state"] is None


def test_nothing_moves_before_it_is_due(instance: Instance, clock: SetClock, heard: Heard) -> None:
    clock.advance(seconds=0.5)
    instance.tick()
    assert not heard
    clock.advance(seconds=5)
    instance.tick()
    assert len(heard.of("state_changed")) > 3


def test_statistics_are_told_after_each_five_minutes_and_each_hour(
    instance: Instance, clock: SetClock, heard: Heard
) -> None:
    clock.now = START.replace(hour=13, minute=10, second=1)
    instance.tick()
    assert len(heard.of("recorder_5min_statistics_generated")) == 8
    assert len(heard.of("recorder_hourly_statistics_generated")) == 1


def test_running_is_told_when_it_begins(instance: Instance, heard: Heard) -> None:
    instance.set_running(False)
    assert not heard
    instance.set_running(True)
    assert len(heard.of("homeassistant_started")) == 1


def test_two_homes_of_a_seed_live_through_the_same(clock: SetClock) -> None:
    homes = [Instance(4, clock, "2026.6.1", "Europe/Amsterdam") for _ in range(2)]
    for _ in range(20):
        clock.advance(seconds=1)
        for home in homes:
            home.tick()
    first, second = ([state.as_json() for state in home.states.all()] for home in homes)
    assert first == second


def test_there_is_something_for_discovery_to_refuse(instance: Instance) -> None:
    states = {state.entity_id: state.state for state in instance.states.all()}
    assert states["sensor.ev_range_energy"] == "unavailable"
    assert states["switch.grid_relay"] == "on"
    assert "person.anna" in states
