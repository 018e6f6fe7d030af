"""Which roles a sensor can have."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from energy_desktop.models import Entity, Role
from energy_desktop.ui.widgets.buckets import Column
from energy_desktop.ui.widgets.roles import fitting_roles, hues, row_name


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


@pytest.mark.parametrize(
    ("label", "hue", "sign", "name"),
    [("Akku rein", "battery", -1, "Akku rein, charged"), ("Battery charge", "battery", -1,
     "Battery charge"), ("Grid out", "grid", -1, "Grid out, exported"), ("Solar", "solar", 1,
     "Solar"), ("Grid in", "grid", 1, "Grid in")],
)  # fmt: skip
def test_what_is_drawn_below_zero_is_named_where_its_value_has_no_minus(
    label: str, hue: str, sign: int, name: str
) -> None:
    one = np.ones(1)
    assert row_name(Column("a", label, "kWh", hue, one, one, ("live",), sign)) == name


def test_the_colour_of_a_device_is_its_own_whatever_stands_beside_it() -> None:
    heater = Entity("sensor.heater", "Heater", role=Role.DEVICE, color="device-5")
    older = Entity("sensor.a", "A", role=Role.DEVICE, color="device-2")
    assert hues([heater]) == {"sensor.heater": "device-5"}
    assert hues([older, heater])["sensor.heater"] == "device-5"


def test_a_device_that_became_a_source_has_the_colour_of_the_source() -> None:
    solar = Entity("sensor.roof", "Roof", role=Role.SOLAR_POWER, color="device-5")
    assert hues([solar]) == {"sensor.roof": "solar"}
    assert hues([replace(solar, color="#AA00FF")]) == {"sensor.roof": "#AA00FF"}, "of the user"
