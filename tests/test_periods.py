"""Civil time against zoneinfo: buckets tile, whatever the zone does."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop import periods
from energy_desktop.models import Period

BERLIN, HAVANA = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Havana")
ZONES = ["UTC", "Europe/Berlin", "Australia/Lord_Howe", "America/Havana", "Asia/Kathmandu",
         "America/St_Johns", "Asia/Kolkata", "Pacific/Apia", "America/Sao_Paulo"]  # fmt: skip
zones = st.sampled_from([ZoneInfo(name) for name in ZONES])
moments = st.datetimes(
    datetime(2009, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC)  # noqa: DTZ001
)  # fmt: skip
civil = st.sampled_from([Period.DAY, Period.WEEK, Period.MONTH, Period.YEAR])


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@given(st.sampled_from(list(Period)), moments, st.integers(1, 40), zones)
def test_buckets_tile_what_was_asked(
    period: Period, start: datetime, days: int, zone: ZoneInfo
) -> None:
    length = timedelta(hours=days) if period is Period.FIVE_MINUTES else timedelta(days=days)
    found = periods.buckets(period, start, start + length, zone)
    assert found[0][0] <= start < found[0][1]
    assert found[-1][0] < start + length <= found[-1][1]
    assert all(a[1] == b[0] for a, b in pairwise(found))
    assert all(a < b and a.tzinfo is UTC and b.tzinfo is UTC for a, b in found)


@given(civil, moments, zones)
def test_a_bucket_begins_with_the_first_moment_of_its_first_date(
    period: Period, moment: datetime, zone: ZoneInfo
) -> None:
    start = periods.floor(period, moment, zone)
    first = start.astimezone(zone).date()
    just_before = (start - timedelta(microseconds=1)).astimezone(zone).date()
    assert just_before < first
    if period is Period.WEEK:
        assert first.weekday() == 0 or just_before.weekday() == 5
    if period in (Period.MONTH, Period.YEAR):
        assert first.day == 1
    if period is Period.YEAR:
        assert first.month == 1


@given(st.sampled_from([Period.HOUR, Period.FIVE_MINUTES]), moments, zones)
def test_hours_begin_on_those_of_utc_in_every_zone(
    period: Period, moment: datetime, zone: ZoneInfo
) -> None:
    local = moment.astimezone(zone)
    assert periods.floor(period, local, zone) == periods.floor(period, moment, zone)
    assert periods.floor(Period.HOUR, local, zone).minute == 0


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [("Europe/Berlin", "2026-03-29", 23), ("Europe/Berlin", "2026-10-25", 25),
     ("Australia/Lord_Howe", "2026-10-04", 23.5), ("Australia/Lord_Howe", "2026-04-05", 24.5),
     ("America/Havana", "2026-03-08", 23), ("America/Havana", "2026-11-01", 25),
     ("Asia/Kathmandu", "2026-03-29", 24)],
)  # fmt: skip
def test_a_day_has_as_many_hours_as_the_zone_gives_it(zone: str, day: str, hours: float) -> None:
    noon = datetime.combine(date.fromisoformat(day), time(12), ZoneInfo(zone))
    ((start, end),) = periods.buckets(Period.DAY, noon, noon + timedelta(seconds=1), ZoneInfo(zone))
    assert (end - start) / timedelta(hours=1) == hours


def test_a_day_without_a_midnight_begins_when_the_clock_jumps() -> None:
    assert periods.day_start(date(2026, 3, 8), HAVANA) == at("2026-03-08 05:00")


def test_a_date_that_never_was_has_no_bucket() -> None:
    apia = ZoneInfo("Pacific/Apia")
    found = periods.buckets(Period.DAY, at("2011-12-29 12:00"), at("2011-12-31 12:00"), apia)
    dates = [periods.local_date(start, apia) for start, _end in found]
    assert dates == [date(2011, 12, 29), date(2011, 12, 31), date(2012, 1, 1)]


def test_the_same_time_on_another_day_is_what_the_clock_shows() -> None:
    now = at("2026-03-30 10:15")
    assert periods.same_time_on(date(2026, 3, 29), now, BERLIN) == at("2026-03-29 10:15")
    assert periods.same_time_on(date(2026, 3, 28), now, BERLIN) == at("2026-03-28 11:15")


def test_a_time_that_the_day_skips_is_the_moment_of_the_change() -> None:
    half_past_two = at("2026-03-30 00:30")
    assert periods.same_time_on(date(2026, 3, 29), half_past_two, BERLIN) == at("2026-03-29 01:00")


def test_a_time_that_comes_twice_is_its_first_unless_asked_at_the_second() -> None:
    october = date(2026, 10, 25)
    assert periods.same_time_on(october, at("2026-10-26 01:30"), BERLIN) == at("2026-10-25 00:30")
    second = at("2026-10-25 01:30")
    assert periods.same_time_on(october, second, BERLIN) == second


@given(moments, st.integers(-400, 400), zones)
def test_the_same_time_shows_the_same_clock_or_the_end_of_a_jump(
    moment: datetime, days: int, zone: ZoneInfo
) -> None:
    day = periods.local_date(moment, zone) + timedelta(days=days)
    found = periods.same_time_on(day, moment, zone).astimezone(zone)
    clock = moment.astimezone(zone).time()
    if found.time() == clock:
        return
    before = (found.astimezone(UTC) - timedelta(microseconds=1)).astimezone(zone)
    assert before.utcoffset() != found.utcoffset()
    assert before.replace(tzinfo=None) < datetime.combine(day, clock) < found.replace(tzinfo=None)
