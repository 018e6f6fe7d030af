"""Power of a sensor that swings between two signs, as finely as both of them can be told.

A mean tells what came in and what went out only where all of its time was on one side of 0. Rows of
statistics that were on both sides make room for the readings of the same time, and buckets of
readings that were are read whole.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from energy_desktop.models import Coverage, Entity, Envelope, Mask, Period
from energy_desktop.recording import gaps
from energy_desktop.recording.gaps import Interval
from energy_desktop.services import measures
from energy_desktop.services.measures import Measures
from energy_desktop.services.pieces import touching
from energy_desktop.services.readings import Readings
from energy_desktop.services.rows import Rows, Span
from energy_desktop.summaries import LENGTH_US, Summaries

_GRAIN = Period.FIVE_MINUTES


class Power:
    """Reads one power sensor at a time."""

    def __init__(self, rows: Rows, readings: Readings) -> None:
        self._rows = rows
        self._readings = readings

    async def measured(self, entity: Entity, span: Span, coverage: Sequence[Coverage]) -> Measures:
        """What the power was in a range, each stretch on one side of 0 wherever that is known.

        Only means of rows stay that were on both sides, 5 minutes where they are known, else an
        hour, of which no readings are: what they say of both sides is at least their net.
        """
        rows = await self._of_rows(entity.entity_id, span)
        both = measures.crossing(rows)
        swinging = zip(rows.start[both].tolist(), rows.end[both].tolist(), strict=True)
        read = gaps.intersection(swinging, gaps.known(entity.entity_id, coverage))
        _replaced, kept = measures.divided(rows, read)
        known = list(zip(kept.start.tolist(), kept.end.tolist(), strict=True))
        holes = gaps.difference([(span.first, span.last)], known)
        return measures.joined([kept, await self._read(entity.entity_id, holes, coverage)])

    async def _of_rows(self, entity_id: str, span: Span) -> Measures:
        """Hours where each is on one side of 0, else 5 minutes where there are any."""
        found = await self._rows.measures(entity_id, span)
        if not span.fine and measures.crossing(found).any():
            return await self._rows.measures(entity_id, replace(span, fine=True))
        return found

    async def _read(
        self, entity_id: str, holes: Sequence[Interval], coverage: Sequence[Coverage]
    ) -> Measures:
        """The readings of all holes at once."""
        if not holes:
            return measures.NOTHING
        asked = holes[0][0], holes[-1][1]

        def swinging(found: Summaries) -> Mask:
            end = found.start + LENGTH_US[_GRAIN]
            return np.asarray(measures.crossing(found) & touching(found.start, end, holes))

        line, found = await self._readings.condensed(entity_id, asked, coverage, _GRAIN, swinging)
        return await asyncio.to_thread(_told, line, found, holes)


def _told(line: Envelope, found: Summaries, holes: Sequence[Interval]) -> Measures:
    """What a line and its buckets tell of the holes."""
    held = measures.of_line(line.at, line.state, holes[-1][1])
    return measures.divided(measures.with_buckets(held, found), holes)[0]
