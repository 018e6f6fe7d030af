"""What a role is called and in which colour and direction it is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QColor

from energy_desktop.models import Entity, Role
from energy_desktop.services.device_colors import is_device_color
from energy_desktop.ui.languages import translate
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.buckets import Column

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
_STEM: Final = 6
_TAKEN: Final = {
    "battery": str(QT_TRANSLATE_NOOP("roles", "charged")),
    "grid": str(QT_TRANSLATE_NOOP("roles", "exported")),
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
    return translate("roles", _INVERTED[role] if inverted else _NAMES[role])


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
    return translate("roles", name) if name else label


def row_name(column: Column) -> str:
    """The name of a series in a readout, with the word for what is drawn below zero."""
    name = _TAKEN.get(column.hue) if column.sign < 0 else None
    words = translate("roles", name) if name else ""
    says_it = words[:_STEM].casefold() in column.label.casefold()
    return column.label if says_it else f"{column.label}, {words}"


def direction(role: Role | None) -> int:
    """-1 for what takes energy away from the home (charge, export), drawn below zero; else 1."""
    return -1 if role in TAKING else 1


def hues(entities: Iterable[Entity]) -> dict[str, str]:
    """The hue of each entity id: a colour of the user's, that of its role, or the device's own.

    A device has its own since it was first tracked, whatever else is among ``entities``.
    """
    return {entity.entity_id: _hue(entity) for entity in entities}


def _hue(entity: Entity) -> str:
    of_role = _HUES.get(entity.role) if entity.role else None
    if of_role and is_device_color(entity.color):
        return of_role
    return entity.color or of_role or "device-0"


def line_color(theme: Theme, hue: str) -> QColor:
    """The colour of a hue's lines and outlines: ``solar``, ``device-3``, ``other``, ``#RRGGBB``."""
    return _color(theme, hue, "")


def fill_color(theme: Theme, hue: str) -> QColor:
    """The colour of a hue's bars."""
    return _color(theme, hue, "_fill")


def _color(theme: Theme, hue: str, suffix: str) -> QColor:
    if is_device_color(hue) or hue.startswith("#"):
        return theme.color(hue)
    return theme.color("untracked" if hue == "other" else f"{hue}{suffix}")
