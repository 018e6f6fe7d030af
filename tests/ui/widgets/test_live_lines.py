"""The points of the live chart: held, never bridged, never too many, no spike lost."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.models import Floats
from energy_desktop.ui.widgets.live_lines import Line, drawn, extremes, nice_range, rows
from energy_desktop.ui.widgets.sparkline import known_runs

values = st.lists(st.one_of(st.floats(-9, 9), st.just(float("nan"))), min_size=1, max_size=400)


def _line(states: list[float], step_s: float = 1.0) -> Line:
    return Line(np.arange(len(states), dtype=np.float64) * step_s + 1000.0, np.array(states))


@given(values, st.integers(2, 60))
def test_what_is_drawn_keeps_extremes_and_stays_small(states: list[float], columns: int) -> None:
    line = _line(states)
    x, y = drawn(line, 1000.0, 1000.0 + len(states), columns)
    assert len(x) == len(y) <= max(2 * columns + 2, 2 * len(states) + 2)
    assert len(x) <= 2 * columns + 2 or len(states) < columns
    assert (np.diff(x) >= 0).all()
    known = np.array(states)[np.isfinite(states)]
    shown = y[np.isfinite(y)]
    if len(known) == len(states):
        assert shown.min() == known.min()
        assert shown.max() == known.max()
    if len(known) < len(states):
        assert np.isnan(y).any()


def test_a_value_holds_until_the_next_and_to_the_edge() -> None:
    line = Line(np.array([1000.0, 1010.0]), np.array([1.0, 3.0]))
    x, y = drawn(line, 1000.0, 1030.0, 100)
    assert x.tolist() == [0, 10, 10, 30, 30]
    assert y.tolist() == [1, 1, 3, 3, 3]


def test_a_line_without_points_draws_nothing() -> None:
    x, y = drawn(Line(), 0.0, 10.0, 100)
    assert len(x) == len(y) == 0


def test_points_after_the_end_are_not_drawn() -> None:
    x, y = drawn(_line([1.0, 2.0, 3.0]), 1000.0, 1001.5, 100)
    assert (x[-1], y[-1]) == (1.5, 2.0)
    assert len(drawn(_line([1.0]), 900.0, 950.0, 100)[0]) == 0


def test_an_older_point_does_not_go_back_in_time() -> None:
    line = _line([1.0, 2.0])
    line.append(1000.5, 9.0)
    assert line.at_s.tolist() == [1000.0, 1001.0]
    assert line.values.tolist() == [1.0, 9.0]


def test_forgetting_keeps_the_value_that_is_still_held() -> None:
    line = _line([1.0, 2.0, 3.0, 4.0])
    line.drop_before(1001.5)
    assert line.at_s.tolist() == [1001.0, 1002.0, 1003.0]
    assert line.value_at(1001.5) == 2.0


def test_before_the_first_point_nothing_is_known() -> None:
    assert np.isnan(_line([1.0]).value_at(999.0))
    assert np.isnan(Line().value_at(0.0))


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_a_range_holds_its_values_and_zero_with_few_grid_lines(one: float, other: float) -> None:
    low, high = min(one, other), max(one, other)
    bottom, top, step = nice_range(low, high)
    assert bottom <= min(low, 0) + 1e-9
    assert top >= max(high, 0) - 1e-9
    assert (top - bottom) / step <= 8
    assert step > 0


def test_extremes_look_at_what_is_visible_and_known() -> None:
    lines = {"a": _line([9.0, 1.0, 2.0]), "b": _line([0.5, np.nan, -1.0])}
    assert extremes(lines, 1001.5) == (-1.0, 2.0)
    assert extremes({}, 0.0) == (0.0, 0.0)


def test_the_table_has_now_and_one_row_a_step_newest_first() -> None:
    found = rows({"a": _line([1.0] * 30)}, ["a"], 1000.0, 1025.0, 10.0)
    assert [at for at, _ in found] == [1025.0, 1020.0, 1010.0, 1000.0]


def test_what_began_after_the_last_step_is_in_the_table_too() -> None:
    found = rows({"a": _line([3.2])}, ["a"], 100.0, 1010.0, 900.0)
    assert found[0] == (1010.0, (3.2,))
    assert np.isnan(found[1][1][0])


@given(values)
def test_runs_cover_exactly_what_is_known(states: list[float]) -> None:
    array: Floats = np.array(states)
    runs = known_runs(array)
    covered = np.zeros(len(array), bool)
    for run in runs:
        assert not covered[run].any()
        covered[run] = True
    assert (covered == np.isfinite(array)).all()
    assert all(a.stop < b.start for a, b in itertools.pairwise(runs))


def test_a_single_known_point_is_a_run() -> None:
    assert known_runs(np.array([np.nan, 1.0, np.nan])) == [slice(1, 2)]
    assert pytest.approx(0) == len(known_runs(np.zeros(0)))
