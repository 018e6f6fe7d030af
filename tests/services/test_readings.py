"""Lines that hold a value until it changes, and break where nothing is known."""

from __future__ import annotations

import math
from datetime import timedelta
from zoneinfo import ZoneInfo

from energy_desktop.models import Coverage, CoverageKind, Floats, Role, Times, to_us
from energy_desktop.services.provenance import Provenance
from tests.fakes.recorded_home import RecordedHome, utc

A, B, GRID = "sensor.a", "sensor.b", "sensor.grid"
START = utc("2026-06-18 10:00")
MINUTE = timedelta(minutes=1)
Points = list[tuple[float, float | None]]


async def points(home: RecordedHome, entity_id: str, minutes: int = 60) -> Points:
    """The line from START on: (minute, value), None where it breaks."""
    (line,) = await home.readings.lines([entity_id], START, START + minutes * MINUTE)
    return shown(line.at, line.state)


def shown(at: Times, state: Floats) -> Points:
    pairs = zip(at.tolist(), state.tolist(), strict=True)
    return [((t - to_us(START)) / 60e6, None if math.isnan(s) else s) for t, s in pairs]


async def test_silence_on_a_live_connection_is_a_constant_value(any_home: RecordedHome) -> None:
    await any_home.power_sensor(A)
    await any_home.read(A, (START - 5 * MINUTE, 7.0))
    await any_home.recorded(START - 10 * MINUTE, START + 60 * MINUTE, A)
    assert await points(any_home, A) == [(0.0, 7.0)]


async def test_a_hole_breaks_the_line_and_live_resumes_with_the_value_held(
    any_home: RecordedHome,
) -> None:
    await any_home.power_sensor(A)
    await any_home.read(A, (START, 5.0), (START + 30 * MINUTE, 6.0))
    await any_home.recorded(START, START + 10 * MINUTE, A)
    await any_home.recorded(START + 20 * MINUTE, START + 60 * MINUTE, A)
    assert await points(any_home, A) == [(0.0, 5.0), (10.0, None), (20.0, 5.0), (30.0, 6.0)]


async def test_a_sensor_recorded_only_later_in_a_live_span_resumes_there(
    any_home: RecordedHome,
) -> None:
    await any_home.power_sensor(A)
    await any_home.recorded(START, START + 60 * MINUTE)
    await any_home.covered(CoverageKind.RECORDED, START + 20 * MINUTE, START + 60 * MINUTE, A)
    await any_home.read(A, (START + 15 * MINUTE, 8.0))
    assert await points(any_home, A) == [(0.0, None), (20.0, 8.0)]


async def test_unavailable_breaks_the_line(any_home: RecordedHome) -> None:
    await any_home.power_sensor(A)
    await any_home.read(A, (START, 5.0), (START + 10 * MINUTE, None), (START + 20 * MINUTE, 4.0))
    await any_home.recorded(START, START + 60 * MINUTE, A)
    assert await points(any_home, A) == [(0.0, 5.0), (10.0, None), (20.0, 4.0)]


async def test_the_running_span_counts_as_known_up_to_now(home: RecordedHome) -> None:

    await home.power_sensor(A)
    await home.covered(CoverageKind.RECORDED, START, utc("2099-01-01 00:00"), A)
    await home.read(A, (START, 5.0))
    home.live = Coverage("*", CoverageKind.LIVE, to_us(START), to_us(home.now))
    assert await points(home, A, minutes=180) == [(0.0, 5.0)]


async def test_nothing_is_known_before_the_first_reading(home: RecordedHome) -> None:
    await home.power_sensor(A)
    assert await points(home, A) == []


async def test_two_inverters_add_up_at_every_moment_one_changes(any_home: RecordedHome) -> None:
    for sensor in (A, B):
        await any_home.power_sensor(sensor, Role.SOLAR_POWER)
    await any_home.read(A, (START, 100.0), (START + 20 * MINUTE, 150.0))
    await any_home.read(B, (START + 10 * MINUTE, 1.0), (START + 30 * MINUTE, None))
    await any_home.recorded(START, START + 60 * MINUTE, A, B)
    (line,) = await any_home.readings.role_lines([Role.SOLAR_POWER], START, START + 60 * MINUTE)
    assert shown(line.at, line.state) == [(0, None), (10, 101.0), (20, 151.0), (30, None)]


