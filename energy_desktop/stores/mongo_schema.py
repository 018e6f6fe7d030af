"""Collections and indexes of the MongoDB database, and the numbered steps that lead to them.

``settings`` {_id: key, value, updatedAt}; ``entities`` {_id: entity id, …};
``meters`` {_id: id, name, parts: [{entityId, from, to}]}; ``meterNotes`` {_id: id, entityId, at,
kind, note, undoneAt}; ``subscriptionState`` (one document); ``syncLog`` {_id: number, …};
``coverage`` {scope, kind, startUs, endUs}; ``lease`` (one document); ``meta`` {_id, value}: version
of the schema, generation and the number of the newest line of the log. The fields are in
``mongo_documents``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from energy_desktop.stores.migrations import pending_steps

# Motor has no types.
Database = Any
Step = Callable[[Database], Awaitable[None]]

VERSION = "schemaVersion"
_INDEXES: tuple[tuple[str, list[tuple[str, int]], bool], ...] = (
    ("entities", [("isTracked", 1), ("isActive", 1)], False),
    ("syncLog", [("entityId", 1), ("createdAt", -1)], False),
    ("meterNotes", [("entityId", 1), ("at", 1)], False),
    ("coverage", [("scope", 1), ("kind", 1), ("startUs", 1)], True),
)


async def make_indexes(database: Database) -> None:
    """Create the indexes that are missing."""
    for collection, keys, is_unique in _INDEXES:
        await database[collection].create_index(keys, unique=is_unique)


STEPS: tuple[Step, ...] = (make_indexes, make_indexes)
"""The second adds ``meters`` and ``meterNotes``, which a program of the first would leave behind in
a move or a backup."""


async def migrate(database: Database, location: str) -> None:
    """Take the missing steps and make sure of the indexes; raises SchemaTooNew before any change.

    Each step can be repeated, so that one which was broken off is taken again, and so that two
    programs may take it at once.
    """
    stored = await database.meta.find_one({"_id": VERSION})
    version = 0 if stored is None else int(stored["value"])
    for reached, step in pending_steps(version, STEPS, location):
        await step(database)
        raised = {"$max": {"value": reached}}
        await database.meta.update_one({"_id": VERSION}, raised, upsert=True)
    await make_indexes(database)
