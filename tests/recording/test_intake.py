"""What is a reading, when it was, and in which unit (data.md, section 2)."""

from __future__ import annotations

import math
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.models import from_us, to_us
from energy_desktop.recording.buffer import Buffer
from energy_desktop.recording.intake import Intake, micros
from tests.recording.events import SENSOR, WATTS, at_us, changed, iso, state

KILOWATTS = WATTS | {"unit_of_measurement": "kW"}
Rows = list[tuple[int, float | None]]


class Taken:
    """An intake, what it put into its buffer, and what it told of new entities."""

    def __init__(self, *recorded: str) -> None:
        self.buffer = Buffer()
        self.new: list[tuple[str, int]] = []
        self.intake = Intake(self.buffer, lambda *what: self.new.append(what))
        self.intake.accept(recorded)

    def event(self, *states: Any, fired: float | None = None) -> str | None:
        old, new = states
        return self.intake.on_event(changed(old, new, fired))

    def take(self) -> tuple[Rows, list[tuple[int, str | None]]]:
        batch = self.buffer.first(1000)
        self.buffer.drop(batch)
        columns = batch.readings
        known = (None if math.isnan(s) else s for s in columns.state.tolist())
        return (
            list(zip(columns.at.tolist(), known, strict=True)),
            [(row.at_us, row.unit) for row in batch.attributes],
        )


@pytest.fixture
def taken() -> Taken:
    return Taken(SENSOR)


def test_a_changed_state_is_a_reading_at_its_last_changed_to_the_microsecond(taken: Taken) -> None:
    assert taken.event(state("1", 1), state("2.5", 2.000_001)) == SENSOR
    assert taken.take() == ([(at_us(2.000_001), 2.5)], [(at_us(2.000_001), "W")])


def test_the_first_state_of_an_entity_is_a_reading(taken: Taken) -> None:
    taken.event(None, state("7", 3))
    assert taken.take()[0] == [(at_us(3), 7.0)]


def test_an_event_of_attributes_alone_is_no_reading_but_its_attributes_are_kept(
    taken: Taken,
) -> None:
    old = state("1", 1)
    taken.event(None, old)
    taken.event(old, state("1", 1, 5, KILOWATTS))
    rows, attributes = taken.take()
    assert rows == [(at_us(1), 1.0)]
    assert attributes == [(at_us(1), "W"), (at_us(5), "kW")]


def test_a_forced_update_to_the_same_state_is_a_reading(taken: Taken) -> None:
    taken.event(None, state("5", 1))
    taken.event(state("5", 1), state("5", 2))
    assert taken.take()[0] == [(at_us(1), 5.0), (at_us(2), 5.0)]


def test_each_reading_is_converted_with_the_unit_that_it_carries_itself(taken: Taken) -> None:
    watts, kilowatts = state("1500", 1), state("1.5", 2, attributes=KILOWATTS)
    taken.event(None, watts)
    taken.event(watts, kilowatts)
    taken.event(kilowatts, state("700", 3))
    rows, attributes = taken.take()
    assert rows == [(at_us(1), 1500.0), (at_us(2), 1500.0), (at_us(3), 700.0)]
    assert [unit for _at, unit in attributes] == ["W", "kW", "W"]


def test_energy_is_stored_in_kilowatt_hours() -> None:
    meter = "sensor.solar_energy"
    taken = Taken(meter)
    units = {"unit_of_measurement": "Wh", "state_class": "total_increasing"}
    taken.event(None, state("2500", 1, attributes=units, entity_id=meter))
    assert taken.take()[0] == [(at_us(1), 2.5)]
    value = taken.intake.value(meter)
    assert value is not None
    assert (value.state, value.unit) == (2.5, "kWh")


@pytest.mark.parametrize(
    "word", ["unavailable", "unknown", "", "nan", "inf", "12,5", "1_000", "on"]
)
def test_a_state_that_is_no_number_is_a_reading_without_a_value(taken: Taken, word: str) -> None:
    taken.event(state("1", 1), state(word, 2))
    assert taken.take()[0] == [(at_us(2), None)]
    value = taken.intake.value(SENSOR)
    assert value is not None
    assert (value.state, value.raw_state) == (None, word)


def test_a_number_too_large_for_its_stored_unit_is_not_known(taken: Taken) -> None:
    taken.event(state("1", 1), state("1e308", 2, attributes=KILOWATTS))
    assert taken.take()[0] == [(at_us(2), None)]


def test_the_removal_of_an_entity_is_a_reading_without_a_value_when_it_was_told(
    taken: Taken,
) -> None:
    taken.event(state("1", 1), None, fired=9.25)
    assert taken.take()[0] == [(at_us(9.25), None)]
    taken.event(None, state("2", 10))
    assert taken.take()[0] == [(at_us(10), 2.0)]


def test_attributes_are_stored_at_the_first_reading_and_on_change_alone(taken: Taken) -> None:
    first, second, third = state("1", 1), state("2", 2), state("3", 3)
    taken.event(None, first)
    taken.event(first, second)
    taken.intake.begin_span()
    taken.event(second, third)
    assert taken.take()[1] == [(at_us(1), "W"), (at_us(3), "W")]


def test_an_energy_sensor_seen_for_the_first_time_is_recorded_from_that_event_on() -> None:
    taken = Taken()
    assert taken.event(None, state("1", 4)) == SENSOR
    assert taken.new == [(SENSOR, at_us(4))]
    assert taken.intake.recorded == {SENSOR}
    assert taken.take()[0] == [(at_us(4), 1.0)]


