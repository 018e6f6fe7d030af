"""A range beside days of one's own choice: how many, what hinders, what stands beside what."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop import periods
from energy_desktop.models import Period
from energy_desktop.services import compare as comparing
from energy_desktop.services.compare import (
    Against,
    Comparison,
    Hindrance,
    compare,
    hindrance,
    other_days,
    shift_to,
)
from tests.services.test_compare import BERLIN, LATER, day, local, pairs, ranges, zones

_DAY = timedelta(days=1)
others = st.dates(date(2005, 1, 1), date(2036, 12, 31))
starts = st.one_of(others, others.map(lambda d: d.replace(day=1)))


def beside(
    other: date, first: date, last: date, now: datetime = LATER, zone: ZoneInfo = BERLIN
) -> Comparison | None:
    return compare(Against.ANOTHER, first, last, now, zone, other)


def is_month(first: date, last: date) -> bool:
    return first.day == 1 and (last + _DAY).day == 1 and (last - first).days < 31


@pytest.mark.parametrize(
    ("range_", "other", "wanted"),
    [
        (("2026-06-18", "2026-06-18"), "2025-03-03", ("2025-03-03", "2025-03-03")),
        (("2025-03-03", "2025-03-03"), "2026-06-18", ("2026-06-18", "2026-06-18")),
        (("2026-06-15", "2026-06-21"), "2025-12-29", ("2025-12-29", "2026-01-04")),
        (("2026-06-01", "2026-06-30"), "2025-03-01", ("2025-03-01", "2025-03-31")),
        (("2025-02-01", "2025-02-28"), "2024-02-01", ("2024-02-01", "2024-02-29")),
        (("2025-02-01", "2025-02-28"), "2025-12-01", ("2025-12-01", "2025-12-31")),
        (("2026-06-01", "2026-06-30"), "2025-03-03", ("2025-03-03", "2025-04-01")),
        (("2025-01-01", "2025-12-31"), "2024-01-01", ("2024-01-01", "2024-12-31")),
        (("2025-01-01", "2025-12-31"), "2023-03-01", ("2023-03-01", "2024-02-28")),
        (("2025-01-01", "2025-03-31"), "2024-04-01", ("2024-04-01", "2024-06-29")),
    ],
)
def test_which_days_stand_beside_those_shown(
    range_: tuple[str, str], other: str, wanted: tuple[str, str]
) -> None:
    found = other_days(day(other), day(range_[0]), day(range_[1]))
    assert (str(found[0]), str(found[1])) == wanted


@given(ranges(), starts)
def test_they_begin_where_one_chose_and_are_as_many_or_a_whole_month_or_year(
    range_: tuple[date, date], other: date
) -> None:
    first, last = range_
    begin, end = other_days(other, first, last)
    assert begin == other == shift_to(other, first, last).back(first)
    if end - begin != last - first:
        years = (begin.month, begin.day, end.month, end.day) == (1, 1, 12, 31)
        assert (is_month(first, last) and is_month(begin, end)) or years


@pytest.mark.parametrize(
    ("range_", "other", "wanted"),
    [
        (("2026-06-15", "2026-06-21"), "2026-06-14", None),
        (("2026-06-15", "2026-06-21"), "2026-06-15", Hindrance.ITSELF),
        (("2026-06-15", "2026-06-21"), "2026-06-16", Hindrance.NOT_OVER),
        (("2026-05-01", "2026-05-07"), "2026-06-11", None),
        (("2026-05-01", "2026-05-07"), "2026-06-12", Hindrance.NOT_OVER),
        (("2026-04-01", "2026-04-30"), "2026-05-01", None),
        (("2026-04-01", "2026-04-30"), "2026-06-01", Hindrance.NOT_OVER),
        (("2026-06-15", "2026-06-21"), "2024-01-01", Hindrance.BEFORE_ALL),
        (("2026-06-15", "2026-06-21"), "2024-01-04", None),
    ],
)
def test_what_hinders(range_: tuple[str, str], other: str, wanted: Hindrance | None) -> None:
    first, last = map(day, range_)
    assert hindrance(day(other), first, last, day("2026-06-18"), day("2024-01-10")) == wanted


@given(ranges(), starts, zones, st.integers(1, 800 * 86_400))
def test_days_are_compared_exactly_where_nothing_hinders_and_never_with_the_future(
    range_: tuple[date, date], other: date, zone: ZoneInfo, passed_s: int
) -> None:
    first, last = range_
    now = periods.day_start(first, zone) + timedelta(seconds=passed_s)
    found = beside(other, first, last, now, zone)
    hindered = hindrance(other, first, last, periods.local_date(now, zone))
    assert (found is None) == (hindered is not None)
    if found is not None:
        assert found.earlier.start < found.earlier.until <= now
        assert found.is_later == (other > first)


@given(ranges(), starts, zones)
def test_days_that_are_over_are_compared_with_whole_days(
    range_: tuple[date, date], other: date, zone: ZoneInfo
) -> None:
    found = beside(other, *range_, zone=zone)
    if found is not None:
        end = periods.day_start(other_days(other, *range_)[1] + _DAY, zone)
        assert (found.earlier.start, found.earlier.until) == (periods.day_start(other, zone), end)


@pytest.mark.parametrize(
    ("range_", "other", "until"),
    [
        (("2026-06-18", "2026-06-18"), "2025-03-03", "2025-03-03T14:32"),
        (("2026-06-01", "2026-06-30"), "2025-03-01", "2025-03-18T14:32"),
        (("2026-06-01", "2026-06-30"), "2025-03-03", "2025-03-20T14:32"),
        (("2026-01-01", "2026-12-31"), "2024-01-01", "2024-06-18T14:32"),
    ],
)
def test_a_running_range_is_compared_up_to_the_same_time_of_the_same_day(
    range_: tuple[str, str], other: str, until: str
) -> None:
    found = beside(day(other), day(range_[0]), day(range_[1]), local("2026-06-18T14:32"))
    assert found is not None
    assert found.this.until == local("2026-06-18T14:32")
    assert found.earlier.until == local(until)


@given(ranges(), starts, zones, st.sampled_from([Period.DAY, Period.MONTH]))
def test_each_day_stands_beside_the_day_of_its_place_and_no_amount_is_doubled(
    range_: tuple[date, date], other: date, zone: ZoneInfo, bars: Period
) -> None:
    found = beside(other, *range_, zone=zone)
    if found is None:
        return
    these, then, places = pairs(found, zone, bars)
    known = [place for place in places if place is not None]
    assert known == sorted(known)
    if found.period(bars) is bars:
        assert max(Counter(known).values()) == 1
    if bars is Period.DAY and found.shift.days:
        assert places == [*range(len(these))]
    amounts = np.arange(1.0, len(then) + 1)
    alone = sum(a for a, place in zip(amounts, places, strict=True) if place is None)
    summed = np.nansum(comparing.summed(amounts, places, len(these)))
    assert summed + alone == pytest.approx(amounts.sum())


def test_the_31st_of_the_other_month_stands_alone() -> None:
    found = beside(day("2025-03-01"), day("2026-06-01"), day("2026-06-30"))
    assert found is not None
    assert pairs(found, BERLIN, Period.DAY)[2] == [*range(30), None]


def test_hours_stand_beside_the_same_hour_also_of_a_later_day_of_25_hours() -> None:
    found = beside(day("2025-10-26"), day("2025-03-03"), day("2025-03-03"))
    assert found is not None
    assert pairs(found, BERLIN, Period.HOUR)[2] == [0, 1, 2, None, *range(3, 24)]


def test_nothing_is_compared_until_a_day_is_chosen() -> None:
    first = day("2026-06-18")
    assert compare(Against.ANOTHER, first, first, datetime(2040, 1, 1, tzinfo=UTC), BERLIN) is None
