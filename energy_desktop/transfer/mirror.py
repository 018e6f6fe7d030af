"""Makes rows of one time series store the same in another, and says whether they are."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from energy_desktop.models import Mask
from energy_desktop.sentences import say
from energy_desktop.stores.base import TimeSeriesStore
from energy_desktop.transfer.tables import FIRST_US, Chunk, Table

OnRows = Callable[[int], None]


def nobody(_rows: int) -> None:
    """For a caller that does not count rows."""


@dataclass(frozen=True, slots=True)
class Digest:
    """How many rows there are, and a hash of all of them in the order of time."""

    rows: int
    hash: str


class Digesting:
    """Takes chunks in the order of time; their borders do not matter."""

    def __init__(self) -> None:
        self._rows = 0
        self._hash = hashlib.blake2b(digest_size=16)

    def take(self, chunk: Chunk) -> None:
        """Add the rows of a chunk."""
        self._rows += len(chunk)
        self._hash.update(chunk.content().tobytes())

    @property
    def digest(self) -> Digest:
        """Of everything taken so far."""
        return Digest(self._rows, self._hash.hexdigest())


async def digest(series: TimeSeriesStore, table: Table, entity_id: str, on_rows: OnRows) -> Digest:
    """The digest of all rows that the table has of an entity."""
    taken = Digesting()
    async for chunk in table.chunks(series, entity_id):
        await asyncio.to_thread(taken.take, chunk)
        on_rows(len(chunk))
    return taken.digest


async def put(
    target: TimeSeriesStore, table: Table, chunk: Chunk, *, keep: bool, is_new: bool = False
) -> None:
    """Store what the target lacks of a chunk; what it has otherwise is replaced, unless ``keep``.

    ``is_new``: the target has nothing of this entity, so there is nothing to compare with.
    """
    if is_new:
        await table.write(target, chunk)
        return
    lacking, differing = await differences(target, table, chunk)
    if lacking.any():
        await table.write(target, chunk.chosen(lacking))
    if differing.any() and not keep:
        await table.replace(target, chunk.chosen(differing))


async def mirror(
    source: TimeSeriesStore,
    target: TimeSeriesStore,
    table: Table,
    entity_id: str,
    on_rows: OnRows,
    *,
    keep: bool,
    is_new: bool = False,
    start_us: int = FIRST_US,
) -> None:
    """``put`` every row that the source has of an entity from ``start_us`` on."""
    async for chunk in table.chunks(source, entity_id, start_us):
        await put(target, table, chunk, keep=keep, is_new=is_new)
        on_rows(len(chunk))


async def faults_of(target: TimeSeriesStore, table: Table, chunk: Chunk, *, keep: bool) -> int:
    """How many rows of a chunk the target lacks, or, unless ``keep``, has with other values."""
    lacking, differing = await differences(target, table, chunk)
    return int(lacking.sum()) + (0 if keep else int(differing.sum()))


async def differences(target: TimeSeriesStore, table: Table, chunk: Chunk) -> tuple[Mask, Mask]:
    """Which rows of the chunk the target lacks, and which it has with other values."""
    there = await table.between(target, chunk.entity_id, int(chunk.at[0]), int(chunk.at[-1]) + 1)
    return await asyncio.to_thread(_compared, chunk, there)


def _compared(chunk: Chunk, there: Chunk) -> tuple[Mask, Mask]:
    place = np.searchsorted(there.at, chunk.at)
    known = place < len(there)
    known[known] = there.at[place[known]] == chunk.at[known]
    differing = known.copy()
    theirs = there.content()[place[known]]
    differing[known] = (chunk.content()[known] != theirs).any(axis=1)
    return ~known, differing


def different(table: Table, entity_id: str, wrong: int, rows: int) -> str:
    """The sentence of a difference that stays."""
    return say(
        "{wrong} of {rows} {name} of {entity_id} are not what was copied; keep using the old "
        "databases, and try again.",
        wrong=wrong,
        rows=rows,
        name=table.name,
        entity_id=entity_id,
    )
