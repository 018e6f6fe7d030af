from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.models import Period
from energy_desktop.ui.widgets.buckets import (
    Buckets,
    Column,
    Earlier,
    stacked,
    with_others,
    worst,
)

START = datetime(2026, 6, 18, tzinfo=UTC)
amounts = st.one_of(st.just(float("nan")), st.floats(-1e3, 1e3))


def column(values: list[float], sign: int = 1, key: str = "sensor.a", unit: str = "kWh") -> Column:
    return Column(
        key=key,
        label=key,
        unit=unit,
        hue="solar",
        values=np.array(values),
        coverage=np.ones(len(values)),
        provenance=("live",) * len(values),
        sign=sign,
        total=float(np.nansum(values)),
    )


@st.composite
def columns(draw: st.DrawFn) -> list[Column]:
    length = draw(st.integers(1, 6))
    rows = draw(st.lists(st.lists(amounts, min_size=length, max_size=length), max_size=5))
    return [column(row, draw(st.sampled_from([1, -1]))) for row in rows]


@given(columns())
def test_the_bars_of_a_bucket_reach_exactly_the_sums_above_and_below_zero(
    drawn: list[Column],
) -> None:
    bars = stacked(drawn)
    tops = np.vstack([base + height for base, height in bars] or [np.zeros(1)])
    values = np.nan_to_num(np.vstack([one.drawn for one in drawn] or [np.zeros(1)]))
    assert np.allclose(np.maximum(tops, 0).max(axis=0), np.maximum(values, 0).sum(axis=0))
    assert np.allclose(np.minimum(tops, 0).min(axis=0), np.minimum(values, 0).sum(axis=0))


def test_charge_is_drawn_below_zero_and_solar_above() -> None:
    solar, charge = stacked([column([2.0, 3.0]), column([1.0, 4.0], sign=-1)])
    assert solar[1].tolist() == [2.0, 3.0]
    assert charge[0].tolist() == [0.0, 0.0]
    assert charge[1].tolist() == [-1.0, -4.0]


def test_a_net_meter_that_ran_backwards_is_drawn_below_zero() -> None:
    _, net = stacked([column([2.0]), column([-1.5])])
    assert (net[0][0], net[1][0]) == (0.0, -1.5)


def test_an_unknown_value_has_no_bar_and_moves_none() -> None:
    _, second = stacked([column([float("nan")]), column([2.0])])
    assert (second[0][0], second[1][0]) == (0.0, 2.0)


@given(st.lists(amounts, min_size=1, max_size=8))
def test_summing_the_rest_into_others_keeps_the_total(values: list[float]) -> None:
    each = [column([value], key=f"sensor.{i}") for i, value in enumerate(values)]
    kept = with_others(each, "Others", limit=3)
    assert len(kept) <= 4
    assert sum(np.nan_to_num(one.values[0]) for one in kept) == pytest.approx(
        np.nansum(values), abs=1e-9
    )


def test_others_never_mix_units_or_directions() -> None:
    each = [column([1.0]), column([2.0], sign=-1), column([3.0], unit="m³"), column([4.0])]
    kept = with_others(each, "Others", limit=1)
    assert [(one.unit, one.sign, one.total) for one in kept[1:]] == [
        ("kWh", -1, 2.0),
        ("m³", 1, 3.0),
        ("kWh", 1, 4.0),
    ]


def test_others_of_nothing_known_are_not_known() -> None:
    kept = with_others([column([1.0]), column([float("nan")])], "Others", limit=1)
    assert np.isnan(kept[1].values[0])


def test_a_bucket_says_the_worst_of_its_provenances() -> None:
    assert worst(["live", "missing", "hourly"]) == "missing"
    assert worst(["live", "estimated", "repaired"]) == "estimated"
    assert worst([]) == ""


def test_a_moment_belongs_to_the_bucket_that_begins_with_it() -> None:
    start = datetime(2026, 5, 1, tzinfo=UTC)
    hours = tuple(start + timedelta(hours=i) for i in range(4))
    grid = Buckets(Period.HOUR, hours[:3], hours[1:])
    assert grid.index_at(hours[1]) == 1
    assert grid.index_at(hours[1] - timedelta(microseconds=1)) == 0
    assert grid.index_at(hours[3]) is None


