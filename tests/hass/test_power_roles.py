from __future__ import annotations

from typing import Any

from energy_desktop.hass.power_roles import power_roles
from energy_desktop.hass.preferences import named_sensors
from energy_desktop.models import Role

SOLAR = {"type": "solar", "stat_energy_from": "sensor.pv"}
GRID = {
    "type": "grid",
    "flow_from": [{"stat_energy_from": "sensor.in"}],
    "flow_to": [{"stat_energy_to": "sensor.out"}],
}
BATTERY = {
    "type": "battery",
    "stat_energy_from": "sensor.discharged",
    "stat_energy_to": "sensor.charged",
}


def power(**attributes: Any) -> dict[str, Any]:
    return {"attributes": {"device_class": "power", "unit_of_measurement": "W", **attributes}}


def energy(**attributes: Any) -> dict[str, Any]:
    return {"attributes": {"device_class": "energy", "unit_of_measurement": "kWh", **attributes}}


def level(**attributes: Any) -> dict[str, Any]:
    return {"attributes": {"device_class": "battery", "unit_of_measurement": "%", **attributes}}


def roles(
    sources: list[dict[str, Any]], states: dict[str, dict[str, Any]], devices: dict[str, str]
) -> dict[str, Role]:
    return power_roles(states, devices.get, named_sensors({"energy_sources": sources}))


def test_the_single_power_sensor_of_a_meters_device_is_its_power() -> None:
    states = {"sensor.pv": energy(), "sensor.now": power(), "sensor.other": power()}
    devices = {"sensor.pv": "inverter", "sensor.now": "inverter", "sensor.other": "plug"}
    assert roles([SOLAR], states, devices) == {"sensor.now": Role.SOLAR_POWER}


def test_two_power_sensors_on_the_device_leave_the_choice_to_the_user() -> None:
    states = {"sensor.pv": energy(), "sensor.a": power(), "sensor.b": power()}
    assert roles([SOLAR], states, dict.fromkeys(states, "inverter")) == {}


def test_a_power_sensor_two_sources_would_take_belongs_to_neither() -> None:
    states = {
        "sensor.pv": energy(),
        "sensor.in": energy(),
        "sensor.out": energy(),
        "sensor.now": power(),
    }
    assert roles([SOLAR, GRID], states, dict.fromkeys(states, "inverter")) == {}


def test_import_and_export_of_one_meter_share_its_power() -> None:
    states = {"sensor.in": energy(), "sensor.out": energy(), "sensor.now": power()}
    found = roles([GRID], states, dict.fromkeys(states, "meter"))
    assert found == {"sensor.now": Role.GRID_POWER}


def test_an_integral_names_the_power_it_integrates() -> None:
    states = {"sensor.pv": energy(source="sensor.now"), "sensor.now": power()}
    assert roles([SOLAR], states, {}) == {"sensor.now": Role.SOLAR_POWER}


def test_two_integrals_of_two_powers_leave_the_choice_to_the_user() -> None:
    states = {
        "sensor.in": energy(source="sensor.a"),
        "sensor.out": energy(source="sensor.b"),
        "sensor.a": power(),
        "sensor.b": power(),
    }
    assert roles([GRID], states, {}) == {}


def test_a_rate_sensor_in_the_preferences_ends_all_guessing() -> None:
    states = {"sensor.pv": energy(), "sensor.now": power(), "sensor.rate": power()}
    source = {**SOLAR, "stat_rate": "sensor.rate"}
    assert roles([source], states, {"sensor.pv": "x", "sensor.now": "x"}) == {}


def test_the_level_of_the_batterys_device_is_the_battery_level() -> None:
    states = {
        "sensor.charged": energy(),
        "sensor.discharged": energy(),
        "sensor.soc": level(),
        "sensor.health": level(device_class=None),
        "sensor.remote_battery": level(),
    }
    devices = {id_: "battery" for id_ in states if id_ != "sensor.remote_battery"}
    assert roles([BATTERY], states, devices) == {"sensor.soc": Role.BATTERY_LEVEL}


def test_one_power_sensor_that_says_home_is_the_homes() -> None:
    states = {"sensor.house_consumption": power(), "sensor.home_battery_power": power()}
    assert roles([], states, {}) == {"sensor.house_consumption": Role.HOME_POWER}


def test_two_that_say_home_leave_the_choice_to_the_user() -> None:
    assert roles([], {"sensor.house_power": power(), "sensor.home_power": power()}, {}) == {}


def test_an_energy_sensor_that_says_home_is_not_its_power() -> None:
    assert roles([], {"sensor.home_consumption": energy()}, {}) == {}
