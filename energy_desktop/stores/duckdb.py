"""The embedded time series store: readings, statistics and coverage in one DuckDB file."""

# ruff: noqa: D102 - the docstrings of base.py are the contract.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from energy_desktop.errors import EnergyDesktopError
from energy_desktop.models import (
    AttributeRow,
    Coverage,
    CoverageKind,
    Envelope,
    Period,
    ReadingColumns,
    StatisticsColumns,
    StatisticsSource,
    StoreHealth,
    from_us,
)
from energy_desktop.stores import (
    duckdb_envelope,
    duckdb_readings,
    duckdb_schema,
    duckdb_summaries,
    pyramid,
)
from energy_desktop.stores import duckdb_statistics as tables
from energy_desktop.stores.base import CoverageStore, TimeSeriesStore
from energy_desktop.stores.batches import require_readings, require_statistics
from energy_desktop.stores.duckdb_file import Cursor, DuckDbFile
from energy_desktop.stores.duckdb_newest import Newest
from energy_desktop.summaries import COLUMNS, Summaries


class DuckDbStore(TimeSeriesStore, CoverageStore):
    """Both contracts over the file ``path``, which is made with its folder on first use.

    Rows, attributes and coverage of one call commit together and are on disk when it returns.
    The file belongs to one process at a time: a second one gets ``StoreUnavailable``. With a folder
    ``scratch`` the file, which then must be there, is only read.
    """

    kind = "DuckDB"

    def __init__(self, path: Path, scratch: Path | None = None) -> None:
        self._path = path
        self._file = DuckDbFile(path, scratch)
        self._dirty = duckdb_summaries.Dirty()
        self._newest = Newest()

    async def open(self) -> None:
        self._dirty = duckdb_summaries.Dirty()
        await self._file.open()

    async def close(self) -> None:
        await self._file.close()
        self._newest = Newest()

    async def generation(self) -> str:
        return str(await self._file.read(partial(duckdb_schema.meta, key="generation")))

    async def set_generation(self, generation: str) -> None:
        put = partial(duckdb_schema.put_meta, key="generation", value=generation)
        await self._file.write(put)

    async def write_readings(
        self,
        readings: ReadingColumns,
        attributes: Sequence[AttributeRow] = (),
        coverage: Sequence[Coverage] = (),
    ) -> int:
        require_readings(readings)

        def committed() -> None:
            self._dirty.committed()
            self._newest.note_inserted(readings)

        write = partial(_write_batch, self._dirty, readings, attributes, coverage)
        return await self._file.write(write, committed)

    async def rewrite(self, readings: ReadingColumns) -> None:
        require_readings(readings)

        def committed() -> None:
            self._dirty.committed()
            self._newest.forget(readings.entity_ids)

        write = partial(_rewrite, self._dirty, readings)
        await self._file.write(write, committed)

    async def readings(
        self,
        entity_id: str,
        start_us: int,
        end_us: int,
        *,
        limit: int | None = None,
        include_null: bool = True,
    ) -> ReadingColumns:
        return await self._file.read(
            lambda cursor: duckdb_readings.readings_between(
                cursor, entity_id, start_us, end_us, limit, only_known=not include_null
            )
        )

    async def readings_within(
        self, entity_id: str, ranges: Sequence[tuple[int, int]]
    ) -> ReadingColumns:
        return await self._file.read(
            lambda cursor: duckdb_readings.readings_within(cursor, entity_id, ranges)
        )

    async def last_readings(
        self, entity_ids: Sequence[str], before_us: int | None = None
    ) -> ReadingColumns:
        if before_us is None:
            return await self._newest_readings(entity_ids)
        return await self._file.read(
            lambda cursor: duckdb_readings.newest_readings(cursor, entity_ids, before_us)
        )

    async def _newest_readings(self, entity_ids: Sequence[str]) -> ReadingColumns:
        newest = self._newest
        if (known := newest.of(entity_ids)) is not None:
            return known
        version = newest.version
        found = await self._file.read(
            lambda cursor: duckdb_readings.newest_readings(cursor, entity_ids, None)
        )
        newest.keep(version, entity_ids, found)
        return found

    async def envelope(
        self, entity_id: str, start_us: int, end_us: int, max_points: int
    ) -> Envelope:
        return await self._file.read(
            lambda cursor: duckdb_envelope.envelope(cursor, entity_id, start_us, end_us, max_points)
        )

    async def summaries(
        self,
        entity_id: str,
        period: Period,
        start_us: int,
        end_us: int,
        columns: Sequence[str] = COLUMNS,
    ) -> Summaries:
        def read(cursor: Cursor) -> Summaries:
            kept = duckdb_summaries.Kept(cursor, entity_id)
            return pyramid.read(kept, period, start_us, end_us, columns)

        return await self._file.read(read)

    async def summarise(self, before_us: int, most: int) -> int:
        def make(cursor: Cursor) -> int:
            self._dirty.forget()
            return duckdb_summaries.summarise(cursor, before_us, most)

        return await self._file.write(make)

    async def forget_summaries(self) -> None:
        await self._file.write(duckdb_summaries.forget)

    async def attributes(self, entity_id: str, start_us: int, end_us: int) -> list[AttributeRow]:
        return await self._file.read(
            lambda cursor: duckdb_readings.attributes_between(cursor, entity_id, start_us, end_us)
        )

    async def write_statistics(
        self, columns: Sequence[StatisticsColumns], coverage: Sequence[Coverage] = ()
    ) -> int:
        require_statistics(columns)
        return await self._file.write(partial(_write_statistics, columns, coverage))

    async def statistics(
        self,
        entity_id: str,
        period: Period,
        start_us: int,
        end_us: int,
        source: StatisticsSource = StatisticsSource.HA,
    ) -> StatisticsColumns:
        return await self._file.read(
            lambda cursor: tables.statistics_between(
                cursor, entity_id, period, start_us, end_us, source
            )
        )

    async def last_statistics(
        self,
        entity_ids: Sequence[str],
        period: Period,
        before_us: int | None = None,
        source: StatisticsSource = StatisticsSource.HA,
    ) -> dict[str, StatisticsColumns]:
        return await self._file.read(
            lambda cursor: tables.newest_statistics(cursor, entity_ids, period, before_us, source)
        )

    async def first_statistics(
        self,
        entity_ids: Sequence[str],
        period: Period,
        source: StatisticsSource = StatisticsSource.HA,
    ) -> dict[str, int]:
        return await self._file.read(
            lambda cursor: tables.oldest_statistics(cursor, entity_ids, period, source)
        )

    async def entity_ids(self) -> list[str]:
        return await self._file.read(duckdb_readings.entity_ids)

    async def counts(self, entity_ids: Sequence[str] = ()) -> Mapping[str, int]:
        return await self._file.read(lambda cursor: duckdb_readings.counts(cursor, entity_ids))

    async def put_coverage(self, intervals: Sequence[Coverage]) -> None:
        await self._file.write(partial(tables.put_coverage, intervals=intervals))

    async def coverage(
        self, scopes: Sequence[str], start_us: int, end_us: int, kinds: Sequence[CoverageKind] = ()
    ) -> list[Coverage]:
        return await self._file.read(
            lambda cursor: tables.coverage_between(cursor, scopes, start_us, end_us, kinds)
        )

    async def delete_coverage(self, intervals: Sequence[Coverage]) -> None:
        await self._file.write(partial(tables.delete_coverage, intervals=intervals))

    async def health(self) -> StoreHealth:
        health = StoreHealth(self.kind, available=False, location=str(self._path))
        try:
            rows, oldest = await self._file.read(duckdb_readings.totals)
        except EnergyDesktopError as error:
            return replace(health, error=str(error))
        return replace(
            health,
            available=True,
            size_bytes=_size(self._path),
            rows=rows,
            oldest=None if oldest is None else from_us(oldest),
        )


def _rewrite(dirty: duckdb_summaries.Dirty, readings: ReadingColumns, cursor: Cursor) -> None:
    dirty.mark(cursor, readings)
    duckdb_readings.rewrite(cursor, readings)


def _write_batch(
    dirty: duckdb_summaries.Dirty,
    readings: ReadingColumns,
    attributes: Sequence[AttributeRow],
    coverage: Sequence[Coverage],
    cursor: Cursor,
) -> int:
    dirty.mark(cursor, readings)
    inserted = duckdb_readings.insert_readings(cursor, readings)
    duckdb_readings.put_attributes(cursor, attributes)
    tables.put_coverage(cursor, coverage)
    return inserted


def _write_statistics(
    columns: Sequence[StatisticsColumns], coverage: Sequence[Coverage], cursor: Cursor
) -> int:
    written = sum(tables.put_statistics(cursor, each) for each in columns)
    tables.put_coverage(cursor, coverage)
    return written


def _size(path: Path) -> int:
    """Bytes of the file and of its write-ahead log."""
    size = 0
    for part in (path, path.with_name(f"{path.name}.wal")):
        with suppress(OSError):
            size += part.stat().st_size
    return size
