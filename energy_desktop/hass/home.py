"""Home Assistant's answers about a home, indexed by id (pure)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

Json = dict[str, Any]

_CLASSES: Final = frozenset({"energy", "power"})


class Home:
    """States, registries and statistics of one home, each from one answer."""

    def __init__(
        self,
        states: Iterable[Json],
        entity_registry: Iterable[Json],
        device_registry: Iterable[Json],
        area_registry: Iterable[Json],
        statistic_ids: Iterable[Json],
    ) -> None:
        self.states = {state["entity_id"]: state for state in states}
        self.registry = {entry["entity_id"]: entry for entry in entity_registry}
        self.registry_ids = {entry["id"] for entry in self.registry.values()}
        self._devices = {device["id"]: device for device in device_registry}
        self._areas = {area["area_id"]: area["name"] for area in area_registry}
        self.statistics = {row["statistic_id"]: row for row in statistic_ids}

    def attributes(self, entity_id: str) -> Json:
        """The attributes of its state; of a statistic without an entity, what stands for them."""
        if entity_id in self.states:
            return dict(self.states[entity_id].get("attributes") or {})
        row = self.statistics.get(entity_id)
        return {} if row is None else _statistic_attributes(row)

    def device_of(self, entity_id: str) -> str | None:
        """The id of the device it belongs to."""
        device_id: str | None = self.registry.get(entity_id, {}).get("device_id")
        return device_id

    def area_of(self, entity_id: str) -> str | None:
        """The name of its own area, else that of its device."""
        device = self._devices.get(self.device_of(entity_id) or "", {})
        area_id = self.registry.get(entity_id, {}).get("area_id") or device.get("area_id")
        return self._areas.get(area_id)

    def registered_at(self, entity_id: str) -> datetime | None:
        """When it was registered; None where that was before Home Assistant kept it (0)."""
        at_s = self.registry.get(entity_id, {}).get("created_at")
        if not isinstance(at_s, float | int) or at_s <= 0:
            return None
        return datetime.fromtimestamp(at_s, UTC)

    def has(self, entity_id: str) -> bool:
        """Whether it is in the states or the registry, or is a statistic of its own."""
        external = ":" in entity_id and entity_id in self.statistics
        return external or entity_id in self.states or entity_id in self.registry


def _statistic_attributes(row: Json) -> Json:
    unit_class = row.get("unit_class")
    unit = row.get("statistics_unit_of_measurement") or row.get("display_unit_of_measurement")
    return {
        "friendly_name": row.get("name"),
        "device_class": unit_class if unit_class in _CLASSES else None,
        "unit_of_measurement": unit,
        "state_class": "total" if row.get("has_sum") else "measurement",
    }
