"""Units are converted exactly as their definitions say, and only into the stored ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop import units

ENERGY = [
    "mWh",
    "Wh",
    "kWh",
    "MWh",
    "GWh",
    "TWh",
    "J",
    "kJ",
    "MJ",
    "GJ",
    "cal",
    "kcal",
    "Mcal",
    "Gcal",
]
POWER = ["mW", "W", "kW", "MW", "GW", "TW"]
names = st.one_of(st.sampled_from(ENERGY + POWER), st.text(max_size=4), st.none())


@pytest.mark.parametrize(
    ("value", "unit", "stored"),
    [(1500.0, "Wh", 1.5), (3.6, "MJ", 1.0), (1.0, "GJ", 277.77777777777777), (2.0, "MWh", 2000.0),
     (1.5, "kW", 1500.0), (250.0, "mW", 0.25), (2.0, "MW", 2e6), (21.5, "°C", 21.5),
     (55.0, "%", 55.0), (3.0, None, 3.0), (900.0, "kcal", 1.046), (900.0, "Gcal", 1.046e6),
     (900.0, "Mcal", 1046.0), (900_000.0, "cal", 1.046)],
)  # fmt: skip
def test_a_number_in_its_stored_unit(value: float, unit: str | None, stored: float) -> None:
    assert value * units.factor(unit) == pytest.approx(stored, rel=1e-15)


@given(names)
def test_every_unit_has_one_stored_unit_which_is_its_own(unit: str | None) -> None:
    stored = units.stored_unit(unit)
    assert units.stored_unit(stored) == stored
    assert units.factor(stored) == 1.0
    assert units.factor(unit) > 0
    assert units.is_energy(unit) == (stored == units.KWH)
    assert units.is_power(unit) == (stored == units.WATT)


def test_energy_is_not_power_and_case_matters() -> None:
    assert units.stored_unit("kWh") != units.stored_unit("W")
    assert units.stored_unit(None) is None
    assert units.factor("mW") != units.factor("MW")
    assert units.stored_unit("KWH") == "KWH"
