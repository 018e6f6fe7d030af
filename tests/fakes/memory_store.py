"""``MemoryStore``: the contracts of ``stores/base.py`` in dictionaries, for tests of their users.

It runs through the same contract suite as the real backends (``tests/stores``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from energy_desktop.errors import EnergyDesktopError, StoreError
from energy_desktop.models import (
    AttributeRow,
    Coverage,
    CoverageKind,
    Envelope,
    Period,
    ReadingColumns,
    Source,
    StatisticsColumns,
    StatisticsSource,
    StoreHealth,
)
from energy_desktop.stores.base import CoverageStore, Stores, TimeSeriesStore
from energy_desktop.stores.batches import require_readings, require_statistics
from energy_desktop.summaries import COLUMNS, HOUR_US, Summaries, summarised
from tests.fakes.memory_state_store import MemoryBase, MemoryStateStore

Row = tuple[str, int, float, Source]
Figures = tuple[float, float, float, float, float]
StatisticsKey = tuple[str, Period, StatisticsSource]


class MemoryStore(MemoryBase, TimeSeriesStore, CoverageStore):
    """Readings, attributes, statistics and coverage. Set ``failing`` to make every call raise.

    ``full`` is what writes of readings and coverage raise, as on a full disk; a batch with a key
    of ``refused`` is refused as a whole. ``writes`` counts the batches of readings that were tried.
    """

    def __init__(self) -> None:
        super().__init__()
        self.full: EnergyDesktopError | None = None
        self.refused: set[tuple[str, int]] = set()
        self.writes = 0
        self.rows: dict[str, dict[int, Row]] = {}
        self.dirty: set[tuple[str, int]] = set()
        self.attribute_rows: dict[tuple[str, int], AttributeRow] = {}
        self.statistics_rows: dict[StatisticsKey, dict[int, Figures]] = {}
        self.intervals: dict[tuple[str, CoverageKind, int], Coverage] = {}

    async def write_readings(
        self,
        readings: ReadingColumns,
        attributes: Sequence[AttributeRow] = (),
        coverage: Sequence[Coverage] = (),
    ) -> int:
        self.writes += 1
        self._check_writable()
        require_readings(readings)
        if self.refused & set(zip(readings.entity_ids, readings.at.tolist(), strict=True)):
            raise StoreError("A reading is out of range.")
        before = sum(map(len, self.rows.values()))
        times, states = readings.at.tolist(), readings.state.tolist()
        for row in zip(readings.entity_ids, times, states, readings.sources, strict=True):
            self.rows.setdefault(row[0], {}).setdefault(row[1], row)
            self.dirty.add((row[0], row[1] - row[1] % HOUR_US))
        self.attribute_rows.update({(row.entity_id, row.at_us): row for row in attributes})
        await self.put_coverage(coverage)
        return sum(map(len, self.rows.values())) - before

    async def rewrite(self, readings: ReadingColumns) -> None:
        self._check()
        require_readings(readings)
        times, states = readings.at.tolist(), readings.state.tolist()
        for row in zip(readings.entity_ids, times, states, readings.sources, strict=True):
            self.rows.setdefault(row[0], {})[row[1]] = row
            self.dirty.add((row[0], row[1] - row[1] % HOUR_US))

    async def readings(
        self,
        entity_id: str,
        start_us: int,
        end_us: int,
        *,
        limit: int | None = None,
        include_null: bool = True,
    ) -> ReadingColumns:
        self._check()
        rows = self._between(entity_id, start_us, end_us)
        return _columns([row for row in rows if include_null or not np.isnan(row[2])][:limit])

    async def readings_within(
        self, entity_id: str, ranges: Sequence[tuple[int, int]]
    ) -> ReadingColumns:
        self._check()
        return _columns([row for a, b in ranges for row in self._between(entity_id, a, b)])

    async def last_readings(
        self, entity_ids: Sequence[str], before_us: int | None = None
    ) -> ReadingColumns:
        self._check()
        end = 2**63 if before_us is None else before_us
        ranges = [
            self._between(entity_id, -(2**63), end) for entity_id in dict.fromkeys(entity_ids)
        ]
        return _columns([rows[-1] for rows in ranges if rows])

    async def envelope(
        self, entity_id: str, start_us: int, end_us: int, max_points: int
    ) -> Envelope:
        self._check()
        rows = self._between(entity_id, start_us, end_us)
        before = self._between(entity_id, -(2**63), start_us)
        points = [(row[1], row[2]) for row in rows]
        if before and not (points and points[0][0] == start_us):
            points.insert(0, (start_us, before[-1][2]))
        if len(points) <= max_points:
            return _envelope(entity_id, points, reduced=False)
        return _envelope(entity_id, _reduced(points, max_points), reduced=True)

    async def summaries(
        self,
        entity_id: str,
        period: Period,
        start_us: int,
        end_us: int,
        columns: Sequence[str] = COLUMNS,
    ) -> Summaries:
        self._check()
        last = end_us + -end_us % HOUR_US
        rows = _columns(self._between(entity_id, start_us - start_us % HOUR_US, last))
        found = summarised(rows.at, rows.state, period).only(columns)
        return found.chosen((found.start >= start_us) & (found.start < end_us))

    async def summarise(self, before_us: int, most: int) -> int:
        """Counts what a backend would do: the summaries are made when they are asked for."""
        self._check()
        due = [hour for hour in self.dirty if hour[1] + HOUR_US <= before_us]
        chosen = sorted(due, key=lambda hour: hour[1], reverse=True)[:most]
        self.dirty.difference_update(chosen)
        return len(chosen)

    async def forget_summaries(self) -> None:
        self._check()
        self.dirty = {(e, at - at % HOUR_US) for e, rows in self.rows.items() for at in rows}

    async def attributes(self, entity_id: str, start_us: int, end_us: int) -> list[AttributeRow]:
        self._check()
        own = sorted(
            (row for row in self.attribute_rows.values() if row.entity_id == entity_id),
            key=lambda row: row.at_us,
        )
        valid = [row for row in own if row.at_us <= start_us][-1:]
        return [*valid, *(row for row in own if start_us < row.at_us < end_us)]

    async def write_statistics(
        self, columns: Sequence[StatisticsColumns], coverage: Sequence[Coverage] = ()
    ) -> int:
        self._check()
        require_statistics(columns)
        for each in columns:
            rows = self.statistics_rows.setdefault((each.entity_id, each.period, each.source), {})
            figures = (each.state, each.sum, each.mean, each.min, each.max)
            values = (column.tolist() for column in figures)
            rows.update(zip(each.start.tolist(), zip(*values, strict=True), strict=True))
        await self.put_coverage(coverage)
        return sum(map(len, columns))

    async def statistics(
        self,
        entity_id: str,
        period: Period,
        start_us: int,
        end_us: int,
        source: StatisticsSource = StatisticsSource.HA,
    ) -> StatisticsColumns:
        self._check()
        key = (entity_id, period, source)
        rows = sorted(self.statistics_rows.get(key, {}).items())
        return _statistics(key, [row for row in rows if start_us <= row[0] < end_us])

    async def last_statistics(
        self,
        entity_ids: Sequence[str],
        period: Period,
        before_us: int | None = None,
        source: StatisticsSource = StatisticsSource.HA,
    ) -> dict[str, StatisticsColumns]:
        end = 2**63 if before_us is None else before_us
        found = {e: await self.statistics(e, period, -(2**63), end, source) for e in entity_ids}
        return {
            e: _statistics((e, period, source), [(int(c.start[-1]), _figures_of(c, -1))])
            for e, c in found.items()
            if len(c)
        }

    async def first_statistics(
        self,
        entity_ids: Sequence[str],
        period: Period,
        source: StatisticsSource = StatisticsSource.HA,
    ) -> dict[str, int]:
        self._check()
        found = {e: self.statistics_rows.get((e, period, source), {}) for e in entity_ids}
        return {e: min(rows) for e, rows in found.items() if rows}

    async def entity_ids(self) -> list[str]:
        self._check()
        with_attributes = {entity_id for entity_id, _ in self.attribute_rows}
        with_statistics = {key[0] for key, rows in self.statistics_rows.items() if rows}
        return sorted(
            {e for e, rows in self.rows.items() if rows} | with_attributes | with_statistics
        )

    async def counts(self, entity_ids: Sequence[str] = ()) -> Mapping[str, int]:
        self._check()
        return {e: len(self.rows.get(e, {})) for e in entity_ids or self.rows}

    async def put_coverage(self, intervals: Sequence[Coverage]) -> None:
        self._check_writable()
        self.intervals.update({_key(interval): interval for interval in intervals})

    async def coverage(
        self, scopes: Sequence[str], start_us: int, end_us: int, kinds: Sequence[CoverageKind] = ()
    ) -> list[Coverage]:
        self._check()
        touching = (
            c
            for c in self.intervals.values()
            if (not scopes or c.scope in scopes)
            and c.kind in (kinds or CoverageKind)
            and c.start_us < end_us
            and c.end_us >= start_us
        )
        return sorted(touching, key=lambda c: (c.start_us, c.end_us, c.scope, c.kind.value))

    async def delete_coverage(self, intervals: Sequence[Coverage]) -> None:
        self._check()
        for interval in intervals:
            self.intervals.pop(_key(interval), None)

    async def health(self) -> StoreHealth:
        times = [at for rows in self.rows.values() for at in rows]
        return self._health(len(times), min(times, default=None))

    def _check_writable(self) -> None:
        self._check()
        if self.full is not None:
            raise self.full

    def _between(self, entity_id: str, start_us: int, end_us: int) -> list[Row]:
        rows = self.rows.get(entity_id, {})
        return [rows[at] for at in sorted(rows) if start_us <= at < end_us]


def memory_stores() -> Stores:
    """A fresh pair with one generation."""
    series, state = MemoryStore(), MemoryStateStore()
    series._generation = state._generation
    return Stores(state=state, series=series, coverage=series)


def _key(interval: Coverage) -> tuple[str, CoverageKind, int]:
    return interval.scope, interval.kind, interval.start_us


def _columns(rows: Sequence[Row]) -> ReadingColumns:
    return ReadingColumns(
        entity_ids=[row[0] for row in rows],
        at=np.array([row[1] for row in rows], dtype=np.int64),
        state=np.array([row[2] for row in rows], dtype=np.float64),
        sources=[row[3] for row in rows],
    )


def _figures_of(columns: StatisticsColumns, row: int) -> Figures:
    c = columns
    return (
        float(c.state[row]),
        float(c.sum[row]),
        float(c.mean[row]),
        float(c.min[row]),
        float(c.max[row]),
    )


def _statistics(
    key: StatisticsKey, rows: Sequence[tuple[int, Iterable[float]]]
) -> StatisticsColumns:
    figures = np.array([list(row[1]) for row in rows], dtype=np.float64).reshape(-1, 5)
    start = np.array([row[0] for row in rows], dtype=np.int64)
    return StatisticsColumns(*key, start, *figures.T)


def _envelope(entity_id: str, points: Iterable[tuple[int, float]], *, reduced: bool) -> Envelope:
    ordered = sorted(points, key=lambda point: point[0])
    at = np.array([point[0] for point in ordered], dtype=np.int64)
    return Envelope(entity_id, at, np.array([point[1] for point in ordered], np.float64), reduced)


def _reduced(points: Sequence[tuple[int, float]], max_points: int) -> list[tuple[int, float]]:
    """First point, then of each column of equal count the first, min, max, last and one null."""
    columns = max((max_points - 1) // 5, 1)
    kept = dict(points[:1])
    for part in np.array_split(np.arange(1, len(points)), columns):
        column = [points[i] for i in part]
        known = sorted((p for p in column if not np.isnan(p[1])), key=lambda p: p[1])
        nulls = [p for p in column if np.isnan(p[1])]
        kept.update([*known[-1:], *known[:1], *column[-1:], *column[:1], *nulls[:1]])
    return list(kept.items())[:max_points]
