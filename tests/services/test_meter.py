"""What meters do in real homes, and what energy each reading then adds."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.services.meter import increasing_changes, signed_changes

MINUTE_US = 60_000_000
HOUR_US = 60 * MINUTE_US
NAN = math.nan
states = st.lists(st.integers(0, 10**9).map(lambda wh: wh / 1000), min_size=1, max_size=30)


def minutes(count: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.arange(1, count + 1, dtype=np.int64) * MINUTE_US


def increasing(*values: float, before: float | None = None) -> list[float]:
    at = minutes(len(values))
    found = increasing_changes(at, np.array(values), before, 0)
    return [round(change, 6) for change in found.tolist()]


def signed(
    *values: float, before: float | None = None, resets: tuple[int, ...] = ()
) -> list[float]:
    at = minutes(len(values))
    return list(signed_changes(at, np.array(values), before, 0, resets))


def test_the_first_reading_adds_what_is_above_the_state_held_before() -> None:
    assert increasing(10.5, 11.0, before=10.0) == [0.5, 0.5]


def test_without_a_state_held_before_the_first_reading_adds_nothing() -> None:
    assert increasing(10.5, 11.0) == [0.0, 0.5]


def test_a_counter_that_restarts_at_0_counts_from_0() -> None:
    assert increasing(100.0, 0.0, 0.2, 0.5) == [0.0, 0.0, 0.2, 0.3]


def test_a_counter_that_restarts_and_is_first_seen_later_counts_what_it_shows() -> None:
    assert increasing(100.0, 3.0, 4.0) == [0.0, 3.0, 1.0]


def test_a_zero_that_comes_and_goes_is_a_glitch_and_counts_nothing() -> None:
    assert increasing(100.0, 0.0, 100.1) == [0.0, 0.0, 0.1]


def test_a_glitch_that_comes_back_a_little_below_invents_nothing() -> None:
    """More than 100 kW can add in a minute was no use since a reset."""
    assert increasing(100.0, 0.0, 99.5, 100.2) == [0.0, 0.0, 0.0, 0.2]


def test_a_glitch_that_comes_back_in_another_unit_invents_nothing_by_rounding() -> None:
    at = np.array([0, HOUR_US, 7 * HOUR_US], dtype=np.int64)
    back = 0.500041 * 1000
    assert back < 500.041
    assert increasing_changes(at, np.array([500.041, 0.0, back])).tolist() == [0.0, 0.0, 0.0]


def test_a_meter_that_was_reset_may_come_back_near_what_it_showed() -> None:
    """A meter of the day: 1 kWh until midnight, and 0.95 kWh an hour later."""
    at = np.array([0, HOUR_US, 2 * HOUR_US], dtype=np.int64)
    assert increasing_changes(at, np.array([1.0, 0.0, 0.95])).tolist() == [0.0, 0.0, 0.95]


def test_a_long_flat_zero_that_comes_and_goes_is_a_glitch_too() -> None:
    assert increasing(100.0, 0.0, 0.0, 0.0, 100.3) == [0.0, 0.0, 0.0, 0.0, 0.3]


def test_a_stale_value_and_back_counts_nothing() -> None:
    assert increasing(100.0, 80.0, 100.2) == [0.0, 0.0, 0.2]


def test_what_was_used_while_away_before_a_glitch_is_no_reset() -> None:
    """Away for 6 h, 0 for a second, then 3 kWh more: 3 kWh and not 1,003."""
    at = np.array([0, 6 * HOUR_US, 6 * HOUR_US + 1_000_000], dtype=np.int64)
    assert increasing_changes(at, np.array([1000.0, 0.0, 1003.0])).tolist() == [0.0, 0.0, 3.0]


def test_a_jump_above_what_100_kw_could_add_was_a_reset() -> None:
    assert increasing(100.0, 0.0, 110.0) == [0.0, 0.0, 110.0]


def test_a_dip_of_5_percent_adds_nothing_until_the_mark_is_passed() -> None:
    assert increasing(100.0, 95.0, 99.0, 100.5) == [0.0, 0.0, 0.0, 0.5]


def test_an_open_run_counts_nothing_yet() -> None:
    assert increasing(100.0, 0.0, 0.0) == [0.0, 0.0, 0.0]


def test_an_unavailable_reading_adds_nothing_and_forgets_nothing() -> None:
    assert increasing(10.0, NAN, 10.4) == [0.0, 0.0, 0.4]


def test_readings_below_zero_come_to_an_end() -> None:
    assert sum(increasing(0.0, -1.0, -2.0, -3.0, -2.5)) >= 0.0


def test_a_net_meter_may_go_down() -> None:
    assert signed(10.0, 9.5, 12.0, before=10.5) == [-0.5, -0.5, 2.5]


def test_after_last_reset_the_next_reading_counts_from_0() -> None:
    assert signed(10.0, 0.5, 0.75, resets=(MINUTE_US + 1,)) == [0.0, 0.5, 0.25]


def test_a_reset_between_the_state_held_before_and_the_first_reading_counts_from_0() -> None:
    assert signed(0.5, 0.75, before=40.0, resets=(MINUTE_US // 2,)) == [0.5, 0.25]


def test_a_reset_before_the_state_held_before_is_long_past() -> None:
    assert signed(40.5, before=40.0, resets=(0,)) == [0.5]


def test_no_readings_are_no_changes() -> None:
    assert increasing() == signed() == []


@given(states)
def test_a_meter_that_only_rises_adds_up_to_last_minus_first(values: list[float]) -> None:
    rising = np.array(sorted(values))
    changes = increasing_changes(minutes(len(rising)), rising)
    assert changes.sum() == pytest.approx(rising[-1] - rising[0], abs=1e-6)


@given(states)
def test_a_net_meter_adds_up_to_last_minus_first(values: list[float]) -> None:
    changes = signed_changes(minutes(len(values)), np.array(values))
    assert changes.sum() == pytest.approx(values[-1] - values[0], abs=1e-6)


@given(states)
def test_an_increasing_meter_never_gives_energy_back(values: list[float]) -> None:
    assert (increasing_changes(minutes(len(values)), np.array(values)) >= 0).all()


@given(states, st.floats(0, 1e6))
def test_no_reading_adds_more_than_it_shows(values: list[float], before: float) -> None:
    state = np.array(values)
    assert (increasing_changes(minutes(len(values)), state, before, 0) <= state).all()


@given(st.lists(st.floats(91, 100), min_size=1), st.floats(91, 100))
def test_dips_never_invent_energy(values: list[float], before: float) -> None:
    """However the meter trembles by less than a tenth: all in all what its highest state shows."""
    changes = increasing_changes(minutes(len(values)), np.array(values), before, 0)
    assert changes.sum() == pytest.approx(max(before, *values) - before)


@given(st.lists(st.one_of(st.just(NAN), st.floats(0, 1e6)), max_size=30))
def test_nulls_change_nothing_wherever_they_come(values: list[float]) -> None:
    state = np.array(values)
    known = ~np.isnan(state)
    at = minutes(len(values))
    for of in (increasing_changes, signed_changes):
        changes = of(at, state)
        assert not changes[~known].any()
        np.testing.assert_array_equal(changes[known], of(at[known], state[known]))


@given(st.lists(st.floats(-1e3, 1e3), max_size=30))
def test_any_states_come_to_an_end(values: list[float]) -> None:
    assert len(increasing_changes(minutes(len(values)), np.array(values))) == len(values)
