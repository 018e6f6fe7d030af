"""Which pixels an area of steps covers."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.ui.widgets.stepped_items import by_column, pixel_rows

values = st.lists(st.one_of(st.floats(-9, 9), st.just(float("nan"))), min_size=1, max_size=60)


def test_each_column_has_what_touches_it() -> None:
    across = np.array([0.0, 1.5, 3.0, 4.0])
    low, high = by_column(across, np.array([1.0, 2.0, 9.0]), np.array([3.0, 5.0, 9.0]), 4)
    assert low.tolist() == [1, 1, 2, 9]
    assert high.tolist() == [3, 5, 5, 9]


def test_beside_the_values_nothing_is_known() -> None:
    low, _high = by_column(np.array([2.0, 3.0]), np.array([1.0]), np.array([1.0]), 5)
    assert np.isnan(low).tolist() == [True, True, False, True, True]


@given(values, st.integers(1, 30))
def test_no_extreme_is_lost_however_narrow_its_stretch(states: list[float], width: int) -> None:
    array = np.array(states)
    across = np.linspace(0, width, len(states) + 1)
    low, high = by_column(across, array, array, width)
    known = array[np.isfinite(array)]
    if len(known):
        assert np.nanmin(low) == known.min()
        assert np.nanmax(high) == known.max()
    else:
        assert np.isnan(low).all()


def test_an_area_is_at_least_a_row_high_and_nothing_where_nothing_is_known() -> None:
    top = np.array([2.4, 5.0, np.nan, -1e9])
    bottom = np.array([4.2, 5.0, 3.0, 1e9])
    first, last = pixel_rows(top, bottom)
    assert (first[:2].tolist(), last[:2].tolist()) == ([2, 5], [5, 6])
    assert first[2] > last[2]
    assert first[3] < 0
    assert last[3] > 10_000
