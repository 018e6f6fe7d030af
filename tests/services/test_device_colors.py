"""A device has one colour, from when it is first tracked on, and neighbours differ."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from energy_desktop.models import Entity, Role
from energy_desktop.services.device_colors import DEVICE_COLORS, newly_colored
from energy_desktop.ui.tokens import DARK, LIGHT
from energy_desktop.ui.widgets.roles import hues
from tests.fakes.recorded_home import RecordedHome

HEATER, OVEN, PUMP = "sensor.heater", "sensor.oven", "sensor.pump"


def color(home: RecordedHome, entity_id: str) -> str | None:
    entity = home.entities.get(entity_id)
    return entity.color if entity else None


async def three_devices(home: RecordedHome) -> None:
    for entity_id in (HEATER, OVEN, PUMP):
        await home.sensor(entity_id, Role.DEVICE, is_tracked=False)


async def test_what_else_is_tracked_changes_the_colour_of_no_device(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await three_devices(home)
    await home.entities.set_tracked([PUMP])
    first = color(home, PUMP)
    assert first is not None
    await home.entities.set_tracked([HEATER, OVEN, PUMP])
    assert color(home, PUMP) == first
    assert len({color(home, e) for e in (HEATER, OVEN, PUMP)}) == 3
    await home.entities.set_tracked([HEATER])
    await home.entities.set_tracked([HEATER, PUMP])
    assert color(home, PUMP) == first


async def test_a_device_has_its_colour_again_after_a_restart(any_home: RecordedHome) -> None:
    home = any_home
    await three_devices(home)
    await home.entities.set_tracked([PUMP])
    await home.entities.set_tracked([HEATER, PUMP])
    before = [color(home, e) for e in (HEATER, PUMP)]
    again = RecordedHome(home.stores)
    await again.entities.load()
    assert [color(again, e) for e in (HEATER, PUMP)] == before


async def test_a_device_keeps_its_colour_when_its_meter_is_replaced(home: RecordedHome) -> None:
    await three_devices(home)
    await home.entities.set_tracked([PUMP, HEATER])
    before = color(home, HEATER)
    await home.entities.continue_by(HEATER, OVEN, home.now - timedelta(hours=1))
    shown = {e.entity_id: e.color for e in home.entities.shown()}
    assert shown[OVEN] == before


async def test_a_sensor_that_becomes_a_device_gets_a_colour(home: RecordedHome) -> None:
    await home.sensor(PUMP, Role.SOLAR_POWER)
    assert color(home, PUMP) is None
    await home.entities.set_role(PUMP, Role.DEVICE)
    assert color(home, PUMP) == "device-0"


def test_devices_next_to_each_other_differ_and_all_colours_are_used() -> None:
    many = [Entity(f"sensor.{i:02}", "", role=Role.DEVICE, is_tracked=True) for i in range(20)]
    given = [entity.color for entity in newly_colored(many)]
    assert all(one != other for one, other in pairwise(given))
    assert len(set(given)) == DEVICE_COLORS
    assert len(LIGHT.devices) == len(DARK.devices) == DEVICE_COLORS


@pytest.mark.parametrize("role", [None, *Role])
def test_each_role_has_a_colour_of_its_own_or_is_given_one(role: Role | None) -> None:
    entity = Entity("sensor.a", "A", role=role, is_tracked=True)
    is_given = bool(newly_colored([entity]))
    of_role = hues([entity])["sensor.a"]
    assert is_given == of_role.startswith("device-")
