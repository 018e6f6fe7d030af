"""What is particular to the MongoDB store: a server that goes away, users, dates, hostile names."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from bson import Int64

from energy_desktop.errors import SchemaTooNew, StoreError, StoreUnavailable
from energy_desktop.models import (
    Coverage,
    CoverageKind,
    Entity,
    SubscriptionState,
    SyncLogEntry,
    SyncStatus,
    SyncType,
)
from energy_desktop.stores.mongo import MongoStore
from tests.servers.mongodb import PASSWORD, USER, MongoDb
from tests.stores.backends import live, on_mongodb, spans

pytestmark = pytest.mark.servers

AT = datetime(2025, 11, 3, 7, 0, 0, 123457, tzinfo=UTC)
EVER = (-(2**63), 2**63 - 1)
COLLECTIONS = {
    "entities", "settings", "subscriptionState", "syncLog", "coverage", "lease", "meta", "meters",
    "meterNotes",
}  # fmt: skip


@pytest.fixture
def database() -> str:
    """The name of a new database."""
    return f"test-{uuid.uuid4().hex}"


@pytest.fixture
async def store(mongodb: MongoDb, database: str) -> AsyncIterator[MongoStore]:
    opened = on_mongodb(mongodb, database=database)
    await opened.open()
    yield opened
    await opened.close()


def fetch(created_at: datetime = AT) -> SyncLogEntry:
    return SyncLogEntry(
        "sensor.a", SyncType.BACKFILL, AT, AT, 1, SyncStatus.SUCCESS, created_at=created_at
    )


def everything(server: MongoDb, database: str) -> dict[str, Any]:
    """All documents and indexes."""
    with server.client() as client:
        names = sorted(client[database].list_collection_names())
        return {
            name: (list(client[database][name].find()), client[database][name].index_information())
            for name in names
        }


async def test_state_survives_closing_and_opening_again(store: MongoStore) -> None:
    await store.put_settings({"theme": "dark"})
    generation = await store.generation()
    await store.close()
    with pytest.raises(StoreUnavailable, match="is not open"):
        await store.settings()
    await store.open()
    assert await store.settings() == {"theme": "dark"}
    assert await store.generation() == generation


async def test_two_programs_share_one_database(store: MongoStore, mongodb: MongoDb) -> None:
    other = on_mongodb(mongodb, database=store._address.database)
    await other.open()
    await other.put_settings({"theme": "dark"})
    assert await store.settings() == {"theme": "dark"}
    assert await store.generation() == await other.generation()
    assert (await other.acquire_lease("a", "attic", 600)).owner == "a"
    assert (await store.acquire_lease("b", "cellar", 600)).label == "attic"
    await other.close()
    assert await store.settings() == {"theme": "dark"}


async def test_people_read_dates_and_names_in_the_documents(
    store: MongoStore, mongodb: MongoDb, database: str
) -> None:
    entity = Entity(
        "sensor.grid", "Grid", unit="W", discovered_at=AT, attributes={"a.b": 1, "$x": {"": None}}
    )
    await store.put_entities([entity])
    await store.put_settings({"theme": "dark", "scale": 1.25, "hosts": ["a"]})
    await store.put_coverage([Coverage("*", CoverageKind.LIVE, 1, 2)])
    await store.append_sync_log([fetch()])
    with mongodb.client() as client:
        stored = client[database]
        grid = stored.entities.find_one({"_id": "sensor.grid"})
        settings = {one["_id"]: one["value"] for one in stored.settings.find()}
        interval = stored.coverage.find_one({}, {"_id": 0})
        line = stored.syncLog.find_one({"createdAt": {"$lte": AT}})
    assert grid is not None
    assert grid["unitOfMeasurement"] == "W"
    assert grid["isActive"] is True
    assert grid["attributes"] == '{"a.b":1,"$x":{"":null}}'
    assert grid["discoveredAt"] == AT - timedelta(microseconds=457)
    assert grid["discoveredAtMicroseconds"] == 457
    assert settings == {"theme": "dark", "scale": 1.25, "hosts": {"json": '["a"]'}}
    assert interval == {"scope": "*", "kind": "live", "startUs": 1, "endUs": 2}
    assert isinstance(interval["startUs"], Int64)
    assert isinstance(interval["endUs"], Int64)
    assert line is not None
    assert line["entityId"] == "sensor.a"


async def test_a_settings_change_is_stamped_with_its_time(mongodb: MongoDb, database: str) -> None:
    store = MongoStore(mongodb.uri(database), PASSWORD, now=lambda: AT)
    await store.open()
    await store.put_settings({"theme": "dark"})
    await store.close()
    with mongodb.client() as client:
        stamped = client[database].settings.find_one({"_id": "theme"})
    assert stamped is not None
    assert stamped["updatedAt"] == AT - timedelta(microseconds=457)


async def test_a_document_of_an_older_version_has_the_defaults_of_what_it_lacks(
    store: MongoStore, mongodb: MongoDb, database: str
) -> None:
    with mongodb.client() as client:
        client[database].entities.insert_one({"_id": "sensor.old", "friendlyName": "Old"})
    assert await store.entities() == [Entity("sensor.old", "Old")]
    await store.put_entities([Entity("sensor.old", "Old", discovered_at=AT)])
    assert await store.entities() == [Entity("sensor.old", "Old", discovered_at=AT)]


async def test_a_document_that_is_not_ours_is_an_error_of_the_store(
    store: MongoStore, mongodb: MongoDb, database: str
) -> None:
    with mongodb.client() as client:
        client[database].entities.insert_one({"_id": 7, "role": "emperor"})
    with pytest.raises(StoreError, match="not of this program"):
        await store.entities()


async def test_a_newer_schema_is_refused_and_the_database_untouched(
    store: MongoStore, mongodb: MongoDb, database: str
) -> None:
    await store.put_settings({"theme": "dark"})
    await store.close()
    with mongodb.client() as client:
        client[database].meta.update_one({"_id": "schemaVersion"}, {"$set": {"value": 999}})
        client[database].coverage.drop_indexes()
    before = everything(mongodb, database)
    with pytest.raises(SchemaTooNew, match="newer version of Energy Desktop"):
        await store.open()
    with pytest.raises(SchemaTooNew):
        await store.put_settings({"theme": "light"})
    assert everything(mongodb, database) == before


async def test_what_json_can_not_say_is_refused_as_a_whole(store: MongoStore) -> None:
    with pytest.raises(StoreError):
        await store.put_settings({"theme": "dark", "bad": object()})
    with pytest.raises(StoreError):
        await store.put_entities([Entity("a", "A"), Entity("b", "B", attributes={"x": object()})])
    with pytest.raises(StoreError):
        await store.put_subscription(SubscriptionState(subscribed_at=datetime(2025, 1, 1)))  # noqa: DTZ001
    assert await store.settings() == {}
    assert await store.entities() == []


async def test_what_is_too_large_for_a_document_is_refused_and_can_be_told(
    store: MongoStore,
) -> None:
    with pytest.raises(StoreError):
        await store.put_entities([Entity("a", "A", attributes={"x": "x" * 17_000_000})])
    assert (await store.health()).available


HOSTILE = (
    "$where",
    "$$ROOT",
    "a.b.c",
    "'; db.dropDatabase(); //",
    '{"$ne": null}',
    "a\0b",
    "a",
    "",
    "ü„“😀\u202e",
    "x" * 5_000,
)


async def test_hostile_names_and_values_change_nothing_but_their_own(
    store: MongoStore, mongodb: MongoDb, database: str
) -> None:
    await store.put_entities([Entity("sensor.mine", "Mine", is_tracked=True)])
    await store.put_settings({"mine": "kept"})
    odd = {name: {name: [name]} for name in HOSTILE}
    await store.put_entities([Entity(name, name, color=name, attributes=odd) for name in HOSTILE])
    await store.put_settings(dict.fromkeys(HOSTILE, odd) | {"plain": HOSTILE[0]})
    await store.put_coverage([live(0, n, scope=name) for n, name in enumerate(HOSTILE)])
    await store.set_generation(HOSTILE[0])
    entities = {entity.entity_id: entity for entity in await store.entities()}
    assert entities.keys() == {"sensor.mine", *HOSTILE}
    assert all(entities[name].attributes == odd for name in HOSTILE)
    assert all(entities[name].color == name for name in HOSTILE)
    assert [e for e, entity in entities.items() if entity.is_tracked] == ["sensor.mine"]
    assert await store.settings() == {
        "mine": "kept",
        "plain": HOSTILE[0],
        **dict.fromkeys(HOSTILE, odd),
    }
    for number, name in enumerate(HOSTILE):
        assert spans(await store.coverage([name], *EVER)) == [(0, number)]
    assert await store.generation() == HOSTILE[0]
    assert set(everything(mongodb, database)) <= COLLECTIONS
    await store.put_settings(dict.fromkeys(HOSTILE))
    await store.set_tracked(HOSTILE)
    assert await store.settings() == {"mine": "kept", "plain": HOSTILE[0]}
    tracked = {e.entity_id for e in await store.entities() if e.is_tracked}
    assert tracked == set(HOSTILE)


async def test_repeating_a_call_changes_nothing_more(
    store: MongoStore, mongodb: MongoDb, database: str
) -> None:
    calls: tuple[Callable[[], Awaitable[None]], ...] = (
        lambda: store.put_entities([Entity("a", "A", discovered_at=AT), Entity("b", "B")]),
        lambda: store.set_tracked(["a"]),
        lambda: store.put_subscription(SubscriptionState(reconnect_count=3)),
        lambda: store.put_coverage([live(0, 5), live(7, 8)]),
        lambda: store.delete_coverage([live(7, 8)]),
    )
    for call in calls:
        await call()
        once = everything(mongodb, database)
        await call()
        assert everything(mongodb, database) == once


async def test_health_tells_size_and_place_without_the_user(
    store: MongoStore, mongodb: MongoDb, database: str
) -> None:
    await store.put_entities([Entity("a", "A"), Entity("b", "B")])
    health = await store.health()
    assert (health.kind, health.rows) == ("MongoDB", 2)
    assert health.location == f"{mongodb.host}/{database}"
    assert health.size_bytes > 0


async def test_options_of_the_address_win(mongodb: MongoDb, database: str) -> None:
    store = on_mongodb(mongodb, "w=1", "timeoutMS=1234", "replicaSet=secantus", database=database)
    await store.open()
    client = store._server._client.delegate
    assert client.write_concern.document == {"w": 1, "j": True}
    assert client.options.timeout == 1.234
    assert client.options.replica_set_name == "secantus"
    assert client.options.retry_writes
    await store.close()


REFUSED = {
    "wrong password": ("energy@", "authSource=admin", "no", f"refused the user {USER}; check user"),
    "no password": ("energy@", "authSource=admin", None, "password of energy .* is missing"),
    "no user": ("", "", "no", "wants a user: write it into the address, like mongodb://USER@"),
    "other database": ("energy@", "", PASSWORD, r"needs \?authSource=NAME in the address"),
}


@pytest.mark.parametrize(("user", "option", "password", "sentence"), REFUSED.values(), ids=REFUSED)
async def test_a_refused_user_is_told_what_to_do(
    mongodb: MongoDb, user: str, option: str, password: str | None, sentence: str
) -> None:
    store = MongoStore(f"mongodb://{user}{mongodb.host}/home?{option}", password)
    with pytest.raises(StoreError, match=sentence):
        await store.open()
    if password is not None:
        with pytest.raises(StoreError, match=sentence):
            await store.settings()
    assert not (await store.health()).available
    await store.close()


async def test_a_password_in_the_address_signs_in(mongodb: MongoDb, database: str) -> None:
    store = MongoStore(mongodb.uri(database, user=f"{USER}:{quote(PASSWORD, safe='')}"))
    await store.open()
    assert await store.settings() == {}
    await store.close()
