"""The entities of the simulated home, and the column of the model that moves each of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from energy_desktop.demo.home import Home

Floats = NDArray[np.float64]
Times = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Thing:
    """A device of the registry, standing in an area."""

    key: str
    name: str
    area: str
    maker: str
    model: str


@dataclass(frozen=True, slots=True)
class Sensor:
    """One entity. It shows ``scale`` × a column of the model; without one ``state`` is fixed.

    ``every_s``: seconds between rows of history; ``live_s``: the shortest and longest time
    between live rows. ``meter``: a total that only rises.
    """

    entity_id: str
    name: str
    attributes: dict[str, Any] = field(default_factory=dict)
    thing: str | None = None
    column: str | None = None
    scale: float = 1.0
    decimals: int = 1
    every_s: int = 10
    live_s: tuple[float, float] = (1.0, 5.0)
    meter: bool = False
    state: str = "unknown"

    @property
    def unit(self) -> str | None:
        """Unit of measurement of the state."""
        unit: str | None = self.attributes.get("unit_of_measurement")
        return unit

    def numbers(self, home: Home, times: Times) -> Floats:
        """The rounded numbers of a moving sensor at ``times`` (ascending, µs)."""
        if self.column is None:
            raise ValueError(f"{self.entity_id} does not move")
        numbers = home.meter(self.column, times) if self.meter else home.values(self.column, times)
        return self.shown(numbers * self.scale)

    def shown(self, numbers: Floats) -> Floats:
        """Numbers with the decimals that the sensor has."""
        result: Floats = np.round(numbers, self.decimals) + 0.0
        return result

    def text(self, number: float) -> str:
        """A number as the state that Home Assistant shows."""
        return f"{number:.{self.decimals}f}"


AREAS = ("Roof", "Garage", "Kitchen", "Utility room", "Living room")
THINGS = (
    Thing("inverter", "Solar inverter", "Roof", "Sunwise", "SW 6.0"),
    Thing("battery", "Home battery", "Utility room", "Sunwise", "Store 10"),
    Thing("meter", "Electricity meter", "Utility room", "Kamermans", "P1"),
    Thing("heat_pump", "Heat pump", "Utility room", "Noorderwarm", "Air 5"),
    Thing("wallbox", "Wallbox", "Garage", "Laadmeester", "LM 11"),
    Thing("dishwasher", "Dishwasher", "Kitchen", "Plugwell", "Plug S"),
    Thing("washing_machine", "Washing machine", "Utility room", "Plugwell", "Plug S"),
    Thing("fridge", "Fridge", "Kitchen", "Plugwell", "Plug S"),
    Thing("induction_hob", "Induction hob", "Kitchen", "Plugwell", "Plug XL"),
    Thing("router", "Router", "Living room", "Netbouw", "N 4"),
)


def area_id(name: str) -> str:
    """The registry's id of an area."""
    return name.lower().replace(" ", "_")


def _attributes(unit: str, device_class: str | None, state_class: str, icon: str) -> dict[str, Any]:
    found = {"state_class": state_class, "unit_of_measurement": unit}
    if device_class:
        found["device_class"] = device_class
    return found | ({"icon": icon} if icon else {})


def _power(key: str, name: str, thing: str | None, column: str, icon: str) -> Sensor:
    attributes = _attributes("W", "power", "measurement", icon)
    return Sensor(f"sensor.{key}", name, attributes, thing, column)


def _meter(
    key: str, name: str, thing: str | None, column: str, unit: str = "kWh", kind: str = "energy"
) -> Sensor:
    attributes = _attributes(unit, kind, "total_increasing", "")
    return Sensor(
        f"sensor.{key}", name, attributes, thing, column, decimals=1 if unit == "L" else 3,
        every_s=60, live_s=(9.0, 11.0), meter=True,
    )  # fmt: skip


