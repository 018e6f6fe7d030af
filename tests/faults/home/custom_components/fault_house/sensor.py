"""The sensors of the house: power in W and kW, meters in kWh and Wh, a battery; and guests."""

from __future__ import annotations

import random
from typing import Any

from homeassistant.components.sensor import RestoreSensor
from homeassistant.helpers import entity_registry
from homeassistant.util import dt

from . import DOMAIN, House

# key: (unit, device class, state class, changes a second at pace 1)
POWER, METER = ("power", "measurement"), ("energy", "total_increasing")
SENSORS = {
    "grid_power": ("W", *POWER, 1.0),
    "solar_power": ("W", *POWER, 1.0),
    "house_power": ("W", *POWER, 1.6),
    "car_power": ("kW", *POWER, 0.4),
    "heat_power": ("kW", *POWER, 0.05),
    "grid_import_energy": ("kWh", *METER, 1.0),
    "grid_export_energy": ("kWh", *METER, 0.5),
    "solar_energy": ("kWh", *METER, 1.0),
    "plug_energy": ("Wh", *METER, 1.0),
    "battery_net_energy": ("kWh", "energy", "total", 0.5),
    "room_energy": ("kWh", "energy", "total", 0.5),
    "battery_level": ("%", "battery", "measurement", 0.1),
}
GUEST = ("kWh", *METER, 1.0)
SCALE = {"W": 1.0, "kW": 1000.0, "Wh": 1.0, "kWh": 1000.0, "%": 1.0}
STEP = 40.0
ENERGY_STEP = 7.0
DIGITS = 5


class HouseSensor(RestoreSensor):  # type: ignore[misc]
    """One sensor: a random walk, or a meter that goes up; guests are meters too."""

    _attr_should_poll = False

    def __init__(self, key: str, house: House) -> None:
        unit, device_class, state_class, self._rate = SENSORS.get(key, GUEST)
        self._house = house
        self._key = key
        self._attr_unique_id = key
        self._attr_name = f"Fault {key.replace('_', ' ')}"
        self._attr_device_class = device_class
        self._attr_state_class = state_class
        self._attr_native_unit_of_measurement = unit

    async def async_added_to_hass(self) -> None:
        """Go on from the value that Home Assistant kept; a rename comes by here too."""
        if self.native_value is None:
            kept = await self.async_get_last_sensor_data()
            self._attr_native_value = 50.0
            if kept is not None and isinstance(kept.native_value, float):
                self._attr_native_value = kept.native_value
                self._attr_native_unit_of_measurement = kept.native_unit_of_measurement
        self._house.sensors[self._key] = self

    def is_due(self, chance: float) -> bool:
        """Whether it changes in this tick."""
        return random.random() < self._rate * chance

    def pass_time(self) -> None:
        """Change once."""
        self._attr_native_value = self._next()
        self.async_write_ha_state()

    def change_availability(self, value: Any) -> None:
        """Become unavailable, or available again."""
        self._attr_available = bool(value)

    def change_unit(self, value: Any) -> None:
        """Go on in another unit, with the same amount."""
        factor = SCALE[self._attr_native_unit_of_measurement] / SCALE[value]
        self._attr_native_value = round(self._attr_native_value * factor, DIGITS)
        self._attr_native_unit_of_measurement = value

    def change_meter(self, value: Any) -> None:
        """Start again from a value, as a replaced or reset meter does."""
        self._attr_native_value = float(value)
        if self._attr_state_class == "total":
            self._attr_last_reset = dt.utcnow()

    async def leave(self) -> None:
        """Be deleted, registry entry and all."""
        entity_registry.async_get(self.hass).async_remove(self.entity_id)

    def _next(self) -> float:
        before, unit = self._attr_native_value, self._attr_native_unit_of_measurement
        if self._attr_device_class == "battery":
            return round(min(100.0, max(0.0, before + random.uniform(-2, 2))), 1)
        if self._attr_device_class == "power":
            return round(before + random.uniform(-STEP, STEP) / SCALE[unit], DIGITS)
        low = -ENERGY_STEP if self._key == "battery_net_energy" else 0.01
        return round(before + random.uniform(low, ENERGY_STEP) / SCALE[unit], DIGITS)


async def async_setup_platform(hass: Any, _config: Any, add: Any, _info: Any = None) -> None:
    """Add the sensors of the house and the guests that were there before."""
    house: House = hass.data[DOMAIN]

    async def add_one(key: str) -> None:
        add([HouseSensor(key, house)])

    house.add = add_one
    add([HouseSensor(key, house) for key in [*SENSORS, *house.guests]])
