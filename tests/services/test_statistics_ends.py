"""The ends of a range, the time in which energy was counted, and 5 minutes known by the hour."""

from __future__ import annotations

import math
from datetime import timedelta

from energy_desktop.models import CoverageKind, Period, Role
from energy_desktop.services.provenance import Provenance
from tests.fakes.recorded_home import RecordedHome, utc

METER, POWER = "sensor.meter", "sensor.power"
HOUR = timedelta(hours=1)


def rising(count: int) -> list[float]:
    """A meter's sums after each hour, 1 kWh an hour."""
    return [float(n + 1) for n in range(count)]


async def test_buckets_at_the_ends_are_cut_to_the_range_they_are_of(home: RecordedHome) -> None:
    home.now = utc("2026-12-01 00:00")
    await home.sensor(METER)
    await home.meter_rows(METER, utc("2026-08-01 00:00"), rising(24 * 120))
    asked = utc("2026-08-20 00:00"), utc("2026-11-06 00:00")
    (series,) = await home.statistics.energy([METER], *asked, Period.MONTH)
    months = [utc(f"2026-{month}-01 00:00") for month in ("09", "10", "11")]
    assert [b.start for b in series.buckets] == [asked[0], *months]
    assert [b.end for b in series.buckets] == [*months, asked[1]]
    assert [b.value for b in series.buckets] == [288.0, 720.0, 744.0, 120.0]


async def test_energy_a_day_is_of_the_time_in_which_it_was_counted_holes_among_it(
    home: RecordedHome,
) -> None:
    await home.sensor(METER)
    await home.meter_rows(METER, utc("2026-06-16 23:00"), [0.0, 1, 2, math.nan, math.nan, 9, 10])
    (series,) = await home.statistics.energy(
        [METER], utc("2026-01-01 00:00"), utc("2027-01-01 00:00"), Period.MONTH
    )
    assert (series.total, series.counted_s) == (10.0, 6 * 3600.0)


async def test_sums_of_sensors_that_counted_in_different_times_have_no_daily_mean(
    home: RecordedHome,
) -> None:
    await home.sensor(METER, Role.SOLAR_ENERGY)
    await home.sensor("sensor.second", Role.SOLAR_ENERGY)
    await home.meter_rows(METER, utc("2026-06-16 23:00"), rising(10))
    await home.meter_rows("sensor.second", utc("2026-06-17 05:00"), rising(4))
    asked = utc("2026-06-17 00:00"), utc("2026-06-18 00:00"), Period.DAY
    (solar,) = await home.statistics.role_energy(*asked)
    assert solar.counted_s is None


async def test_5_minutes_of_which_only_the_hour_is_known_claim_no_extremes_of_their_own(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await home.power_sensor(POWER)
    start = utc("2026-06-18 06:00")
    await home.mean_rows(POWER, start, [500.0])
    await home.mean_rows(POWER, start + HOUR, [float(n) for n in range(12)], Period.FIVE_MINUTES)
    await home.covered(CoverageKind.STATISTICS, start, start + HOUR, POWER)
    await home.covered(CoverageKind.STATISTICS_5MINUTE, start + HOUR, start + 2 * HOUR, POWER)
    asked = [POWER], start, start + 2 * HOUR
    (series,) = await home.statistics.averages(*asked, Period.FIVE_MINUTES)
    coarse, fine = series.buckets[:12], series.buckets[12:]
    assert {(b.mean, b.min, b.max) for b in coarse} == {(500.0, None, None)}
    assert {b.provenance for b in coarse} == {Provenance.HOURLY}
    assert [(b.mean, b.min, b.max) for b in fine] == [(n, n - 1, n + 1) for n in range(12)]
    (hours,) = await home.statistics.averages(*asked, Period.HOUR)
    assert (hours.buckets[0].min, hours.buckets[0].max) == (499.0, 501.0)