async def test_the_home_is_the_balance_where_it_has_no_sensor(any_home: RecordedHome) -> None:
    await any_home.power_sensor(A, Role.SOLAR_POWER)
    await any_home.power_sensor(GRID, Role.GRID_POWER)
    await any_home.read(A, (START, 1000.0))
    await any_home.read(GRID, (START, -200.0), (START + 10 * MINUTE, -700.0))
    await any_home.recorded(START, START + 60 * MINUTE, A, GRID)
    (line,) = await any_home.readings.role_lines([Role.HOME_POWER], START, START + 60 * MINUTE)
    assert (line.role, shown(line.at, line.state)) == (
        Role.HOME_POWER, [(0, 800.0), (10, 300.0)],
    )  # fmt: skip


async def test_lines_of_a_sensor_with_the_other_sign_are_turned(any_home: RecordedHome) -> None:
    await any_home.power_sensor(GRID, Role.GRID_POWER)
    await any_home.entities.set_role(GRID, Role.GRID_POWER, inverted=True)
    await any_home.read(GRID, (START, -200.0), (START + 10 * MINUTE, None))
    await any_home.recorded(START, START + 60 * MINUTE, GRID)
    roles = [Role.GRID_POWER, Role.HOME_POWER]
    for line in await any_home.readings.role_lines(roles, START, START + 60 * MINUTE):
        assert shown(line.at, line.state) == [(0, 200.0), (10, None)]


async def test_roles_the_home_lacks_have_no_line(home: RecordedHome) -> None:
    await home.power_sensor(A, Role.SOLAR_POWER)
    roles = [Role.HOME_POWER, Role.BATTERY_POWER, Role.SOLAR_POWER]
    lines = await home.readings.role_lines(roles, START, START + MINUTE)
    assert [line.role for line in lines] == [Role.SOLAR_POWER]


async def test_the_levels_of_two_batteries_are_never_summed(home: RecordedHome) -> None:
    for sensor, level in ((A, 20.0), (B, 60.0)):
        await home.sensor(sensor, Role.BATTERY_LEVEL, unit="%")
        await home.read(sensor, (START, level))
    await home.recorded(START, START + 60 * MINUTE, A, B)
    (line,) = await home.readings.role_lines([Role.BATTERY_LEVEL], START, START + MINUTE)
    assert line.state.tolist() == [40.0]


async def test_the_peak_of_today_begins_at_civil_midnight(any_home: RecordedHome) -> None:
    any_home.zone = ZoneInfo("Asia/Kolkata")
    await any_home.power_sensor(A, Role.SOLAR_POWER)
    midnight = utc("2026-06-17 18:30")
    await any_home.read(
        A, (midnight - MINUTE, 9000.0), (midnight, 0.0), (START, 4200.0), (START + MINUTE, 100.0)
    )
    await any_home.recorded(midnight - 60 * MINUTE, any_home.now, A)
    assert await any_home.readings.today_peak(Role.SOLAR_POWER) == (4200.0, START)
    assert await any_home.readings.today_peak(Role.BATTERY_POWER) is None


async def test_the_newest_stored_readings_carry_the_unit(any_home: RecordedHome) -> None:
    await any_home.power_sensor(A)
    await any_home.read(A, (START, 4.0), (START + MINUTE, None))
    newest = await any_home.readings.newest([A, B])
    assert set(newest) == {A}
    assert (newest[A].state, newest[A].unit, newest[A].at) == (None, "W", START + MINUTE)


async def test_coverage_is_the_worst_of_the_homes_sensors(any_home: RecordedHome) -> None:
    for sensor in (A, B):
        await any_home.power_sensor(sensor, Role.SOLAR_POWER)
    await any_home.recorded(START, START + 60 * MINUTE, A, B)
    await any_home.covered(CoverageKind.HISTORY, START - 30 * MINUTE, START, A)
    end = START + 60 * MINUTE
    one = await any_home.readings.coverage(A, START - 30 * MINUTE, end)
    assert [s.kind for s in one] == [Provenance.REPAIRED, Provenance.LIVE]
    both = await any_home.readings.coverage(None, START - 30 * MINUTE, end)
    assert [(s.start, s.kind) for s in both] == [
        (START - 30 * MINUTE, Provenance.MISSING), (START, Provenance.LIVE),
    ]  # fmt: skip


async def test_coverage_ends_now(home: RecordedHome) -> None:
    spans = await home.readings.coverage(A, START, utc("2026-07-01 00:00"))
    assert [(s.start, s.end) for s in spans] == [(START, home.now)]
