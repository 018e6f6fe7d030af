"""What devices used: each once, and the rest only where it is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.models import Entity
from energy_desktop.services.buckets import EnergySeries
from energy_desktop.services.consumers import consumption, counted


def device(name: str, unit: str, device_id: str | None = None) -> Entity:
    return Entity(name, name, unit=unit, device_id=device_id)


def used(name: str, kwh: float | None, unit: str = "kWh") -> EnergySeries:
    return EnergySeries(name, unit, kwh, ())


def test_a_device_with_a_meter_is_not_counted_by_its_power_too() -> None:
    devices = [
        device("fridge_power", "W", "fridge"), device("fridge_energy", "kWh", "fridge"),
        device("oven_power", "W", "oven"), device("plug_power", "W"), device("plug_energy", "kWh"),
        device("boiler_temperature", "°C", "boiler"),
    ]  # fmt: skip
    chosen = [entity.entity_id for entity in counted(devices)]
    assert chosen == ["fridge_energy", "plug_energy", "oven_power", "plug_power"]


def test_the_greatest_comes_first_and_what_is_not_known_is_left_out() -> None:
    found = consumption([used("a", 1.0), used("b", None), used("c", 2.0), used("gas", 9, "m³")], 5)
    assert [series.entity_id for series in found.devices] == ["c", "a"]
    assert found.untracked_kwh == pytest.approx(2.0)


def test_devices_that_are_more_than_the_home_leave_nothing_to_tell_of_the_rest() -> None:
    assert consumption([used("a", 3.0), used("b", 3.0)], 5.0).untracked_kwh is None
    assert consumption([used("a", 3.0)], None).untracked_kwh is None


@given(amounts=st.lists(st.floats(0, 1e4)), home=st.floats(0, 1e6))
def test_devices_and_the_rest_are_what_the_home_used(amounts: list[float], home: float) -> None:
    found = consumption([used(str(i), kwh) for i, kwh in enumerate(amounts)], home)
    if found.untracked_kwh is not None:
        total = sum(series.total or 0.0 for series in found.devices)
        assert total + found.untracked_kwh == pytest.approx(home)
    else:
        assert sum(amounts) > home
