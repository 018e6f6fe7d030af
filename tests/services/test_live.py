"""What flows now: one sign for each part, and a reason where the home is not known."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from energy_desktop.config import Settings
from energy_desktop.models import LiveValue, Role
from energy_desktop.services.live import LiveValues
from tests.fakes.memory_store import memory_stores
from tests.fakes.recorded_home import RecordedHome, utc

SOLAR, SOLAR_2 = "sensor.solar", "sensor.solar_2"
GRID, BATTERY, LEVEL, HOME = "sensor.grid", "sensor.battery", "sensor.level", "sensor.home"
ROLES = {
    SOLAR: Role.SOLAR_POWER,
    SOLAR_2: Role.SOLAR_POWER,
    GRID: Role.GRID_POWER,
    BATTERY: Role.BATTERY_POWER,
    LEVEL: Role.BATTERY_LEVEL,
    HOME: Role.HOME_POWER,
}


class House:
    """A house whose newest values a test sets."""

    def __init__(self, profile: Path) -> None:
        self.home = RecordedHome(memory_stores())
        self.values: dict[str, LiveValue] = {}
        self.settings = Settings(profile / "settings.json")
        self.live = LiveValues(
            self.values.get, self.home.entities, self.settings, lambda: self.home.now
        )

    async def show(self, **states: float | None) -> None:
        for name, state in states.items():
            entity_id = f"sensor.{name}"
            if self.home.entities.get(entity_id) is None:
                await self.home.power_sensor(entity_id, ROLES[entity_id])
            raw = "unavailable" if state is None else str(state)
            self.values[entity_id] = LiveValue(entity_id, state, raw, "W", self.home.now)


@pytest.fixture
def house(profile_folder: Path) -> House:
    return House(profile_folder)


async def test_the_home_uses_solar_plus_import_plus_discharge(house: House) -> None:
    await house.show(solar=3000.0, solar_2=500.0, grid=-1200.0, battery=-800.0, level=55.0)
    now = house.live.now()
    assert (now.solar_w, now.grid_w, now.battery_w) == (3500.0, -1200.0, -800.0)
    assert (now.home_w, now.home_reason) == (1500.0, None)
    assert (now.has_solar, now.has_grid, now.has_battery) == (True, True, True)


async def test_a_sensor_with_the_other_sign_counts_as_its_role_means(house: House) -> None:
    await house.show(solar=3000.0, grid=1200.0, battery=800.0)
    await house.home.entities.set_role(GRID, Role.GRID_POWER, inverted=True)
    await house.home.entities.set_role(BATTERY, Role.BATTERY_POWER, inverted=True)
    now = house.live.now()
    assert (now.grid_w, now.battery_w, now.home_w) == (-1200.0, -800.0, 1000.0)
    grid = house.live.value(GRID)
    assert grid is not None
    assert grid.state == 1200.0


async def test_the_homes_own_sensor_wins(house: House) -> None:
    await house.show(solar=3000.0, grid=-1200.0, home=1790.0)
    assert house.live.now().home_w == 1790.0
    await house.show(home=None)
    now = house.live.now()
    assert (now.home_w, now.home_reason) == (None, "sensor_unavailable")


async def test_a_part_that_is_unavailable_leaves_the_home_unknown_with_a_reason(
    house: House,
) -> None:
    await house.show(solar=None, grid=400.0)
    now = house.live.now()
    assert (now.solar_w, now.grid_w) == (None, 400.0)
    assert (now.home_w, now.home_reason) == (None, "sensor_unavailable")


async def test_one_of_two_inverters_unavailable_leaves_solar_unknown(house: House) -> None:
    await house.show(solar=3000.0, solar_2=None, grid=400.0)
    assert house.live.now().solar_w is None


async def test_without_a_grid_sensor_the_home_cant_be_known(house: House) -> None:
    await house.show(solar=3000.0)
    now = house.live.now()
    assert (now.home_w, now.home_reason, now.has_grid) == (None, "no_grid_sensor", False)


async def test_a_home_without_solar_and_battery_uses_what_it_imports(house: House) -> None:
    await house.show(grid=640.0)
    now = house.live.now()
    assert (now.home_w, now.has_solar, now.has_battery) == (640.0, False, False)
    assert (now.solar_w, now.battery_w, now.battery_percent) == (None, None, None)


async def test_meters_out_of_step_hold_the_last_value_for_half_a_minute(house: House) -> None:
    await house.show(solar=1000.0, grid=-400.0)
    assert house.live.now().home_w == 600.0
    await house.show(grid=-1100.0)
    house.home.now += timedelta(seconds=29)
    assert house.live.now().home_w == 600.0
    house.home.now += timedelta(seconds=1)
    now = house.live.now()
    assert (now.home_w, now.home_reason) == (None, "meters_not_in_step")
    await house.show(grid=-900.0)
    assert house.live.now().home_w == 100.0


async def test_meters_out_of_step_from_the_start_are_not_guessed_at(house: House) -> None:
    await house.show(solar=1000.0, grid=-1100.0)
    assert house.live.now().home_reason == "meters_not_in_step"


async def test_the_time_is_that_of_the_newest_state(house: House) -> None:
    assert house.live.now().at is None
    await house.show(solar=1000.0)
    house.home.now += timedelta(seconds=5)
    await house.show(grid=-400.0)
    assert house.live.now().at == utc("2026-06-18 12:00") + timedelta(seconds=5)


async def test_two_batteries_have_one_level_between_them(house: House) -> None:
    for name, level in (("level", 20.0), ("level_2", 60.0)):
        await house.home.power_sensor(f"sensor.{name}", Role.BATTERY_LEVEL)
        at = house.home.now
        house.values[f"sensor.{name}"] = LiveValue(f"sensor.{name}", level, "", "%", at)
    assert house.live.now().battery_percent == 40.0


async def test_the_zone_is_home_assistants_unless_the_setting_says_another(house: House) -> None:
    house.live.hass_zone = ZoneInfo("Europe/Berlin")
    assert house.live.zone == ZoneInfo("Europe/Berlin")
    house.settings.override("time_zone", "Asia/Kolkata")
    assert house.live.zone == ZoneInfo("Asia/Kolkata")