def compared(values: list[float], was: list[float], known: float = 1.0) -> Column:
    earlier = Earlier(np.array(was), np.ones(len(was)), float(np.nansum(was)), known)
    return replace(column(values), earlier=earlier)


def test_others_are_compared_with_the_sum_of_what_they_were() -> None:
    rest = [compared([1.0, 2.0], [2.0, float("nan")]), compared([3.0, 4.0], [6.0, 1.0], 0.5)]
    (others,) = with_others(rest, "Others", 0)
    assert others.before.values == pytest.approx([8.0, 1.0])
    assert others.before.total == pytest.approx(9.0)
    assert others.change is None, "one of them is not known well enough"


def test_a_change_is_in_percent_of_what_was_before_in_each_bucket_and_in_all() -> None:
    one = compared([1.0, 2.0, float("nan"), 1.0], [2.0, 1.0, 1.0, 0.05])
    assert [one.change_at(i) for i in range(4)] == [-50.0, 100.0, None, None]
    assert one.change == pytest.approx((4.0 - 4.05) / 4.05 * 100)
    assert one.first(1).before.values.tolist() == [2.0]


@pytest.mark.parametrize(("this", "that"), [(0.11, 1.0), (1.0, 0.11)])
def test_there_is_no_percentage_where_little_is_known_of_either_time(
    this: float, that: float
) -> None:
    one = replace(compared([30.0], [330.0], that), total_coverage=this, coverage=np.array([this]))
    assert one.change is None
    assert (one.change_at(0) is None) == (this < 0.95)


def test_a_file_has_the_running_bucket_up_to_now_and_none_after_it() -> None:
    start = datetime(2026, 6, 18, tzinfo=UTC)
    hours = tuple(start + timedelta(hours=i) for i in range(4))
    now = start + timedelta(minutes=90)
    cut = Buckets(Period.HOUR, hours[:3], hours[1:], (column([1.0, 2.0, 3.0]),)).cut(now)
    assert (cut.starts, cut.ends) == (hours[:2], (hours[1], now))


def test_what_was_before_does_not_change_how_a_bucket_is_known() -> None:
    missing = replace(compared([float("nan")], [3.0]), provenance=("missing",))
    start = datetime(2026, 6, 18, tzinfo=UTC)
    end = start + timedelta(hours=1)
    grid = Buckets(Period.HOUR, (start,), (end,), (missing,), earlier=((start, end),))
    assert grid.side_by_side("before").provenance(0) == "missing"
    assert [c.label for c in grid.side_by_side("before").columns] == [
        "sensor.a",
        "sensor.a, before",
    ]


def test_neighbours_in_time_stand_beside_and_totals_stay_its_own() -> None:
    before, here, after = (_hours(first, 2) for first in (0, 2, 4))
    whole = here.between(before, after)
    assert whole.starts == tuple(START + timedelta(hours=h) for h in range(6))
    (column,) = whole.columns
    assert column.values.tolist() == [0, 1, 2, 3, 4, 5]
    assert column.low is not None
    assert column.low.tolist() == [-1, 0, 1, 2, 3, 4]
    assert column.total == here.columns[0].total
    alone = here.between(Buckets(Period.HOUR), Buckets(Period.HOUR))
    assert alone.starts == here.starts
    assert alone.columns[0].values.tolist() == [2, 3]


def test_the_bucket_of_a_moment_is_found_also_in_gaps_and_beyond() -> None:
    grid = _hours(0, 2)
    assert grid.index_at(START + timedelta(minutes=61)) == 1
    assert grid.index_at(START - timedelta(seconds=1)) is None
    assert grid.index_at(START + timedelta(hours=2)) is None


def _hours(first: int, count: int) -> Buckets:
    times = [START + timedelta(hours=first + i) for i in range(count + 1)]
    values = np.arange(first, first + count, dtype=np.float64)
    column = Column(
        "a", "A", "°C", "solar", values, np.ones(count), ("live",) * count,
        low=values - 1, high=values + 1, total=float(first),
    )  # fmt: skip
    return Buckets(Period.HOUR, tuple(times[:-1]), tuple(times[1:]), (column,))
