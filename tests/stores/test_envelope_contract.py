"""What every backend of ``TimeSeriesStore`` draws as an envelope."""

from __future__ import annotations

import math
from itertools import count

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from energy_desktop.models import Envelope
from energy_desktop.stores.base import TimeSeriesStore
from tests.stores.backends import Row, batch

NUMBERS = count()
SAME_STORE = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def points(envelope: Envelope) -> list[tuple[int, float | None]]:
    states = [None if math.isnan(state) else state for state in envelope.state.tolist()]
    return list(zip(envelope.at.tolist(), states, strict=True))


async def test_few_readings_are_all_there_after_the_value_held_at_the_start(
    series: TimeSeriesStore,
) -> None:
    await series.write_readings(batch(("a", 1, 1.0), ("a", 5, None), ("a", 7, 7.0), ("a", 20, 9.0)))
    envelope = await series.envelope("a", 3, 20, 3)
    assert points(envelope) == [(3, 1.0), (5, None), (7, 7.0)]
    assert not envelope.reduced


async def test_a_reading_at_the_start_is_the_first_point_itself(series: TimeSeriesStore) -> None:
    await series.write_readings(batch(("a", 1, 1.0), ("a", 5, 5.0)))
    assert points(await series.envelope("a", 5, 9, 10)) == [(5, 5.0)]


async def test_nothing_is_held_before_the_first_reading(series: TimeSeriesStore) -> None:
    await series.write_readings(batch(("a", 5, 5.0)))
    assert points(await series.envelope("a", 0, 9, 10)) == [(5, 5.0)]
    assert points(await series.envelope("a", 0, 5, 10)) == []


async def test_an_unknown_state_is_held_as_unknown(series: TimeSeriesStore) -> None:
    await series.write_readings(batch(("a", 1, 1.0), ("a", 2, None)))
    assert points(await series.envelope("a", 5, 9, 10)) == [(5, None)]


async def test_a_quiet_range_shows_the_held_value_alone(series: TimeSeriesStore) -> None:
    await series.write_readings(batch(("a", 1, 1.0)))
    assert points(await series.envelope("a", 1_000_000, 2_000_000, 10)) == [(1_000_000, 1.0)]


async def test_a_single_spike_among_many_readings_is_kept(series: TimeSeriesStore) -> None:
    rows: list[Row] = [("a", at, 1.0) for at in range(10_000)]
    rows[4_321] = ("a", 4_321, 99.0)
    rows[7_777] = ("a", 7_777, -5.0)
    await series.write_readings(batch(*rows))
    envelope = await series.envelope("a", 0, 10_000, 100)
    assert envelope.reduced
    assert len(envelope.at) <= 100
    assert (4_321, 99.0) in points(envelope)
    assert (7_777, -5.0) in points(envelope)
    assert points(envelope)[0] == (0, 1.0)
    assert points(envelope)[-1] == (9_999, 1.0)


async def test_a_single_unknown_state_among_many_readings_is_kept(series: TimeSeriesStore) -> None:
    rows: list[Row] = [("a", at, float(at)) for at in range(10_000)]
    rows[4_321] = ("a", 4_321, None)
    await series.write_readings(batch(*rows))
    assert (4_321, None) in points(await series.envelope("a", 0, 10_000, 50))


async def test_no_room_gives_no_points(series: TimeSeriesStore) -> None:
    await series.write_readings(batch(("a", 1, 1.0), ("a", 2, 2.0)))
    assert points(await series.envelope("a", 2, 9, 0)) == []


async def test_a_range_wider_than_all_of_time_works(series: TimeSeriesStore) -> None:
    await series.write_readings(batch(*(("a", at, float(at)) for at in range(1_000))))
    envelope = await series.envelope("a", -(2**63), 2**63 - 1, 20)
    assert len(envelope.at) <= 20
    assert envelope.state.max() == 999.0
    assert envelope.state.min() == 0.0


@SAME_STORE
@given(
    rows=st.dictionaries(
        st.integers(0, 2_000),
        st.none() | st.floats(allow_nan=False, allow_infinity=False, width=32),
        max_size=150,
    ),
    start=st.integers(0, 1_000),
    length=st.integers(1, 2_000),
    max_points=st.integers(0, 60),
)
async def test_an_envelope_never_exceeds_its_points_and_loses_no_extreme(
    series: TimeSeriesStore,
    rows: dict[int, float | None],
    start: int,
    length: int,
    max_points: int,
) -> None:
    name = f"entity {next(NUMBERS)}"
    await series.write_readings(batch(*((name, at, state) for at, state in rows.items())))
    envelope = await series.envelope(name, start, start + length, max_points)
    inside = {at: state for at, state in rows.items() if start <= at < start + length}
    assert len(envelope.at) <= max_points
    assert (np.diff(envelope.at) > 0).all()
    assert_points_are_true(envelope, rows, start)
    if not envelope.reduced:
        assert set(inside) <= set(envelope.at.tolist())
    elif max_points >= 6:
        assert_extremes(envelope, inside)


@SAME_STORE
@given(
    rows=st.dictionaries(
        st.integers(0, 40 * 3_600_000_000),
        st.none() | st.floats(-1e6, 1e6),
        min_size=1,
        max_size=120,
    ),
    start=st.integers(0, 5 * 3_600_000_000),
    length=st.integers(3_600_000_000, 40 * 3_600_000_000),
    max_points=st.integers(6, 60),
    made=st.booleans(),
)
async def test_so_it_is_for_ranges_that_are_drawn_from_summaries(
    series: TimeSeriesStore,
    rows: dict[int, float | None],
    start: int,
    length: int,
    max_points: int,
    made: bool,
) -> None:
    name = f"entity {next(NUMBERS)}"
    await series.write_readings(batch(*((name, at, state) for at, state in rows.items())))
    while made and await series.summarise(2**60, 10_000):
        pass
    envelope = await series.envelope(name, start, start + length, max_points)
    inside = {at: state for at, state in rows.items() if start <= at < start + length}
    assert len(envelope.at) <= max_points
    assert (np.diff(envelope.at) > 0).all()
    assert_points_are_true(envelope, rows, start)
    if envelope.reduced:
        assert_extremes(envelope, inside)


def assert_points_are_true(envelope: Envelope, rows: dict[int, float | None], start: int) -> None:
    earlier = [at for at in rows if at < start]
    held = rows[max(earlier)] if earlier else None
    for at, state in points(envelope):
        assert state == rows.get(at, held)
        assert at in rows or (at == start and earlier)


def assert_extremes(envelope: Envelope, inside: dict[int, float | None]) -> None:
    known = [state for state in inside.values() if state is not None]
    drawn = [state for _, state in points(envelope) if state is not None]
    if known:
        assert max(drawn) >= max(known)
        assert min(drawn) <= min(known)
    last = max(inside)
    assert points(envelope)[-1] == (last, inside[last])
    if None in inside.values():
        assert np.isnan(envelope.state).any()
