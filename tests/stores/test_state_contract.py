"""What every backend of ``StateStore`` does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from energy_desktop.errors import UnknownEntity
from energy_desktop.models import (
    Entity,
    Meter,
    MeterNote,
    MeterNoteKind,
    MeterPart,
    Role,
    SubscriptionState,
    SubscriptionStatus,
    SyncLogEntry,
    SyncStatus,
    SyncType,
)
from energy_desktop.stores.base import StateStore

AT = datetime(2025, 11, 3, 7, 0, 0, 123457, tzinfo=UTC)
FULL = Entity(
    entity_id="sensor.grid",
    friendly_name="Netz „Bezug“; 'x'",
    registry_id="0a1b",
    aliases=("sensor.old", "sensor.older"),
    device_class="power",
    unit="W",
    state_class="measurement",
    area="Cellar",
    device_id="d1",
    role=Role.GRID_POWER,
    color="#aa00ff",
    suggested=True,
    is_tracked=True,
    is_active=False,
    registered_at=AT - timedelta(days=900, microseconds=7),
    discovered_at=AT,
    updated_at=AT + timedelta(days=1),
    attributes={"icon": "mdi:flash", "nested": {"list": [1, 2.5, None, True]}},
)


def fetch(number: int, entity_id: str = "sensor.a") -> SyncLogEntry:
    return SyncLogEntry(
        entity_id=entity_id,
        sync_type=SyncType.BACKFILL,
        start=AT,
        end=AT + timedelta(hours=1),
        records_synced=number,
        status=SyncStatus.PARTIAL,
        created_at=AT + timedelta(seconds=number),
        error_message=None if number % 2 else "too slow",
    )


async def test_a_new_store_is_empty(state: StateStore) -> None:
    assert await state.entities() == []
    assert await state.settings() == {}
    assert await state.subscription() == SubscriptionState()
    assert await state.sync_log() == []
    assert await state.meter_notes() == []
    assert await state.meters() == []


async def test_an_entity_comes_back_with_every_field(state: StateStore) -> None:
    bare = Entity("sensor.bare", "Bare")
    await state.put_entities([FULL, bare])
    assert await state.entities() == [bare, FULL]


async def test_a_known_entity_is_replaced_but_keeps_when_it_was_discovered(
    state: StateStore,
) -> None:
    await state.put_entities([FULL])
    changed = replace(FULL, friendly_name="Grid", role=None, discovered_at=AT + timedelta(days=9))
    await state.put_entities([changed])
    assert await state.entities() == [replace(changed, discovered_at=AT)]


async def test_a_time_of_discovery_is_filled_in_where_it_was_missing(state: StateStore) -> None:
    await state.put_entities([replace(FULL, discovered_at=None)])
    await state.put_entities([FULL])
    assert await state.entities() == [FULL]


async def test_exactly_the_chosen_entities_are_tracked(state: StateStore) -> None:
    await state.put_entities([Entity(e, e, is_tracked=e == "a") for e in "abc"])
    await state.set_tracked(["b", "c"])
    assert [e.entity_id for e in await state.entities() if e.is_tracked] == ["b", "c"]
    await state.set_tracked([])
    assert not any(e.is_tracked for e in await state.entities())


async def test_tracking_an_unknown_entity_is_refused_and_changes_nothing(
    state: StateStore,
) -> None:
    await state.put_entities([Entity("a", "A", is_tracked=True), Entity("b", "B")])
    with pytest.raises(UnknownEntity, match=r"sensor\.nobody"):
        await state.set_tracked(["b", "sensor.nobody"])
    assert [e.entity_id for e in await state.entities() if e.is_tracked] == ["a"]


async def test_a_note_comes_back_with_every_field_in_the_order_of_time(state: StateStore) -> None:
    later = MeterNote("a", "sensor.b", 1_700_000_000_123_457, MeterNoteKind.RESET)
    first = MeterNote("z", "sensor.a", 17, MeterNoteKind.NOT_REAL, "Zähler 'neu'; \"x\"", AT)
    await state.put_meter_notes([later, first])
    assert await state.meter_notes() == [first, later]


async def test_a_note_is_undone_in_its_place(state: StateStore) -> None:
    note = MeterNote("a", "sensor.a", 17, MeterNoteKind.NOT_REAL)
    await state.put_meter_notes([note])
    await state.put_meter_notes([replace(note, undone_at=AT)])
    assert await state.meter_notes() == [replace(note, undone_at=AT)]


async def test_a_meter_of_several_sensors_comes_back_with_its_parts_in_order(
    state: StateStore,
) -> None:
    parts = (
        MeterPart("sensor.old", None, 1_700_000_000_123_457),
        MeterPart("sensor.new", 1_700_000_000_123_457),
    )
    meter, other = Meter("m", "Grid „in“", parts), Meter("a", "Other", parts[:1])
    await state.put_meters([meter, other])
    assert await state.meters() == [other, meter]


async def test_a_meter_is_replaced_and_removed_by_its_id(state: StateStore) -> None:
    meter = Meter("m", "Grid", (MeterPart("sensor.old"),))
    await state.put_meters([meter, replace(meter, meter_id="n")])
    await state.put_meters([replace(meter, name="Netz")])
    assert [m.name for m in await state.meters()] == ["Netz", "Grid"]
    await state.delete_meters(["m", "unknown"])
    assert [m.meter_id for m in await state.meters()] == ["n"]


async def test_settings_are_merged_and_none_removes(state: StateStore) -> None:
    await state.put_settings({"theme": "dark", "scale": 1.25, "hosts": ["a", "b"], "on": False})
    await state.put_settings({"theme": None, "scale": 2, "unknown": None})
    assert await state.settings() == {"scale": 2, "hosts": ["a", "b"], "on": False}


async def test_the_subscription_is_replaced_as_a_whole(state: StateStore) -> None:
    first = SubscriptionState(SubscriptionStatus.ACTIVE, 7, AT, AT + timedelta(seconds=1), None, 3)
    await state.put_subscription(first)
    assert await state.subscription() == first
    second = SubscriptionState(SubscriptionStatus.ERROR, error_message="refused")
    await state.put_subscription(second)
    assert await state.subscription() == second


async def test_the_sync_log_comes_newest_first_and_by_entity(state: StateStore) -> None:
    await state.append_sync_log([fetch(1), fetch(2, "sensor.b"), fetch(3)])
    assert await state.sync_log() == [fetch(3), fetch(2, "sensor.b"), fetch(1)]
    assert await state.sync_log("sensor.a") == [fetch(3), fetch(1)]
    assert await state.sync_log(limit=1) == [fetch(3)]


async def test_only_the_newest_ten_thousand_log_entries_are_kept(state: StateStore) -> None:
    await state.append_sync_log([fetch(n) for n in range(9_999)])
    await state.append_sync_log([fetch(n) for n in range(9_999, 10_003)])
    kept = await state.sync_log(limit=20_000)
    assert [entry.records_synced for entry in kept] == list(range(10_002, 2, -1))


async def test_the_generation_is_kept_until_it_is_set(state: StateStore) -> None:
    made = await state.generation()
    assert made
    await state.set_generation("paired")
    assert await state.generation() == "paired"


async def test_health_tells_that_the_store_can_be_used(state: StateStore) -> None:
    health = await state.health()
    assert health.available
    assert health.error is None


async def test_closing_twice_does_no_harm(state: StateStore) -> None:
    await state.close()
    await state.close()
