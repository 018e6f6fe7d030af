"""How measurements went in a short time: every reading, or even parts, and statistics besides."""

from __future__ import annotations

import math
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.models import CoverageKind, Period, to_us
from energy_desktop.services import courses
from energy_desktop.services.courses import Together, even_edges, level_for
from energy_desktop.services.provenance import Provenance
from tests.fakes.recorded_home import RecordedHome, utc

A, B = "sensor.a", "sensor.b"
START = utc("2026-06-18 10:00")
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
HOUR = 60 * MINUTE


def seconds(found: Together) -> list[float]:
    return [(edge - to_us(START)) / 1e6 for edge in found.edges.tolist()]


def known(values: np.ndarray) -> list[float | None]:
    return [None if math.isnan(v) else round(v, 6) for v in values.tolist()]


async def asked(home: RecordedHome, *ids: str, length: timedelta = MINUTE) -> Together:
    return await home.courses.between(ids, START, START + length)


async def test_each_value_is_held_until_any_sensor_changes(any_home: RecordedHome) -> None:
    for sensor in (A, B):
        await any_home.power_sensor(sensor)
    await any_home.recorded(START - HOUR, START + HOUR, A, B)
    await any_home.read(A, (START - 5 * MINUTE, 7.0), (START + 20 * SECOND, 9.0))
    await any_home.read(B, (START + 30 * SECOND, 1.0), (START + 40 * SECOND, None))
    found = await asked(any_home, A, B)
    assert found.by_reading
    assert seconds(found) == [0, 20, 30, 40, 60]
    one, other = found.courses
    assert known(one.mean) == [7, 9, 9, 9]
    assert known(other.mean) == [None, None, 1, None]
    assert one.unit == "W"
    assert set(one.provenance) == {Provenance.LIVE}


async def test_many_readings_come_as_even_parts_with_mean_and_extremes(
    any_home: RecordedHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courses, "MOST_READINGS", 10)
    monkeypatch.setattr(courses, "MOST_BUCKETS", 6)
    await any_home.power_sensor(A)
    await any_home.recorded(START, START + HOUR, A)
    await any_home.read(A, *((START + i * SECOND, float(i)) for i in range(60)))
    found = await asked(any_home, A)
    (course,) = found.courses
    assert not found.by_reading
    assert seconds(found) == [0, 10, 20, 30, 40, 50, 60]
    assert known(course.mean) == [4.5, 14.5, 24.5, 34.5, 44.5, 54.5]
    assert known(course.low) == [0, 10, 20, 30, 40, 50]
    assert known(course.high) == [9, 19, 29, 39, 49, 59]


async def test_where_nothing_was_recorded_statistics_tell_and_their_hour_has_no_extremes_inside(
    any_home: RecordedHome,
) -> None:
    for sensor in (A, B):
        await any_home.power_sensor(sensor)
    await any_home.mean_rows(A, START, [50.0])
    await any_home.covered(CoverageKind.STATISTICS, START, START + HOUR, A)
    await any_home.recorded(START + HOUR, START + 2 * HOUR, A)
    await any_home.recorded(START, START + 2 * HOUR, B)
    await any_home.read(A, (START + HOUR, 70.0))
    await any_home.read(B, (START, 1.0), (START + 30 * MINUTE, 2.0))
    found = await asked(any_home, A, B, length=2 * HOUR)
    one = found.courses[0]
    assert known(one.mean) == [50, 50, 70]
    assert known(one.low) == [None, None, 70], "two parts of one hour of statistics"
    assert one.provenance == (Provenance.HOURLY, Provenance.HOURLY, Provenance.LIVE)


async def test_a_hole_is_not_bridged_and_is_missing(any_home: RecordedHome) -> None:
    await any_home.power_sensor(A)
    await any_home.read(A, (START, 5.0))
    await any_home.recorded(START, START + 10 * SECOND, A)
    await any_home.recorded(START + 50 * SECOND, START + HOUR, A)
    (course,) = (await asked(any_home, A)).courses
    assert known(course.mean) == [5, None, 5]
    assert course.provenance[1] is Provenance.MISSING
    assert course.coverage.tolist() == [1, 0, 1]


async def test_nothing_is_told_of_the_future(home: RecordedHome) -> None:
    await home.power_sensor(A)
    await home.recorded(START, home.now, A)
    await home.read(A, (home.now - MINUTE, 3.0))
    found = await home.courses.between([A], home.now - MINUTE, home.now + HOUR)
    assert found.edges.tolist() == [to_us(home.now - MINUTE), to_us(home.now)]


async def test_a_time_that_has_not_begun_has_no_parts(home: RecordedHome) -> None:
    await home.power_sensor(A)
    found = await home.courses.between([A], home.now + HOUR, home.now + 2 * HOUR)
    assert len(found.courses[0].mean) == 0


@given(st.integers(1, 79_980), st.integers(0, 2_000_000_000))
def test_parts_are_few_begin_on_the_clock_and_fill_the_time(length_s: int, begin_s: int) -> None:
    first = begin_s * 1_000_000 + 123
    edges = even_edges(first, first + length_s * 1_000_000)
    assert (edges[0], edges[-1]) == (first, first + length_s * 1_000_000)
    assert (np.diff(edges) > 0).all()
    assert len(edges) - 1 <= courses.MOST_BUCKETS + 2
    assert (edges[1:-1] % 1_000_000 == 0).all()


@pytest.mark.parametrize(
    ("length", "level"),
    [
        (SECOND, None),
        (22 * HOUR, None),
        (24 * HOUR, Period.FIVE_MINUTES),
        (timedelta(days=5), Period.HOUR),
        (timedelta(days=60), Period.DAY),
        (timedelta(days=3_652), Period.WEEK),
        (timedelta(days=20_000), Period.MONTH),
    ],
)
def test_the_longer_the_time_the_longer_the_buckets(
    length: timedelta, level: Period | None
) -> None:
    assert level_for(length) is level


def test_ten_years_are_at_most_4000_points() -> None:
    most = courses.MOST_BUCKETS
    lengths = {None: MINUTE, Period.FIVE_MINUTES: 5 * MINUTE, Period.HOUR: HOUR,
               Period.DAY: 24 * HOUR, Period.WEEK: 7 * 24 * HOUR}  # fmt: skip
    for exponent in range(120):
        length = timedelta(seconds=1.17**exponent)
        if length < timedelta(days=3_653):
            assert length / lengths[level_for(length)] <= most
