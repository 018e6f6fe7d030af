"""Puts a backup into a pair of stores, after every byte of it has been checked."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from energy_desktop.errors import BadBackup, TransferFailed
from energy_desktop.models import (
    Coverage,
    CoverageKind,
    Entity,
    Meter,
    MeterNote,
    SubscriptionState,
    SyncLogEntry,
    to_us,
    utc_now,
)
from energy_desktop.sentences import say
from energy_desktop.stores.base import Stores
from energy_desktop.transfer import target as targets
from energy_desktop.transfer.archive import ArchiveReader, Part
from energy_desktop.transfer.backup import Made
from energy_desktop.transfer.coverage import add_coverage, put_coverage
from energy_desktop.transfer.mirror import Digest, different, digest, faults_of, nobody, put
from energy_desktop.transfer.parquet import read_part
from energy_desktop.transfer.state import (
    State,
    add_state,
    model_of,
    put_state,
    read_state,
    state_difference,
)
from energy_desktop.transfer.steps import OnProgress, Steps, tell_nobody
from energy_desktop.transfer.tables import CHUNK_ROWS, TABLES, Chunk, Table
from energy_desktop.transfer.target import Record
from energy_desktop.transfer.threads import in_thread

WITHOUT_MERGE = say("restore into an empty database, or say that both are to be merged")


async def restore(
    file: Path,
    target: Stores,
    on_progress: OnProgress = tell_nobody,
    *,
    merge: bool = False,
    now: Callable[[], datetime] = utc_now,
) -> Made:
    """Check the whole backup, put it into the target, and compare what is there then with it.

    The target keeps its own generation: restored coverage is true of the restored rows, and what
    happened since the backup is a gap like any other. One that holds other data is refused
    (TransferRefused), unless ``merge``: then all that it holds stays, and what it lacks is added.
    One that a restore of the same backup was interrupted in is gone on with.

    BadBackup for a file that is none, damaged, or of a newer program: nothing was written.
    TransferFailed where what was written does not read back. Errors of the stores pass through.
    """
    archive = await in_thread(partial(ArchiveReader, file))
    try:
        return await _Restore(archive, target, on_progress, merge).run(to_us(now()))
    finally:
        await asyncio.shield(asyncio.to_thread(archive.close))


class _Restore:
    def __init__(
        self, archive: ArchiveReader, target: Stores, on_progress: OnProgress, keep: bool
    ) -> None:
        self._archive = archive
        self._target = target
        self._on_progress = on_progress
        self._keep = keep
        self._total = max(1, sum(part.rows for part in archive.parts))

    async def run(self, at_us: int) -> Made:
        await self._verify()
        state, coverage = await in_thread(self._state), await self._coverage()
        if self._keep:
            await targets.require_same_kind_of_home(self._target, state.settings)
        record = await self._begin(at_us)
        before = await self._readings() if self._keep else None
        await self._write()
        if not self._keep:
            await self._check()
        await self._finish(state, coverage)
        await targets.keep(self._target, replace(record, is_done=True))
        added = None if before is None else await self._readings() - before
        return Made(self._archive.manifest["counts"]["readings"], len(state.entities), added)

    async def _readings(self) -> int:
        return sum((await self._target.series.counts()).values())

    async def _verify(self) -> None:
        steps = Steps(self._on_progress, "verify", self._total)
        for part in self._archive.parts:
            await in_thread(partial(self._archive.verify, part))
            steps.take(part.rows)
        steps.end()

    async def _begin(self, at_us: int) -> Record:
        origin = self._archive.digest
        known = await targets.record_of(self._target)
        if known is not None and known.origin == origin and not known.is_done:
            return known
        is_alone = await targets.is_empty(self._target)
        if not (self._keep or is_alone):
            raise targets.refused(WITHOUT_MERGE)
        record = Record(origin, at_us, is_alone)
        await targets.keep(self._target, record)
        return record

    async def _write(self) -> None:
        held = frozenset(await self._target.series.entity_ids())
        steps = Steps(self._on_progress, "restore", self._total)
        for part in self._archive.parts:
            if part.kind in ("readings", "attributes", "statistics"):
                columns = await self._read(part)
                for table, chunk in await asyncio.to_thread(_chunks, columns, part.kind):
                    await self._put(table, chunk, is_new=chunk.entity_id not in held)
                    steps.take(len(chunk))
        steps.end()

    async def _put(self, table: Table, chunk: Chunk, *, is_new: bool) -> None:
        series = self._target.series
        await put(series, table, chunk, keep=self._keep, is_new=is_new)
        if self._keep and (wrong := await faults_of(series, table, chunk, keep=True)):
            raise TransferFailed(different(table, chunk.entity_id, wrong, len(chunk)))

    async def _check(self) -> None:
        steps = Steps(self._on_progress, "check", self._total)
        for table in TABLES:
            expected = self._archive.manifest["tables"].get(table.kind, {})
            for entity_id, found in expected.items():
                there = await digest(self._target.series, table, entity_id, nobody)
                if there != Digest(*found):
                    raise TransferFailed(different(table, entity_id, found[0], found[0]))
                steps.take(there.rows)
        steps.end()

    async def _finish(self, state: State, coverage: list[Coverage]) -> None:
        if self._keep:
            await add_coverage(self._target.coverage, coverage)
            await add_state(self._target.state, state)
            return
        await put_coverage(self._target.coverage, coverage)
        await put_state(self._target.state, state)
        if (what := state_difference(state, await read_state(self._target.state))) is not None:
            raise TransferFailed(
                say("After the restore {what} did not read back; try again.", what=what)
            )

    def _state(self) -> State:
        read = self._archive.json
        try:
            return State(
                [model_of(Entity, values) for values in read("entities.json")],
                read("settings.json"),
                model_of(SubscriptionState, read("subscription.json")),
                [model_of(SyncLogEntry, values) for values in read("sync_log.json")],
                [model_of(Meter, values) for values in read("meters.json")],
                [model_of(MeterNote, values) for values in read("meter_notes.json")],
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise self._archive.damaged() from error

    async def _coverage(self) -> list[Coverage]:
        [part] = [part for part in self._archive.parts if part.kind == "coverage"]
        found = await self._read(part)
        rows = (found["scope"], found["kind"], found["timestamp"].tolist(), found["until"].tolist())
        return [
            Coverage(scope, CoverageKind(kind), start, end)
            for scope, kind, start, end in zip(*rows, strict=True)
        ]

    async def _read(self, part: Part) -> dict[str, NDArray[Any]]:
        return await in_thread(partial(_extracted, self._archive, part))


def _extracted(archive: ArchiveReader, part: Part) -> dict[str, NDArray[Any]]:
    import duckdb  # noqa: PLC0415 - with the servers, nothing but a backup needs it

    with tempfile.TemporaryDirectory(prefix="energy-desktop-restore-") as folder:
        file = Path(folder) / "part.parquet"
        try:
            archive.extract(part, file)
            return read_part(file, part.kind)
        except OSError as error:
            raise BadBackup(
                say(
                    "A part of the backup can't be unpacked into {folder}: {reason}.",
                    folder=folder,
                    reason=error.strerror,
                )
            ) from error
        except duckdb.Error as error:
            raise archive.damaged() from error


def _chunks(columns: dict[str, NDArray[Any]], kind: str) -> list[tuple[Table, Chunk]]:
    """The rows of a part by table and entity, in chunks no longer than a store is asked for."""
    found = []
    for table in (t for t in TABLES if t.name == kind):
        rows = np.arange(len(columns["timestamp"]))
        for name, value in table.labels.items():
            rows = rows[columns[name][rows] == value]
        for run in _runs(columns["entity_id"][rows]):
            for first in range(run.start, run.stop, CHUNK_ROWS):
                chosen = rows[first : min(first + CHUNK_ROWS, run.stop)]
                found.append((table, _chunk(columns, table, chosen)))
    return found


def _chunk(columns: dict[str, NDArray[Any]], table: Table, rows: NDArray[np.intp]) -> Chunk:
    taken = {"entity_id", "timestamp", *table.labels}
    values = {name: column[rows] for name, column in columns.items() if name not in taken}
    return Chunk(columns["entity_id"][rows[0]], columns["timestamp"][rows], values)


def _runs(names: NDArray[np.object_]) -> Iterator[range]:
    """Stretches of equal neighbours."""
    if len(names):
        borders = [0, *(np.flatnonzero(names[1:] != names[:-1]) + 1).tolist(), len(names)]
        yield from (range(first, end) for first, end in pairwise(borders))
