"""Interval arithmetic against sets of whole numbers, and coverage by literal intervals."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.models import Coverage, CoverageKind
from energy_desktop.recording import gaps
from energy_desktop.recording.gaps import OPEN_END_US, Interval

SENSOR = "sensor.grid_power"
intervals = st.lists(st.tuples(st.integers(-30, 30), st.integers(-30, 30)), max_size=8)


def moments(found: list[Interval]) -> set[int]:
    return {n for start, end in found for n in range(start, end)}


def is_normal(found: list[Interval]) -> bool:
    return all(start < end for start, end in found) and all(a[1] < b[0] for a, b in pairwise(found))


def live(start: int, end: int) -> Coverage:
    return Coverage("*", CoverageKind.LIVE, start, end)


def own(kind: CoverageKind, start: int, end: int, scope: str = SENSOR) -> Coverage:
    return Coverage(scope, kind, start, end)


@given(intervals)
def test_a_union_has_every_moment_once(given_: list[Interval]) -> None:
    assert moments(gaps.union(given_)) == moments(given_)
    assert is_normal(gaps.union(given_))


@given(intervals, intervals)
def test_an_intersection_has_the_moments_in_both(a: list[Interval], b: list[Interval]) -> None:
    assert moments(gaps.intersection(a, b)) == moments(a) & moments(b)
    assert is_normal(gaps.intersection(a, b))


@given(intervals, intervals)
def test_a_difference_has_the_moments_of_the_first_alone(
    a: list[Interval], b: list[Interval]
) -> None:
    assert moments(gaps.difference(a, b)) == moments(a) - moments(b)
    assert is_normal(gaps.difference(a, b))


@given(intervals, st.integers(1, 12))
def test_chunks_cover_exactly_the_gaps_newest_first_and_bounded(
    given_: list[Interval], length: int
) -> None:
    pieces = gaps.chunks(given_, length)
    assert moments(pieces) == moments(given_)
    assert sum(end - start for start, end in pieces) == len(moments(given_))
    assert pieces == sorted(pieces, reverse=True)
    assert all(start // length == (end - 1) // length for start, end in pieces)


def test_live_coverage_counts_only_while_the_entity_was_recorded() -> None:
    coverage = [
        live(0, 100),
        live(200, 300),
        own(CoverageKind.RECORDED, 50, 250),
        own(CoverageKind.RECORDED, 0, OPEN_END_US, scope="sensor.another"),
    ]
    assert gaps.effective(SENSOR, coverage) == [(50, 100), (200, 250)]
    assert gaps.of_entity(SENSOR, 0, 300, coverage) == [(0, 50), (100, 200), (250, 300)]


def test_fetched_history_closes_a_gap_and_statistics_do_not() -> None:
    coverage = [
        live(0, 100),
        own(CoverageKind.RECORDED, 0, OPEN_END_US),
        own(CoverageKind.HISTORY, 90, 150),
        own(CoverageKind.STATISTICS, 0, 400),
        own(CoverageKind.HISTORY, 0, 400, scope="sensor.another"),
    ]
    assert gaps.of_entity(SENSOR, 0, 200, coverage) == [(150, 200)]


def test_a_hole_in_the_middle_is_found_like_one_at_the_end() -> None:
    coverage = [own(CoverageKind.HISTORY, 0, 40), own(CoverageKind.HISTORY, 60, 80)]
    assert gaps.of_entity(SENSOR, 0, 100, coverage) == [(40, 60), (80, 100)]


def test_what_the_user_paused_or_home_assistant_lacks_is_a_gap_but_not_fetched() -> None:
    coverage = [
        Coverage("*", CoverageKind.PAUSED, 10, 20),
        own(CoverageKind.MISSING, 0, 5),
        own(CoverageKind.MISSING, 20, 30, scope="sensor.another"),
    ]
    assert gaps.of_entity(SENSOR, 0, 40, coverage) == [(0, 40)]
    assert gaps.to_fetch(SENSOR, 0, 40, coverage) == [(5, 10), (20, 40)]


kinds = st.sampled_from([CoverageKind.HISTORY, CoverageKind.MISSING, CoverageKind.LIVE])
stored = st.lists(
    st.builds(
        own,
        kinds,
        st.integers(0, 30),
        st.integers(31, 60),
        st.sampled_from([SENSOR, "sensor.another"]),
    ),
    max_size=8,
    unique_by=lambda c: (c.scope, c.kind, c.start_us),
)


def said(coverage: list[Coverage], scope: str, kind: CoverageKind) -> set[int]:
    return moments(gaps.of_kind(coverage, scope, kind))


def changed(coverage: list[Coverage], put: list[Coverage], gone: list[Coverage]) -> list[Coverage]:
    """What a store holds after the change."""
    by_key = {(c.scope, c.kind, c.start_us): c for c in [*coverage, *put]}
    return [
        c for key, c in by_key.items() if key not in {(g.scope, g.kind, g.start_us) for g in gone}
    ]


@given(stored, st.integers(-5, 70))
def test_what_is_cut_off_says_nothing_later_and_the_same_before(
    coverage: list[Coverage], at: int
) -> None:
    kept = changed(coverage, *gaps.cut_after(coverage, at))
    for scope in (SENSOR, "sensor.another"):
        for kind in CoverageKind:
            before = {n for n in said(coverage, scope, kind) if n < at}
            assert said(kept, scope, kind) == before


@given(stored)
def test_joined_intervals_say_the_same_with_as_few_as_possible(coverage: list[Coverage]) -> None:
    kept = changed(coverage, *gaps.joined(coverage))
    for scope in (SENSOR, "sensor.another"):
        for kind in CoverageKind:
            assert said(kept, scope, kind) == said(coverage, scope, kind)
            assert is_normal(sorted(gaps.of_kind(kept, scope, kind)))


def test_a_time_home_assistant_was_away_is_not_asked_for_again() -> None:
    coverage = [own(CoverageKind.DOWN, 10, 20), Coverage("*", CoverageKind.DOWN, 0, 40)]
    assert gaps.to_fetch(SENSOR, 0, 40, coverage) == [(0, 10), (20, 40)]


def test_no_value_holds_on_while_home_assistant_was_not_running() -> None:
    coverage = [
        own(CoverageKind.HISTORY, 0, 100),
        Coverage("*", CoverageKind.DOWN, 10, 20),
        own(CoverageKind.DOWN, 30, 40),
    ]
    assert gaps.known(SENSOR, coverage) == [(0, 10), (20, 30), (40, 100)]
    assert gaps.of_entity(SENSOR, 0, 100, coverage) == []


def test_a_former_name_accounts_for_what_is_complete_until_the_rename_and_no_longer() -> None:
    first = "sensor.first"
    coverage = [
        live(20, 200),
        own(CoverageKind.MISSING, 0, 10, scope=first),
        own(CoverageKind.HISTORY, 10, 15, scope=first),
        own(CoverageKind.RECORDED, 20, 70, scope=first),
        own(CoverageKind.HISTORY, 90, 150, scope=first),
        own(CoverageKind.RECORDED, 70, OPEN_END_US),
    ]
    assert gaps.under_former_name(first, coverage) == [(0, 15), (20, 70)]
    assert gaps.under_former_name("sensor.second", coverage) == []


def test_what_could_not_be_had_under_a_former_name_is_asked_for_under_the_new_one() -> None:
    first = "sensor.first"
    coverage = [
        Coverage(first, CoverageKind.RECORDED, 0, 50),
        Coverage(first, CoverageKind.HISTORY, 0, 10),
        Coverage(first, CoverageKind.MISSING, 10, 30),
        Coverage(first, CoverageKind.DOWN, 30, 40),
        Coverage(first, CoverageKind.HISTORY, 40, 60),
    ]
    assert gaps.under_former_name(first, coverage) == [(0, 10), (30, 50)]
