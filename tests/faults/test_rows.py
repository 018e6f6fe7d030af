"""Rows are read from Home Assistant's answers with their exact times and in the stored units."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.faults import rows
from tests.faults.intervals import around, common, complement, union

AT = datetime(2026, 3, 1, 12, 0, 0, 55_072, tzinfo=UTC)
AT_US = rows.micros(AT)
KW = {"unit_of_measurement": "kW"}


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)))  # noqa: DTZ001
def test_a_time_survives_the_way_through_float_seconds(naive: datetime) -> None:
    moment = naive.replace(tzinfo=UTC)
    assert rows.of_seconds(moment.timestamp()) == rows.micros(moment)
    assert rows.of_iso(moment.isoformat()) == rows.micros(moment)
    assert rows.at(rows.micros(moment)) == moment


def test_a_row_in_which_only_attributes_changed_is_no_change() -> None:
    later = (AT + timedelta(seconds=1)).timestamp()
    found = rows.of_history(
        [
            {"s": "1.5", "a": KW, "lu": AT.timestamp()},
            {"s": "1.5", "a": {}, "lu": later, "lc": AT.timestamp()},
        ]
    )
    assert found == {AT_US: 1500.0}


def test_what_is_no_number_is_none() -> None:
    for state in (None, "", "unavailable", "unknown", "nan", "inf"):
        assert rows.number(state, KW) is None
    assert rows.number("0", KW) == 0.0


def test_the_removal_of_an_entity_is_a_row_without_a_number_when_it_was_told() -> None:
    data = {"entity_id": "sensor.a", "new_state": None}
    event = {"event_type": "state_changed", "time_fired": AT.isoformat(), "data": data}
    assert rows.of_event(event) == ("sensor.a", AT_US, None)


def test_intervals_that_touch_are_one() -> None:
    assert union([(5, 7), (1, 3), (3, 4), (6, 9), (2, 2)]) == [(1, 4), (5, 9)]


def test_the_moment_of_an_end_belongs_to_what_follows() -> None:
    assert around([(1, 4), (5, 9)], 4) is None
    assert around([(1, 4), (4, 9)], 4) == (4, 9)
    assert around([], 4) is None


SOME = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda i: (min(i), max(i))))


def moments(intervals: list[tuple[int, int]]) -> set[int]:
    return {at for start, end in intervals for at in range(start, end)}


@given(SOME, SOME)
def test_interval_arithmetic_is_that_of_sets_of_moments(
    left: list[tuple[int, int]], right: list[tuple[int, int]]
) -> None:
    assert moments(union(left)) == moments(left)
    assert moments(common(left, right)) == moments(left) & moments(right)
    assert moments(complement(left, (5, 25))) == set(range(5, 25)) - moments(left)