@pytest.mark.parametrize(
    ("entity_id", "value", "attributes"),
    [
        ("sensor.temperature", "21", {"unit_of_measurement": "°C"}),
        ("switch.grid_relay", "on", {}),
        ("light.kitchen", "off", {}),
    ],
)
def test_what_is_not_about_energy_or_has_nothing_to_record_is_left_out(
    entity_id: str, value: str, attributes: dict[str, Any]
) -> None:
    taken = Taken()
    event = state(value, 1, attributes=attributes, entity_id=entity_id)
    assert taken.event(None, event) is None
    assert taken.event(event, None, fired=2) is None
    assert taken.new == []
    assert taken.take() == ([], [])


def test_an_entity_that_is_known_otherwise_is_recorded_again_when_it_comes_back() -> None:
    meter, cubic = "sensor.gas_meter", {"unit_of_measurement": "m³", "state_class": "total"}
    buffer, new = Buffer(), list[tuple[str, int]]()
    known = {meter}.__contains__
    intake = Intake(buffer, lambda *what: new.append(what), known)
    event = changed(None, state("12.5", 4, attributes=cubic, entity_id=meter))
    assert intake.on_event(event) == meter
    assert new == [(meter, at_us(4))]
    event = changed(None, state("12.5", 4, attributes=cubic, entity_id="sensor.water_meter"))
    assert intake.on_event(event) is None


def test_an_entity_whose_unit_arrives_later_is_recorded_from_then_on() -> None:
    taken = Taken()
    starting = state("unknown", 1, attributes={}, entity_id="sensor.wall_power")
    taken.event(None, starting)
    assert taken.new == []
    ready = state("unknown", 1, 60, entity_id="sensor.wall_power")
    taken.event(starting, ready)
    assert taken.new == [("sensor.wall_power", at_us(60))]
    assert taken.take() == ([(at_us(1), None)], [(at_us(1), "W")])
    taken.event(ready, state("230", 61, entity_id="sensor.wall_power"))
    assert taken.take()[0] == [(at_us(61), 230.0)]


def test_a_state_first_seen_with_a_change_of_attributes_is_a_reading_at_its_own_time() -> None:
    taken = Taken()
    old = state("40", 1, attributes={"friendly_name": "Old"}, entity_id="sensor.hob")
    taken.event(old, state("40", 1, 30, entity_id="sensor.hob"))
    value = taken.intake.value("sensor.hob")
    assert value is not None
    assert (value.state, value.unit, to_us(value.at)) == (40.0, "W", at_us(1))
    assert taken.take() == ([(at_us(1), 40.0)], [(at_us(1), "W")])


def test_a_change_of_the_unit_alone_changes_the_value_shown_and_no_reading(taken: Taken) -> None:
    old = state("2", 1)
    taken.event(None, old)
    taken.event(old, state("2", 1, 5, KILOWATTS))
    value = taken.intake.value(SENSOR)
    assert value is not None
    assert (value.state, value.unit, to_us(value.at)) == (2000.0, "W", at_us(1))
    assert taken.take()[0] == [(at_us(1), 2.0)]


@pytest.mark.parametrize("unit", [["W"], {"unit": "W"}, 5, True])
def test_a_unit_that_is_no_text_is_no_unit(taken: Taken, unit: Any) -> None:
    odd = state("7", 1, attributes={"unit_of_measurement": unit, "device_class": unit})
    taken.intake.take_snapshot([odd])
    taken.event(odd, state("8", 2, attributes=odd["attributes"]))
    assert taken.take() == ([(at_us(1), 7.0), (at_us(2), 8.0)], [(at_us(1), None)])
    value = taken.intake.value(SENSOR)
    assert value is not None
    assert value.unit is None
    assert Taken().event(None, odd) == SENSOR


def test_the_snapshot_is_a_reading_where_the_state_is_newer_than_the_one_known(
    taken: Taken,
) -> None:
    taken.event(None, state("1", 1))
    taken.intake.take_snapshot([state("1", 1), state("5", 1, entity_id="sensor.other_power")])
    assert taken.take()[0] == [(at_us(1), 1.0)]
    taken.intake.take_snapshot([state("2", 8)])
    assert taken.take()[0] == [(at_us(8), 2.0)]


def test_a_dropped_entity_is_recorded_no_longer_until_it_is_seen_again(taken: Taken) -> None:
    taken.intake.drop([SENSOR, "sensor.never_known"])
    assert taken.intake.recorded == frozenset()
    assert taken.intake.value(SENSOR) is None


def test_accepting_twice_changes_nothing(taken: Taken) -> None:
    taken.event(None, state("3", 1))
    assert taken.intake.accept([SENSOR, "sensor.b"]) == ["sensor.b"]
    value = taken.intake.value(SENSOR)
    assert value is not None
    assert value.state == 3.0


def test_the_newest_event_and_the_number_of_readings_are_known(taken: Taken) -> None:
    taken.event(None, state("1", 1))
    taken.event(state("1", 1), state("1", 1, 2))
    taken.event(None, state("on", 3, attributes={}, entity_id="light.hall"))
    assert taken.intake.received == 1
    assert taken.intake.last_fired == iso(3)


@given(st.integers(0, 4 * 10**15).map(from_us))
def test_times_are_exact_to_the_microsecond(at: datetime) -> None:
    assert from_us(micros(at.isoformat())) == at
