"""The state store on a MongoDB server, which several programs can reach."""

# ruff: noqa: D102 - the docstrings of base.py are the contract.

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bson import Int64
from pymongo import DeleteOne, InsertOne, ReplaceOne, ReturnDocument, UpdateMany, UpdateOne
from pymongo.errors import AutoReconnect

from energy_desktop.errors import EnergyDesktopError, UnknownEntity
from energy_desktop.models import (
    Coverage,
    CoverageKind,
    Entity,
    Meter,
    MeterNote,
    StoreHealth,
    SubscriptionState,
    SyncLogEntry,
    utc_now,
)
from energy_desktop.sentences import say
from energy_desktop.stores import mongo_documents as documents
from energy_desktop.stores.base import HEALTH_S, LeaseHolder, SharedState
from energy_desktop.stores.mongo_address import address_of
from energy_desktop.stores.mongo_schema import Database
from energy_desktop.stores.mongo_server import MongoServer

SYNC_LOG_KEPT = 10_000

_SUBSCRIPTION = {"_id": "subscription"}
_GENERATION = {"_id": "generation"}
_SYNC_LOG = {"_id": "syncLog"}
_LEASE = {"_id": "writer"}
_AT_ONCE = 500
_TRIES = 3
Operation = (
    UpdateOne | UpdateMany | DeleteOne | InsertOne[dict[str, Any]] | ReplaceOne[dict[str, Any]]
)


