"""Bars and ribbons keep the sums; tiny ribbons are hidden."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.flow import Flow, Ribbon, lay_out, mixed, totals
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
    assert "0.10\u202fkWh from Battery to Grid" in flow.accessibleDescription()
    assert not flow.grab().isNull()


def test_a_day_without_energy_is_empty_and_draws_nothing(stage: Stage, theme: Theme) -> None:
    flow = stage.show(lambda: Flow(theme), (300, 400))
    flow.set_ribbons(_ribbons([0.0] * 7))
    assert flow.is_empty
    assert flow.accessibleDescription() == "No energy has flowed yet"
    assert not flow.grab().isNull()


class Clock:
    """Seconds that go on as a test says."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def moving_flow(stage: Stage, theme: Theme, clock: Clock) -> Flow:
    theme.set_motion("full")
    flow = stage.show(lambda: Flow(theme, clock=clock), (300, 400))
    stage.do(lambda: flow.set_ribbons(_ribbons([8.0, 0, 0, 0, 0, 2.0, 0])))
    return flow


def solar_share(flow: Flow) -> float:
    sums = totals(flow._drawn, "source")
    return sums.get("solar", 0.0) / sum(sums.values())


def at(flow: Flow, ms: int) -> None:
    flow.motion.animation.pause()
    flow.motion.animation.setCurrentTime(ms)


def test_bars_move_to_their_new_place_in_200_ms_and_the_numbers_are_there_at_once(
    stage: Stage, theme: Theme
) -> None:
    flow = moving_flow(stage, theme, Clock())
    assert solar_share(flow) == 0.8, "what comes first does not move in"

    def change() -> None:
        flow.set_ribbons(_ribbons([2.0, 0, 0, 0, 0, 8.0, 0]))
        at(flow, 60)

    stage.do(change)
    assert 0.2 < solar_share(flow) < 0.8
    assert "2.00\u202fkWh from Solar" in flow.accessibleDescription()
    assert not flow.grab().isNull()
    assert flow.motion.animation.duration() == 200
    stage.do(lambda: at(flow, 200))
    assert solar_share(flow) == 0.2


def test_it_moves_at_most_every_five_seconds(stage: Stage, theme: Theme) -> None:
    clock = Clock()
    flow = moving_flow(stage, theme, clock)
    stage.do(lambda: flow.set_ribbons(_ribbons([2.0, 0, 0, 0, 0, 8.0, 0])))
    stage.do(flow.motion.finish)
    clock.now += 2
    stage.do(lambda: flow.set_ribbons(_ribbons([5.0, 0, 0, 0, 0, 5.0, 0])))
    assert not flow.motion.is_moving
    assert flow.rest.isActive()
    assert flow.rest.interval() == 3_000
    assert solar_share(flow) == 0.2
    clock.now += 3
    stage.do(flow.rest.timeout.emit)
    stage.do(flow.motion.finish)
    assert solar_share(flow) == 0.5


def test_with_reduced_motion_and_unseen_it_is_laid_out_at_once(stage: Stage, theme: Theme) -> None:
    flow = moving_flow(stage, theme, Clock())
    stage.do(lambda: theme.set_motion("reduced"))
    stage.do(lambda: flow.set_ribbons(_ribbons([2.0, 0, 0, 0, 0, 8.0, 0])))
    assert solar_share(flow) == 0.2
    stage.do(lambda: theme.set_motion("full"))
    stage.do(flow.hide)
    stage.do(lambda: flow.set_ribbons(_ribbons([5.0, 0, 0, 0, 0, 5.0, 0])))
    assert solar_share(flow) == 0.5
    assert not flow.rest.isActive()


@given(amounts, amounts, st.floats(0, 1))
def test_on_the_way_the_sum_is_between_that_of_both(
    one: list[float], other: list[float], share: float
) -> None:
    before, after = sum(one), sum(other)
    between = sum(r.energy_kwh for r in mixed(_ribbons(one), _ribbons(other), share))
    assert between == pytest.approx(before + (after - before) * share, abs=1e-6)
