"""What stands beside what: the range before, a year earlier, and bars by calendar and clock."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop import periods
from energy_desktop.models import Period, Role
from energy_desktop.services import compare as comparing
from energy_desktop.services.compare import Against, Comparison, compare, percent
from tests.fakes.recorded_home import RecordedHome

PREVIOUS, WEEKDAYS, DATES = Against.PREVIOUS, Against.SAME_WEEKDAYS, Against.SAME_DATES
BERLIN, LORD_HOWE = ZoneInfo("Europe/Berlin"), ZoneInfo("Australia/Lord_Howe")
NAMES = ["UTC", "Europe/Berlin", "Australia/Lord_Howe", "America/Havana", "Asia/Kathmandu",
         "America/St_Johns", "Asia/Kolkata", "America/Sao_Paulo"]  # fmt: skip
zones = st.sampled_from([ZoneInfo(name) for name in NAMES])
ways = st.sampled_from([PREVIOUS, WEEKDAYS, DATES])
dates = st.dates(date(2012, 1, 1), date(2035, 12, 31))
LATER = datetime(2040, 1, 1, tzinfo=UTC)


@st.composite
def ranges(draw: st.DrawFn) -> tuple[date, date]:
    """A day, a run of days, a month or a year."""
    first = draw(dates)
    kind = draw(st.sampled_from(["days", "month", "year"]))
    if kind == "days":
        return first, first + timedelta(days=draw(st.integers(0, 400)))
    if kind == "year":
        return first.replace(month=1, day=1), first.replace(month=12, day=31)
    following = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    return first.replace(day=1), following - timedelta(days=1)


def local(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def day(text: str) -> date:
    return date.fromisoformat(text)


def made(
    against: Against, first: date, last: date, now: datetime = LATER, zone: ZoneInfo = BERLIN
) -> Comparison:
    found = compare(against, first, last, now, zone)
    assert found is not None
    return found


def earlier(against: Against, first: str, last: str) -> tuple[str, str]:
    found = made(against, day(first), day(last)).earlier
    return str(found.first), str(found.last)


def pairs(
    found: Comparison, zone: ZoneInfo, bars: Period
) -> tuple[list[periods.Bucket], list[periods.Bucket], list[int | None]]:
    end = periods.day_start(found.this.last + timedelta(days=1), zone)
    these = periods.buckets(bars, found.this.start, end, zone)
    asked = found.period(bars)
    before = periods.buckets(asked, found.earlier.start, found.earlier.until, zone)
    return these, before, found.places(these, before, zone, bars)


@pytest.mark.parametrize(
    ("against", "range_", "wanted"),
    [
        (PREVIOUS, ("2026-06-18", "2026-06-18"), ("2026-06-17", "2026-06-17")),
        (PREVIOUS, ("2026-06-15", "2026-06-21"), ("2026-06-08", "2026-06-14")),
        (PREVIOUS, ("2026-03-01", "2026-03-31"), ("2026-02-01", "2026-02-28")),
        (PREVIOUS, ("2028-03-01", "2028-03-31"), ("2028-02-01", "2028-02-29")),
        (PREVIOUS, ("2026-01-01", "2026-01-31"), ("2025-12-01", "2025-12-31")),
        (PREVIOUS, ("2028-01-01", "2028-12-31"), ("2027-01-01", "2027-12-31")),
        (PREVIOUS, ("2026-06-10", "2026-06-18"), ("2026-06-01", "2026-06-09")),
        (DATES, ("2026-06-18", "2026-06-18"), ("2025-06-18", "2025-06-18")),
        (DATES, ("2028-02-29", "2028-02-29"), ("2027-02-28", "2027-02-28")),
        (DATES, ("2028-02-01", "2028-02-29"), ("2027-02-01", "2027-02-28")),
        (DATES, ("2029-02-01", "2029-02-28"), ("2028-02-01", "2028-02-29")),
        (DATES, ("2029-02-20", "2029-02-28"), ("2028-02-20", "2028-02-28")),
        (DATES, ("2026-12-30", "2027-01-02"), ("2025-12-30", "2026-01-02")),
        (WEEKDAYS, ("2026-06-15", "2026-06-21"), ("2025-06-16", "2025-06-22")),
        (WEEKDAYS, ("2028-02-29", "2028-02-29"), ("2027-03-02", "2027-03-02")),
    ],
)  # fmt: skip
def test_which_days_are_compared(
    against: Against, range_: tuple[str, str], wanted: tuple[str, str]
) -> None:
    assert earlier(against, *range_) == wanted


@given(ranges(), ways)
def test_the_compared_range_has_the_same_civil_length(
    range_: tuple[date, date], against: Against
) -> None:
    first, last = range_
    found = made(against, first, last)
    length, before = last - first, found.earlier.last - found.earlier.first
    if found.shift.days:
        assert before == length
    elif periods.period_before(first, last) == periods.Shift(months=1):
        assert (found.earlier.first.day, (found.earlier.last + timedelta(days=1)).day) == (1, 1)
        assert before.days + 1 in {28, 29, 30, 31}
    else:
        assert abs(before - length) <= timedelta(days=1), "a 29 February on one side"


@given(ranges(), zones)
def test_a_year_earlier_by_weekdays_a_monday_stands_beside_a_monday(
    range_: tuple[date, date], zone: ZoneInfo
) -> None:
    found = made(WEEKDAYS, *range_, zone=zone)
    these, before, places = pairs(found, zone, Period.DAY)
    assert places == list(range(len(these)))
    for (this, _a), (then, _b) in zip(these, before, strict=True):
        assert this.astimezone(zone).weekday() == then.astimezone(zone).weekday()


@given(ranges(), ways, zones, st.integers(0, 401 * 86_400))
def test_a_running_period_is_never_compared_with_more_time_than_has_passed(
    range_: tuple[date, date], against: Against, zone: ZoneInfo, passed_s: int
) -> None:
    first, last = range_
    now = periods.day_start(first, zone) + timedelta(seconds=passed_s)
    found = compare(against, first, last, now, zone)
    if found is None or now >= periods.day_start(last + timedelta(days=1), zone):
        return
    wall_passed = _wall(now, zone) - datetime.combine(first, datetime.min.time())
    begin = datetime.combine(found.earlier.first, datetime.min.time())
    compared = _wall(found.earlier.until, zone) - begin
    leap_days = _leap_days(begin.date(), compared.days + 1)
    may_skip = timedelta(hours=1)  # a clock time that the date lacks is that of the change
    assert compared <= wall_passed + leap_days * timedelta(days=1) + may_skip
    assert found.earlier.until <= now


@given(ranges(), ways, zones, st.sampled_from([Period.HOUR, Period.DAY, Period.MONTH]))
def test_every_bar_of_both_sides_is_in_the_pairs_once(
    range_: tuple[date, date], against: Against, zone: ZoneInfo, bars: Period
) -> None:
    first, last = range_
    if bars is Period.HOUR:
        last = min(last, first + timedelta(days=7))
    found = made(against, first, last, zone=zone)
    these, before, places = pairs(found, zone, bars)
    assert len(places) == len(before)
    beside = [place for place in places if place is not None]
    assert beside == sorted(beside)
    assert all(0 <= place < len(these) for place in beside)
    if found.period(bars) is bars:
        assert max(Counter(beside).values()) == 1
        alone = len(before) - len(beside)
        assert alone <= 3 if bars is not Period.HOUR else alone <= 3 * 25
    else:
        assert len(beside) == len(before), "days within bars of months are all somewhere"


@pytest.mark.parametrize(
    ("on", "then", "alone", "without"),
    [
        ("2026-03-29", "2026-03-28", ["02:00"], []),
        ("2026-03-30", "2026-03-29", [], ["02:00"]),
        ("2025-10-26", "2025-10-25", [], ["02:00"]),
        ("2025-10-27", "2025-10-26", ["02:00"], []),
    ],
)
def test_hours_stand_beside_the_same_hour_of_the_wall_clock(
    on: str, then: str, alone: list[str], without: list[str]
) -> None:
    found = made(PREVIOUS, day(on), day(on))
    assert str(found.earlier.first) == then
    these, before, places = pairs(found, BERLIN, Period.HOUR)
    left = [_clock(b[0]) for b, place in zip(before, places, strict=True) if place is None]
    empty = [_clock(b[0]) for i, b in enumerate(these) if i not in places]
    assert (left, empty) == (alone, without)
    for bucket, place in zip(before, places, strict=True):
        assert place is None or _clock(these[place][0]) == _clock(bucket[0])


def test_hours_of_a_zone_that_moves_by_half_an_hour_find_the_nearest() -> None:
    found = made(DATES, day("2026-04-05"), day("2026-04-05"), zone=LORD_HOWE)
    these, before, places = pairs(found, LORD_HOWE, Period.HOUR)
    for (start, _end), place in zip(before, places, strict=True):
        if place is not None:
            there, here = _wall(start, LORD_HOWE), _wall(these[place][0], LORD_HOWE)
            assert abs(here - there.replace(year=2026)) <= timedelta(minutes=30)


@pytest.mark.parametrize(
    ("against", "range_", "now", "until"),
    [
        (PREVIOUS, ("2026-06-18", "2026-06-18"), "2026-06-18T14:32", "2026-06-17T14:32"),
        (DATES, ("2026-06-01", "2026-06-30"), "2026-06-18T14:32", "2025-06-18T14:32"),
        (WEEKDAYS, ("2026-06-01", "2026-06-30"), "2026-06-18T14:32", "2025-06-19T14:32"),
        (PREVIOUS, ("2026-01-01", "2026-12-31"), "2026-06-18T14:32", "2025-06-18T14:32"),
        (PREVIOUS, ("2026-03-29", "2026-03-29"), "2026-03-29T14:32", "2026-03-28T14:32"),
        (PREVIOUS, ("2026-03-30", "2026-03-30"), "2026-03-30T02:30", "2026-03-29T03:00"),
        (PREVIOUS, ("2026-03-01", "2026-03-31"), "2026-03-30T14:32", "2026-03-01T00:00"),
        (DATES, ("2028-02-29", "2028-02-29"), "2028-02-29T14:32", "2027-02-28T14:32"),
        (DATES, ("2028-01-01", "2028-12-31"), "2028-02-29T14:32", "2027-03-01T00:00"),
        (DATES, ("2028-02-20", "2028-03-10"), "2028-02-29T14:32", "2027-03-01T00:00"),
    ],
)  # fmt: skip
def test_a_running_period_is_compared_up_to_the_same_moment_of_the_wall_clock(
    against: Against, range_: tuple[str, str], now: str, until: str
) -> None:
    found = made(against, day(range_[0]), day(range_[1]), local(now))
    assert found.this.until == local(now)
    assert found.earlier.until == local(until)


def test_a_period_that_is_over_is_compared_with_a_whole_one() -> None:
    found = made(PREVIOUS, day("2026-05-01"), day("2026-05-31"), local("2026-06-18T14:32"))
    assert found.this.until == local("2026-06-01T00:00")
    assert found.earlier.until == local("2026-05-01T00:00")


@pytest.mark.parametrize("now", ["2026-06-17T14:32", "2026-06-18T00:00"])
def test_what_has_not_begun_is_compared_with_nothing(now: str) -> None:
    assert compare(PREVIOUS, day("2026-06-18"), day("2026-06-18"), local(now), BERLIN) is None


def test_nothing_is_compared_where_nothing_is_wanted() -> None:
    assert compare(Against.NOTHING, day("2026-06-18"), day("2026-06-18"), LATER, BERLIN) is None


def test_the_31st_has_no_bar_beside_a_month_of_30_days() -> None:
    found = made(PREVIOUS, day("2026-06-01"), day("2026-06-30"))
    assert pairs(found, BERLIN, Period.DAY)[2] == [*range(30), None]


def test_29_february_is_beside_nothing_unless_the_range_begins_with_it() -> None:
    month = made(DATES, day("2028-02-01"), day("2028-02-29"))
    assert pairs(month, BERLIN, Period.DAY)[2] == [*range(28)]
    from_leap_day = made(DATES, day("2028-02-29"), day("2028-03-02"))
    assert pairs(from_leap_day, BERLIN, Period.DAY)[2] == [0, 1, 2]
    after = made(DATES, day("2029-02-27"), day("2029-03-01"))
    assert pairs(after, BERLIN, Period.DAY)[2] == [0, 1, None, 2]


def test_a_year_by_weekdays_puts_each_day_into_the_month_of_its_partner() -> None:
    found = made(WEEKDAYS, day("2026-01-01"), day("2026-12-31"))
    assert found.period(Period.MONTH) is Period.DAY
    assert made(DATES, day("2026-01-01"), day("2026-12-31")).period(Period.MONTH) is Period.MONTH
    places = pairs(found, BERLIN, Period.MONTH)[2]
    assert Counter(places)[0] == 31
    assert Counter(places)[1] == 28
    assert (places[0], places[31], places[-1]) == (0, 1, 11)


@pytest.mark.parametrize(
    ("value", "before", "coverage", "wanted"),
    [
        (113.0, 100.0, 1.0, 13.0),
        (50.0, 100.0, 0.95, -50.0),
        (-5.0, -10.0, 1.0, 50.0),
        (1.0, 0.0, 1.0, None),
        (1.0, -0.1, 1.0, None),
        (-1.0, 0.5, 1.0, None),
        (1.0, 2.0, 0.949, None),
        (None, 2.0, 1.0, None),
        (1.0, None, 1.0, None),
    ],
)
def test_percent_is_none_where_the_earlier_is_0_or_not_known_well_enough(
    value: float | None, before: float | None, coverage: float, wanted: float | None
) -> None:
    assert percent(value, before, coverage) == wanted


def test_less_than_the_least_is_not_compared() -> None:
    assert percent(1.0, 0.09, least=0.1) is None


def test_values_are_gathered_at_their_places() -> None:
    values = np.array([1.0, 2.0, np.nan, 4.0, 8.0])
    places = [0, 0, 1, 2, None]
    assert comparing.summed(values, places, 4) == pytest.approx([3, np.nan, 4, np.nan], nan_ok=True)
    assert comparing.averaged(values, places, 4)[0] == 1.5
    hours = [(local(f"2026-06-18T0{i}:00"), local(f"2026-06-18T0{i + 1}:00")) for i in range(5)]
    assert comparing.spans(hours, places, 4)[:2] == [(hours[0][0], hours[1][1]), hours[2]]
    assert comparing.spans(hours, places, 4)[3] is None


@given(ranges(), ways)
def test_no_amount_is_lost_or_doubled_between_bars_and_what_stands_alone(
    range_: tuple[date, date], against: Against
) -> None:
    found = made(against, *range_)
    these, before, places = pairs(found, BERLIN, Period.DAY)
    amounts = np.arange(1.0, len(before) + 1)
    beside = np.nansum(comparing.summed(amounts, places, len(these)))
    alone = sum(a for a, place in zip(amounts, places, strict=True) if place is None)
    assert beside + alone == pytest.approx(amounts.sum())


async def test_a_month_so_far_beside_the_month_before_over_the_day_of_23_hours(
    any_home: RecordedHome,
) -> None:
    """1 kWh an hour: 29 days and a half until 30 April 12:00, an hour less until 30 March."""
    home, solar = any_home, "sensor.solar"
    home.zone, home.now = BERLIN, local("2026-04-30T12:00")
    await home.sensor(solar, Role.SOLAR_ENERGY)
    await home.meter_rows(solar, local("2026-02-28T23:00"), [float(i) for i in range(1600)])
    found = made(PREVIOUS, day("2026-04-01"), day("2026-04-30"), home.now)
    totals = []
    for stretch in (found.this, found.earlier):
        (series,) = await home.statistics.energy([solar], stretch.start, stretch.until, Period.DAY)
        totals.append((series.total, round(series.coverage, 6)))
    assert totals == [(708.0, 1.0), (707.0, 1.0)]
    assert percent(totals[0][0], *totals[1]) == pytest.approx(100 / 707)


async def test_the_day_after_the_clock_went_forward_has_an_hour_less_beside_it(
    any_home: RecordedHome,
) -> None:
    home, solar = any_home, "sensor.solar"
    home.zone, home.now = BERLIN, local("2026-03-30T12:00")
    await home.sensor(solar, Role.SOLAR_ENERGY)
    await home.meter_rows(solar, local("2026-03-28T00:00"), [float(i) for i in range(80)])
    then = made(PREVIOUS, day("2026-03-30"), day("2026-03-30"), home.now).earlier
    (series,) = await home.statistics.energy([solar], then.start, then.until, Period.HOUR)
    assert (series.total, len(series.buckets)) == (11.0, 11)


def _wall(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None)


def _clock(at: datetime) -> str:
    return f"{at.astimezone(BERLIN):%H:%M}"


def _leap_days(first: date, days: int) -> int:
    within = (first + timedelta(days=i) for i in range(days))
    return sum((on.month, on.day) == (2, 29) for on in within)
