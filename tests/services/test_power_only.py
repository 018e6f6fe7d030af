"""A part of the home that only tells power has the energy that its power adds up to."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from energy_desktop.models import Period, Role
from energy_desktop.services import measures, pieces
from energy_desktop.services.measures import Measures
from energy_desktop.services.provenance import Provenance
from tests.fakes.memory_store import memory_stores
from tests.fakes.recorded_home import RecordedHome, us, utc

SOLAR, GRID, BATTERY = "sensor.solar_power", "sensor.grid_power", "sensor.battery_power"
BOUGHT, SOLD, METER = "sensor.bought", "sensor.sold", "sensor.solar_energy"
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
FIRST = utc("2026-06-18 00:00")
ZOOMS = (Period.HOUR, Period.DAY, Period.MONTH)
SLOW = settings(max_examples=25, deadline=None)

watts = st.sampled_from([-3000.0, -40.0, 0.0, 25.0, 800.0, 5000.0, None])
readings_of_a_day = st.dictionaries(st.integers(0, 24 * 60 - 1), watts, min_size=1, max_size=90)


async def hours(home: RecordedHome, until: datetime | None = None) -> dict[str, float | None]:
    """The total of each role and of the home."""
    found = await home.statistics.role_energy(FIRST, until or home.now, Period.HOUR)
    return {energy.id: energy.total for energy in found}


async def recorded(home: RecordedHome, *entity_ids: str) -> None:
    await home.recorded(FIRST, home.now, *entity_ids)


async def grid_in_two_directions(home: RecordedHome) -> None:
    """+2,000 W and -1,000 W by turns of a minute, for an hour."""
    await home.power_sensor(GRID, Role.GRID_POWER)
    rows = [(FIRST + i * MINUTE, -1000.0 if i % 2 else 2000.0) for i in range(60)]
    await home.read(GRID, *rows, (FIRST + HOUR, 0.0))
    await recorded(home, GRID)


async def test_the_home_used_what_solar_power_gave_beside_the_meters_of_the_grid(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await home.power_sensor(SOLAR, Role.SOLAR_POWER)
    await home.sensor(BOUGHT, Role.GRID_IMPORT)
    await home.read(SOLAR, (FIRST, 3000.0))
    await home.read(BOUGHT, (FIRST, 10.0), (FIRST + 6 * HOUR, 22.0))
    await recorded(home, SOLAR, BOUGHT)
    found = await hours(home)
    assert found[Role.SOLAR_ENERGY] == pytest.approx(36.0)
    assert found["home"] == pytest.approx(48.0)


async def test_self_sufficiency_counts_what_solar_power_gave(home: RecordedHome) -> None:
    await home.power_sensor(SOLAR, Role.SOLAR_POWER)
    await home.power_sensor(GRID, Role.GRID_POWER)
    await home.read(SOLAR, (FIRST, 3000.0))
    await home.read(GRID, (FIRST, 1000.0))
    await recorded(home, SOLAR, GRID)
    figures = await home.statistics.day()
    assert figures.solar_kwh.value == pytest.approx(36.0)
    assert figures.self_sufficiency.value == pytest.approx(0.75)


async def test_energy_from_power_is_marked_as_estimated(home: RecordedHome) -> None:
    await home.power_sensor(SOLAR, Role.SOLAR_POWER)
    await home.read(SOLAR, (FIRST, 3000.0))
    await recorded(home, SOLAR)
    (solar,) = await home.statistics.role_energy(FIRST, home.now, Period.HOUR)
    assert {bucket.provenance for bucket in solar.buckets} == {Provenance.ESTIMATED}


async def test_a_meter_counts_alone_where_there_is_one(home: RecordedHome) -> None:
    await home.power_sensor(SOLAR, Role.SOLAR_POWER)
    await home.sensor(METER, Role.SOLAR_ENERGY)
    await home.read(SOLAR, (FIRST, 3000.0))
    await home.read(METER, (FIRST, 10.0), (FIRST + HOUR, 12.0))
    await recorded(home, SOLAR, METER)
    assert (await hours(home))[Role.SOLAR_ENERGY] == pytest.approx(2.0)


async def test_beside_a_meter_of_import_alone_no_export_is_guessed(home: RecordedHome) -> None:
    await grid_in_two_directions(home)
    await home.sensor(BOUGHT, Role.GRID_IMPORT)
    await home.read(BOUGHT, (FIRST, 10.0), (FIRST + HOUR, 12.0))
    await recorded(home, BOUGHT)
    found = await hours(home)
    assert found[Role.GRID_IMPORT] == pytest.approx(2.0)
    assert Role.GRID_EXPORT not in found


async def test_power_that_swings_within_5_minutes_was_bought_and_sold(
    any_home: RecordedHome,
) -> None:
    await grid_in_two_directions(any_home)
    found = await hours(any_home)
    assert found[Role.GRID_IMPORT] == pytest.approx(1.0)
    assert found[Role.GRID_EXPORT] == pytest.approx(0.5)
    assert found["home"] == pytest.approx(0.5)


async def test_the_sign_of_a_sensor_that_counts_export_above_0_is_turned(
    home: RecordedHome,
) -> None:
    await grid_in_two_directions(home)
    await home.entities.set_role(GRID, Role.GRID_POWER, inverted=True)
    found = await hours(home)
    assert found[Role.GRID_IMPORT] == pytest.approx(0.5)
    assert found[Role.GRID_EXPORT] == pytest.approx(1.0)


async def test_each_part_of_an_exchanged_meter_has_its_own_sign(home: RecordedHome) -> None:
    old = "sensor.old_grid_power"
    await home.power_sensor(old)
    await home.power_sensor(GRID)
    await home.entities.set_role(old, Role.GRID_POWER, inverted=True)
    await home.entities.set_role(GRID, Role.GRID_POWER)
    await home.read(old, (FIRST, -2000.0))
    await home.read(GRID, (FIRST + HOUR, 500.0), (FIRST + 3 * HOUR, -1000.0))
    await recorded(home, old, GRID)
    await home.entities.continue_by(old, GRID, FIRST + HOUR)
    found = await hours(home, FIRST + 4 * HOUR)
    assert found[Role.GRID_IMPORT] == pytest.approx(2.0 + 1.0)
    assert found[Role.GRID_EXPORT] == pytest.approx(1.0)


async def test_a_battery_discharges_above_0_and_charges_below(home: RecordedHome) -> None:
    await home.power_sensor(BATTERY, Role.BATTERY_POWER)
    await home.read(BATTERY, (FIRST, 500.0), (FIRST + 2 * HOUR, -2000.0), (FIRST + 3 * HOUR, 0.0))
    await recorded(home, BATTERY)
    found = await hours(home)
    assert found[Role.BATTERY_DISCHARGE] == pytest.approx(1.0)
    assert found[Role.BATTERY_CHARGE] == pytest.approx(2.0)


async def test_what_an_inverter_draws_at_night_is_no_negative_production(
    home: RecordedHome,
) -> None:
    await home.power_sensor(SOLAR, Role.SOLAR_POWER)
    await home.read(SOLAR, (FIRST, -5.0), (FIRST + 6 * HOUR, 1000.0))
    await recorded(home, SOLAR)
    assert (await hours(home))[Role.SOLAR_ENERGY] == pytest.approx(6.0)


async def test_flows_are_split_by_5_minutes_of_the_powers(any_home: RecordedHome) -> None:
    """Solar 3 kW held all day; the grid takes 2 kW for 12 minutes, then gives 1 kW."""
    home = any_home
    await home.power_sensor(SOLAR, Role.SOLAR_POWER)
    await home.power_sensor(GRID, Role.GRID_POWER)
    await home.read(SOLAR, (FIRST, 3000.0))
    await home.read(GRID, (FIRST, -2000.0), (FIRST + 15 * MINUTE, 1000.0))
    await recorded(home, SOLAR, GRID)
    found = await home.statistics.flows(FIRST, FIRST + HOUR)
    assert found.complete
    assert found.solar_grid == pytest.approx(0.5)
    assert found.solar_home == pytest.approx(2.5)
    assert found.grid_home == pytest.approx(0.75)


async def test_an_hour_of_statistics_on_both_sides_of_0_is_told_by_its_readings(
    any_home: RecordedHome,
) -> None:
    await grid_in_two_directions(any_home)
    await rows_of_both_sides(any_home, Period.HOUR, 1)
    found = await hours(any_home)
    assert found[Role.GRID_IMPORT] == pytest.approx(1.0)
    assert found[Role.GRID_EXPORT] == pytest.approx(0.5)


async def test_an_hour_without_readings_is_told_by_its_5_minutes(any_home: RecordedHome) -> None:
    """The first half hour +2 kW, the second -1 kW, each 5 minutes on one side."""
    home = any_home
    await home.power_sensor(GRID, Role.GRID_POWER)
    await rows_of_both_sides(home, Period.HOUR, 1)
    await home.mean_rows(GRID, FIRST, [2000.0] * 6 + [-1000.0] * 6, Period.FIVE_MINUTES)
    found = await hours(home, FIRST + HOUR)
    assert found[Role.GRID_IMPORT] == pytest.approx(1.0)
    assert found[Role.GRID_EXPORT] == pytest.approx(0.5)


async def test_of_an_hour_known_only_by_its_mean_the_net_counts(home: RecordedHome) -> None:
    await home.power_sensor(GRID, Role.GRID_POWER)
    await rows_of_both_sides(home, Period.HOUR, 1)
    found = await hours(home, FIRST + HOUR)
    assert found[Role.GRID_IMPORT] == pytest.approx(0.5)
    assert found[Role.GRID_EXPORT] == 0.0


async def rows_of_both_sides(home: RecordedHome, period: Period, count: int) -> None:
    times = [FIRST + i * HOUR for i in range(count)]
    nothing = np.full(count, np.nan)
    await home.statistics_rows(
        GRID, period, times, state=nothing, sum=nothing, mean=np.full(count, 500.0),
        min=np.full(count, -1000.0), max=np.full(count, 2000.0),
    )  # fmt: skip


async def grid_of(readings: dict[int, float | None], recorded_hours: list[bool]) -> RecordedHome:
    home = RecordedHome(memory_stores(), now="2026-06-19 00:00")
    await home.power_sensor(GRID, Role.GRID_POWER)
    await home.read(GRID, *((FIRST + minute * MINUTE, w) for minute, w in readings.items()))
    for hour, known in enumerate(recorded_hours):
        if known:
            await home.recorded(FIRST + hour * HOUR, FIRST + (hour + 1) * HOUR, GRID)
    return home


recorded_hours = st.lists(st.booleans(), min_size=24, max_size=24)


@SLOW
@given(readings_of_a_day, recorded_hours)
def test_import_less_export_is_the_net_integral_of_the_power(
    readings: dict[int, float | None], known: list[bool]
) -> None:
    async def check() -> None:
        home = await grid_of(readings, known)
        (net,) = await home.statistics.energy([GRID], FIRST, home.now, Period.DAY)
        found = await hours(home)
        bought, sold = found[Role.GRID_IMPORT] or 0.0, found[Role.GRID_EXPORT] or 0.0
        assert bought - sold == pytest.approx(net.total or 0.0, abs=1e-9)
        assert min(bought, sold) >= 0

    asyncio.run(check())


@SLOW
@given(readings_of_a_day)
def test_both_sides_are_what_each_reading_held_for_its_time(
    readings: dict[int, float | None],
) -> None:
    async def check() -> None:
        home = await grid_of(readings, [True] * 24)
        times = sorted(readings)
        until = [*times[1:], 24 * 60]
        held = [(readings[a] or 0.0, (b - a) / 60) for a, b in zip(times, until, strict=True)]
        found = await hours(home)
        bought = sum(max(0.0, w) * h for w, h in held) / 1000
        sold = sum(max(0.0, -w) * h for w, h in held) / 1000
        assert (found[Role.GRID_IMPORT] or 0.0) == pytest.approx(bought, abs=1e-9)
        assert (found[Role.GRID_EXPORT] or 0.0) == pytest.approx(sold, abs=1e-9)

    asyncio.run(check())


@SLOW
@given(readings_of_a_day, st.sets(st.integers(0, 23)), st.integers(0, 24 * 12))
def test_no_zoom_and_no_border_changes_what_was_bought_and_sold(
    readings: dict[int, float | None], rows: set[int], border: int
) -> None:
    """Hours in ``rows`` have statistics as well, on both sides of 0 or on one."""

    async def check() -> None:
        home = await grid_of(readings, [True] * 24)
        times = [FIRST + hour * HOUR for hour in sorted(rows)]
        nothing, mean = np.full(len(times), np.nan), np.array([500.0 * (h % 3) for h in rows])
        await home.statistics_rows(
            GRID, Period.HOUR, times, state=nothing, sum=nothing, mean=mean, min=mean - 600.0,
            max=mean + 600.0,
        )  # fmt: skip
        middle = FIRST + border * 5 * MINUTE
        whole = [await sides(home, FIRST, home.now, zoom) for zoom in ZOOMS]
        parts = [await sides(home, FIRST, middle, Period.HOUR),
                 await sides(home, middle, home.now, Period.HOUR)]  # fmt: skip
        added = [sum(of) for of in zip(*parts, strict=True)]
        assert whole == [pytest.approx(whole[0], abs=1e-9)] * len(ZOOMS)
        assert added == pytest.approx(whole[0], abs=1e-9)

    asyncio.run(check())


async def sides(home: RecordedHome, start: datetime, end: datetime, zoom: Period) -> list[float]:
    found = {e.role: e.total for e in await home.statistics.role_energy(start, end, zoom)}
    return [found[role] or 0.0 for role in (Role.GRID_IMPORT, Role.GRID_EXPORT)]


@given(st.lists(st.tuples(st.floats(-1e4, 1e4), st.floats(0, 1e4), st.floats(0, 1e4))))
def test_of_rows_on_both_sides_import_and_export_are_too_low_by_the_same_at_most(
    rows: list[tuple[float, float, float]],
) -> None:
    """A power between ``low`` and ``high`` with this mean m was above 0 by at least max(m, 0) and
    by at most high × (m - low) ÷ (high - low), which it is where it only ever had these two values;
    what counts is the least of it, so both sides lack the same: their difference is the net."""
    at = us([FIRST + i * HOUR for i in range(len(rows) + 1)])
    mean, below, above = (np.array([row[i] for row in rows]) for i in range(3))
    low, high = mean - below, mean + above
    both = Measures(at[:-1], at[1:], mean, low, high, mean < low)
    bought, sold = (pieces.of_means(measures.one_sided(both, side)).value for side in (1, -1))
    assert bought - sold == pytest.approx(pieces.of_means(both).value)
    crossing = measures.crossing(both)
    most = np.where(
        crossing, high * (mean - low) / np.maximum(high - low, 1e-9), np.maximum(mean, 0)
    )
    assert (bought * 1000 <= most + 1e-6).all()
    assert (np.minimum(bought, sold) == 0).all()