class MongoStore(SharedState):
    """The contracts over the database that ``uri`` names, ``energy_dashboard`` where it names none.

    Options of ``uri`` win over those of this program; ``password`` belongs to its user. ``now``
    stamps changes of settings. Raises ``StoreError`` for an address that can't be used. ``open``
    raises ``StoreUnavailable`` where the server is away, and the object can be used all the same:
    each call looks for the server and its schema again. ``close`` is needed even then.

    There are no transactions, which a single mongod lacks: each call writes in an order that
    leaves a usable state wherever it breaks off, and after ``StoreUnavailable`` it can be repeated.
    Only ``append_sync_log`` may then store a line twice.

    Motor gets critical fixes only. To move to PyMongo's own client, take
    ``pymongo.AsyncMongoClient`` in ``mongo_server.py``, await its ``close`` there in place of
    ending threads, and drop motor: all that is called here has the same name there.
    """

    kind = "MongoDB"

    def __init__(
        self, uri: str, password: str | None = None, now: Callable[[], datetime] = utc_now
    ) -> None:
        self._address = address_of(uri, password)
        self._server = MongoServer(self._address)
        self._now = now

    async def open(self) -> None:
        await self._server.open()

    async def close(self) -> None:
        await self._server.close()

    async def generation(self) -> str:
        made = {"$setOnInsert": {"value": uuid.uuid4().hex}}
        async with self._server.database() as db:
            return str((await _upserted(db.meta, _GENERATION, made))["value"])

    async def set_generation(self, generation: str) -> None:
        async with self._server.database() as db:
            await db.meta.update_one(_GENERATION, {"$set": {"value": generation}}, upsert=True)

    async def put_entities(self, entities: Sequence[Entity]) -> None:
        async with self._server.database() as db:
            changes = [change for entity in entities for change in _entity_changes(entity)]
            await _write(db.entities, changes)

    async def entities(self) -> list[Entity]:
        async with self._server.database() as db:
            found = await db.entities.find().sort("_id", 1).to_list(None)
            return [documents.entity_of(document) for document in found]

    async def set_tracked(self, entity_ids: Sequence[str]) -> None:
        chosen = list(dict.fromkeys(entity_ids))
        track = UpdateMany({"_id": {"$in": chosen}}, {"$set": {"isTracked": True}})
        others = {"_id": {"$nin": chosen}, "isTracked": True}
        async with self._server.database() as db:
            await _require_known(db, chosen)
            await _write(db.entities, [track, UpdateMany(others, {"$set": {"isTracked": False}})])

    async def put_meter_notes(self, notes: Sequence[MeterNote]) -> None:
        async with self._server.database() as db:
            await _write(db.meterNotes, _whole(map(documents.meter_note_document, notes)))

    async def meter_notes(self) -> list[MeterNote]:
        async with self._server.database() as db:
            found = await db.meterNotes.find().sort([("at", 1), ("_id", 1)]).to_list(None)
            return [documents.meter_note_of(document) for document in found]

    async def put_meters(self, meters: Sequence[Meter]) -> None:
        async with self._server.database() as db:
            await _write(db.meters, _whole(map(documents.meter_document, meters)))

    async def meters(self) -> list[Meter]:
        async with self._server.database() as db:
            found = await db.meters.find().sort("_id", 1).to_list(None)
            return [documents.meter_of(document) for document in found]

    async def delete_meters(self, meter_ids: Sequence[str]) -> None:
        async with self._server.database() as db:
            await db.meters.delete_many({"_id": {"$in": list(meter_ids)}})

    async def settings(self) -> dict[str, Any]:
        async with self._server.database() as db:
            found = await db.settings.find().sort("_id", 1).to_list(None)
            return {one["_id"]: documents.setting_of(one["value"]) for one in found}

    async def put_settings(self, values: Mapping[str, Any]) -> None:
        async with self._server.database() as db:
            await _write(db.settings, _setting_changes(values, self._now()))

    async def subscription(self) -> SubscriptionState:
        async with self._server.database() as db:
            stored = await db.subscriptionState.find_one(_SUBSCRIPTION)
            return documents.subscription_of(stored) if stored else SubscriptionState()

    async def put_subscription(self, state: SubscriptionState) -> None:
        async with self._server.database() as db:
            document = documents.subscription_document(state)
            await db.subscriptionState.replace_one(_SUBSCRIPTION, document, upsert=True)

    async def append_sync_log(self, entries: Sequence[SyncLogEntry]) -> None:
        if not entries:
            return
        async with self._server.database() as db:
            lines = [documents.sync_log_document(entry) for entry in entries[-SYNC_LOG_KEPT:]]
            first = await _reserved_numbers(db, len(lines))
            numbered = ({"_id": Int64(first + n), **line} for n, line in enumerate(lines))
            await _write(db.syncLog, [InsertOne(line) for line in numbered])
            await _trim(db)

    async def sync_log(self, entity_id: str | None = None, limit: int = 100) -> list[SyncLogEntry]:
        chosen = {} if entity_id is None else {"entityId": entity_id}
        async with self._server.database() as db:
            found = await db.syncLog.find(chosen).sort("_id", -1).limit(limit).to_list(None)
            return [documents.sync_log_entry_of(document) for document in found]

    async def put_coverage(self, intervals: Sequence[Coverage]) -> None:
        async with self._server.database() as db:
            changes = [
                UpdateOne(
                    documents.coverage_key(interval),
                    {"$set": {"endUs": Int64(interval.end_us)}},
                    upsert=True,
                )
                for interval in intervals
            ]
            await _write(db.coverage, changes)

    async def coverage(
        self, scopes: Sequence[str], start_us: int, end_us: int, kinds: Sequence[CoverageKind] = ()
    ) -> list[Coverage]:
        touching: dict[str, Any] = {
            "startUs": {"$lt": Int64(end_us)},
            "endUs": {"$gte": Int64(start_us)},
        }
        if scopes:
            touching["scope"] = {"$in": list(scopes)}
        if kinds:
            touching["kind"] = {"$in": [kind.value for kind in kinds]}
        async with self._server.database() as db:
            found = await db.coverage.find(touching).to_list(None)
            intervals = [documents.coverage_of(document) for document in found]
        return sorted(intervals, key=lambda c: (c.start_us, c.end_us, c.scope, c.kind.value))

    async def delete_coverage(self, intervals: Sequence[Coverage]) -> None:
        async with self._server.database() as db:
            changes = [DeleteOne(documents.coverage_key(interval)) for interval in intervals]
            await _write(db.coverage, changes)

    async def acquire_lease(self, owner: str, label: str, ttl_s: float) -> LeaseHolder:
        async with self._server.database() as db:
            held = await _upserted(db.lease, _LEASE, _lease_taken(owner, label, ttl_s))
            return LeaseHolder(held["owner"], held["label"], held["until"].astimezone(UTC))

    async def release_lease(self, owner: str) -> None:
        async with self._server.database() as db:
            await db.lease.delete_one({**_LEASE, "owner": owner})

    async def health(self) -> StoreHealth:
        health = StoreHealth(self.kind, available=False, location=self._address.location)
        try:
            async with asyncio.timeout(HEALTH_S), self._server.database() as db:
                size = (await db.command("dbStats"))["storageSize"]
                rows = await db.entities.count_documents({})
        except EnergyDesktopError as error:
            return replace(health, error=str(error))
        except TimeoutError:
            words = say(
                "MongoDB at {location} takes long to answer; look at its load.",
                location=health.location,
            )
            return replace(health, error=words)
        return replace(health, available=True, size_bytes=int(size), rows=rows)


