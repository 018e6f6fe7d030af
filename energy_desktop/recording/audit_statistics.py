"""Compares stored hours with Home Assistant's, whose sums can be adjusted later.

Month by month, then day by day in the first month that differs; from the first difference on they
are fetched again.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from energy_desktop.models import Period, StatisticsColumns, from_us
from energy_desktop.recording import gaps
from energy_desktop.recording.past_statistics import PIECE_US, PastStatistics
from energy_desktop.stores.base import Stores

_log = logging.getLogger(__name__)

RELATIVE: Final = 1e-6
MS: Final = 1000

Row = Mapping[str, Any]


class StatisticsAudit:
    """One comparison of all tracked sensors that have statistics."""

    def __init__(self, stores: Stores, statistics: PastStatistics) -> None:
        self._stores = stores
        self._statistics = statistics

    async def run(self) -> None:
        """Compare, and fetch again what differs."""
        for entity_id in await self._statistics.tracked():
            end_us = await self._known_until(entity_id)
            since_us = await self._first_difference(entity_id, "month", 0, end_us)
            if since_us is None:
                continue
            by_day = await self._first_difference(entity_id, "day", since_us, end_us)
            await self._fetch_again(entity_id, since_us if by_day is None else by_day, end_us)

    async def _known_until(self, entity_id: str) -> int:
        """Until when our hours go: what is newer is not compared."""
        newest = await self._stores.series.last_statistics([entity_id], Period.HOUR)
        return int(newest[entity_id].start[-1]) + 1 if entity_id in newest else 0

    async def _first_difference(
        self, entity_id: str, period: str, since_us: int, end_us: int
    ) -> int | None:
        rows = await self._statistics.longer(entity_id, period, since_us, end_us)
        ours = await self._stores.series.statistics(entity_id, Period.HOUR, since_us, end_us)
        factor = self._statistics.factor(entity_id)
        return first_difference(rows, ours, factor, end_us)

    async def _fetch_again(self, entity_id: str, since_us: int, end_us: int) -> None:
        _log.warning(
            "Home Assistant's statistics of %s have changed since %s and are fetched again",
            entity_id, from_us(since_us),
        )  # fmt: skip
        for piece in gaps.chunks([(since_us, end_us)], PIECE_US):
            await self._statistics.fetch([entity_id], Period.HOUR, piece)


def first_difference(
    rows: Sequence[Row], ours: StatisticsColumns, factor: float, end_us: int
) -> int | None:
    """Start (µs) of the first of Home Assistant's longer periods that our hours do not give.

    A period that goes on after ``end_us`` is not compared: its last hours are not ours yet.
    """
    for row in rows:
        start_us, until_us = int(row["start"]) * MS, int(row["end"]) * MS
        if until_us > end_us:
            return None
        first, last = np.searchsorted(ours.start, [start_us, until_us])
        if not _same(row, ours, slice(int(first), int(last)), factor):
            return start_us
    return None


def _same(row: Row, ours: StatisticsColumns, hours: slice, factor: float) -> bool:
    if (theirs := row.get("sum")) is not None:
        return _close(theirs * factor, _last(ours.sum[hours]))
    if (theirs := row.get("mean")) is not None:
        mean = ours.mean[hours]
        known = mean[~np.isnan(mean)]
        return _close(theirs * factor, float(known.mean()) if len(known) else None)
    return True


def _last(column: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float | None:
    return float(column[-1]) if len(column) else None


def _close(theirs: float, ours: float | None) -> bool:
    return ours is not None and abs(theirs - ours) <= RELATIVE * max(1.0, abs(theirs))
