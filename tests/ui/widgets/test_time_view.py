"""Which time is shown after zooming and panning, and that it stays within its limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.ui.widgets.time_view import LEAST_S, MOST_S, Limits, boxed, panned, zoomed

NOW = 1_780_000_000.0
LIMITS = Limits(NOW - 400 * 86_400, NOW)
DAY = (NOW - 2 * 86_400, NOW - 86_400)

seconds = st.floats(NOW - 390 * 86_400, NOW - 10)
views = st.tuples(seconds, st.floats(1, 5 * 86_400)).map(
    lambda pair: (pair[0], min(NOW, pair[0] + pair[1]))
)


def test_the_second_at_the_pointer_stays_where_it_is() -> None:
    at = DAY[0] + 0.25 * 86_400
    start, end = zoomed(DAY, at, 0.5, LIMITS)
    assert end - start == pytest.approx(43_200)
    assert (at - start) / (end - start) == pytest.approx(0.25)


@given(views, st.floats(0.01, 100), seconds)
def test_what_is_shown_stays_within_what_is_recorded_and_now(
    view: tuple[float, float], factor: float, at: float
) -> None:
    start, end = zoomed(view, at, factor, LIMITS)
    assert LIMITS.earliest <= start < end <= LIMITS.latest + 1e-6
    assert end - start >= min(LEAST_S, view[1] - view[0]) - 1e-3


@given(views, st.floats(-1e8, 1e8))
def test_panning_keeps_the_length_and_ends_at_the_limits(
    view: tuple[float, float], by: float
) -> None:
    start, end = panned(view, by, LIMITS)
    assert end - start == pytest.approx(view[1] - view[0], abs=1e-3)
    assert start >= LIMITS.earliest
    assert end <= LIMITS.latest + 1e-6


def test_one_second_is_the_shortest_and_ten_years_the_longest() -> None:
    start, end = zoomed(DAY, DAY[0] + 100, 1e-9, LIMITS)
    assert end - start == pytest.approx(LEAST_S)
    start, end = zoomed(DAY, DAY[0], 1e9, Limits(0.0, NOW))
    assert end - start == pytest.approx(MOST_S)


def test_a_day_that_is_not_over_may_end_at_midnight_but_not_later() -> None:
    today = (NOW - 43_200, NOW + 43_200)
    assert panned(today, 3_600, LIMITS) == today
    start, end = zoomed(today, NOW + 43_200, 0.5, LIMITS)
    assert (start, end) == pytest.approx((NOW, NOW + 43_200))


@pytest.mark.parametrize("pair", [(NOW - 500, NOW - 200), (NOW - 200, NOW - 500)])
def test_a_box_may_be_drawn_in_either_direction(pair: tuple[float, float]) -> None:
    assert boxed(*pair, DAY, LIMITS) == (NOW - 500, NOW - 200)


def test_a_box_of_nothing_is_a_second() -> None:
    start, end = boxed(NOW - 500, NOW - 500, DAY, LIMITS)
    assert end - start == LEAST_S
