"""Figures for Prometheus: those of sensors, and what is left out because nobody knows it."""

from __future__ import annotations

from energy_desktop.models import Entity, LiveValue
from energy_desktop.services.metrics import of_sensors, written
from tests.fakes.recorded_home import utc

SENSORS = [
    Entity("sensor.power", "Power", unit="W", state_class="measurement"),
    Entity("sensor.meter", "Meter", unit="kWh", state_class="total_increasing"),
    Entity("sensor.net", "Net", unit="kWh", state_class="total"),
    Entity("sensor.gas", "Gas", unit="m³", state_class="total_increasing"),
    Entity("sensor.away", "Away", unit="W"),
    Entity("sensor.never", "Never", unit="W"),
]


def value(entity_id: str) -> LiveValue | None:
    states = {
        "sensor.power": (-1.5, "W"), "sensor.meter": (12.25, "kWh"), "sensor.net": (-3.0, "kWh"),
        "sensor.gas": (7.0, "m³"), "sensor.away": (None, "W"), 'a"b\\c\n': (1.0, "W"),
    }  # fmt: skip
    if entity_id not in states:
        return None
    state, unit = states[entity_id]
    return LiveValue(entity_id, state, str(state), unit, utc("2026-06-18 00:00"))


def test_powers_and_meters_are_told_by_sensor_and_only_what_is_known() -> None:
    lines = written(of_sensors(SENSORS, value)).splitlines()
    assert [line for line in lines if not line.startswith("# HELP")] == [
        "# TYPE energy_desktop_power_watts gauge",
        'energy_desktop_power_watts{entity_id="sensor.power"} -1.5',
        "# TYPE energy_desktop_energy_kwh_total counter",
        'energy_desktop_energy_kwh_total{entity_id="sensor.meter"} 12.25',
        "# TYPE energy_desktop_energy_kwh gauge",
        'energy_desktop_energy_kwh{entity_id="sensor.net"} -3.0',
    ]
    assert of_sensors(SENSORS, lambda _entity_id: None) == []


def test_what_a_label_can_not_hold_is_escaped() -> None:
    odd = Entity('a"b\\c\n', "Odd")
    (metric,) = of_sensors([odd], value)
    assert list(metric.values) == ['{entity_id="a\\"b\\\\c\\n"}']