def _appliance(key: str, name: str, column: str, icon: str) -> tuple[Sensor, Sensor]:
    return (
        _power(f"{key}_power", f"{name} power", key, column, icon),
        _meter(f"{key}_energy", f"{name} energy", key, column),
    )


def _slow(
    key: str, name: str, thing: str | None, column: str, attributes: dict[str, Any],
    decimals: int = 1, every_s: int = 60, scale: float = 1.0,
) -> Sensor:  # fmt: skip
    live_s = (every_s * 0.4, every_s * 0.6)
    return Sensor(
        f"sensor.{key}", name, attributes, thing, column, scale, decimals, every_s, live_s
    )


def _fixed(entity_id: str, name: str, state: str, thing: str | None = None, **more: Any) -> Sensor:
    return Sensor(entity_id, name, more, thing, state=state)


_TEMPERATURE = _attributes("°C", "temperature", "measurement", "")

SENSORS: tuple[Sensor, ...] = (
    _power("solar_power", "Solar power", "inverter", "solar", "mdi:solar-power"),
    _power(
        "grid_power", "Grid power", "meter", "grid",
        "mdi:transmission-tower",
    ),
    _power(
        "battery_power", "Battery power", "battery", "battery",
        "mdi:home-battery",
    ),
    _power("home_power", "Home power", None, "home", "mdi:home-lightning-bolt"),
    _slow(
        "battery_level", "Battery level", "battery", "battery_wh",
        _attributes("%", "battery", "measurement", ""), 0, 30, 0.01,
    ),
    _meter("solar_energy", "Solar energy", "inverter", "solar"),
    _meter("grid_import_energy", "Grid import energy", "meter", "import"),
    _meter("grid_export_energy", "Grid export energy", "meter", "export"),
    _meter("battery_charge_energy", "Battery charge energy", "battery", "charge"),
    _meter("battery_discharge_energy", "Battery discharge energy", "battery", "discharge"),
    _meter("home_energy", "Home energy", None, "home"),
    *_appliance("heat_pump", "Heat pump", "heat_pump", "mdi:heat-pump"),
    Sensor(
        "sensor.wallbox_power", "Wallbox power",
        _attributes("kW", "power", "measurement", "mdi:ev-station"), "wallbox",
        "wallbox", 0.001, 3,
    ),
    _meter("wallbox_energy", "Wallbox energy", "wallbox", "wallbox"),
    *_appliance("dishwasher", "Dishwasher", "dishwasher", "mdi:dishwasher"),
    *_appliance("washing_machine", "Washing machine", "washing_machine", "mdi:washing-machine"),
    *_appliance("fridge", "Fridge", "fridge", "mdi:fridge"),
    *_appliance("induction_hob", "Induction hob", "hob", "mdi:stove"),
    _meter("gas_meter", "Gas meter", "meter", "gas", "m³", "gas"),
    _meter("water_meter", "Water meter", "meter", "water", "L", "water"),
    _slow(
        "electricity_price", "Electricity price", None, "price",
        _attributes("EUR/kWh", None, "measurement", "mdi:cash"), 4,
    ),
    _slow("outdoor_temperature", "Outdoor temperature", None, "outdoor_c", _TEMPERATURE),
    _slow(
        "inverter_temperature", "Inverter temperature", "inverter", "inverter_c",
        _TEMPERATURE,
    ),
    _fixed("light.kitchen", "Kitchen light", "off", supported_color_modes=["onoff"]),
    _fixed("person.anna", "Anna", "home", editable=True, id="anna"),
    _fixed("binary_sensor.front_door", "Front door", "off", device_class="door"),
    _fixed("sensor.router_uptime", "Router uptime", "2026-01-04T06:11:09+00:00", "router",
           device_class="timestamp"),
    _fixed("switch.grid_relay", "Grid relay", "on", "meter", device_class="switch"),
    _fixed("sensor.ev_range_energy", "EV range energy", "unavailable", "wallbox"),
)  # fmt: skip
