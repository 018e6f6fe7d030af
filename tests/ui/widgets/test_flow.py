"""Bars and ribbons keep the sums; tiny ribbons are hidden."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.flow import Flow, Ribbon, lay_out, totals
from tests.ui.conftest import Stage

PAIRS = [("solar", "home"), ("solar", "battery"), ("solar", "grid"), ("battery", "home"),
         ("battery", "grid"), ("grid", "home"), ("grid", "battery")]  # fmt: skip
amounts = st.lists(st.floats(0, 500), min_size=7, max_size=7)


def _ribbons(energies: list[float]) -> list[Ribbon]:
    return [Ribbon(*pair, energy) for pair, energy in zip(PAIRS, energies, strict=True)]


@given(amounts)
def test_what_comes_in_goes_out(energies: list[float]) -> None:
    ribbons = _ribbons(energies)
    total = pytest.approx(sum(energies))
    assert sum(totals(ribbons, "source").values()) == total
    assert sum(totals(ribbons, "sink").values()) == total


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=3), st.floats(0.1, 5))
def test_bars_and_labels_never_overlap(energies: list[float], kwh_px: float) -> None:
    sums = dict(zip("abc", energies, strict=False))
    for lowest in (math.inf, 90.0):
        nodes = lay_out(sums, 2.0, kwh_px, 16.0, 34.0, lowest)
        for upper, lower in itertools.pairwise(nodes):
            assert upper.top + upper.height <= lower.top
            assert lower.label_y - upper.label_y >= 34.0 - 1e-9
        assert nodes[-1].label_y <= lowest


def test_ribbons_below_one_percent_are_hidden_and_still_count(stage: Stage, theme: Theme) -> None:
    flow = stage.show(lambda: Flow(theme), (300, 400))
    flow.set_ribbons(_ribbons([7.9, 5.7, 7.7, 3.0, 0.1, 2.0, 0.2]))
    assert [(r.source, r.sink) for r in flow.visible_ribbons()] == [
        ("solar", "home"), ("solar", "battery"), ("solar", "grid"), ("battery", "home"),
        ("grid", "home"),
    ]  # fmt: skip
    assert "0.10\u202fkWh from Battery to Grid" in flow.accessibleName()
    assert not flow.grab().isNull()


def test_a_day_without_energy_is_empty_and_draws_nothing(stage: Stage, theme: Theme) -> None:
    flow = stage.show(lambda: Flow(theme), (300, 400))
    flow.set_ribbons(_ribbons([0.0] * 7))
    assert flow.is_empty
    assert flow.accessibleName() == "No energy has flowed yet"
    assert not flow.grab().isNull()
