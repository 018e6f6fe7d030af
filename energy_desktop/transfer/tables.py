"""The rows that a time series store holds, table by table, in one form that all can be told by.

A chunk is bounded, of one entity and ascending. Its bytes are the same whatever store it comes
from, so two stores, or a store and a file, are compared without knowing either.
"""

from __future__ import annotations

import asyncio
import hashlib
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import orjson
from numpy.typing import NDArray

from energy_desktop.errors import StoreUnavailable
from energy_desktop.models import (
    AttributeRow,
    Mask,
    Period,
    ReadingColumns,
    Source,
    StatisticsColumns,
    StatisticsSource,
    Times,
)
from energy_desktop.sentences import say
from energy_desktop.stores.base import TimeSeriesStore

FIRST_US: Final = -(2**63)
LAST_US: Final = 2**63 - 1
CHUNK_ROWS: Final = 50_000
FIGURES: Final = ("state", "sum", "mean", "min", "max")

_SOURCES = {source.value: source for source in Source}
_NO_TEXT = bytes(16)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows of one table and entity, ascending by ``at`` (int64 µs), which is their key.

    ``columns`` are float64 with NaN for unknown, or objects: text, or None for unknown.
    """

    entity_id: str
    at: Times
    columns: Mapping[str, NDArray[Any]]

    def __len__(self) -> int:
        return len(self.at)

    def chosen(self, rows: Mask | slice) -> Chunk:
        """The rows where the mask is true, or of the slice."""
        columns = {name: column[rows] for name, column in self.columns.items()}
        return Chunk(self.entity_id, self.at[rows], columns)

    def content(self) -> NDArray[np.uint8]:
        """A row of bytes for each row: its time and its values, every NaN the same."""
        parts = [self.at.astype("<i8").view(np.uint8).reshape(-1, 8)]
        parts += [_bytes_of(self.columns[name]) for name in sorted(self.columns)]
        return np.hstack(parts)


async def require_settled(series: TimeSeriesStore) -> None:
    """Raise StoreUnavailable where reads would not see all that was written, as on a full disk."""
    health = await series.health()
    if not health.available:
        raise StoreUnavailable(health.error or say("{kind} can't be read now.", kind=health.kind))


class Table(ABC):
    """One kind of rows of a time series store. ``name`` is that of its column file in a backup.

    ``labels`` are what its rows share, beside the entity, in that file; ``kind`` names the table.
    """

    name: str
    labels: Mapping[str, str]
    kind: str

    @abstractmethod
    async def between(
        self, series: TimeSeriesStore, entity_id: str, start_us: int, end_us: int
    ) -> Chunk:
        """The rows of [start, end)."""

    @abstractmethod
    async def write(self, series: TimeSeriesStore, chunk: Chunk) -> None:
        """Store rows whose keys are absent."""

    @abstractmethod
    async def replace(self, series: TimeSeriesStore, chunk: Chunk) -> None:
        """Store rows in the place of those with the same keys."""

    async def chunks(
        self, series: TimeSeriesStore, entity_id: str, start_us: int = FIRST_US
    ) -> AsyncIterator[Chunk]:
        """All rows from ``start_us`` on, in chunks of at most ``CHUNK_ROWS``."""
        rows = await self.between(series, entity_id, start_us, LAST_US)
        for first in range(0, len(rows), CHUNK_ROWS):
            yield rows.chosen(slice(first, first + CHUNK_ROWS))


class Readings(Table):
    """Readings: state and source. They are read piecemeal: there may be hundreds of millions."""

    name = kind = "readings"
    labels: Mapping[str, str] = {}

    async def chunks(
        self, series: TimeSeriesStore, entity_id: str, start_us: int = FIRST_US
    ) -> AsyncIterator[Chunk]:
        """All rows from ``start_us`` on, each chunk asked for where the one before ended."""
        while True:
            found = await series.readings(entity_id, start_us, LAST_US, limit=CHUNK_ROWS)
            rows = await asyncio.to_thread(_of_readings, entity_id, found)
            if len(rows):
                yield rows
            if len(rows) < CHUNK_ROWS:
                return
            start_us = int(rows.at[-1]) + 1

    async def between(
        self, series: TimeSeriesStore, entity_id: str, start_us: int, end_us: int
    ) -> Chunk:
        """The rows of [start, end)."""
        found = await series.readings(entity_id, start_us, end_us)
        return await asyncio.to_thread(_of_readings, entity_id, found)

    async def write(self, series: TimeSeriesStore, chunk: Chunk) -> None:
        """Store rows whose keys are absent."""
        await series.write_readings(await asyncio.to_thread(_readings, chunk))

    async def replace(self, series: TimeSeriesStore, chunk: Chunk) -> None:
        """Store rows in the place of those with the same keys."""
        await series.rewrite(await asyncio.to_thread(_readings, chunk))


class Attributes(Table):
    """Units and attributes, as canonical JSON text."""

    name = kind = "attributes"
    labels: Mapping[str, str] = {}

    async def between(
        self, series: TimeSeriesStore, entity_id: str, start_us: int, end_us: int
    ) -> Chunk:
        """The rows of [start, end)."""
        found = await series.attributes(entity_id, start_us, end_us)
        rows = [row for row in found if row.at_us >= start_us]
        return await asyncio.to_thread(_of_attributes, entity_id, rows)

    async def write(self, series: TimeSeriesStore, chunk: Chunk) -> None:
        """Store rows whose keys are absent."""
        rows = await asyncio.to_thread(_attributes, chunk)
        await series.write_readings(_NO_READINGS, rows)

    async def replace(self, series: TimeSeriesStore, chunk: Chunk) -> None:
        """Store rows in the place of those with the same keys."""
        await self.write(series, chunk)


class Statistics(Table):
    """Statistics of one stored period and source."""

    name = "statistics"

    def __init__(self, period: Period, source: StatisticsSource) -> None:
        self._period = period
        self._source = source
        self.labels = {"period": period.value, "source": source.value}
        self.kind = f"statistics {period.value} {source.value}"

    async def between(
        self, series: TimeSeriesStore, entity_id: str, start_us: int, end_us: int
    ) -> Chunk:
        """The rows of [start, end)."""
        rows = await series.statistics(entity_id, self._period, start_us, end_us, self._source)
        return Chunk(entity_id, rows.start, {name: getattr(rows, name) for name in FIGURES})

    async def write(self, series: TimeSeriesStore, chunk: Chunk) -> None:
        """Store rows whose keys are absent."""
        figures = {name: chunk.columns[name] for name in FIGURES}
        columns = StatisticsColumns(
            chunk.entity_id, self._period, self._source, chunk.at, **figures
        )
        await series.write_statistics([columns])

    async def replace(self, series: TimeSeriesStore, chunk: Chunk) -> None:
        """Store rows in the place of those with the same keys."""
        await self.write(series, chunk)


TABLES: Final[tuple[Table, ...]] = (
    Readings(),
    Attributes(),
    *(
        Statistics(period, source)
        for period in (Period.FIVE_MINUTES, Period.HOUR)
        for source in StatisticsSource
    ),
)


def texts(values: Sequence[str | None]) -> NDArray[np.object_]:
    """A column of text."""
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column


def _readings(chunk: Chunk) -> ReadingColumns:
    sources = [_SOURCES[text] for text in chunk.columns["source"].tolist()]
    return ReadingColumns([chunk.entity_id] * len(chunk), chunk.at, chunk.columns["state"], sources)


def _of_readings(entity_id: str, readings: ReadingColumns) -> Chunk:
    columns = {"state": readings.state, "source": texts(readings.sources)}
    return Chunk(entity_id, readings.at, columns)


def _attributes(chunk: Chunk) -> list[AttributeRow]:
    values = (chunk.at.tolist(), chunk.columns["unit"], chunk.columns["attributes"])
    return [
        AttributeRow(chunk.entity_id, at, unit, orjson.loads(text))
        for at, unit, text in zip(*values, strict=True)
    ]


def _of_attributes(entity_id: str, rows: Sequence[AttributeRow]) -> Chunk:
    at = np.array([row.at_us for row in rows], dtype=np.int64)
    attributes = texts([_json(row.attributes) for row in rows])
    return Chunk(
        entity_id, at, {"unit": texts([row.unit for row in rows]), "attributes": attributes}
    )


_NO_READINGS: Final = ReadingColumns(
    [], np.array([], dtype=np.int64), np.array([], dtype=np.float64), []
)


def _json(value: Mapping[str, Any]) -> str:
    return orjson.dumps(dict(value), option=orjson.OPT_SORT_KEYS).decode()


def _bytes_of(column: NDArray[Any]) -> NDArray[np.uint8]:
    if column.dtype == object:
        digests = {text: _digest(text) for text in set(column.tolist())}
        joined = b"".join([digests[text] for text in column.tolist()])
        return np.frombuffer(joined, dtype=np.uint8).reshape(-1, 16)
    known = np.where(np.isnan(column), np.nan, column).astype("<f8")
    return known.view(np.uint8).reshape(-1, 8)


def _digest(text: str | None) -> bytes:
    return _NO_TEXT if text is None else hashlib.blake2b(text.encode(), digest_size=16).digest()
