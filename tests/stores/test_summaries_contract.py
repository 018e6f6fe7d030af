"""What every backend of ``TimeSeriesStore`` gives as summaries, made in time or not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from energy_desktop import summaries
from energy_desktop.models import Period
from energy_desktop.stores.base import TimeSeriesStore
from energy_desktop.summaries import COLUMNS, COURSE, HOUR_US, LENGTH_US, NO_NULL, Summaries
from tests.stores.backends import Row, batch, rows_of

MINUTE_US = 60_000_000
FIVE, HOUR = Period.FIVE_MINUTES, Period.HOUR
EVER = (0, 2**60)
NUMBERS = count()
SAME_STORE = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def assert_same(found: Summaries, expected: Summaries) -> None:
    for name in COLUMNS:
        np.testing.assert_array_equal(getattr(found, name), getattr(expected, name), name)


def expected_of(rows: Sequence[Row], period: Period) -> Summaries:
    known = sorted((at, np.nan if state is None else state) for _, at, state in rows)
    at = np.array([at for at, _ in known], dtype=np.int64)
    return summaries.summarised(at, np.array([s for _, s in known], dtype=np.float64), period)


@pytest.mark.parametrize("made", [False, True])
async def test_a_summary_tells_of_the_rows_inside_its_bucket_alone(
    series: TimeSeriesStore, made: bool
) -> None:
    rows: list[Row] = [
        ("a", 0, 5.0), ("a", MINUTE_US, 2.0), ("a", 3 * MINUTE_US, None), ("a", 4 * MINUTE_US, 8.0),
        ("a", 61 * MINUTE_US, 7.0), ("b", 2 * MINUTE_US, 99.0),
    ]  # fmt: skip
    await series.write_readings(batch(*rows))
    if made:
        await series.summarise(3 * HOUR_US, 100)
    found = await series.summaries("a", FIVE, *EVER)
    assert found.start.tolist() == [0, 60 * MINUTE_US]
    assert found.count.tolist() == [4, 1]
    assert (found.first[0], found.last[0], found.min[0], found.max[0]) == (5.0, 8.0, 2.0, 8.0)
    assert (found.first_at[0], found.last_at[0]) == (0, 4 * MINUTE_US)
    assert (found.min_at[0], found.max_at[0]) == (MINUTE_US, 4 * MINUTE_US)
    assert found.null_at.tolist() == [3 * MINUTE_US, NO_NULL]
    assert found.known_us.tolist() == [3 * MINUTE_US, 0]
    assert found.integral.tolist() == [(5.0 + 2 * 2.0) * MINUTE_US, 0.0]
    assert found.falls.tolist() == [True, False]
    hours = await series.summaries("a", HOUR, HOUR_US, 2 * HOUR_US)
    assert hours.start.tolist() == [HOUR_US]
    assert hours.max.tolist() == [7.0]


async def test_a_bucket_of_nulls_has_times_and_no_values(series: TimeSeriesStore) -> None:
    await series.write_readings(batch(("a", 1, None), ("a", 2, None)))
    await series.summarise(2 * HOUR_US, 100)
    found = await series.summaries("a", HOUR, *EVER)
    assert (found.min_at[0], found.max_at[0], found.null_at[0]) == (1, 1, 1)
    assert np.isnan([found.first[0], found.last[0], found.min[0], found.max[0]]).all()
    assert (found.known_us[0], found.integral[0]) == (0, 0.0)


async def test_only_hours_that_have_ended_are_made_the_newest_first(
    series: TimeSeriesStore,
) -> None:
    await series.write_readings(batch(*(("a", hour * HOUR_US, 1.0) for hour in range(1, 6))))
    while await series.summarise(2**60, 10_000):
        pass
    await series.write_readings(batch(*(("a", hour * HOUR_US + 1, 1.0) for hour in range(1, 6))))
    assert await series.summarise(HOUR_US, 10) == 0
    assert await series.summarise(4 * HOUR_US, 2) == 2
    assert await series.summarise(4 * HOUR_US, 2) == 1
    assert await series.summarise(4 * HOUR_US, 2) == 0
    assert await series.summarise(6 * HOUR_US, 9) == 2
    assert (await series.summaries("a", HOUR, *EVER)).count.tolist() == [2] * 5


async def test_a_late_row_and_a_corrected_one_are_in_the_summary_at_once(
    series: TimeSeriesStore,
) -> None:
    await series.write_readings(batch(("a", 10, 1.0), ("a", 30, 3.0)))
    await series.summarise(2 * HOUR_US, 9)
    await series.write_readings(batch(("a", 20, 9.0)))
    assert (await series.summaries("a", HOUR, *EVER)).max.tolist() == [9.0]
    await series.summarise(2 * HOUR_US, 9)
    await series.rewrite(batch(("a", 20, 2.0)))
    assert (await series.summaries("a", HOUR, *EVER)).max.tolist() == [3.0]


@pytest.mark.parametrize("number", [3, 220, 600])
async def test_readings_of_many_ranges_come_at_once_and_in_order(
    series: TimeSeriesStore, number: int
) -> None:
    quarter = HOUR_US // 4
    rows: list[Row] = [("a", n * quarter, None if n % 7 == 3 else float(n)) for n in range(2_500)]
    await series.write_readings(batch(*rows, ("b", HOUR_US, -1.0)))
    ranges = [(n * HOUR_US, n * HOUR_US + HOUR_US // 2) for n in range(number)]
    found = await series.readings_within("a", ranges)
    inside = [row for row in rows if row[1] % HOUR_US < HOUR_US // 2 and row[1] < number * HOUR_US]
    assert rows_of(found) == inside
    assert len(await series.readings_within("a", [])) == 0
    assert len(await series.readings_within("nobody", ranges)) == 0


states = st.none() | st.sampled_from([0.0, 1.5, -2.25]) | st.floats(-1e6, 1e6)
moments = st.integers(0, 12 * 60).map(lambda minutes: minutes * MINUTE_US) | st.integers(
    0, 12 * HOUR_US
)


@SAME_STORE
@given(
    rows=st.dictionaries(moments, states, max_size=60),
    order=st.randoms(use_true_random=False),
    cuts=st.lists(st.integers(0, 60), max_size=3),
    most=st.integers(1, 5),
)
async def test_in_whatever_order_rows_arrive_the_summaries_are_those_of_all_rows(
    series: TimeSeriesStore,
    rows: dict[int, float | None],
    order: object,
    cuts: list[int],
    most: int,
) -> None:
    name = f"entity {next(NUMBERS)}"
    shuffled: list[Row] = [(name, at, state) for at, state in rows.items()]
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    for begin, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(shuffled)], strict=True):
        await series.write_readings(batch(*shuffled[begin:end], *shuffled[:begin]))
        await series.summarise(8 * HOUR_US, most)
        for period in LENGTH_US:
            known = expected_of(shuffled[:end], period)
            assert_same(await series.summaries(name, period, *EVER), known)
    await series.forget_summaries()
    while await series.summarise(2**60, 10_000):
        pass
    for period in LENGTH_US:
        expected = expected_of(shuffled, period)
        assert_same(await series.summaries(name, period, *EVER), expected)
        begin, end = 3 * HOUR_US, 5 * HOUR_US + 7 * LENGTH_US[FIVE]
        inside = (expected.start >= begin) & (expected.start < end)
        part = await series.summaries(name, period, begin, end)
        assert_same(part, expected.chosen(inside))
        course = await series.summaries(name, period, begin, end, COURSE)
        assert_same(course, expected.chosen(inside).only(COURSE))


@pytest.mark.parametrize("made", [False, True])
async def test_a_year_is_drawn_from_summaries_with_each_spike_at_its_moment(
    series: TimeSeriesStore, made: bool
) -> None:
    day = 24 * HOUR_US
    rows: list[Row] = [("a", 1_000 + 7 * HOUR_US * n, float(n % 10)) for n in range(1_250)]
    rows += [("a", 100 * day + 12_345, 5_000.0), ("a", 200 * day + 54_321, -77.0)]
    rows += [("a", 300 * day + 11, None)]
    await series.write_readings(batch(*rows))
    if made:
        while await series.summarise(2**60, 10_000):
            pass
    envelope = await series.envelope("a", 3 * HOUR_US + 17, 364 * day + 5, 400)
    drawn = dict(zip(envelope.at.tolist(), envelope.state.tolist(), strict=True))
    assert envelope.reduced
    assert len(drawn) <= 400
    assert drawn[100 * day + 12_345] == 5_000.0
    assert drawn[200 * day + 54_321] == -77.0
    assert np.isnan(drawn[300 * day + 11])
    assert envelope.at[0] == 3 * HOUR_US + 17
    stored = {at: state for _, at, state in rows}
    assert all(stored.get(at, 0.0) == state for at, state in drawn.items() if not np.isnan(state))