async def _write(collection: Any, changes: Sequence[Operation]) -> None:
    """Do the changes in their order, so many at once that a slow server answers in time."""
    for first in range(0, len(changes), _AT_ONCE):
        await collection.bulk_write(changes[first : first + _AT_ONCE], ordered=True)


def _whole(found: Iterable[dict[str, Any]]) -> list[Operation]:
    """Each document in the place of that with its id."""
    return [ReplaceOne({"_id": document["_id"]}, document, upsert=True) for document in found]


def _entity_changes(entity: Entity) -> list[Operation]:
    """The whole entity, but its time of discovery only where none is known yet."""
    fields = documents.entity_fields(entity)
    found = {"_id": fields.pop("_id")}
    discovered = {name: fields.pop(name) for name in ("discoveredAt", "discoveredAtMicroseconds")}
    changes: list[Operation] = [UpdateOne(found, {"$set": fields}, upsert=True)]
    if entity.discovered_at is not None:
        changes.append(UpdateOne({**found, "discoveredAt": None}, {"$set": discovered}))
    return changes


async def _require_known(db: Database, entity_ids: Sequence[str]) -> None:
    found = await db.entities.find({"_id": {"$in": list(entity_ids)}}, {"_id": 1}).to_list(None)
    known = {document["_id"] for document in found}
    for entity_id in entity_ids:
        if entity_id not in known:
            raise UnknownEntity(say("No sensor is known as {entity_id}.", entity_id=entity_id))


def _setting_changes(values: Mapping[str, Any], at: datetime) -> list[Operation]:
    changes: list[Operation] = []
    for key, value in values.items():
        if value is None:
            changes.append(DeleteOne({"_id": key}))
        else:
            fields = {"value": documents.setting_value(value), "updatedAt": at}
            changes.append(UpdateOne({"_id": key}, {"$set": fields}, upsert=True))
    return changes


async def _reserved_numbers(db: Database, count: int) -> int:
    """The first of ``count`` numbers that no other line of the log has."""
    last = await _upserted(db.meta, _SYNC_LOG, {"$inc": {"value": Int64(count)}})
    return int(last["value"]) - count + 1


async def _upserted(collection: Any, key: Mapping[str, Any], change: Any) -> Mapping[str, Any]:
    """The document as the change leaves it.

    Some servers answer nothing where another client inserts it at the same moment: asked again,
    they find it.
    """
    for _ in range(_TRIES):
        found: Mapping[str, Any] | None = await collection.find_one_and_update(
            key, change, upsert=True, return_document=ReturnDocument.AFTER
        )
        if found is not None:
            return found
    raise AutoReconnect("no document after an upsert")


async def _trim(db: Database) -> None:
    """Remove the lines of the log that are older than the newest so many."""
    oldest = db.syncLog.find({}, {"_id": 1}).sort("_id", -1).skip(SYNC_LOG_KEPT).limit(1)
    for surplus in await oldest.to_list(None):
        await db.syncLog.delete_many({"_id": {"$lte": surplus["_id"]}})


def _lease_taken(owner: str, label: str, ttl_s: float) -> list[dict[str, Any]]:
    """The update that takes the lease if it is free or ours, in one step on the server.

    ``$$NOW`` is the server's clock, in every deployment (MongoDB's manual, system variables).
    Times are compared as numbers: a date that is not there then counts as now.
    """
    until = {"$toLong": {"$ifNull": ["$until", "$$NOW"]}}
    is_ours = {"$eq": ["$owner", {"$literal": owner}]}
    is_free = {"$or": [is_ours, {"$lte": [until, {"$toLong": "$$NOW"}]}]}
    ours = {
        **_LEASE,
        "owner": {"$literal": owner},
        "label": {"$literal": label},
        "until": {"$add": ["$$NOW", Int64(ttl_s * 1000)]},
    }
    return [{"$replaceWith": {"$cond": [is_free, ours, "$$ROOT"]}}]
