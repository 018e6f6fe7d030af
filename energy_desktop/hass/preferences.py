"""What Home Assistant's Energy preferences say about sensors (pure).

Sources have been written in three ways over Home Assistant's versions: flows in lists, power
sensors in a list of their own, and everything flat; all three are read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from energy_desktop.models import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FROM: Final = {
    "solar": Role.SOLAR_ENERGY,
    "grid": Role.GRID_IMPORT,
    "battery": Role.BATTERY_DISCHARGE,
    "gas": Role.GAS,
    "water": Role.WATER,
}
_TO: Final = {"grid": Role.GRID_EXPORT, "battery": Role.BATTERY_CHARGE}
_POWER: Final = {
    "solar": Role.SOLAR_POWER,
    "grid": Role.GRID_POWER,
    "battery": Role.BATTERY_POWER,
}


@dataclass(frozen=True)
class EnergySource:
    """One source: its ``type``, its meters by id with their roles, its rate (power) sensors."""

    type: str
    meters: Mapping[str, Role]
    rates: tuple[str, ...]

    @property
    def power_role(self) -> Role | None:
        """The role of its power sensor; None where none is shown (gas, water)."""
        return _POWER.get(self.type)


@dataclass(frozen=True)
class NamedSensors:
    """All that the preferences name: ``roles`` by id (None: named without one), the sources."""

    roles: Mapping[str, Role | None] = field(default_factory=dict)
    sources: tuple[EnergySource, ...] = ()


def named_sensors(energy_prefs: Mapping[str, Any] | None) -> NamedSensors:
    """What ``energy_prefs`` name; nothing for None. An id named twice keeps its first role."""
    prefs = energy_prefs or {}
    sources = tuple(_source(source) for source in prefs.get("energy_sources") or ())
    roles: dict[str, Role | None] = {}
    for source in sources:
        for meter, role in source.meters.items():
            roles.setdefault(meter, role)
        for rate in source.rates:
            roles.setdefault(rate, source.power_role)
    for device in prefs.get("device_consumption") or ():
        _name(roles, device.get("stat_consumption"), Role.DEVICE)
        _name(roles, device.get("stat_rate"), None)
    for device in prefs.get("device_consumption_water") or ():
        _name(roles, device.get("stat_consumption"), None)
    return NamedSensors(roles, sources)


def _source(source: Mapping[str, Any]) -> EnergySource:
    type_ = str(source.get("type"))
    meters: dict[str, Role] = {}
    rates: dict[str, None] = {}
    for part in _parts(source):
        if type_ in _FROM:
            _name(meters, part.get("stat_energy_from"), _FROM[type_])
        if type_ in _TO:
            _name(meters, part.get("stat_energy_to"), _TO[type_])
        _name(rates, part.get("stat_rate"), None)
    return EnergySource(type_, meters, tuple(rates))


def _parts(source: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The source itself and the lists that some versions keep its flows and rates in."""
    yield source
    for name in ("flow_from", "flow_to", "power"):
        yield from source.get(name) or ()


def _name(into: dict[str, Any], statistic_id: Any, role: Role | None) -> None:
    if isinstance(statistic_id, str) and statistic_id:
        into.setdefault(statistic_id, role)
