"""How summaries are kept and read: an hour whose readings changed is *dirty* until it is made anew.

Whoever reads gets the truth at any time: of dirty hours from their readings, of all others from
what is kept. A backend gives both, and remembers which hours are dirty before it changes readings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

import numpy as np

from energy_desktop import summaries
from energy_desktop.models import Floats, Period, ReadingColumns, Times
from energy_desktop.summaries import COLUMNS, HOUR_US, LENGTH_US, Summaries

LEVELS: Final = (Period.FIVE_MINUTES, Period.HOUR)
FAR_US: Final = 2**62
Hour = tuple[str, int]
"""An entity and when an hour begins (µs)."""


class KeptSummaries(Protocol):
    """One entity's summaries as a backend keeps them; ranges are [start, end) in µs."""

    def dirty(self, start_us: int, end_us: int) -> Times:
        """The starts of dirty hours, ascending."""

    def kept(self, period: Period, start_us: int, end_us: int, columns: Sequence[str]) -> Summaries:
        """What is kept of buckets that begin in the range, right or not, ascending."""

    def exact(self, *ranges: tuple[int, int]) -> ReadingColumns:
        """Each reading in these sorted ranges, oldest first."""


def read(
    store: KeptSummaries,
    period: Period,
    start_us: int,
    end_us: int,
    columns: Sequence[str] = COLUMNS,
) -> Summaries:
    """These columns of the summary of each bucket with readings that begins in the range."""
    start_us, end_us = max(start_us, -FAR_US), min(end_us, FAR_US)
    first, last = start_us - start_us % HOUR_US, end_us
    dirty = store.dirty(first, last)
    found = store.kept(period, start_us, end_us, columns)
    if len(dirty):
        kept = found.chosen(~np.isin(found.start - found.start % HOUR_US, dirty))
        found = summaries.joined([kept, _exact(store, dirty, period).only(columns)])
    return found.chosen((found.start >= start_us) & (found.start < end_us))


def _exact(store: KeptSummaries, hours: Times, period: Period) -> Summaries:
    readings = store.exact(*runs(hours))
    return summaries.summarised(readings.at, readings.state, period)


def runs(hours: Times) -> Iterable[tuple[int, int]]:
    """Ranges of hours that follow each other without a gap."""
    breaks = np.flatnonzero(np.diff(hours) != HOUR_US)
    begins = hours[np.append(0, breaks + 1)]
    ends = hours[np.append(breaks, len(hours) - 1)] + HOUR_US
    return zip(begins.tolist(), ends.tolist(), strict=True)


def of_hours(at: Times, state: Floats, entity: Times) -> dict[Period, tuple[Times, Summaries]]:
    """By period: the entity of each row, and the rows, of readings by entity and time."""
    made = {}
    for period in LEVELS:
        is_head = summaries.begins(at - at % LENGTH_US[period], entity)
        made[period] = entity[is_head], summaries.summarised(at, state, period, entity)
    return made


def level_of(width_us: int) -> Period | None:
    """The coarsest summaries that parts of this length can be made of; None: of readings only."""
    for period in reversed(LEVELS):
        if width_us >= LENGTH_US[period]:
            return period
    return None
