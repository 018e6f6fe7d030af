"""Energy by hour, day and month from literal rows and readings, in the zones that are hard."""

from __future__ import annotations

import math
from datetime import timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from energy_desktop.models import CoverageKind, Period, from_us
from energy_desktop.services.provenance import Provenance
from tests.fakes.recorded_home import RecordedHome, increasing, utc

METER = "sensor.meter_energy"
POWER = "sensor.plug_power"
HOUR = timedelta(hours=1)


def rising(count: int, step: float = 1.0, start: float = 0.0) -> list[float]:
    return [start + step * (i + 1) for i in range(count)]


async def test_a_day_of_23_hours_has_23_hours_of_energy(any_home: RecordedHome) -> None:
    home = any_home
    home.zone = ZoneInfo("Europe/Berlin")
    await home.sensor(METER)
    await home.meter_rows(METER, utc("2026-03-27 00:00"), rising(96))
    total, days = await home.totals(
        METER, utc("2026-03-27 23:00"), utc("2026-03-29 22:00"), Period.DAY
    )
    assert days == [24.0, 23.0]
    assert total == 47.0


async def test_a_day_of_25_hours_has_25_hours_of_energy(any_home: RecordedHome) -> None:
    home = any_home
    home.zone = ZoneInfo("Europe/Berlin")
    home.now = utc("2026-12-01 00:00")
    await home.sensor(METER)
    await home.meter_rows(METER, utc("2026-10-23 00:00"), rising(96))
    total, days = await home.totals(
        METER, utc("2026-10-23 22:00"), utc("2026-10-25 23:00"), Period.DAY
    )
    assert days == [24.0, 25.0]
    assert total == 49.0


@pytest.mark.parametrize(
    ("zone", "midnight"),
    [("Asia/Kolkata", "18:30"), ("America/St_Johns", "02:30"), ("Asia/Kathmandu", "18:15")],
)
async def test_days_that_begin_within_an_hour_are_split_by_5_minutes(
    any_home: RecordedHome, zone: str, midnight: str
) -> None:
    """1 kWh an hour until the midnight between both days, then 2 kWh an hour."""
    home = any_home
    home.zone = ZoneInfo(zone)
    await home.sensor(METER)
    start, border = utc(f"2026-06-10 {midnight}"), utc(f"2026-06-11 {midnight}")
    first_row = utc("2026-06-10 00:00")
    five_minutes = [
        (1 if first_row + (i + 1) * timedelta(minutes=5) <= border else 2) / 12
        for i in range(72 * 12)
    ]
    sums = [sum(five_minutes[: i + 1]) for i in range(len(five_minutes))]
    await home.meter_rows(METER, first_row, sums, Period.FIVE_MINUTES)
    await home.meter_rows(METER, first_row, sums[11::12])
    end = border + timedelta(days=1)
    assert await home.totals(METER, start, end, Period.DAY) == (72.0, [24.0, 48.0])
    assert await home.totals(METER, start, border, Period.DAY) == (24.0, [24.0])
    assert (await home.totals(METER, start, border, Period.HOUR))[0] == 24.0
    assert (await home.totals(METER, border, end, Period.HOUR))[0] == 48.0


async def test_where_an_hour_cant_be_split_it_goes_to_the_day_it_starts_in(
    any_home: RecordedHome,
) -> None:
    home = any_home
    home.zone = ZoneInfo("Asia/Kolkata")
    await home.sensor(METER)
    await home.meter_rows(METER, utc("2026-06-10 00:00"), rising(72))
    start, border, end = (utc(f"2026-06-{day} 18:30") for day in (10, 11, 12))
    assert await home.totals(METER, start, end, Period.DAY) == (48.0, [24.0, 24.0])
    assert await home.totals(METER, start, border, Period.DAY) == (24.0, [24.0])
    assert (await home.totals(METER, border, end, Period.HOUR))[0] == 24.0
    (series,) = await home.statistics.energy([METER], start, end, Period.DAY)
    await home.recorded(start, end, METER)
    (series,) = await home.statistics.energy([METER], start, end, Period.DAY)
    assert series.buckets[0].provenance is Provenance.HOURLY


async def test_the_running_hour_comes_from_5_minutes_and_readings_without_a_step(
    any_home: RecordedHome,
) -> None:
    home = any_home
    home.now = utc("2026-06-18 12:22")
    await home.sensor(METER)
    await home.meter_rows(METER, utc("2026-06-18 00:00"), rising(12), state_offset=500.0)
    await home.meter_rows(
        METER, utc("2026-06-18 12:00"), [12.1, 12.2, 12.3], Period.FIVE_MINUTES, state_offset=500
    )
    await home.read(METER, (utc("2026-06-18 12:13"), 512.28), (utc("2026-06-18 12:17"), 512.35))
    await home.recorded(utc("2026-06-18 11:00"), home.now, METER)
    total, hours = await home.totals(
        METER, utc("2026-06-18 11:00"), utc("2026-06-18 14:00"), Period.HOUR
    )
    assert hours == [1.0, 0.35, None]
    assert total == 1.35


