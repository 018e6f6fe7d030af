"""Whatever is done, SQLite and MongoDB hold the same: people may move from one to the other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from energy_desktop.stores.sqlite import SqliteStore
from tests.servers.mongodb import MongoDb
from tests.stores.backends import on_mongodb

pytestmark = pytest.mark.servers

Step = Callable[[StateStore], Awaitable[None]]

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
# Few names, so that steps meet; some that a database could take for something else.
names = st.sampled_from(["a", "a.b", "$set", "a\0b", "a", "'; --", "ü😀", "x" * 300])
times = st.datetimes(datetime(1960, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
numbers = st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False, allow_infinity=False)
json = st.recursive(
    st.booleans() | numbers | text,
    lambda inner: (
        st.lists(inner | st.none(), max_size=3)
        | st.dictionaries(names | text, inner | st.none(), max_size=3)
    ),
    max_leaves=6,
)
entities = st.builds(
    Entity,
    entity_id=names,
    friendly_name=text,
    registry_id=st.none() | text,
    aliases=st.lists(names, max_size=2).map(tuple),
    unit=st.none() | text,
    role=st.none() | st.sampled_from(Role),
    role_chosen=st.booleans(),
    color=st.none() | text,
    is_tracked=st.booleans(),
    is_active=st.booleans(),
    registered_at=st.none() | times,
    discovered_at=st.none() | times,
    updated_at=st.none() | times,
    attributes=st.dictionaries(names | text, json | st.none(), max_size=3),
)
subscriptions = st.builds(
    SubscriptionState,
    status=st.sampled_from(SubscriptionStatus),
    subscription_id=st.none() | st.integers(0, 2**40),
    subscribed_at=st.none() | times,
    last_event_at=st.none() | times,
    error_message=st.none() | text,
    reconnect_count=st.integers(0, 2**40),
)
fetches = st.builds(
    SyncLogEntry,
    entity_id=names,
    sync_type=st.sampled_from(SyncType),
    start=times,
    end=times,
    records_synced=st.integers(0, 2**40),
    status=st.sampled_from(SyncStatus),
    created_at=times,
    error_message=st.none() | text,
)


borders = st.none() | st.integers(0, 2**52)
meters = st.builds(
    Meter,
    meter_id=names,
    name=text,
    parts=st.lists(st.builds(MeterPart, names, borders, borders), max_size=3).map(tuple),
)
notes = st.builds(
    MeterNote,
    note_id=names,
    entity_id=names,
    at_us=st.integers(0, 2**52),
    kind=st.sampled_from(MeterNoteKind),
    note=text,
    undone_at=st.none() | times,
)


def put_meters(chosen: list[Meter]) -> Step:
    return lambda store: store.put_meters(chosen)


def delete_meters(chosen: list[str]) -> Step:
    return lambda store: store.delete_meters(chosen)


def put_meter_notes(chosen: list[MeterNote]) -> Step:
    return lambda store: store.put_meter_notes(chosen)


def put_entities(chosen: list[Entity]) -> Step:
    return lambda store: store.put_entities(chosen)


def set_tracked(chosen: list[str]) -> Step:
    async def step(store: StateStore) -> None:
        try:
            await store.set_tracked(chosen)
        except UnknownEntity as error:
            await store.put_settings({"refused": str(error)})

    return step


def put_settings(values: dict[str, Any]) -> Step:
    return lambda store: store.put_settings(values)


def put_subscription(state: SubscriptionState) -> Step:
    return lambda store: store.put_subscription(state)


def append_sync_log(entries: list[SyncLogEntry]) -> Step:
    return lambda store: store.append_sync_log(entries)


steps = st.lists(
    st.lists(entities, max_size=4).map(put_entities)
    | st.lists(names, max_size=3).map(set_tracked)
    | st.lists(meters, max_size=3).map(put_meters)
    | st.lists(names, max_size=2).map(delete_meters)
    | st.lists(notes, max_size=3).map(put_meter_notes)
    | st.dictionaries(names | text, json | st.none(), max_size=4).map(put_settings)
    | subscriptions.map(put_subscription)
    | st.lists(fetches, max_size=4).map(append_sync_log),
    max_size=8,
)


@settings(max_examples=30)
@given(steps=steps)
async def test_the_same_steps_leave_the_same_state(mongodb: MongoDb, steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        embedded = SqliteStore(Path(folder) / "state.sqlite")
        server = on_mongodb(mongodb, "timeoutMS=60000")
        for store in (embedded, server):
            await store.open()
        try:
            for step in steps:
                for store in (embedded, server):
                    await step(store)
            assert await everything(server) == await everything(embedded)
        finally:
            for store in (embedded, server):
                await store.close()


async def everything(store: StateStore) -> dict[str, Any]:
    """All that a state store holds; numbers as text, where 1 is not 1.0."""
    kept = await store.entities()
    return {
        "entities": [replace(entity, attributes={}) for entity in kept],
        "attributes": [orjson.dumps(dict(entity.attributes)) for entity in kept],
        "meters": await store.meters(),
        "notes": await store.meter_notes(),
        "settings": orjson.dumps(await store.settings(), option=orjson.OPT_SORT_KEYS),
        "subscription": await store.subscription(),
        "log": await store.sync_log(),
        "log of one": await store.sync_log("a.b", limit=2),
    }
