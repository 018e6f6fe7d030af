from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.models import Period
from energy_desktop.ui.pages.history_range import HistoryRange, Span, around, custom

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [
    BERLIN,
    ZoneInfo("Asia/Kathmandu"),
    ZoneInfo("Australia/Lord_Howe"),
    ZoneInfo("America/Sao_Paulo"),
    ZoneInfo("America/Havana"),
    ZoneInfo("UTC"),
]
days = st.dates(date(2005, 1, 1), date(2035, 12, 31))
spans = st.sampled_from(list(Span))
zones = st.sampled_from(ZONES)
ranges = st.builds(around, spans, days, st.integers(0, 6))


@given(ranges, zones)
def test_neighbouring_ranges_share_their_border_in_every_zone(
    chosen: HistoryRange, zone: ZoneInfo
) -> None:
    _, end = chosen.bounds(zone)
    start, _ = chosen.stepped(1).bounds(zone)
    assert start == end


@given(ranges, st.integers(-30, 30))
def test_going_there_and_back_ends_where_it_began(chosen: HistoryRange, by: int) -> None:
    assert chosen.stepped(by).stepped(-by) == chosen


@given(spans, days, st.integers(0, 6))
def test_a_range_around_a_day_contains_it(span: Span, day: date, first_weekday: int) -> None:
    assert around(span, day, first_weekday).contains(day)


@given(days, st.integers(0, 6))
def test_a_week_begins_on_the_first_weekday_and_has_seven_days(
    day: date, first_weekday: int
) -> None:
    week = around(Span.WEEK, day, first_weekday)
    assert (week.first.weekday(), week.days) == (first_weekday, 7)


@given(days, zones)
def test_a_day_has_23_to_25_hours(day: date, zone: ZoneInfo) -> None:
    start, end = around(Span.DAY, day).bounds(zone)
    assert timedelta(hours=23) <= end - start <= timedelta(hours=25)


def test_days_over_summer_time_have_23_and_25_hours() -> None:
    spring = around(Span.DAY, date(2026, 3, 29)).bounds(BERLIN)
    autumn = around(Span.DAY, date(2026, 10, 25)).bounds(BERLIN)
    assert spring[1] - spring[0] == timedelta(hours=23)
    assert autumn[1] - autumn[0] == timedelta(hours=25)


def test_a_day_that_has_no_midnight_begins_at_one_o_clock() -> None:
    start, _ = around(Span.DAY, date(2018, 11, 4)).bounds(ZoneInfo("America/Sao_Paulo"))
    assert start == datetime(2018, 11, 4, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("chosen", "bucket", "line"),
    [
        (around(Span.DAY, date(2026, 5, 9)), Period.HOUR, Period.FIVE_MINUTES),
        (around(Span.WEEK, date(2026, 5, 9)), Period.HOUR, Period.HOUR),
        (around(Span.MONTH, date(2026, 5, 9)), Period.DAY, Period.DAY),
        (around(Span.YEAR, date(2026, 5, 9)), Period.MONTH, Period.MONTH),
        (custom(date(2026, 5, 1), date(2026, 5, 2)), Period.HOUR, Period.FIVE_MINUTES),
        (custom(date(2026, 5, 1), date(2026, 5, 3)), Period.DAY, Period.DAY),
        (custom(date(2026, 5, 1), date(2026, 7, 1)), Period.DAY, Period.DAY),
        (custom(date(2026, 5, 1), date(2026, 7, 2)), Period.MONTH, Period.MONTH),
    ],
)
def test_the_length_of_a_bar_follows_the_range(
    chosen: HistoryRange, bucket: Period, line: Period
) -> None:
    assert (chosen.bucket, chosen.line_bucket) == (bucket, line)


def test_a_bar_opens_the_range_inside_it_down_to_the_day() -> None:
    year = around(Span.YEAR, date(2026, 5, 9))
    month = year.drilled(datetime(2026, 4, 30, 22, tzinfo=UTC), BERLIN)
    assert month is not None
    assert month == around(Span.MONTH, date(2026, 5, 1))
    day = month.drilled(datetime(2026, 5, 8, 22, tzinfo=UTC), BERLIN)
    assert day is not None
    assert day == around(Span.DAY, date(2026, 5, 9))
    assert day.drilled(datetime(2026, 5, 9, 7, tzinfo=UTC), BERLIN) is None


def test_the_hours_of_a_week_open_their_day() -> None:
    week = around(Span.WEEK, date(2026, 5, 9))
    assert week.drilled(datetime(2026, 5, 7, 22, tzinfo=UTC), BERLIN) == around(
        Span.DAY, date(2026, 5, 8)
    )


def test_up_leads_from_day_to_month_to_year_and_ends_there() -> None:
    month = around(Span.DAY, date(2026, 5, 9)).up()
    assert month is not None
    assert month == around(Span.MONTH, date(2026, 5, 9))
    year = month.up()
    assert year is not None
    assert year == around(Span.YEAR, date(2026, 5, 9))
    assert year.up() is None


def test_custom_days_may_be_named_in_either_order() -> None:
    assert custom(date(2026, 5, 3), date(2026, 5, 1)).first == date(2026, 5, 1)