async def test_buckets_of_the_future_are_not_known(any_home: RecordedHome) -> None:
    home = any_home
    await home.sensor(METER)
    await home.meter_rows(METER, utc("2026-06-18 00:00"), rising(12))
    (series,) = await home.statistics.energy(
        [METER], utc("2026-06-18 10:00"), utc("2026-06-18 15:00"), Period.HOUR
    )
    assert [b.value for b in series.buckets] == [1.0, 1.0, None, None, None]
    assert [b.coverage for b in series.buckets] == [1.0, 1.0, 0.0, 0.0, 0.0]
    assert {b.provenance for b in series.buckets[2:]} == {Provenance.MISSING}


async def test_a_change_across_a_hole_is_in_no_bar_but_in_the_total(any_home: RecordedHome) -> None:
    home = any_home
    await home.sensor(METER)
    await home.meter_rows(METER, utc("2026-06-17 23:00"), [0.0, 1, 2, math.nan, math.nan, 9, 10])
    await home.covered(
        CoverageKind.STATISTICS, utc("2026-06-17 00:00"), utc("2026-06-18 12:00"), METER
    )
    start, end = utc("2026-06-18 00:00"), utc("2026-06-18 06:00")
    total, hours = await home.totals(METER, start, end, Period.HOUR)
    assert hours == [1.0, 1.0, None, None, None, 1.0]
    assert total == 10.0
    (series,) = await home.statistics.energy([METER], start, end, Period.HOUR)
    assert series.buckets[3].provenance is Provenance.ESTIMATED
    assert series.coverage == pytest.approx(0.5)
    assert await home.totals(METER, start, end, Period.DAY) == (10.0, [10.0])


