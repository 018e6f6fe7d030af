"""Summaries of readings: of each bucket alone, and of several as one."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop import summaries
from energy_desktop.models import Period
from energy_desktop.summaries import COLUMNS, HOUR_US, Summaries

rows = st.dictionaries(
    st.integers(-3 * HOUR_US, 3 * HOUR_US), st.none() | st.integers(-50, 50), max_size=80
)


def summarised(rows: dict[int, int | None], period: Period) -> Summaries:
    at = np.array(sorted(rows), dtype=np.int64)
    state = np.array([np.nan if rows[t] is None else rows[t] for t in sorted(rows)], float)
    return summaries.summarised(at, state, period)


def assert_same(found: Summaries, expected: Summaries) -> None:
    for name in COLUMNS:
        np.testing.assert_allclose(getattr(found, name), getattr(expected, name), err_msg=name)


@given(rows=rows, cut=st.integers(-3 * HOUR_US, 3 * HOUR_US))
def test_parts_of_a_time_joined_are_the_whole(rows: dict[int, int | None], cut: int) -> None:
    border = cut - cut % HOUR_US
    halves = [
        {at: state for at, state in rows.items() if (at < border) is is_first}
        for is_first in (False, True)
    ]
    parts = [summarised(half, Period.HOUR) for half in halves]
    assert_same(summaries.joined(parts), summarised(rows, Period.HOUR))


def test_of_several_sensors_each_has_its_own() -> None:
    at = np.array([10, 20, 15], dtype=np.int64)
    state, whose = np.array([1.0, 2.0, 9.0]), np.array([0, 0, 1], dtype=np.int64)
    found = summaries.summarised(at, state, Period.HOUR, whose)
    assert found.count.tolist() == [2, 1]
    assert found.max.tolist() == [2.0, 9.0]
    assert found.falls.tolist() == [False, False]


def test_a_fall_is_one_of_neighbours_in_a_bucket_alone() -> None:
    found = summarised({0: 5, 1: 4, HOUR_US: 3, HOUR_US + 1: 3}, Period.HOUR)
    assert found.falls.tolist() == [True, False]


def test_a_fall_is_seen_across_nulls() -> None:
    found = summarised({0: 5, 1: None, 2: 4, HOUR_US: None, HOUR_US + 1: 3}, Period.HOUR)
    assert found.falls.tolist() == [True, False]


@given(rows=rows)
def test_the_first_and_the_last_with_a_value_are_those_of_the_readings_that_are_not_null(
    rows: dict[int, int | None],
) -> None:
    found = summarised(rows, Period.HOUR)
    known = summarised({at: state for at, state in rows.items() if state is not None}, Period.HOUR)
    has_any = ~np.isnan(found.min)
    for name in ("known_first_at", "known_first", "known_last_at", "known_last", "falls"):
        chosen, expected = getattr(found, name)[has_any], getattr(known, name)
        np.testing.assert_array_equal(chosen, expected, err_msg=name)
    np.testing.assert_array_equal(known.first_at, known.known_first_at)
    np.testing.assert_array_equal(known.last, known.known_last)
