from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from energy_desktop.demo import battery
from energy_desktop.demo.home import HOUR_US, INDEX, METERED, Home, Times
from energy_desktop.demo.powers import day_of, day_start_us
from energy_desktop.demo.weather import STEP_S
from energy_desktop.models import to_us

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
MOMENTS = st.integers(
    to_us(datetime(2026, 3, 1, tzinfo=UTC)), to_us(datetime(2027, 3, 1, tzinfo=UTC))
)
HOME = Home(1, "Europe/Amsterdam", to_us(NOW))
REGULATION_W = 40 / battery.CHARGE_EFFICIENCY
SEVERAL = settings(max_examples=25, deadline=None)


def at(*moments: int) -> Times:
    return np.array(sorted(moments), dtype=np.int64)


def day_from(start: datetime, step_s: int = 60) -> Times:
    return to_us(start) + np.arange(0, 86400, step_s, dtype=np.int64) * 1_000_000


@SEVERAL
@given(st.lists(MOMENTS, min_size=1, max_size=3, unique=True))
def test_what_comes_in_goes_out_at_every_moment(moments: list[int]) -> None:
    times = at(*moments)
    flows = {name: HOME.values(name, times) for name in METERED}
    supplied = flows["solar"] + flows["import"] + flows["discharge"]
    used = flows["home"] + flows["export"] + flows["charge"]
    assert np.allclose(supplied, used, atol=1e-6)


@SEVERAL
@given(st.lists(MOMENTS, min_size=2, max_size=3, unique=True))
def test_the_meters_balance_at_every_moment(moments: list[int]) -> None:
    times = at(*moments)
    meters = {name: HOME.meter(name, times) for name in METERED}
    supplied = meters["solar"] + meters["import"] + meters["discharge"]
    used = meters["home"] + meters["export"] + meters["charge"]
    assert np.allclose(supplied, used, atol=1e-6)


@SEVERAL
@given(st.lists(MOMENTS, min_size=2, max_size=5, unique=True), st.sampled_from(METERED))
def test_no_meter_ever_goes_down_or_below_zero(moments: list[int], column: str) -> None:
    readings = HOME.meter(column, at(*moments))
    assert readings[0] >= 0
    assert (np.diff(readings) >= -1e-9).all()


@SEVERAL
@given(MOMENTS, st.sampled_from(METERED))
def test_a_meter_counts_the_integral_of_its_power(start: int, column: str) -> None:
    times = start + np.arange(0, 3601, dtype=np.int64) * 1_000_000
    counted = HOME.meter(column, times[[0, -1]])
    power = HOME.values(column, times)
    integral = float(np.sum((power[1:] + power[:-1]) / 2)) / 3.6e6
    assert counted[1] - counted[0] == pytest.approx(integral, rel=0.02, abs=0.002)


def test_a_seed_gives_the_same_home_whatever_was_asked_before() -> None:
    times = day_from(datetime(2026, 2, 3, tzinfo=UTC))
    other = Home(1, "Europe/Amsterdam", to_us(NOW))
    other.day(20_000)
    for column in ("solar", "home", "battery"):
        assert np.array_equal(HOME.values(column, times), other.values(column, times))
    assert np.array_equal(HOME.meter("home", times), other.meter("home", times))


def test_another_seed_gives_another_home() -> None:
    times = day_from(datetime(2026, 2, 3, tzinfo=UTC))
    other = Home(2, "Europe/Amsterdam", to_us(NOW))
    assert not np.array_equal(HOME.values("home", times), other.values("home", times))


