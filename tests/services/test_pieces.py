"""Pieces of energy: between known points, cut at borders, put into buckets."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop import periods
from energy_desktop.models import Period, StatisticsColumns, StatisticsSource, to_us
from energy_desktop.services import buckets, measures, pieces
from energy_desktop.services.measures import FIVE_MINUTES_US
from energy_desktop.services.pieces import Chain, Pieces
from energy_desktop.services.provenance import Provenance
from energy_desktop.summaries import HOUR_US

START = datetime(2026, 3, 20, tzinfo=UTC)
FIRST = to_us(START)
HOURS = 24 * 24


def times(*at: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(at, dtype=np.int64)


def chain(at: list[int], total: list[float]) -> Chain:
    return Chain(times(*at), np.array(total), np.array(total))


def rows(period: Period, start: list[int], mean: list[float]) -> StatisticsColumns:
    unknown, value = np.full(len(mean), np.nan), np.array(mean)
    return StatisticsColumns(
        "sensor.a", period, StatisticsSource.HA, times(*start), unknown, unknown, value, value,
        value,
    )  # fmt: skip


points = st.dictionaries(
    st.integers(0, HOURS).map(lambda hour: FIRST + hour * HOUR_US),
    st.integers(0, 10**6).map(float),
    min_size=2,
    max_size=60,
).map(lambda found: Chain(
    times(*sorted(found)), np.array(sorted(found.values())), np.array(sorted(found.values()))
))  # fmt: skip


@given(points, st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kolkata", "America/St_Johns"]))
def test_every_zoom_has_the_total_and_what_is_in_no_bar_spans_a_hole(
    known: Chain, zone_name: str
) -> None:
    zone = ZoneInfo(zone_name)
    whole = pieces.of_chain(known, increasing=True)
    begin, end = START - timedelta(days=1), START + timedelta(hours=HOURS) + timedelta(days=1)
    within = (to_us(begin), to_us(end))
    expected = float(known.sum[-1] - known.sum[0])
    for period in (Period.HOUR, Period.DAY, Period.WEEK, Period.MONTH):
        into = periods.buckets(period, begin, end, zone)
        series = buckets.filled("sensor.a", "kWh", whole, into, [], within)
        assert series.total == pytest.approx(expected)
        shown = sum(b.value or 0.0 for b in series.buckets)
        edges = np.array([to_us(a) for a, _b in into])
        across = np.searchsorted(edges, whole.start, "right") != np.searchsorted(
            edges, whole.end - 1, "right"
        )
        lost = float(whole.value[whole.spanning & across].sum())
        assert shown == pytest.approx(expected - lost)
        assert all(0 <= b.coverage <= 1 for b in series.buckets)


@given(points, st.integers(1, HOURS * 60 - 1))
def test_the_parts_on_both_sides_of_a_border_make_up_the_whole(known: Chain, minute: int) -> None:
    whole = pieces.of_chain(known, increasing=True)
    border, last = FIRST + minute * 60_000_000, FIRST + HOURS * HOUR_US
    for civil in (False, True):
        left = pieces.cut(whole, (FIRST, border), (False, civil))
        right = pieces.cut(whole, (border, last), (civil, False))
        total = float(left.value.sum() + right.value.sum())
        assert total == pytest.approx(float(whole.value.sum()))


def test_an_hour_across_a_border_gives_its_share_by_time() -> None:
    hour = pieces.of_chain(chain([FIRST, FIRST + HOUR_US], [0.0, 4.0]), increasing=True)
    part = pieces.cut(hour, (FIRST, FIRST + HOUR_US // 4))
    assert part.value.tolist() == [1.0]
    assert part.end.tolist() == [FIRST + HOUR_US // 4]


def test_at_a_civil_midnight_an_hour_stays_with_the_day_it_starts_in() -> None:
    hour = pieces.of_chain(chain([FIRST, FIRST + HOUR_US], [0.0, 4.0]), increasing=True)
    border = FIRST + HOUR_US // 2
    assert pieces.cut(hour, (FIRST, border), (True, True)).value.tolist() == [4.0]
    assert not len(pieces.cut(hour, (border, border + HOUR_US), (True, True)))


def test_where_a_sum_restarts_the_state_says_the_change() -> None:
    points = Chain(times(0, 1, 2, 3), np.array([5.0, 6, 0, 1]), np.array([50.0, 51, 53, 54]))
    assert pieces.of_chain(points, increasing=True).value.tolist() == [1.0, 2.0, 1.0]


def test_where_sum_and_state_restart_the_state_counts_from_0() -> None:
    points = Chain(times(0, 1), np.array([5.0, 0]), np.array([50.0, 0.7]))
    assert pieces.of_chain(points, increasing=True).value.tolist() == [0.7]


def changes(total: list[float], state: list[float], *, increasing: bool = True) -> list[float]:
    points = Chain(np.arange(len(total)) * HOUR_US, np.array(total), np.array(state))
    return [round(v, 9) for v in pieces.of_chain(points, increasing=increasing).value.tolist()]


def test_where_the_state_dips_by_a_little_the_sum_goes_down_with_it() -> None:
    total = [1.0, 2.0, 1.8, 2.5]
    assert changes(total, [5001.0, 5002.0, 5001.8, 5002.5]) == [1.0, -0.2, 0.7]


def test_a_dip_of_more_than_a_tenth_is_a_restart_from_0() -> None:
    assert changes([90.0, 0.0], [100.0, 90.0]) == [-10.0]
    assert changes([90.0, 0.0], [100.0, 89.0]) == [89.0]


def test_a_sum_that_restarts_while_the_state_dips_never_counts_backwards_what_was_counted() -> None:
    assert changes([500.0, 0.0], [1500.0, 1499.9]) == [-0.1]


def test_where_the_sum_of_a_net_meter_restarts_the_state_says_the_change() -> None:
    assert changes([50.0, 51.0, 0.0, -1.0], [150.0, 151.0, 152.5, 151.5], increasing=False) == [
        1.0, 1.5, -1.0,
    ]  # fmt: skip
    assert changes([50.0, 0.0], [150.0, math.nan], increasing=False) == [-50.0]


def test_a_net_meter_below_0_rises_by_its_reset_and_the_sum_is_right() -> None:
    assert changes([-300.0, -301.2], [-3.0, -0.2], increasing=False) == [-1.2]
    assert changes([300.0, 0.3], [-500.0, -499.0], increasing=False) == [1.0]


@given(
    st.floats(100, 1e6),
    st.lists(st.floats(0.91, 1.05), min_size=1, max_size=40),
    st.floats(-100, 100),
)
def test_however_a_state_dips_a_chain_adds_up_to_the_change_of_its_sum(
    first: float, steps: list[float], offset: float
) -> None:
    state = np.maximum(first * np.cumprod([1.0, *steps]), 1.0)
    for increasing in (True, False):
        points = Chain(np.arange(len(state)) * HOUR_US, state + offset, state)
        found = pieces.of_chain(points, increasing=increasing).value.sum()
        assert found == pytest.approx(state[-1] - state[0], rel=1e-9, abs=1e-6)


def test_one_point_is_no_piece() -> None:
    assert not len(pieces.of_chain(chain([FIRST], [1.0]), increasing=True))


def test_a_reading_counts_at_its_moment_and_the_time_between_is_known_to_be_still() -> None:
    found = pieces.of_changes(times(10, 20), np.array([1.0, 2.0]), (0, 100))
    assert pieces.known_us(found) >= 100
    assert found.value.sum() == 3.0
    assert pieces.cut(found, (20, 100)).value.sum() == 2.0


def test_the_first_reading_after_a_hole_belongs_to_the_time_since_the_reading_before() -> None:
    found = pieces.of_changes(times(10, 60, 70), np.array([1.0, 2.0, 4.0]), (0, 100), [(30, 50)])
    spanning = found.spanning
    assert (found.start[spanning].tolist(), found.end[spanning].tolist()) == ([10], [60])
    assert found.value[spanning].tolist() == [2.0]


def test_an_hour_gives_way_to_all_of_its_5_minutes_and_never_to_some() -> None:
    hours = rows(Period.HOUR, [0, HOUR_US], [100.0, 200.0])
    all_of_first = [i * FIVE_MINUTES_US for i in range(12)]
    some_of_second = [HOUR_US, HOUR_US + FIVE_MINUTES_US]
    five = rows(Period.FIVE_MINUTES, all_of_first + some_of_second, [1.0] * 12 + [9.0] * 2)
    found = measures.of_rows(five, hours)
    assert found.mean.tolist() == [1.0] * 12 + [200.0]
    assert (found.start[1:] == found.end[:-1]).all()


@given(
    st.lists(st.tuples(st.integers(1, 50), st.floats(0, 100)), min_size=1, max_size=20),
    st.lists(st.integers(0, 1000), min_size=2, max_size=10, unique=True).map(sorted),
)
def test_splitting_measures_changes_no_value_and_no_length(
    held: list[tuple[int, float]], edges: list[int]
) -> None:
    ends = np.cumsum([length for length, _v in held])
    starts = np.concatenate([[0], ends[:-1]])
    whole = measures.of_line(starts, np.array([v for _l, v in held]), int(ends[-1]))
    found = measures.split(whole, times(*edges))
    inside = max(0, min(int(ends[-1]), edges[-1]) - edges[0])
    assert int((found.end - found.start).sum()) == inside
    assert not any(a < e < b for e in edges for a, b in zip(found.start, found.end, strict=True))


def test_even_energy_is_spread_over_the_buckets_it_touches() -> None:
    held = Pieces(times(5), times(25), np.array([20.0]), np.zeros(1, np.bool_), estimated=True)
    found = pieces.spread(held, times(0, 10, 20, 30))
    assert found.value.tolist() == [5.0, 10.0, 5.0]


def test_a_bucket_without_a_value_is_missing_unless_it_is_known_why() -> None:
    into = [(START, START + timedelta(hours=1))]
    within = (FIRST, FIRST + HOUR_US)
    for stored, shown in [
        (Provenance.HOURLY, Provenance.MISSING),
        (Provenance.PAUSED, Provenance.PAUSED),
        (Provenance.DOWN, Provenance.DOWN),
    ]:
        parts = [(*within, stored)]
        series = buckets.filled("sensor.a", None, pieces.NOTHING, into, parts, within)
        assert series.buckets[0].provenance is shown
        assert (series.total, series.buckets[0].value) == (None, None)


def test_a_sum_is_not_known_where_one_part_is_not() -> None:
    into = [(START, START + timedelta(hours=1))]
    within = (FIRST, FIRST + HOUR_US)
    hour = pieces.of_chain(chain([FIRST, FIRST + HOUR_US], [0.0, 4.0]), increasing=True)
    known = buckets.filled("sensor.a", "kWh", hour, into, [(*within, Provenance.LIVE)], within)
    unknown = buckets.filled("sensor.b", "kWh", pieces.NOTHING, into, [], within)
    both = buckets.added("a+b", [known, unknown], [1, 1])
    assert (both.total, both.buckets[0].value, both.coverage) == (None, None, 0.0)
    assert both.buckets[0].provenance is Provenance.MISSING
    assert buckets.added("a-a", [known, known], [1, -1]).total == 0.0


def test_an_hour_that_two_days_share_is_known_in_both_and_counts_in_the_first() -> None:
    zone = ZoneInfo("Asia/Kolkata")
    begin = datetime(2026, 6, 9, 18, tzinfo=UTC)
    at = times(*(to_us(begin) + hour * HOUR_US for hour in range(50)))
    sums = np.arange(50.0)
    whole = pieces.of_chain(Chain(at, sums, sums), increasing=True)
    within = int(at[0]), int(at[-1])
    into = periods.buckets_within(Period.DAY, begin, begin + timedelta(hours=49), zone)
    series = buckets.filled("sensor.a", "kWh", whole, into, [], within)
    assert [(b.value, b.coverage, b.of_hour) for b in series.buckets] == [
        (1.0, 1.0, True), (24.0, 1.0, True), (24.0, 1.0, True), (None, 0.0, True),
    ]  # fmt: skip


def test_an_hour_is_in_none_of_its_five_minutes_and_in_the_total() -> None:
    begin = datetime(2026, 6, 9, 18, tzinfo=UTC)
    at = times(*(to_us(begin) + hour * HOUR_US for hour in range(3)))
    sums = np.array([0.0, 1.5, 1.5])
    whole = pieces.of_chain(Chain(at, sums, sums), increasing=True)
    within = int(at[0]), int(at[-1])
    into = periods.buckets(Period.FIVE_MINUTES, begin, begin + timedelta(hours=2), ZoneInfo("UTC"))
    series = buckets.filled("sensor.a", "kWh", whole, into, [], within)
    found = [(b.value, b.coverage, b.of_hour) for b in series.buckets]
    assert found == [(None, 0.0, True)] * 12 + [(0.0, 1.0, False)] * 12
    assert (series.total, series.coverage) == (1.5, 1.0)
