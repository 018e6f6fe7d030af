"""Compares stored hours with Home Assistant's, whose sums can be adjusted later.

Month by month, then day by day in the first month that differs, or in the present one; from the
first difference on they are fetched again.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from energy_desktop.models import Period, StatisticsColumns, from_us
from energy_desktop.recording import gaps
from energy_desktop.recording.past_statistics import PIECE_US, PastStatistics
from energy_desktop.recording.pieces import HOUR_US
from energy_desktop.stores.base import Stores

_log = logging.getLogger(__name__)

RELATIVE: Final = 1e-6
MS: Final = 1000

Row = Mapping[str, Any]


class StatisticsAudit:
    """One comparison of all tracked sensors that have statistics, sensor by sensor."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores
        self._left: list[str] | None = None

    async def compare_next(self, statistics: PastStatistics) -> bool:
        """Compare one more sensor, and fetch again what differs; False where none is left."""
        known = await statistics.tracked()
        if self._left is None:
            self._left = list(known)
        if not self._left:
            return False
        if self._left[0] in known:
            await self._compare(statistics, self._left[0])
        self._left.pop(0)
        return True

    async def _compare(self, statistics: PastStatistics, entity_id: str) -> None:
        end_us = await self._known_until(entity_id)
        ours = await self._stores.series.statistics(entity_id, Period.HOUR, 0, end_us)
        factor = statistics.factor(entity_id)
        months = await statistics.longer(entity_id, "month", 0, end_us)
        month_us = first_difference(months, ours, factor, end_us)
        if month_us is None:  # the days of the month that is not over yet
            month_us = max((int(row["end"]) * MS for row in months if _is_over(row, end_us)),
                           default=0)  # fmt: skip
        days = await statistics.longer(entity_id, "day", month_us, end_us)
        since_us = first_difference(days, ours, factor, end_us)
        if since_us is not None:
            await self._fetch_again(statistics, entity_id, since_us, end_us)

    async def _known_until(self, entity_id: str) -> int:
        """Until when our hours go: what is newer is not compared."""
        newest = await self._stores.series.last_statistics([entity_id], Period.HOUR)
        return int(newest[entity_id].start[-1]) + HOUR_US if entity_id in newest else 0

    async def _fetch_again(
        self, statistics: PastStatistics, entity_id: str, since_us: int, end_us: int
    ) -> None:
        _log.warning(
            "Home Assistant's statistics of %s have changed since %s and are fetched again",
            entity_id, from_us(since_us),
        )  # fmt: skip
        for piece in gaps.chunks([(since_us, end_us)], PIECE_US):
            await statistics.fetch([entity_id], Period.HOUR, piece)


def _is_over(row: Row, end_us: int) -> bool:
    return int(row["end"]) * MS <= end_us


def first_difference(
    rows: Sequence[Row], ours: StatisticsColumns, factor: float, end_us: int
) -> int | None:
    """Start (µs) of the first of Home Assistant's longer periods that our hours do not give.

    A period that goes on after ``end_us`` is not compared: its last hours are not ours yet.
    """
    for row in rows:
        start_us, until_us = int(row["start"]) * MS, int(row["end"]) * MS
        if not _is_over(row, end_us):
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