@pytest.mark.parametrize("length_s", [300, 3600])
def test_buckets_agree_with_the_moments_inside_of_them(length_s: int) -> None:
    start = datetime(2026, 11, 20, 2, tzinfo=UTC)
    times = day_from(start, 15)
    starts = times[:: length_s // 15]
    mean, low, high = HOME.buckets("home", starts, length_s * 1_000_000)
    values = HOME.values("home", times).reshape(len(starts), -1)
    assert np.allclose(low, values.min(axis=1))
    assert np.allclose(high, values.max(axis=1))
    used = np.diff(HOME.meter("home", np.append(starts, starts[-1] + length_s * 1_000_000)))
    assert np.allclose(mean * length_s / 3.6e6, used, atol=1e-6)


def test_meters_at_whole_hours_are_the_same_from_the_hours_alone() -> None:
    hours = day_from(datetime(2026, 11, 18, tzinfo=UTC), 3600)
    assert np.allclose(HOME.meter_at_hours("home", hours), HOME.meter("home", hours), atol=1e-9)


def test_the_sun_shines_by_day_only_and_more_in_summer() -> None:
    winter = HOME.values("solar", day_from(datetime(2025, 12, 21, tzinfo=UTC)))
    summer = HOME.values("solar", day_from(datetime(2026, 6, 21, tzinfo=UTC)))
    assert winter[0] == summer[0] == 0
    assert 0 < winter.max() < 4000 < summer.max() <= 5800
    assert summer.sum() > 2 * winter.sum()


def test_the_house_is_alive_on_every_day_of_the_year() -> None:
    for day in range(0, 360, 24):
        start = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day)
        home = HOME.values("home", day_from(start, 15))
        assert 100 < home.min() < 450
        assert 1900 < home.max() < 18_000


@SEVERAL
@given(st.permutations(range(20_594, 20_606)))
def test_days_asked_for_in_any_order_are_the_same_bit_for_bit(order: list[int]) -> None:
    other = Home(1, "Europe/Amsterdam", to_us(NOW))
    for number in order:
        assert np.array_equal(other.day(number).values, HOME.day(number).values)


@SEVERAL
@given(MOMENTS)
def test_the_battery_never_trades_with_the_grid(moment: int) -> None:
    values = HOME.day(day_of(moment)).values
    of = {name: values[INDEX[name]] for name in ("solar", "home", "charge", "discharge")}
    surplus = of["solar"] - of["home"]
    assert (of["charge"] <= np.maximum(surplus, 0) + REGULATION_W).all()
    assert (of["discharge"] <= np.maximum(-surplus, 0) + REGULATION_W).all()


@SEVERAL
@given(MOMENTS)
def test_a_day_starts_with_what_the_day_before_left_in_the_battery(moment: int) -> None:
    step_us, border = STEP_S * 1_000_000, day_start_us(day_of(moment))
    level = HOME.values("battery_wh", at(border - step_us, border))
    given_wh = HOME.values("battery", at(border - step_us)) * STEP_S / 3600
    efficiency = battery.CHARGE_EFFICIENCY if given_wh[0] < 0 else 1
    assert level[1] == pytest.approx(level[0] - given_wh[0] * efficiency, abs=1e-6)


def test_over_a_year_the_battery_serves_the_home() -> None:
    hours = to_us(NOW) - np.arange(365 * 24, 0, -1, dtype=np.int64) * HOUR_US
    mean = {name: HOME.buckets(name, hours, HOUR_US)[0] / 1000 for name in ("discharge", "charge")}
    assert 1200 < mean["discharge"].sum() < 3300
    assert mean["discharge"].sum() == pytest.approx(
        mean["charge"].sum() * battery.CHARGE_EFFICIENCY, abs=battery.CAPACITY_WH / 1000
    )


@given(
    st.floats(battery.RESERVE_WH, battery.RESERVE_WH + battery.CAPACITY_WH),
    st.lists(st.floats(-6000, 6000), min_size=1, max_size=60),
)
def test_the_battery_stays_between_its_walls_and_moves_as_one_step_after_another(
    start: float, flow: list[float]
) -> None:
    level, expected = start, []
    top = battery.RESERVE_WH + battery.CAPACITY_WH
    for step in flow:
        level = min(max(level + step, battery.RESERVE_WH), top)
        expected.append(level)
    assert np.allclose(battery.fill(start, np.array(flow)), expected, atol=1e-6)


@given(st.lists(st.floats(-9000, 9000), min_size=1, max_size=40))
def test_an_end_is_known_only_where_it_is_the_same_from_every_start(flow: list[float]) -> None:
    starts = battery.RESERVE_WH + battery.CAPACITY_WH * np.array([0, 0.3, 0.6, 1])
    ends = [battery.fill(float(start), np.array(flow))[-1] for start in starts]
    known = battery.end_of(np.array(flow))
    if known is None:
        assert ends[-1] > ends[0]
    else:
        assert ends == pytest.approx([known] * len(ends), abs=1e-6)
