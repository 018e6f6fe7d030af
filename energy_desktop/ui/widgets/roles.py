"""What a role is called and in which colour and direction it is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QColor

from energy_desktop.models import Entity, Role
from energy_desktop.ui.theme import Theme

_NAMES: Final = {
    Role.SOLAR_POWER: str(QT_TRANSLATE_NOOP("roles", "Solar power")),
    Role.GRID_POWER: str(QT_TRANSLATE_NOOP("roles", "Grid power")),
    Role.BATTERY_POWER: str(QT_TRANSLATE_NOOP("roles", "Battery power")),
    Role.HOME_POWER: str(QT_TRANSLATE_NOOP("roles", "Home power")),
    Role.BATTERY_LEVEL: str(QT_TRANSLATE_NOOP("roles", "Battery level")),
    Role.SOLAR_ENERGY: str(QT_TRANSLATE_NOOP("roles", "Solar production")),
    Role.GRID_IMPORT: str(QT_TRANSLATE_NOOP("roles", "Grid import")),
    Role.GRID_EXPORT: str(QT_TRANSLATE_NOOP("roles", "Grid export")),
    Role.BATTERY_CHARGE: str(QT_TRANSLATE_NOOP("roles", "Battery charge")),
    Role.BATTERY_DISCHARGE: str(QT_TRANSLATE_NOOP("roles", "Battery discharge")),
    Role.GAS: str(QT_TRANSLATE_NOOP("roles", "Gas")),
    Role.WATER: str(QT_TRANSLATE_NOOP("roles", "Water")),
    Role.DEVICE: str(QT_TRANSLATE_NOOP("roles", "Device")),
}
_INVERTED: Final = {
    Role.GRID_POWER: str(QT_TRANSLATE_NOOP("roles", "Grid power, + is export")),
    Role.BATTERY_POWER: str(QT_TRANSLATE_NOOP("roles", "Battery power, + is charging")),
}
_HUES: Final = {
    Role.SOLAR_POWER: "solar",
    Role.SOLAR_ENERGY: "solar",
    Role.GRID_POWER: "grid",
    Role.GRID_IMPORT: "grid",
    Role.GRID_EXPORT: "grid",
    Role.BATTERY_POWER: "battery",
    Role.BATTERY_LEVEL: "battery",
    Role.BATTERY_CHARGE: "battery",
    Role.BATTERY_DISCHARGE: "battery",
    Role.HOME_POWER: "home",
}
_SOURCES: Final = {
    "solar": str(QT_TRANSLATE_NOOP("roles", "Solar")),
    "battery": str(QT_TRANSLATE_NOOP("roles", "Battery")),
    "grid": str(QT_TRANSLATE_NOOP("roles", "Grid")),
    "home": str(QT_TRANSLATE_NOOP("roles", "Home")),
}
_POWER: Final = frozenset({"W"})
_ENERGY: Final = frozenset({"kWh"})
_VOLUME: Final = frozenset({"m³", "L", "ft³", "CCF", "MCF", "gal"})
_UNITS: Final = {
    Role.SOLAR_POWER: _POWER,
    Role.GRID_POWER: _POWER,
    Role.BATTERY_POWER: _POWER,
    Role.HOME_POWER: _POWER,
    Role.BATTERY_LEVEL: frozenset({"%"}),
    Role.SOLAR_ENERGY: _ENERGY,
    Role.GRID_IMPORT: _ENERGY,
    Role.GRID_EXPORT: _ENERGY,
    Role.BATTERY_CHARGE: _ENERGY,
    Role.BATTERY_DISCHARGE: _ENERGY,
    Role.GAS: _VOLUME,
    Role.WATER: _VOLUME,
    Role.DEVICE: _POWER | _ENERGY,
}
# In the order in which they are stacked.
SUPPLYING: Final = (Role.SOLAR_ENERGY, Role.BATTERY_DISCHARGE, Role.GRID_IMPORT)
TAKING: Final = (Role.BATTERY_CHARGE, Role.GRID_EXPORT)


def role_name(role: Role | None, *, inverted: bool = False) -> str:
    """The name of a role in the user's language; an em dash for none.

    ``inverted``: with the words for a sensor whose sign is the other one.
    """
    if role is None:
        return "\N{EM DASH}"
    return QCoreApplication.translate("roles", _INVERTED[role] if inverted else _NAMES[role])


def fitting_roles(entity: Entity) -> list[Role]:
    """The roles that a sensor can have by its unit, and the one it has, in the order of roles."""
    unit = entity.unit or ""
    return [r for r in Role if r is entity.role or unit in _UNITS[r]]


def has_sign(role: Role) -> bool:
    """Whether sensors of this role differ in what they count as positive."""
    return role in _INVERTED


def series_name(hue: str, label: str) -> str:
    """What a legend calls a series: the source for the hues of the home, else its own name."""
    name = _SOURCES.get(hue)
    return QCoreApplication.translate("roles", name) if name else label


def direction(role: Role | None) -> int:
    """-1 for what takes energy away from the home (charge, export), drawn below zero; else 1."""
    return -1 if role in TAKING else 1


def hues(entities: Iterable[Entity]) -> dict[str, str]:
    """The hue of each entity id: that of its role, its stored colour, or one of the devices'.

    Devices take theirs in the order in which they were found, so a new one changes no other.
    """
    found: dict[str, str] = {}
    devices = 0
    for entity in sorted(entities, key=_age):
        hue = entity.color or (_HUES.get(entity.role) if entity.role else None)
        if hue is None:
            hue, devices = f"device-{devices % 8}", devices + 1
        found[entity.entity_id] = hue
    return found


def line_color(theme: Theme, hue: str) -> QColor:
    """The colour of a hue's lines and outlines: ``solar``, ``device-3``, ``other``, ``#RRGGBB``."""
    return _color(theme, hue, "")


def fill_color(theme: Theme, hue: str) -> QColor:
    """The colour of a hue's bars."""
    return _color(theme, hue, "_fill")


def _color(theme: Theme, hue: str, suffix: str) -> QColor:
    if hue.startswith("device-"):
        return QColor(theme.tokens.devices[int(hue.removeprefix("device-")) % 8])
    if hue.startswith("#"):
        return QColor(hue)
    return theme.color("untracked" if hue == "other" else f"{hue}{suffix}")


def _age(entity: Entity) -> tuple[str, str]:
    found = entity.discovered_at
    return (found.isoformat() if found else "", entity.entity_id)
