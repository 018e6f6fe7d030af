"""Writes all that a pair of stores holds into one file, while it is being recorded into."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np

import energy_desktop
from energy_desktop.errors import BackupFailed
from energy_desktop.models import Coverage, utc_now
from energy_desktop.sentences import say
from energy_desktop.stores.base import Stores
from energy_desktop.transfer.archive import ArchiveWriter
from energy_desktop.transfer.mirror import Digesting
from energy_desktop.transfer.parquet import PartWriter
from energy_desktop.transfer.state import State, plain, read_state
from energy_desktop.transfer.steps import OnProgress, Steps, steps_of, tell_nobody
from energy_desktop.transfer.tables import (
    FIRST_US,
    LAST_US,
    TABLES,
    Chunk,
    Table,
    require_settled,
    texts,
)
from energy_desktop.transfer.target import is_empty
from energy_desktop.transfer.threads import in_thread

PART_ROWS: Final = 200_000


@dataclass(frozen=True, slots=True)
class Made:
    """What a backup holds: number of readings and of sensors.

    ``added``: how many readings were lacking where it was added to other data; else None.
    """

    readings: int
    entities: int
    added: int | None = None


async def backup(
    stores: Stores,
    file: Path,
    on_progress: OnProgress = tell_nobody,
    *,
    now: Callable[[], datetime] = utc_now,
) -> Made:
    """Write everything into ``file``, which is there whole or not at all; an old one is replaced.

    Raises BackupFailed where it can't be written, and where it would be empty and take the place
    of another file. Errors of the stores pass through.
    """
    if await in_thread(file.exists):
        await require_data(stores)
    archive = await in_thread(partial(ArchiveWriter, file))
    try:
        return await _write(archive, stores, on_progress, now())
    except BaseException:
        await asyncio.shield(asyncio.to_thread(archive.discard))
        raise


async def require_data(stores: Stores) -> None:
    """Raise BackupFailed where there is nothing to save."""
    await require_settled(stores.series)
    if await is_empty(stores):
        raise BackupFailed(say("There is no data to save: no backup was made."))


async def _write(
    archive: ArchiveWriter, stores: Stores, on_progress: OnProgress, at: datetime
) -> Made:
    # Coverage is read before the rows it speaks of: whatever is recorded meanwhile, the file never
    # claims more than it has.
    coverage = await stores.coverage.coverage([], FIRST_US, LAST_US)
    await require_settled(stores.series)
    state = await read_state(stores.state)
    entity_ids = await stores.series.entity_ids()
    counts = await stores.series.counts()
    steps = Steps(on_progress, "backup", steps_of(counts, len(entity_ids)))
    rows = _Rows(archive)
    for name in ("readings", "attributes", "statistics"):
        await rows.add(stores, name, entity_ids, steps)
    await in_thread(partial(_add_coverage, archive, coverage))
    await in_thread(partial(_add_state, archive, state))
    manifest = {
        "program": energy_desktop.__version__,
        "created_at": at.isoformat(),
        "generation": await stores.state.generation(),
        "counts": {
            **rows.counts(),
            "coverage": len(coverage),
            "sensors": len(state.entities),
        },
        "tables": rows.digests,
    }
    await in_thread(partial(archive.finish, manifest))
    steps.end()
    return Made(rows.counts()["readings"], len(state.entities))


@dataclass(slots=True)
class _Rows:
    """The rows of the time series store; ``digests`` are by table and entity."""

    archive: ArchiveWriter
    digests: dict[str, dict[str, list[Any]]] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """Rows by the first word of the table's kind."""
        found = dict.fromkeys(("readings", "attributes", "statistics"), 0)
        for kind, entities in self.digests.items():
            found[kind.split()[0]] += sum(rows for rows, _hash in entities.values())
        return found

    async def add(self, stores: Stores, name: str, entity_ids: list[str], steps: Steps) -> None:
        """Write the parts of all tables of this name."""
        part = await in_thread(partial(PartWriter, name))
        number = 0
        try:
            for entity_id in entity_ids:
                for table in (t for t in TABLES if t.name == name):
                    number = await self._add_entity(stores, table, entity_id, part, number, steps)
                if name == "statistics":
                    steps.take(1)
            await self._write(part, name, number)
        finally:
            await asyncio.shield(asyncio.to_thread(part.close))

    async def _add_entity(
        self, stores: Stores, table: Table, entity_id: str, part: PartWriter, number: int,
        steps: Steps,
    ) -> int:  # fmt: skip
        digesting = Digesting()
        async for chunk in table.chunks(stores.series, entity_id):
            await in_thread(partial(_add, part, table, chunk, digesting))
            steps.of(table)(len(chunk))
            if part.rows >= PART_ROWS:
                number = await self._write(part, table.name, number)
        if digesting.digest.rows:
            found = digesting.digest
            self.digests.setdefault(table.kind, {})[entity_id] = [found.rows, found.hash]
        return number

    async def _write(self, part: PartWriter, name: str, number: int) -> int:
        if not part.rows:
            return number
        await in_thread(partial(write_part, self.archive, part, f"{name}/{number:05}", name))
        return number + 1


def write_part(archive: ArchiveWriter, part: PartWriter, name: str, kind: str) -> None:
    """Write the rows of a part as one Parquet file of the archive."""
    import duckdb  # noqa: PLC0415 - with the servers, nothing but a backup needs it

    try:
        rows = part.write(archive.scratch)
    except duckdb.Error as error:
        raise archive.failed(error) from error
    archive.add_scratch(f"{name}.parquet", kind, rows)


def _add(part: PartWriter, table: Table, chunk: Chunk, digesting: Digesting) -> None:
    digesting.take(chunk)
    same: Mapping[str, str] = {"entity_id": chunk.entity_id, **table.labels}
    part.add({"timestamp": chunk.at, **chunk.columns}, same)


def _add_coverage(archive: ArchiveWriter, coverage: list[Coverage]) -> None:
    part = PartWriter("coverage")
    try:
        part.add(
            {
                "scope": texts([c.scope for c in coverage]),
                "kind": texts([c.kind.value for c in coverage]),
                "timestamp": np.array([c.start_us for c in coverage], dtype=np.int64),
                "until": np.array([c.end_us for c in coverage], dtype=np.int64),
            },
            {},
        )
        write_part(archive, part, "coverage", "coverage")
    finally:
        part.close()


def _add_state(archive: ArchiveWriter, state: State) -> None:
    archive.add_json("entities.json", list(map(plain, state.entities)), len(state.entities))
    archive.add_json("meters.json", list(map(plain, state.meters)), len(state.meters))
    notes = list(map(plain, state.meter_notes))
    archive.add_json("meter_notes.json", notes, len(notes))
    archive.add_json("settings.json", dict(state.settings), len(state.settings))
    archive.add_json("subscription.json", plain(state.subscription), 1)
    archive.add_json("sync_log.json", list(map(plain, state.log)), len(state.log))
