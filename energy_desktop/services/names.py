"""The rows of a renamed sensor as one, whichever of its names they were stored under.

Readings are never moved: what came before a rename in Home Assistant stays under the old entity id.
"""

# ruff: noqa: D102 - the docstrings of base.py are the contract.

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

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
    Times,
)
from energy_desktop.stores.base import TimeSeriesStore
from energy_desktop.summaries import COLUMNS, LENGTH_US, Summaries, joined, summarised

FormerNames = Callable[[str], Sequence[str]]
"""The former names of a sensor that no other one has now, oldest first."""
_FIGURES: Final = ("start", "state", "sum", "mean", "min", "max")


class ByAnyName(TimeSeriesStore):
    """A store in which a sensor has the rows of its former names too; of two at one time the newer
    name's count. What is written, and what asks of no sensor, goes to ``store`` as it is."""

    def __init__(self, store: TimeSeriesStore, former: FormerNames) -> None:
        self._store = store
        self._former = former

    async def readings(
        self,
        entity_id: str,
        start_us: int,
        end_us: int,
        *,
        limit: int | None = None,
        include_null: bool = True,
    ) -> ReadingColumns:
        found = [
            await self._store.readings(
                name, start_us, end_us, limit=limit, include_null=include_null
            )
            for name in self._names(entity_id)
        ]
        return found[0] if len(found) == 1 else _merged(entity_id, found, limit)

    async def readings_within(
        self, entity_id: str, ranges: Sequence[tuple[int, int]]
    ) -> ReadingColumns:
        names, read = self._names(entity_id), self._store.readings_within
        found = [await read(name, ranges) for name in names]
        return found[0] if len(found) == 1 else _merged(entity_id, found, None)

    async def last_readings(
        self, entity_ids: Sequence[str], before_us: int | None = None
    ) -> ReadingColumns:
        name_of = {name: e for e in entity_ids for name in self._names(e)}
        rows = await self._store.last_readings(list(name_of), before_us)
        newest: dict[str, int] = {}
        for row, (name, at) in enumerate(zip(rows.entity_ids, rows.at.tolist(), strict=True)):
            best = newest.get(name_of[name])
            if best is None or at > int(rows.at[best]):
                newest[name_of[name]] = row
        chosen = rows.rows(np.array(list(newest.values()), np.intp))
        return replace(chosen, entity_ids=list(newest))

    async def envelope(
        self, entity_id: str, start_us: int, end_us: int, max_points: int
    ) -> Envelope:
        names = self._names(entity_id)
        read = self._store.envelope
        found = [await read(name, start_us, end_us, max_points) for name in names]
        found = [line for line in found if len(line.at)] or found[:1]
        if sum(len(line.at) for line in found) > max_points:
            share = max(1, max_points // len(found))
            found = [await read(line.entity_id, start_us, end_us, share) for line in found]
        return found[0] if len(names) == 1 else _one_line(entity_id, found)

    async def summaries(
        self,
        entity_id: str,
        period: Period,
        start_us: int,
        end_us: int,
        columns: Sequence[str] = COLUMNS,
    ) -> Summaries:
        names, read = self._names(entity_id), self._store.summaries
        found = [await read(name, period, start_us, end_us, columns) for name in names]
        if len(found) == 1:
            return found[0]
        starts, count = np.unique(np.concatenate([s.start for s in found]), return_counts=True)
        shared = starts[count > 1]
        parts = [s.chosen(~np.isin(s.start, shared)) for s in found]
        if len(shared):  # in a bucket with a rename each name has a part of the readings
            ranges = [(at, at + LENGTH_US[period]) for at in shared.tolist()]
            rows = await self.readings_within(entity_id, ranges)
            made = summarised(rows.at, rows.state, period).only(columns)
            parts.append(made.chosen(np.isin(made.start, shared)))
        return joined(parts)

    async def summarise(self, before_us: int, most: int) -> int:
        return await self._store.summarise(before_us, most)

    async def forget_summaries(self) -> None:
        await self._store.forget_summaries()

    async def attributes(self, entity_id: str, start_us: int, end_us: int) -> list[AttributeRow]:
        rows: dict[int, AttributeRow] = {}
        for name in self._names(entity_id):
            found = await self._store.attributes(name, start_us, end_us)
            rows |= {row.at_us: replace(row, entity_id=entity_id) for row in found}
        held = max((at for at in rows if at <= start_us), default=start_us)
        return [rows[at] for at in sorted(rows) if at >= held]

    async def statistics(
        self,
        entity_id: str,
        period: Period,
        start_us: int,
        end_us: int,
        source: StatisticsSource = StatisticsSource.HA,
    ) -> StatisticsColumns:
        read = self._store.statistics
        names = self._names(entity_id)
        found = [await read(name, period, start_us, end_us, source) for name in names]
        return found[0] if len(found) == 1 else _one_table(entity_id, found)

    async def last_statistics(
        self,
        entity_ids: Sequence[str],
        period: Period,
        before_us: int | None = None,
        source: StatisticsSource = StatisticsSource.HA,
    ) -> dict[str, StatisticsColumns]:
        name_of = {name: e for e in entity_ids for name in self._names(e)}
        found = await self._store.last_statistics(list(name_of), period, before_us, source)
        newest: dict[str, StatisticsColumns] = {}
        for name, rows in found.items():
            best = newest.get(name_of[name])
            if best is None or rows.start[-1] >= best.start[-1]:
                newest[name_of[name]] = replace(rows, entity_id=name_of[name])
        return newest

    async def first_statistics(
        self,
        entity_ids: Sequence[str],
        period: Period,
        source: StatisticsSource = StatisticsSource.HA,
    ) -> dict[str, int]:
        name_of = {name: e for e in entity_ids for name in self._names(e)}
        oldest: dict[str, int] = {}
        for name, start in (
            await self._store.first_statistics(list(name_of), period, source)
        ).items():
            oldest[name_of[name]] = min(start, oldest.get(name_of[name], start))
        return oldest

    async def open(self) -> None:
        await self._store.open()

    async def close(self) -> None:
        await self._store.close()

    async def generation(self) -> str:
        return await self._store.generation()

    async def set_generation(self, generation: str) -> None:
        await self._store.set_generation(generation)

    async def write_readings(
        self,
        readings: ReadingColumns,
        attributes: Sequence[AttributeRow] = (),
        coverage: Sequence[Coverage] = (),
    ) -> int:
        return await self._store.write_readings(readings, attributes, coverage)

    async def rewrite(self, readings: ReadingColumns) -> None:
        await self._store.rewrite(readings)

    async def write_statistics(
        self, columns: Sequence[StatisticsColumns], coverage: Sequence[Coverage] = ()
    ) -> int:
        return await self._store.write_statistics(columns, coverage)

    async def entity_ids(self) -> list[str]:
        return await self._store.entity_ids()

    async def counts(self, entity_ids: Sequence[str] = ()) -> Mapping[str, int]:
        return await self._store.counts(entity_ids)

    async def health(self) -> StoreHealth:
        return await self._store.health()

    def _names(self, entity_id: str) -> list[str]:
        """The former names, oldest first, and the present one."""
        return [*self._former(entity_id), entity_id]


def under_present_name(
    coverage: Sequence[Coverage], entity_ids: Sequence[str], former: FormerNames
) -> list[Coverage]:
    """The coverage of former names as that of the sensors.

    But for what could not be had under a former name: Home Assistant may have moved that.
    """
    now = {name: entity_id for entity_id in entity_ids for name in former(entity_id)}
    return [
        replace(each, scope=now.get(each.scope, each.scope))
        for each in coverage
        if each.scope not in now or each.kind is not CoverageKind.MISSING
    ]


def _merged(entity_id: str, found: Sequence[ReadingColumns], limit: int | None) -> ReadingColumns:
    order = _newest_names(np.concatenate([each.at for each in found]))[:limit]
    rows = ReadingColumns(
        [entity_id] * sum(map(len, found)),
        np.concatenate([each.at for each in found]),
        np.concatenate([each.state for each in found]),
        [source for each in found for source in each.sources],
    )
    return rows.rows(order)


def _one_line(entity_id: str, found: Sequence[Envelope]) -> Envelope:
    at = np.concatenate([line.at for line in found])
    order = _newest_names(at)
    state = np.concatenate([line.state for line in found])
    reduced = any(line.reduced for line in found)
    return Envelope(entity_id, at[order], state[order], reduced)


def _one_table(entity_id: str, found: Sequence[StatisticsColumns]) -> StatisticsColumns:
    columns = {name: np.concatenate([getattr(rows, name) for rows in found]) for name in _FIGURES}
    order = _newest_names(columns["start"])
    kept = {name: column[order] for name, column in columns.items()}
    return StatisticsColumns(entity_id, found[0].period, found[0].source, **kept)


def in_turn(found: Sequence[StatisticsColumns]) -> StatisticsColumns:
    """Tables of several sensors as one, in the order given; of one time the last row counts."""
    return found[0] if len(found) == 1 else _one_table(found[-1].entity_id, found)


def _newest_names(at: Times) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Indices by time, of several at one time the last."""
    last = len(at) - 1 - np.unique(at[::-1], return_index=True)[1]
    return np.asarray(last, np.intp)
