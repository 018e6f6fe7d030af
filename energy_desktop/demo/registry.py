"""The registries and the Energy preferences of the simulated home, in Home Assistant's shapes."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_DNS, uuid5

from energy_desktop.demo.sensors import AREAS, THINGS, Sensor, area_id

CONFIG_ENTRY = "01J9DEMOHOME00000000000000"
CREATED = 1727773200.0
"""When everything was set up, in seconds since the epoch."""

_DEVICES_OF_ENERGY = (
    ("heat_pump", "Heat pump"),
    ("wallbox", "Wallbox"),
    ("dishwasher", "Dishwasher"),
    ("washing_machine", "Washing machine"),
    ("fridge", "Fridge"),
    ("induction_hob", "Induction hob"),
)


def identity(text: str) -> str:
    """The registry's id of a thing: 32 hex digits, always the same."""
    return uuid5(NAMESPACE_DNS, f"demo.{text}").hex


class Registry:
    """Entities, devices and areas; an entity keeps its id when it is renamed."""

    def __init__(self) -> None:
        self._entries: dict[str, dict[str, Any]] = {}

    def add(self, sensor: Sensor) -> str:
        """Enter an entity; its registry id."""
        entry = _entity(sensor)
        self._entries[sensor.entity_id] = entry
        return str(entry["id"])

    def remove(self, entity_id: str) -> bool:
        """Take an entity out; whether it was there."""
        return self._entries.pop(entity_id, None) is not None

    def rename(self, old: str, new: str) -> None:
        """Give an entity another entity_id; its registry id stays."""
        self._entries[new] = self._entries.pop(old) | {"entity_id": new}

    def entities(self) -> list[dict[str, Any]]:
        """The answer to ``config/entity_registry/list``."""
        return list(self._entries.values())

    def entities_for_display(self) -> dict[str, Any]:
        """The answer to ``config/entity_registry/list_for_display``."""
        shown = [_for_display(entry) for entry in self._entries.values()]
        return {"entity_categories": {"0": "config", "1": "diagnostic"}, "entities": shown}


def _for_display(entry: dict[str, Any]) -> dict[str, Any]:
    shown = {"ei": entry["entity_id"], "pl": entry["platform"], "lb": []}
    if entry["device_id"]:
        shown["di"] = entry["device_id"]
    return shown | {"en": entry["original_name"]}


def _entity(sensor: Sensor) -> dict[str, Any]:
    return {
        "area_id": None,
        "categories": {},
        "config_entry_id": CONFIG_ENTRY,
        "config_subentry_id": None,
        "created_at": CREATED,
        "device_id": identity(sensor.thing) if sensor.thing else None,
        "disabled_by": None,
        "entity_category": None,
        "entity_id": sensor.entity_id,
        "has_entity_name": False,
        "hidden_by": None,
        "icon": None,
        "id": identity(f"entity.{sensor.entity_id}"),
        "labels": [],
        "modified_at": CREATED,
        "name": None,
        "options": {},
        "original_name": sensor.name,
        "platform": "demo_home",
        "translation_key": None,
        "unique_id": sensor.entity_id.replace(".", "_"),
    }


def devices() -> list[dict[str, Any]]:
    """The answer to ``config/device_registry/list``."""
    return [
        {
            "area_id": area_id(thing.area),
            "configuration_url": None,
            "config_entries": [CONFIG_ENTRY],
            "config_entries_subentries": {CONFIG_ENTRY: [None]},
            "connections": [],
            "created_at": CREATED,
            "disabled_by": None,
            "entry_type": None,
            "hw_version": None,
            "id": identity(thing.key),
            "identifiers": [["demo_home", thing.key]],
            "labels": [],
            "manufacturer": thing.maker,
            "model": thing.model,
            "model_id": None,
            "modified_at": CREATED,
            "name_by_user": None,
            "name": thing.name,
            "primary_config_entry": CONFIG_ENTRY,
            "serial_number": None,
            "sw_version": "1.4.2",
            "via_device_id": None,
        }
        for thing in THINGS
    ]


def areas() -> list[dict[str, Any]]:
    """The answer to ``config/area_registry/list``."""
    return [
        {
            "aliases": [],
            "area_id": area_id(name),
            "floor_id": None,
            "humidity_entity_id": None,
            "icon": None,
            "labels": [],
            "name": name,
            "picture": None,
            "temperature_entity_id": None,
            "created_at": CREATED,
            "modified_at": CREATED,
        }
        for name in AREAS
    ]


def energy_preferences() -> dict[str, Any]:
    """The answer to ``energy/get_prefs``."""
    no_cost = {"stat_cost": None, "entity_energy_price": None, "number_energy_price": None}
    grid_from = {
        "stat_energy_from": "sensor.grid_import_energy",
        "stat_cost": None,
        "entity_energy_price": "sensor.electricity_price",
        "number_energy_price": None,
    }
    grid_to = {
        "stat_energy_to": "sensor.grid_export_energy",
        "stat_compensation": None,
        "entity_energy_price": None,
        "number_energy_price": 0.09,
    }
    sources: list[dict[str, Any]] = [
        {
            "type": "grid",
            "flow_from": [grid_from],
            "flow_to": [grid_to],
            "cost_adjustment_day": 0.0,
        },
        {
            "type": "solar",
            "stat_energy_from": "sensor.solar_energy",
            "config_entry_solar_forecast": None,
        },
        {
            "type": "battery",
            "stat_energy_from": "sensor.battery_discharge_energy",
            "stat_energy_to": "sensor.battery_charge_energy",
        },
        {"type": "gas", "stat_energy_from": "sensor.gas_meter"}
        | no_cost
        | {"number_energy_price": 1.31},
        {"type": "water", "stat_energy_from": "sensor.water_meter"} | no_cost,
    ]
    consumers = [
        {"stat_consumption": f"sensor.{key}_energy", "name": name}
        for key, name in _DEVICES_OF_ENERGY
    ]
    return {"energy_sources": sources, "device_consumption": consumers}  # fmt: skip


def energy_info() -> dict[str, Any]:
    """The answer to ``energy/info``."""
    costs = {
        "sensor.grid_import_energy": "sensor.grid_import_energy_cost",
        "sensor.grid_export_energy": "sensor.grid_export_energy_compensation",
        "sensor.gas_meter": "sensor.gas_meter_cost",
    }
    return {"cost_sensors": costs, "solar_forecast_domains": []}
