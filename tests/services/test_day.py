"""The home's figures: roles, today beside yesterday, and who fed whom."""

from __future__ import annotations

import math
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from energy_desktop.models import Period, Role
from energy_desktop.services.statistics import self_sufficiency
from tests.fakes.recorded_home import RecordedHome, utc

SOLAR, BOUGHT, SOLD = "sensor.solar", "sensor.bought", "sensor.sold"
CHARGE, DISCHARGE = "sensor.charge", "sensor.discharge"
FIVE = timedelta(minutes=5)


async def furnish(
    home: RecordedHome, start: str, hours: int, *, by_5_minutes: bool = False
) -> None:
    """Solar 3 kWh, import 1 kWh, export 2 kWh an hour, evenly, from ``start`` on."""
    for sensor, role, kwh in (
        (SOLAR, Role.SOLAR_ENERGY, 3.0),
        (BOUGHT, Role.GRID_IMPORT, 1.0),
        (SOLD, Role.GRID_EXPORT, 2.0),
    ):
        await home.sensor(sensor, role)
        await home.meter_rows(sensor, utc(start), [kwh * (i + 1) for i in range(hours)])
        if by_5_minutes:
            sums = [kwh * (i + 1) / 12 for i in range(hours * 12)]
            await home.meter_rows(sensor, utc(start), sums, Period.FIVE_MINUTES)


async def test_today_stands_beside_yesterday_up_to_the_same_wall_clock_time(
    any_home: RecordedHome,
) -> None:
    home = any_home
    home.zone = ZoneInfo("Europe/Berlin")
    home.now = utc("2026-06-18 12:00")
    await furnish(home, "2026-06-16 20:00", 40)
    figures = await home.statistics.day()
    assert (figures.solar_kwh.value, figures.solar_kwh.previous) == (42.0, 42.0)
    assert (figures.home_kwh.value, figures.import_kwh.value) == (28.0, 14.0)
    assert figures.export_kwh.value == 28.0
    assert figures.self_sufficiency.value == 0.5
    assert figures.until == home.now


async def test_sums_up_to_a_moment_are_those_of_that_moment_and_keep_all_buckets(
    any_home: RecordedHome,
) -> None:
    home = any_home
    home.zone = ZoneInfo("Europe/Berlin")
    home.now = utc("2026-06-18 12:00")
    await furnish(home, "2026-06-16 20:00", 40)
    midnight, then = utc("2026-06-17 22:00"), utc("2026-06-18 08:00")
    tomorrow = midnight + timedelta(days=1)
    figures = await home.statistics.day(now=then)
    assert (figures.solar_kwh.value, figures.until) == (30.0, then)
    [solar] = await home.statistics.energy([SOLAR], midnight, tomorrow, Period.HOUR, until=then)
    assert (solar.total, len(solar.buckets)) == (30.0, 24)
    roles = await home.statistics.role_energy(midnight, tomorrow, Period.HOUR, until=then)
    assert roles[0].total == 30.0


async def test_yesterday_within_an_hour_is_cut_at_the_minute(any_home: RecordedHome) -> None:
    home = any_home
    home.now = utc("2026-06-18 10:30")
    await furnish(home, "2026-06-16 23:00", 35)
    figures = await home.statistics.day()
    assert figures.solar_kwh.previous == pytest.approx(31.5)


async def test_yesterday_on_the_day_the_clock_went_forward(any_home: RecordedHome) -> None:
    """On 30 March until 12:00 (12 h); on the 29th until 12:00 only 11 h went by."""
    home = any_home
    home.zone = ZoneInfo("Europe/Berlin")
    home.now = utc("2026-03-30 10:00")
    await furnish(home, "2026-03-28 00:00", 58)
    figures = await home.statistics.day()
    assert figures.solar_kwh.value == pytest.approx(36.0)
    assert figures.solar_kwh.previous == pytest.approx(33.0)


async def test_yesterday_is_comparable_only_at_95_percent_coverage(any_home: RecordedHome) -> None:
    home = any_home
    home.now = utc("2026-06-19 00:00")
    await furnish(home, "2026-06-17 00:00", 48)
    assert (await home.statistics.day(utc("2026-06-18 00:00").date())).solar_kwh.previous == 69.0


async def test_yesterday_with_too_large_a_hole_is_not_compared(any_home: RecordedHome) -> None:
    home = any_home
    home.now = utc("2026-06-19 00:00")
    await furnish(home, "2026-06-17 02:00", 46)
    figures = await home.statistics.day(utc("2026-06-18 00:00").date())
    assert figures.solar_kwh.value == 72.0
    assert figures.solar_kwh.previous is None
    assert figures.self_sufficiency.previous is None


async def test_a_past_day_is_whole(any_home: RecordedHome) -> None:
    home = any_home
    await furnish(home, "2026-06-14 00:00", 96)
    figures = await home.statistics.day(utc("2026-06-16 00:00").date())
    assert (figures.solar_kwh.value, figures.solar_kwh.previous) == (72.0, 72.0)
    assert figures.until == utc("2026-06-17 00:00")


async def test_a_home_with_nothing_stored_has_unknown_figures(any_home: RecordedHome) -> None:
    figures = await any_home.statistics.day()
    assert (figures.solar_kwh.value, figures.home_kwh.value) == (None, None)
    await any_home.sensor(SOLAR, Role.SOLAR_ENERGY)
    assert (await any_home.statistics.day()).solar_kwh.value is None


