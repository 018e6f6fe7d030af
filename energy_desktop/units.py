"""Conversion into the stored units: kWh for energy, W for power, everything else in its own.

Factors are exact by definition of the SI prefixes; 1 kWh = 3.6 MJ, 1 kcal = 4184 J.
"""

from __future__ import annotations

from typing import Final

_TO_KWH: Final = {
    "mWh": 1e-6,
    "Wh": 1e-3,
    "kWh": 1.0,
    "MWh": 1e3,
    "GWh": 1e6,
    "TWh": 1e9,
    "J": 1 / 3.6e6,
    "kJ": 1 / 3.6e3,
    "MJ": 1 / 3.6,
    "GJ": 1e3 / 3.6,
    "cal": 4.184 / 3.6e6,
    "kcal": 4.184 / 3.6e3,
    "Mcal": 4.184 / 3.6,
    "Gcal": 4.184e3 / 3.6,
}
_TO_W: Final = {"mW": 1e-3, "W": 1.0, "kW": 1e3, "MW": 1e6, "GW": 1e9, "TW": 1e12}

KWH: Final = "kWh"
WATT: Final = "W"


def known(unit: object) -> str | None:
    """The unit as Home Assistant gave it; one that is no text is None."""
    return unit if isinstance(unit, str) else None


def stored_unit(unit: str | None) -> str | None:
    """The unit in which states that carry ``unit`` are stored."""
    if unit in _TO_KWH:
        return KWH
    if unit in _TO_W:
        return WATT
    return unit


def factor(unit: str | None) -> float:
    """What a number in ``unit`` is multiplied by to be in its stored unit; 1 for other units."""
    if unit is None:
        return 1.0
    return _TO_KWH.get(unit) or _TO_W.get(unit) or 1.0


def is_energy(unit: str | None) -> bool:
    """Whether ``unit`` is one of energy."""
    return unit in _TO_KWH


def is_power(unit: str | None) -> bool:
    """Whether ``unit`` is one of power."""
    return unit in _TO_W
