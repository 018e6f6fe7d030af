"""Which sensors there are: what the user chose stays, and a wrong choice changes nothing."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from energy_desktop.errors import HassNotReady, UnknownEntity
from energy_desktop.models import Entity, Role
from tests.fakes.recorded_home import RecordedHome

A, B, C = "sensor.a_energy", "sensor.b_energy", "sensor.c_power"


def state(entity_id: str, **attributes: Any) -> dict[str, Any]:
    shown = {"unit_of_measurement": "kWh", "device_class": "energy", "friendly_name": entity_id}
    return {"entity_id": entity_id, "state": "1.5", "attributes": shown | attributes}


async def discover(home: RecordedHome, *states: dict[str, Any]) -> None:
    await home.entities.discover(list(states), [], [], [], None, [])


def heard(home: RecordedHome) -> list[tuple[Entity, ...]]:
    told: list[tuple[Entity, ...]] = []
    home.events.entities_changed.connect(told.append)
    return told


async def test_what_discovery_finds_is_stored_and_told(any_home: RecordedHome) -> None:
    told = heard(any_home)
    await discover(any_home, state(B), state(A))
    assert [e.entity_id for e in any_home.entities.all()] == [A, B]
    assert [[e.entity_id for e in entities] for entities in told] == [[A, B]]
    await any_home.entities.load()
    assert [e.entity_id for e in any_home.entities.all()] == [A, B]


async def test_finding_the_same_again_tells_nobody(any_home: RecordedHome) -> None:
    await discover(any_home, state(A))
    told = heard(any_home)
    any_home.now += timedelta(hours=1)
    await discover(any_home, state(A))
    assert told == []


async def test_what_the_user_chose_stays_when_found_again(any_home: RecordedHome) -> None:
    await discover(any_home, state(A), state(B))
    await any_home.entities.set_tracked([B])
    await any_home.entities.set_role(A, Role.GRID_POWER, inverted=True)
    await discover(any_home, state(A, friendly_name="New name"), state(B))
    await any_home.entities.load()
    a, b = any_home.entities.all()
    assert (a.friendly_name, a.is_tracked, a.role) == ("New name", False, Role.GRID_POWER)
    assert a.inverted
    assert b.is_tracked


async def test_tracking_is_exactly_what_was_asked(any_home: RecordedHome) -> None:
    await discover(any_home, state(A), state(B))
    await any_home.entities.set_tracked([A])
    await any_home.entities.set_tracked([B])
    assert [e.entity_id for e in any_home.entities.tracked()] == [B]
    await any_home.entities.set_tracked([])
    assert any_home.entities.tracked() == ()


async def test_a_choice_made_while_home_assistant_is_asked_again_is_kept(
    any_home: RecordedHome,
) -> None:
    await discover(any_home, state(A), state(B))
    await any_home.entities.set_tracked([])
    renamed = state(A, friendly_name="New name")
    await asyncio.gather(
        any_home.entities.set_tracked([A]),
        discover(any_home, renamed, state(B)),
        any_home.entities.set_role(A, Role.DEVICE),
        any_home.entities.set_tracked([A, B]),
    )
    await any_home.entities.load()
    a, b = any_home.entities.all()
    assert (a.friendly_name, a.role) == ("New name", Role.DEVICE)
    assert (a.is_tracked, b.is_tracked) == (True, True)


async def test_tracking_an_unknown_sensor_changes_nothing(any_home: RecordedHome) -> None:
    await discover(any_home, state(A), state(B))
    await any_home.entities.set_tracked([A])
    told = heard(any_home)
    with pytest.raises(UnknownEntity, match=r"sensor\.none"):
        await any_home.entities.set_tracked([B, "sensor.none"])
    assert [e.entity_id for e in any_home.entities.tracked()] == [A]
    await any_home.entities.load()
    assert [e.entity_id for e in any_home.entities.tracked()] == [A]
    assert told == []


async def test_a_role_of_an_unknown_sensor_is_refused(home: RecordedHome) -> None:
    with pytest.raises(UnknownEntity):
        await home.entities.set_role("sensor.none", Role.DEVICE)


async def test_a_role_can_be_taken_away(any_home: RecordedHome) -> None:
    await any_home.sensor(A, Role.SOLAR_ENERGY)
    await any_home.entities.set_role(A, None)
    assert any_home.entities.by_role(Role.SOLAR_ENERGY) == ()


async def test_roles_are_of_active_sensors_tracked_or_not(any_home: RecordedHome) -> None:
    await any_home.sensor(A, Role.SOLAR_ENERGY, is_tracked=False)
    await any_home.sensor(B, Role.SOLAR_ENERGY, is_active=False)
    assert [e.entity_id for e in any_home.entities.by_role(Role.SOLAR_ENERGY)] == [A]


async def test_looking_again_counts_the_new_ones(home: RecordedHome) -> None:
    await discover(home, state(A))

    async def look() -> None:
        await discover(home, state(A), state(B), state(C))

    home.entities.look = look
    assert await home.entities.find_new() == 2
    assert await home.entities.find_new() == 0


async def test_looking_again_needs_a_connection(home: RecordedHome) -> None:
    with pytest.raises(HassNotReady, match="not connected"):
        await home.entities.find_new()