async def test_roles_add_up_their_sensors_and_the_home_is_their_balance(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await furnish(home, "2026-06-18 00:00", 6)
    await home.sensor("sensor.bought_at_night", Role.GRID_IMPORT)
    await home.meter_rows("sensor.bought_at_night", utc("2026-06-18 00:00"), [1.0, 1.5, 1.5, 2])
    await home.sensor(CHARGE, Role.BATTERY_CHARGE)
    await home.sensor(DISCHARGE, Role.BATTERY_DISCHARGE)
    await home.meter_rows(CHARGE, utc("2026-06-18 00:00"), [0.0, 1.0, 1.0, 1])
    await home.meter_rows(DISCHARGE, utc("2026-06-18 00:00"), [0.0, 0.0, 0.25, 0.25])
    start = utc("2026-06-18 01:00")
    found = {
        e.id: e
        for e in await home.statistics.role_energy(start, start + 3 * 12 * FIVE, Period.HOUR)
    }
    values = {key: [b.value for b in e.buckets] for key, e in found.items()}
    assert values["grid_import"] == [1.5, 1.0, 1.5]
    assert values["home"] == [3 + 1.5 - 2 - 1, 3 + 1 - 2 + 0.25, 3 + 1.5 - 2]
    assert found["home"].role is None
    assert found["home"].total == pytest.approx(sum(v or 0 for v in values["home"]))


async def test_a_home_that_would_use_less_than_nothing_is_not_known(home: RecordedHome) -> None:
    """As while the past is fetched: what was sold of a day is there, most of solar is not yet."""
    home.now = utc("2026-06-19 00:00")
    for sensor, role, first, kwh in (
        (SOLAR, Role.SOLAR_ENERGY, "2026-06-18 20:00", 1.0),
        (BOUGHT, Role.GRID_IMPORT, "2026-06-18 20:00", 1.0),
        (SOLD, Role.GRID_EXPORT, "2026-06-18 00:00", 2.0),
    ):
        await home.sensor(sensor, role)
        hours = (home.now - utc(first)) // timedelta(hours=1)
        await home.meter_rows(sensor, utc(first), [kwh * (i + 1) for i in range(hours)])
    figures = await home.statistics.day(utc("2026-06-18 00:00").date())
    assert (figures.solar_kwh.value, figures.export_kwh.value) == (3.0, 46.0)
    assert (figures.home_kwh.value, figures.self_sufficiency.value) == (None, None)


async def test_a_home_without_a_grid_meter_has_no_balance(home: RecordedHome) -> None:
    await home.sensor(SOLAR, Role.SOLAR_ENERGY)
    found = await home.statistics.role_energy(
        utc("2026-06-18 00:00"), utc("2026-06-18 06:00"), Period.HOUR
    )
    assert [e.id for e in found] == ["solar_energy"]


@pytest.mark.parametrize("fine", [True, False])
async def test_flows_feed_the_home_exactly(any_home: RecordedHome, fine: bool) -> None:
    home = any_home
    await furnish(home, "2026-06-17 23:00", 13, by_5_minutes=fine)
    found = await home.statistics.flows(utc("2026-06-18 00:00"), utc("2026-06-18 12:00"))
    assert found.solar_home + found.grid_home == pytest.approx(24.0)
    assert found.solar_grid == pytest.approx(24.0)
    assert found.complete


async def test_flows_of_a_hole_are_those_of_the_readings_in_it(any_home: RecordedHome) -> None:
    """Bought at 02:10 and sold at 04:10: never the same energy, as it is by the hole's rows."""
    home = any_home
    start, hour = utc("2026-06-18 00:00"), 12 * FIVE
    for sensor, role, at in (
        (SOLAR, Role.SOLAR_ENERGY, 4),
        (BOUGHT, Role.GRID_IMPORT, 2),
        (SOLD, Role.GRID_EXPORT, 4),
    ):
        await home.sensor(sensor, role)
        await home.meter_rows(sensor, start - hour, [0.0, 0.0, *[math.nan] * 4, 3.0])
        await home.read(sensor, (start, 0.0), (start + at * hour + 2 * FIVE, 3.0))
    await home.recorded(start, start + 6 * hour, SOLAR, BOUGHT, SOLD)
    found = await home.statistics.flows(start, start + 6 * hour)
    assert (found.grid_home, found.solar_grid, found.solar_home) == (3.0, 3.0, 0.0)
    assert found.complete


async def test_flows_are_not_complete_where_a_meter_is_not_known(any_home: RecordedHome) -> None:
    home = any_home
    await furnish(home, "2026-06-17 23:00", 13)
    await home.sensor(CHARGE, Role.BATTERY_CHARGE)
    found = await home.statistics.flows(utc("2026-06-18 00:00"), utc("2026-06-18 12:00"))
    assert not found.complete


@pytest.mark.parametrize(
    ("bought", "used", "share"),
    [(2.0, 8.0, 0.75), (9.0, 8.0, 0.0), (0.0, 8.0, 1.0), (1.0, 0.0, None), (None, 8.0, None),
     (1.0, None, None)],
)  # fmt: skip
def test_self_sufficiency_is_what_was_not_bought(
    bought: float | None, used: float | None, share: float | None
) -> None:
    assert self_sufficiency(bought, used) == share


async def test_a_day_says_how_much_of_it_is_known(any_home: RecordedHome) -> None:
    home = any_home
    await furnish(home, "2026-06-16 20:00", 34)
    home.now = utc("2026-06-18 12:00")
    figures = await home.statistics.day()
    assert figures.solar_kwh.previous == pytest.approx(36.0)
    assert figures.solar_kwh.coverage == pytest.approx(0.5)
    assert figures.self_sufficiency.coverage == pytest.approx(0.5)