async def test_a_change_of_readings_across_a_hole_is_in_no_bar_but_in_the_total(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await home.sensor(METER)
    start = utc("2026-06-18 06:00")
    await home.read(
        METER, (start - HOUR, 100.0), (start + HOUR / 2, 101.0), (start + 4.5 * HOUR, 109.0)
    )
    await home.recorded(start - HOUR, start + HOUR, METER)
    await home.recorded(start + 4 * HOUR, start + 6 * HOUR, METER)
    total, hours = await home.totals(METER, start, start + 6 * HOUR, Period.HOUR)
    assert hours == [1.0, None, None, None, 0.0, 0.0]
    assert total == 9.0


async def test_a_meter_counts_in_the_hour_in_which_its_reading_came(any_home: RecordedHome) -> None:
    home = any_home
    await home.sensor(METER)
    start = utc("2026-06-18 06:00")
    await home.read(METER, (start - HOUR, 100.0), (start + 3.5 * HOUR, 101.0))
    await home.recorded(start - HOUR, home.now, METER)
    total, hours = await home.totals(METER, start, start + 5 * HOUR, Period.HOUR)
    assert (total, hours) == (1.0, [0.0, 0.0, 0.0, 1.0, 0.0])


async def test_a_stretch_that_nobody_recorded_after_the_last_row_is_not_known(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await home.sensor(METER)
    await home.meter_rows(METER, utc("2026-06-18 00:00"), rising(10))
    (series,) = await home.statistics.energy(
        [METER], utc("2026-06-18 08:00"), utc("2026-06-18 12:00"), Period.HOUR
    )
    assert [b.value for b in series.buckets] == [1.0, 1.0, None, None]
    assert series.coverage == 0.5


async def test_where_the_sum_of_statistics_restarts_the_state_goes_on(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await home.sensor(METER)
    start = utc("2026-06-18 00:00")

    nothing = np.full(4, np.nan)
    await home.statistics_rows(
        METER, Period.HOUR, [start + i * HOUR for i in range(4)],
        sum=np.array([50.0, 51.0, 0.0, 2.0]), state=np.array([150.0, 151.0, 152.5, 154.5]),
        mean=nothing, min=nothing, max=nothing,
    )  # fmt: skip
    total, hours = await home.totals(METER, start, start + 4 * HOUR, Period.HOUR)
    assert (total, hours) == (4.5, [None, 1.0, 1.5, 2.0])


async def test_a_net_meter_may_give_energy_back(any_home: RecordedHome) -> None:
    home = any_home
    await home.sensor(METER, state_class="total")
    await home.meter_rows(METER, utc("2026-06-18 00:00"), [5.0, 4.0, 6.0])
    start = utc("2026-06-18 01:00")
    assert await home.totals(METER, start, start + 2 * HOUR, Period.HOUR) == (1.0, [-1.0, 2.0])


async def test_a_meter_with_a_new_last_reset_counts_from_0(any_home: RecordedHome) -> None:
    home = any_home
    await home.sensor(METER, state_class="total")
    start = utc("2026-06-18 06:00")
    await home.attributes(METER, start - HOUR, last_reset="2026-06-17")
    await home.attributes(METER, start + 0.25 * HOUR, last_reset="2026-06-18")
    await home.read(METER, (start - 0.5 * HOUR, 40.0), (start + 0.5 * HOUR, 0.5))
    await home.recorded(start - HOUR, home.now, METER)
    assert (await home.totals(METER, start, start + HOUR, Period.HOUR))[0] == 0.5


async def test_a_power_sensor_is_integrated_and_marked(any_home: RecordedHome) -> None:
    home = any_home
    home.now = utc("2026-06-18 12:30")
    await home.power_sensor(POWER)
    await home.mean_rows(POWER, utc("2026-06-18 10:00"), [1000.0, 2000.0])
    await home.read(POWER, (utc("2026-06-18 11:59"), 4000.0), (utc("2026-06-18 12:15"), 800.0))
    await home.recorded(utc("2026-06-18 10:00"), home.now, POWER)
    (series,) = await home.statistics.energy(
        [POWER], utc("2026-06-18 10:00"), utc("2026-06-18 13:00"), Period.HOUR
    )
    assert [b.value for b in series.buckets] == pytest.approx([1.0, 2.0, 1.2])
    assert (series.unit, series.estimated) == ("kWh", True)
    assert {b.provenance for b in series.buckets} == {Provenance.ESTIMATED}


async def test_a_power_sensor_of_which_nothing_is_known_has_no_energy(home: RecordedHome) -> None:
    await home.power_sensor(POWER)
    start = utc("2026-06-18 10:00")
    assert await home.totals(POWER, start, start + HOUR, Period.HOUR) == (None, [None])


async def test_no_time_of_a_power_sensor_counts_twice(any_home: RecordedHome) -> None:
    home = any_home
    home.zone = ZoneInfo("Asia/Kolkata")
    await home.power_sensor(POWER)
    await home.mean_rows(POWER, utc("2026-06-10 00:00"), [1000.0] * 72)
    await home.mean_rows(POWER, utc("2026-06-10 00:00"), [1000.0] * 72 * 12, Period.FIVE_MINUTES)
    start = utc("2026-06-10 18:30")
    for period in (Period.DAY, Period.HOUR):
        total, _b = await home.totals(POWER, start, start + timedelta(days=2), period)
        assert total == pytest.approx(48.0)


async def test_a_level_in_percent_is_no_energy(any_home: RecordedHome) -> None:
    home = any_home
    await home.sensor("sensor.level", unit="%", device_class="battery", state_class="measurement")
    await home.mean_rows("sensor.level", utc("2026-06-18 00:00"), [50.0] * 12)
    total, hours = await home.totals(
        "sensor.level", utc("2026-06-18 00:00"), utc("2026-06-18 03:00"), Period.HOUR
    )
    assert (total, hours) == (None, [None, None, None])


async def test_energy_left_in_a_car_is_no_meter(any_home: RecordedHome) -> None:
    home = any_home
    await home.sensor("sensor.car", state_class="measurement")
    await home.read("sensor.car", (utc("2026-06-18 00:30"), 40.0), (utc("2026-06-18 01:30"), 38.0))
    await home.recorded(utc("2026-06-18 00:00"), home.now, "sensor.car")
    total, _hours = await home.totals(
        "sensor.car", utc("2026-06-18 00:00"), utc("2026-06-18 03:00"), Period.HOUR
    )
    assert total is None


async def test_an_unknown_sensor_has_no_energy(home: RecordedHome) -> None:
    start = utc("2026-06-18 00:00")
    assert await home.totals("sensor.no", start, start + HOUR, Period.HOUR) == (None, [None])
    (series,) = await home.statistics.averages(["sensor.no"], start, start + HOUR, Period.HOUR)
    assert series.buckets[0].mean is None


async def test_averages_are_weighted_by_time(any_home: RecordedHome) -> None:
    home = any_home
    home.now = utc("2026-06-18 12:30")
    await home.power_sensor(POWER)
    await home.mean_rows(POWER, utc("2026-06-18 10:00"), [100.0, 200.0])
    await home.read(POWER, (utc("2026-06-18 11:59"), 400.0), (utc("2026-06-18 12:20"), 1000.0))
    await home.recorded(utc("2026-06-18 10:00"), home.now, POWER)
    start = utc("2026-06-18 10:00")
    (hours,) = await home.statistics.averages([POWER], start, start + 4 * HOUR, Period.HOUR)
    assert [b.mean for b in hours.buckets] == [100.0, 200.0, 600.0, None]
    assert [(b.min, b.max) for b in hours.buckets[:3]] == [(99, 101), (199, 201), (400, 1000)]
    assert [b.coverage for b in hours.buckets] == [1.0, 1.0, 1.0, 0.0]
    (day,) = await home.statistics.averages([POWER], start, start + 4 * HOUR, Period.DAY)
    assert day.buckets[0].mean == pytest.approx((100 + 200 + 600 / 2) / 2.5)
    assert (day.buckets[0].min, day.buckets[0].max) == (99, 1000)


async def test_averages_leave_out_what_is_unavailable(any_home: RecordedHome) -> None:
    home = any_home
    await home.power_sensor(POWER)
    start = utc("2026-06-18 10:00")
    await home.read(POWER, (start, 100.0), (start + HOUR / 4, None), (start + HOUR / 2, 300.0))
    await home.recorded(start, start + HOUR, POWER)
    (series,) = await home.statistics.averages([POWER], start, start + HOUR, Period.HOUR)
    assert series.buckets[0].mean == pytest.approx((100 + 2 * 300) / 3)
    assert series.buckets[0].coverage == pytest.approx(0.75)


async def test_the_oldest_moment_is_that_of_the_oldest_row(any_home: RecordedHome) -> None:
    home = any_home
    assert await home.statistics.oldest() is None
    await home.sensor(METER)
    await home.read(METER, (utc("2026-06-01 10:17"), 5.0))
    assert await home.statistics.oldest() == utc("2026-06-01 10:17")
    await home.meter_rows(METER, utc("2021-03-04 05:00"), [1.0])
    await home.meter_rows(METER, utc("2024-01-01 00:00"), rising(30))
    assert await home.statistics.oldest() == utc("2021-03-04 05:00")


async def test_when_statistics_begin_is_known_once_all_of_them_are_fetched(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await home.sensor(METER)
    await home.sensor(POWER)
    for first in ("2024-01-01 00:00", "2021-03-04 05:00"):
        await home.meter_rows(METER, utc(first), [1.0])
    assert await home.statistics.begun([METER, POWER]) == {}
    everything = from_us(0), utc("2026-06-18 00:00")
    await home.covered(CoverageKind.STATISTICS, *everything, METER)
    await home.covered(CoverageKind.STATISTICS, *everything, POWER)
    assert await home.statistics.begun([METER, POWER]) == {METER: utc("2021-03-04 05:00")}
    assert await home.statistics.begun([]) == {}


async def test_every_zoom_gives_the_same_total(any_home: RecordedHome) -> None:
    home = any_home
    home.zone = ZoneInfo("Europe/Berlin")
    await home.sensor(METER)
    count = 24 * 90
    await home.meter_rows(
        METER, utc("2026-02-28 23:00"), [((i * 37) % 101) / 7 + 20 * i for i in range(count)]
    )
    start, end = utc("2026-02-28 23:00"), utc("2026-04-30 22:00")
    totals = []
    for period in (Period.HOUR, Period.DAY, Period.WEEK, Period.MONTH, Period.YEAR):
        total, values = await home.totals(METER, start, end, period)
        totals.append(total)
        assert sum(v or 0 for v in values) == pytest.approx(total)
    assert len(set(totals)) == 1


async def test_a_power_held_for_hours_counts_in_each_of_them(any_home: RecordedHome) -> None:
    home = any_home
    await home.power_sensor(POWER)
    start = utc("2026-06-18 06:00")
    await home.read(POWER, (start + HOUR / 2, 1000.0))
    await home.recorded(start, home.now, POWER)
    total, hours = await home.totals(POWER, start, start + 3 * HOUR, Period.HOUR)
    assert (total, hours) == (2.5, [0.5, 1.0, 1.0])


async def test_before_the_first_reading_of_a_meter_nothing_is_known_and_nothing_estimated(
    home: RecordedHome,
) -> None:
    await home.sensor(METER)
    first, last = utc("2026-06-18 08:05"), utc("2026-06-18 08:40")
    await home.meter_rows(METER, first, [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6], Period.FIVE_MINUTES)
    await home.read(METER, *increasing({"2026-06-18 08:01": 0.0, "2026-06-18 08:07": 0.02}))
    await home.covered(CoverageKind.MISSING, utc("1970-01-01 00:00"), first, METER)
    await home.covered(CoverageKind.STATISTICS, utc("1970-01-01 00:00"), first, METER)
    await home.covered(CoverageKind.STATISTICS_5MINUTE, first, last, METER)
    (series,) = await home.statistics.energy(
        [METER], utc("2026-06-18 00:00"), utc("2026-06-18 09:00"), Period.HOUR
    )
    assert [b.value for b in series.buckets[:8]] == [None] * 8
    assert {b.provenance for b in series.buckets[:8]} == {Provenance.MISSING}
