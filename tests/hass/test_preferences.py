from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from energy_desktop.hass.preferences import named_sensors
from energy_desktop.models import Role


@pytest.mark.parametrize("version", ["2024.3.3", "2025.4.4"])
def test_a_real_homes_preferences_name_these_sensors(
    version: str, sample: Callable[[str, str], Any]
) -> None:
    named = named_sensors(sample(version, "energy_get_prefs")["recv"]["result"])
    assert named.roles == {
        "sensor.grid_import_energy": Role.GRID_IMPORT,
        "test:meter": Role.GRID_IMPORT,
        "sensor.grid_export_energy": Role.GRID_EXPORT,
        "sensor.solar_energy": Role.SOLAR_ENERGY,
        "sensor.battery_discharge_energy": Role.BATTERY_DISCHARGE,
        "sensor.battery_charge_energy": Role.BATTERY_CHARGE,
        "sensor.gas_total": Role.GAS,
        "sensor.water_total": Role.WATER,
        "sensor.ev_charger_energy": Role.DEVICE,
        "sensor.house_energy": Role.DEVICE,
    }


@pytest.mark.parametrize("prefs", [None, {}, {"energy_sources": None}, {"energy_sources": []}])
def test_no_preferences_name_nothing(prefs: dict[str, Any] | None) -> None:
    assert named_sensors(prefs).roles == {}


def test_rate_sensors_are_read_in_each_place_home_assistant_has_kept_them() -> None:
    prefs = {
        "energy_sources": [
            {"type": "solar", "stat_energy_from": "s.pv", "stat_rate": "s.pv_power"},
            {
                "type": "grid",
                "flow_from": [{"stat_energy_from": "s.in"}],
                "flow_to": [{"stat_energy_to": "s.out"}],
                "power": [{"stat_rate": "s.grid_power"}],
            },
            {
                "type": "grid",
                "stat_energy_from": "s.in2",
                "stat_energy_to": "s.out2",
                "stat_rate": "s.grid2_power",
            },
            {"type": "battery", "stat_energy_from": "s.dis", "stat_rate": "s.battery_power"},
            {"type": "gas", "stat_energy_from": "s.gas", "stat_rate": "s.gas_flow"},
            {"type": "from_the_future", "stat_energy_from": "s.heat"},
        ],
        "device_consumption": [{"stat_consumption": "s.car", "stat_rate": "s.car_power"}],
        "device_consumption_water": [{"stat_consumption": "s.shower"}],
    }
    assert named_sensors(prefs).roles == {
        "s.pv": Role.SOLAR_ENERGY,
        "s.pv_power": Role.SOLAR_POWER,
        "s.in": Role.GRID_IMPORT,
        "s.out": Role.GRID_EXPORT,
        "s.grid_power": Role.GRID_POWER,
        "s.in2": Role.GRID_IMPORT,
        "s.out2": Role.GRID_EXPORT,
        "s.grid2_power": Role.GRID_POWER,
        "s.dis": Role.BATTERY_DISCHARGE,
        "s.battery_power": Role.BATTERY_POWER,
        "s.gas": Role.GAS,
        "s.gas_flow": None,
        "s.car": Role.DEVICE,
        "s.car_power": None,
        "s.shower": None,
    }


def test_a_sensor_that_is_source_and_device_keeps_its_role_as_source() -> None:
    prefs = {
        "energy_sources": [{"type": "solar", "stat_energy_from": "s.x"}],
        "device_consumption": [{"stat_consumption": "s.x"}],
    }
    assert named_sensors(prefs).roles == {"s.x": Role.SOLAR_ENERGY}
