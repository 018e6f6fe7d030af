"""Which roles a sensor can have."""

from __future__ import annotations

import pytest

from energy_desktop.models import Entity, Role
from energy_desktop.ui.widgets.roles import fitting_roles


@pytest.mark.parametrize(
    ("unit", "roles"),
    [
        ("%", [Role.BATTERY_LEVEL]),
        ("m³", [Role.GAS, Role.WATER]),
        ("L", [Role.GAS, Role.WATER]),
        ("°C", []),
        (None, []),
    ],
)
def test_roles_fit_the_unit(unit: str | None, roles: list[Role]) -> None:
    assert fitting_roles(Entity("sensor.a", "A", unit=unit)) == roles


def test_power_and_energy_share_only_the_device() -> None:
    power = set(fitting_roles(Entity("sensor.a", "A", unit="W")))
    energy = set(fitting_roles(Entity("sensor.a", "A", unit="kWh")))
    assert power & energy == {Role.DEVICE}
    assert Role.GRID_POWER in power
    assert Role.GRID_IMPORT in energy


def test_the_role_it_has_is_always_offered() -> None:
    gas = Entity("sensor.gas", "Gas", unit="kWh", role=Role.GAS)
    assert Role.GAS in fitting_roles(gas)
