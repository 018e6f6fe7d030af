"""What Home Assistant's device classes are called, of those that have to do with energy."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from energy_desktop.models import Entity
from energy_desktop.ui import formats
from energy_desktop.ui.languages import translate

_NAMES: Final = {
    "apparent_power": str(QT_TRANSLATE_NOOP("device classes", "Apparent power")),
    "battery": str(QT_TRANSLATE_NOOP("device classes", "Battery")),
    "current": str(QT_TRANSLATE_NOOP("device classes", "Current")),
    "duration": str(QT_TRANSLATE_NOOP("device classes", "Duration")),
    "energy": str(QT_TRANSLATE_NOOP("device classes", "Energy")),
    "energy_storage": str(QT_TRANSLATE_NOOP("device classes", "Stored energy")),
    "frequency": str(QT_TRANSLATE_NOOP("device classes", "Frequency")),
    "gas": str(QT_TRANSLATE_NOOP("device classes", "Gas")),
    "humidity": str(QT_TRANSLATE_NOOP("device classes", "Humidity")),
    "irradiance": str(QT_TRANSLATE_NOOP("device classes", "Irradiance")),
    "monetary": str(QT_TRANSLATE_NOOP("device classes", "Cost")),
    "power": str(QT_TRANSLATE_NOOP("device classes", "Power")),
    "power_factor": str(QT_TRANSLATE_NOOP("device classes", "Power factor")),
    "reactive_power": str(QT_TRANSLATE_NOOP("device classes", "Reactive power")),
    "temperature": str(QT_TRANSLATE_NOOP("device classes", "Temperature")),
    "voltage": str(QT_TRANSLATE_NOOP("device classes", "Voltage")),
    "volume": str(QT_TRANSLATE_NOOP("device classes", "Volume")),
    "water": str(QT_TRANSLATE_NOOP("device classes", "Water")),
}


def measure_of(entity: Entity) -> str:
    """What it measures: ``Energy``; a dash where Home Assistant does not say."""
    device_class = entity.device_class or ""
    if device_class in _NAMES:
        return translate("device classes", _NAMES[device_class])
    return device_class.replace("_", " ").capitalize() or formats.DASH


def kind_of(entity: Entity) -> str:
    """What it measures and in which unit: ``Energy · kWh``."""
    measure = measure_of(entity) if entity.device_class else ""
    return " · ".join(part for part in (measure, entity.unit or "") if part) or formats.DASH
