"""Traps of time: days of 23 and 25 hours, borders within an hour, holes and seams, by hand.

All through the services that pages and routes ask, on DuckDB files.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from energy_desktop.models import CoverageKind, Period
from energy_desktop.services.provenance import Provenance
from tests.fakes.recorded_home import RecordedHome, rounded, utc

METER, POWER = "sensor.meter_energy", "sensor.plug_power"
HOUR, DAY, MINUTE = timedelta(hours=1), timedelta(days=1), timedelta(minutes=1)
NO_ROW = math.nan


@pytest.fixture
def home(embedded_home: RecordedHome) -> RecordedHome:
    embedded_home.now = utc("2027-01-01 00:00")
    return embedded_home


def summed(steps: list[float]) -> list[float]:
    """The sum of statistics after each step."""
    return [sum(steps[: i + 1]) for i in range(len(steps))]


@dataclass(frozen=True)
class Days:
    """Civil days from ``start`` (UTC) on, one kWh an hour: how many each has."""

    zone: str
    start: str
    kwh: list[float]


CHANGES = [
    Days("Europe/Amsterdam", "2026-03-27 23:00", [24, 23, 24]),
    Days("Europe/Amsterdam", "2026-10-23 22:00", [24, 25, 24]),
    Days("America/New_York", "2026-03-07 05:00", [24, 23, 24]),
    Days("America/New_York", "2026-10-31 04:00", [24, 25, 24]),
    Days("America/St_Johns", "2026-03-07 03:30", [24, 23, 24]),
    Days("America/St_Johns", "2026-10-31 02:30", [24, 25, 24]),
    Days("Australia/Lord_Howe", "2026-04-03 13:00", [24, 24.5, 24]),
    Days("Australia/Lord_Howe", "2026-10-02 13:30", [24, 23.5, 24]),
    Days("Asia/Kolkata", "2026-03-27 18:30", [24, 24, 24]),
]


@pytest.mark.parametrize("days", CHANGES, ids=lambda days: f"{days.zone} {days.start}")
async def test_a_day_has_the_energy_of_as_many_hours_as_it_is_long(
    home: RecordedHome, days: Days
) -> None:
    """By hours, and by 5 minutes where a day begins within an hour."""
    home.zone = ZoneInfo(days.zone)
    start, first = utc(days.start), utc(days.start).replace(minute=0) - HOUR
    end = start + sum(days.kwh) * HOUR
    await home.sensor(METER)
    await home.meter_rows(METER, first, summed([1.0] * 75))
    await home.meter_rows(METER, first, summed([1 / 12] * 75 * 12), Period.FIVE_MINUTES)
    assert await home.totals(METER, start, end, Period.DAY) == (sum(days.kwh), days.kwh)
    assert (await home.totals(METER, start, end, Period.HOUR))[0] == sum(days.kwh)
    borders = [start + sum(days.kwh[:i]) * HOUR for i in range(4)]
    alone = [(await home.totals(METER, a, b, Period.DAY))[0] for a, b in pairwise(borders)]
    assert alone == days.kwh


@pytest.mark.parametrize(
    ("zone", "midnight"), [("Asia/Kolkata", "18:30"), ("America/St_Johns", "02:30")]
)
async def test_a_border_hour_that_nothing_splits_is_of_the_day_it_starts_in_and_is_marked(
    home: RecordedHome, zone: str, midnight: str
) -> None:
    """1 kWh an hour, and 5 kWh in the hour around the midnight between the days."""
    home.zone = ZoneInfo(zone)
    start, border = utc(f"2026-06-10 {midnight}"), utc(f"2026-06-11 {midnight}")
    first = utc("2026-06-10 00:00")
    steps = [5.0 if first + i * HOUR == border - HOUR / 2 else 1.0 for i in range(72)]
    await home.sensor(METER)
    await home.meter_rows(METER, first, summed(steps))
    await home.covered(CoverageKind.STATISTICS, first, first + 3 * DAY, METER)
    assert await home.totals(METER, start, border + DAY, Period.DAY) == (52, [28, 24])
    assert (await home.totals(METER, border, border + DAY, Period.DAY))[0] == 24
    (series,) = await home.statistics.energy([METER], start, border + DAY, Period.DAY)
    assert {b.provenance for b in series.buckets} == {Provenance.HOURLY}


async def test_a_row_missing_in_the_middle_is_in_no_bar_of_an_hour_and_in_the_day(
    home: RecordedHome,
) -> None:
    await home.sensor(METER)
    start = utc("2026-06-10 00:00")
    await home.meter_rows(METER, start - HOUR, [0.0, 1, 2, NO_ROW, 5, 6])
    end = start + 5 * HOUR
    assert await home.totals(METER, start, end, Period.HOUR) == (6, [1, 1, None, None, 1])
    assert await home.totals(METER, start, end, Period.DAY) == (6, [6])


async def test_a_row_missing_in_the_middle_is_filled_from_readings(home: RecordedHome) -> None:
    await home.sensor(METER)
    start = utc("2026-06-10 00:00")
    await home.meter_rows(METER, start - HOUR, [0.0, 1, 2, NO_ROW, 5, 6], state_offset=100)
    await home.read(METER, (start + 2.5 * HOUR, 104.5), (start + 3.5 * HOUR, 105))
    await home.recorded(start, start + 5 * HOUR, METER)
    end = start + 5 * HOUR
    assert await home.totals(METER, start, end, Period.HOUR) == (6, [1, 1, 2.5, 0.5, 1])


async def test_offline_for_longer_than_home_assistant_keeps_readings(home: RecordedHome) -> None:
    """Three weeks away from a sensor without statistics: 210 kWh in the total, in no bar."""
    await home.sensor(METER, state_class=None)
    left, back = utc("2026-06-03 12:00"), utc("2026-06-24 12:00")
    await home.read(METER, (left - DAY, 100.0), (left - HOUR, 110.0))
    await home.read(METER, (back + HOUR, 320.0), (back + DAY, 330.0))
    await home.recorded(left - 2 * DAY, left, METER)
    await home.recorded(back, back + 2 * DAY, METER)
    start, end = utc("2026-06-02 00:00"), utc("2026-06-26 00:00")
    by_day = [0, 10, *([None] * 20), 0, 10]
    june = utc("2026-06-01 00:00")
    for begin, until, zoom, bars in [
        (start, end, Period.DAY, by_day),
        (june, june + 28 * DAY, Period.WEEK, [10, None, None, 10]),
        (june, june + 30 * DAY, Period.MONTH, [230]),
    ]:
        assert await home.totals(METER, begin, until, zoom) == (230, bars)


async def test_offline_while_home_assistant_kept_only_hours_is_no_hole(home: RecordedHome) -> None:
    await home.sensor(METER)
    start = utc("2026-06-10 00:00")
    await home.meter_rows(METER, start - HOUR, summed([0.0] + [0.5] * 48), state_offset=70)
    await home.read(METER, (start - MINUTE, 70.0))
    await home.recorded(start - DAY, start, METER)
    assert await home.totals(METER, start, start + 2 * DAY, Period.DAY) == (24, [12, 12])


async def test_the_running_hour_is_from_readings(home: RecordedHome) -> None:
    """Rows until 12:00 at 105.0; 0.2 kWh until 12:20, and the hour is not over."""
    home.now = utc("2026-06-10 12:22")
    start = utc("2026-06-10 10:00")
    await home.sensor(METER)
    await home.meter_rows(METER, start - HOUR, [3.0, 4.0, 5.0], state_offset=100)
    await home.read(METER, (start + 119 * MINUTE, 105.0), (start + 140 * MINUTE, 105.2))
    await home.recorded(start, home.now, METER)
    total, hours = await home.totals(METER, start, start + 4 * HOUR, Period.HOUR)
    assert (total, hours) == (2.2, [1, 1, 0.2, None])


@pytest.mark.parametrize("state_class", ["total_increasing", "total"])
async def test_from_readings_to_statistics_and_back_there_is_no_step(
    home: RecordedHome, state_class: str
) -> None:
    """Readings, then rows from 01:00 to 04:00, whose sum began by itself, then readings."""
    await home.sensor(METER, state_class=state_class)
    start = utc("2026-06-10 00:00")
    shown = [100 + i * 0.1234 for i in range(25)]
    times = [start + i * 15 * MINUTE - MINUTE for i in range(25)]
    await home.read(METER, *zip(times, shown, strict=True))
    sums = [shown[i] - 117 for i in (8, 12, 16)]
    await home.meter_rows(METER, start + HOUR, sums, state_offset=117)
    await home.recorded(start - HOUR, start + 6 * HOUR, METER)
    total, hours = await home.totals(METER, start, start + 6 * HOUR, Period.HOUR)
    assert (total, hours) == (rounded(24 * 0.1234), [0.4936] * 6)


async def test_a_total_meter_that_was_reset_in_the_running_hour_counts_from_0(
    home: RecordedHome,
) -> None:
    home.now = utc("2026-06-10 12:30")
    start = utc("2026-06-10 11:00")
    await home.sensor(METER, state_class="total")
    await home.attributes(METER, start - DAY, last_reset="2026-06-09")
    await home.attributes(METER, start + 70 * MINUTE, last_reset="2026-06-10")
    await home.meter_rows(METER, start - HOUR, [7.0, 8.0], state_offset=1)
    await home.read(METER, (start - DAY, 1.0), (start + 59 * MINUTE, 9.0))
    await home.read(METER, (start + 70 * MINUTE, 0.0), (start + 80 * MINUTE, 0.3))
    await home.recorded(start - HOUR, home.now, METER)
    total, hours = await home.totals(METER, start, start + 2 * HOUR, Period.HOUR)
    assert (total, hours) == (1.3, [1, 0.3])


async def test_an_hour_of_power_across_a_civil_midnight_gives_each_day_its_half(
    home: RecordedHome,
) -> None:
    home.zone = ZoneInfo("Asia/Kolkata")
    await home.power_sensor(POWER)
    await home.mean_rows(POWER, utc("2026-06-10 00:00"), [1000.0] * 18 + [3000.0] + [1000.0] * 40)
    start = utc("2026-06-09 18:30")
    total, days = await home.totals(POWER, start + DAY, start + 2 * DAY, Period.DAY)
    assert (total, days) == (25, [25])
    (series,) = await home.statistics.averages([POWER], start, start + 2 * DAY, Period.DAY)
    assert series.buckets[1].mean == pytest.approx(25_000 / 24)
    assert series.buckets[0].max == series.buckets[1].max == 3001


async def test_no_bar_shows_a_use_before_a_sensor_was_known(home: RecordedHome) -> None:
    """A new sensor whose meter already shows 5,000 kWh."""
    await home.sensor(METER)
    first = utc("2026-06-10 05:20")
    await home.read(METER, (first, 5000.0), (first + HOUR, 5001.0))
    await home.recorded(first, first + 2 * HOUR, METER)
    start: datetime = utc("2026-06-10 04:00")
    total, hours = await home.totals(METER, start, start + 3 * HOUR, Period.HOUR)
    assert (total, hours) == (1, [None, 0, 1])
