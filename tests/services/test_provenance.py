"""Coverage in words: each moment exactly one kind, and of several sensors the worst."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.models import SUBSCRIPTION_SCOPE, Coverage, CoverageKind
from energy_desktop.services.provenance import (
    RANK,
    Part,
    Provenance,
    partition,
    spans,
    worst,
    worst_of,
)

SENSOR = "sensor.a"
stored = st.lists(
    st.builds(
        lambda scope, kind, start, length: Coverage(scope, kind, start, start + length),
        st.sampled_from([SENSOR, SUBSCRIPTION_SCOPE, "sensor.other"]),
        st.sampled_from(list(CoverageKind)),
        st.integers(-20, 120),
        st.integers(1, 60),
    ),
    max_size=12,
)


def at(parts: list[Part], moment: int) -> Provenance:
    (kind,) = [kind for start, end, kind in parts if start <= moment < end]
    return kind


ranges = st.tuples(st.integers(0, 110), st.integers(1, 40)).map(lambda r: (r[0], r[0] + r[1]))


@given(stored)
def test_a_partition_covers_every_moment_exactly_once(coverage: list[Coverage]) -> None:
    parts = partition(SENSOR, 0, 100, coverage)
    assert parts[0][0] == 0
    assert parts[-1][1] == 100
    assert all(a[1] == b[0] for a, b in itertools.pairwise(parts))


@given(stored, stored)
def test_the_worst_of_several_is_the_worst_at_each_moment(
    left: list[Coverage], right: list[Coverage]
) -> None:
    both = [partition(SENSOR, 0, 100, left), partition(SENSOR, 0, 100, right)]
    merged = worst_of(both)
    for moment in range(100):
        assert at(merged, moment) is max((at(p, moment) for p in both), key=RANK.__getitem__)
    assert all(a[2] is not b[2] for a, b in itertools.pairwise(merged))


@given(stored, st.lists(ranges, max_size=6))
def test_the_worst_of_a_time_is_the_worst_of_its_moments(
    coverage: list[Coverage], asked: list[tuple[int, int]]
) -> None:
    parts = partition(SENSOR, 0, 100, coverage)
    shown = {at: kind for a, b, kind in parts for at in range(a, b)}
    starts, ends = np.array(asked, np.int64).reshape(-1, 2).T
    assert worst(parts, starts, ends) == [
        max(
            (shown[at] for at in range(start, min(end, 100))),
            key=RANK.__getitem__,
            default=Provenance.MISSING,
        )
        for start, end in asked
    ]


def test_live_needs_the_subscription_and_the_sensor_recorded() -> None:
    coverage = [
        Coverage(SUBSCRIPTION_SCOPE, CoverageKind.LIVE, 0, 60),
        Coverage(SENSOR, CoverageKind.RECORDED, 20, 100),
    ]
    assert partition(SENSOR, 0, 100, coverage) == [
        (0, 20, Provenance.MISSING), (20, 60, Provenance.LIVE), (60, 100, Provenance.MISSING),
    ]  # fmt: skip


def test_the_better_kind_is_shown_where_two_overlap() -> None:
    coverage = [
        Coverage(SENSOR, CoverageKind.STATISTICS, 0, 100),
        Coverage(SENSOR, CoverageKind.STATISTICS_5MINUTE, 50, 100),
        Coverage(SUBSCRIPTION_SCOPE, CoverageKind.PAUSED, 80, 120),
    ]
    assert partition(SENSOR, 0, 120, coverage) == [
        (0, 50, Provenance.HOURLY), (50, 100, Provenance.REPAIRED), (100, 120, Provenance.PAUSED),
    ]  # fmt: skip


def test_tried_and_not_to_be_had_is_missing() -> None:
    coverage = [Coverage(SENSOR, CoverageKind.MISSING, 0, 50)]
    assert partition(SENSOR, 0, 100, coverage) == [(0, 100, Provenance.MISSING)]


def test_the_subscription_itself_is_live_without_any_sensor() -> None:
    coverage = [Coverage(SUBSCRIPTION_SCOPE, CoverageKind.LIVE, 0, 60)]
    assert partition(None, 0, 60, coverage) == [(0, 60, Provenance.LIVE)]


def test_nothing_is_the_worst_of_nothing() -> None:
    assert worst_of([]) == []
    assert worst_of([[]]) == []
    assert spans([]) == []
    assert worst([], np.array([0]), np.array([10])) == [Provenance.MISSING]


def test_a_time_home_assistant_was_not_running_is_down_though_its_history_was_fetched() -> None:
    coverage = [
        Coverage(SENSOR, CoverageKind.HISTORY, 0, 100),
        Coverage(SUBSCRIPTION_SCOPE, CoverageKind.DOWN, 40, 50),
    ]
    assert partition(SENSOR, 0, 100, coverage) == [
        (0, 40, Provenance.REPAIRED),
        (40, 50, Provenance.DOWN),
        (50, 100, Provenance.REPAIRED),
    ]
