"""Who fed whom: nothing is lost, nothing negative, at any resolution of the meters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.models import Role
from energy_desktop.services import pieces
from energy_desktop.services.flows import Flows, split
from energy_desktop.services.measures import FIVE_MINUTES_US
from energy_desktop.services.pieces import Pieces
from energy_desktop.summaries import HOUR_US

ROLES = (
    Role.SOLAR_ENERGY,
    Role.GRID_IMPORT,
    Role.GRID_EXPORT,
    Role.BATTERY_CHARGE,
    Role.BATTERY_DISCHARGE,
)
amounts = st.integers(0, 10_000).map(lambda wh: wh / 1000)
intervals = st.lists(st.tuples(*[amounts] * 5), min_size=1, max_size=12)


def of(values: list[float], length_us: int = FIVE_MINUTES_US, start_us: int = 0) -> Pieces:
    start = start_us + np.arange(len(values), dtype=np.int64) * length_us
    return Pieces(start, start + length_us, np.array(values), np.zeros(len(values), np.bool_))


def flows(rows: Sequence[tuple[float, ...]]) -> Flows:
    columns = zip(*rows, strict=True)
    return split({r: of(list(c)) for r, c in zip(ROLES, columns, strict=True)}, complete=True)


def parts(found: Flows) -> tuple[float, ...]:
    return astuple(found)[:-1]


@given(intervals)
def test_every_source_gives_all_that_it_has_and_no_sink_takes_more(
    rows: list[tuple[float, ...]],
) -> None:
    found = flows(rows)
    solar, bought, sold, charged, discharged = (sum(c) for c in zip(*rows, strict=True))
    assert all(flow >= 0 for flow in parts(found))
    given = [
        found.solar_home + found.solar_battery + found.solar_grid,
        found.battery_home + found.battery_grid + found.battery_battery,
        found.grid_home + found.grid_battery + found.grid_grid,
    ]
    assert given == pytest.approx([solar, discharged, bought])
    assert found.solar_grid + found.battery_grid + found.grid_grid <= sold + 1e-9
    assert found.solar_battery + found.grid_battery + found.battery_battery <= charged + 1e-9


@given(intervals)
def test_the_home_is_fed_exactly_with_what_the_balance_says(rows: list[tuple[float, ...]]) -> None:
    found = flows(rows)
    home = sum(max(0.0, s + b + d - e - c) for s, b, e, c, d in rows)
    assert found.solar_home + found.battery_home + found.grid_home == pytest.approx(home)


@given(st.lists(st.tuples(amounts, amounts, amounts), min_size=1, max_size=12))
def test_sources_equal_sinks_where_the_meters_are_in_step(
    rows: list[tuple[float, float, float]],
) -> None:
    """Solar and home are free, the battery takes of the surplus, the grid does the rest."""
    balanced = []
    for solar, home, battery in rows:
        surplus = solar - home
        charged = min(battery, max(0.0, surplus))
        discharged = min(battery, max(0.0, -surplus))
        net = home + charged - solar - discharged
        balanced.append((solar, max(0.0, net), max(0.0, -net), charged, discharged))
    found = flows(balanced)
    sources = sum(s + b + d for s, b, _e, _c, d in balanced)
    assert sum(parts(found)) == pytest.approx(sources)


def test_solar_feeds_the_home_then_the_battery_then_the_grid() -> None:
    found = flows([(5.0, 0.0, 1.0, 2.0, 0.0)])
    assert parts(found) == (2.0, 2.0, 1.0, *[0.0] * 6)


def test_a_home_without_a_battery_has_no_flow_through_one() -> None:
    found = split(
        {Role.SOLAR_ENERGY: of([3.0]), Role.GRID_IMPORT: of([1.0]), Role.GRID_EXPORT: of([2.0]),
         Role.BATTERY_CHARGE: pieces.NOTHING, Role.BATTERY_DISCHARGE: pieces.NOTHING},
        complete=True,
    )  # fmt: skip
    assert (found.solar_home, found.solar_grid, found.grid_home) == (1.0, 2.0, 1.0)
    assert sum(parts(found)) == 4.0


def test_a_home_without_meters_has_no_flows() -> None:
    found = split(dict.fromkeys(ROLES, pieces.NOTHING), complete=False)
    assert parts(found) == (0.0,) * 9


def test_meters_known_only_by_the_hour_and_by_5_minutes_meet_in_the_hour() -> None:
    """Solar by 5 minutes in the first half hour only, export known only for the hour as one."""
    meters = dict.fromkeys(ROLES, pieces.NOTHING) | {
        Role.SOLAR_ENERGY: of([1.0] * 6 + [0.0] * 6),
        Role.GRID_EXPORT: of([4.0], HOUR_US),
    }
    found = split(meters, complete=True)
    assert (found.solar_home, found.solar_grid) == (2.0, 4.0)


def test_hours_that_touch_stay_apart() -> None:
    meters = dict.fromkeys(ROLES, pieces.NOTHING) | {
        Role.SOLAR_ENERGY: of([4.0, 0.0], HOUR_US),
        Role.GRID_IMPORT: of([0.0, 3.0], HOUR_US),
        Role.GRID_EXPORT: of([3.0, 0.0], HOUR_US),
    }
    found = split(meters, complete=True)
    assert (found.solar_home, found.solar_grid, found.grid_home) == (1.0, 3.0, 3.0)


@given(st.lists(st.tuples(amounts, amounts, amounts, amounts, amounts), min_size=1, max_size=12))
def test_what_goes_out_and_comes_back_in_an_interval_is_counted_on_both_sides(
    rows: list[tuple[float, float, float, float, float]],
) -> None:
    """All five are free, as in an hour in which everything happens; the home is what is left."""
    balanced = []
    for solar, bought, sold, charged, discharged in rows:
        short = max(0.0, sold + charged - solar - bought - discharged)
        balanced.append((solar, bought + short, sold, charged, discharged))
    found = flows(balanced)
    _solar, _bought, sold, charged, _discharged = (sum(c) for c in zip(*balanced, strict=True))
    assert found.solar_grid + found.battery_grid + found.grid_grid == pytest.approx(sold)
    assert found.solar_battery + found.grid_battery + found.battery_battery == pytest.approx(
        charged
    )


@given(intervals)
def test_nothing_goes_out_and_comes_back_that_could_have_gone_elsewhere(
    rows: list[tuple[float, float, float, float, float]],
) -> None:
    for solar, bought, sold, charged, discharged in rows:
        found = flows([(solar, bought, sold, charged, discharged)])
        home = max(0.0, solar + bought + discharged - sold - charged)
        assert found.battery_battery == pytest.approx(max(0.0, discharged - home - sold))
        assert found.grid_grid == pytest.approx(max(0.0, bought - home - charged))


def test_what_is_sold_while_something_is_bought_came_from_solar() -> None:
    found = flows([(3.0, 1.0, 2.0, 0.0, 0.0)])
    assert (found.solar_home, found.solar_grid, found.grid_home) == (1.0, 2.0, 1.0)
