"""The changes of a meter one by one, for the user to say which of them are not real."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np

from energy_desktop.models import Floats, Mask, Period, Times, from_us
from energy_desktop.services.condensed import condensed
from energy_desktop.services.entities import Entities
from energy_desktop.services.meters import PartSpan
from energy_desktop.services.own import known_before
from energy_desktop.services.pieces import Chain
from energy_desktop.services.readings import Readings
from energy_desktop.services.rows import Rows, Span
from energy_desktop.summaries import COURSE, Summaries

_MOST: Final = 12


@dataclass(frozen=True, slots=True)
class Jump:
    """A sensor showed ``before`` and then, at ``at``, ``after``, in its stored unit.

    Where no reading is known, but rows of statistics are, ``at`` is when the row begins and
    ``until`` when it ends; else both are the same.
    """

    entity_id: str
    at: datetime
    until: datetime
    before: float
    after: float

    @property
    def size(self) -> float:
        """What it adds by itself; below 0 where the meter fell."""
        return self.after - self.before


class Jumps:
    """Reads the meter in the words of its readings, else of statistics."""

    def __init__(self, entities: Entities, readings: Readings) -> None:
        self._entities = entities
        self._readings = readings
        self._rows = Rows(readings.series, readings)

    async def of(self, entity_id: str, start_us: int, end_us: int) -> list[Jump]:
        """The greatest changes of a meter in [start, end), the greatest first, a dozen at most."""
        found: list[Jump] = []
        for part in self._entities.meters.parts(entity_id, start_us, end_us):
            read = await self._of_readings(part)
            found += [*read, *await self._of_rows(part)]
        return sorted(found, key=lambda jump: (-abs(jump.size), jump.at))[:_MOST]

    async def _of_readings(self, part: PartSpan) -> list[Jump]:
        """Of the hours only those with the greatest changes are read whole."""
        series, entity_id = self._readings.series, part.entity_id
        before = await known_before(series, entity_id, part.start_us)
        asked = part.start_us, part.end_us
        read = await condensed(
            series, entity_id, asked, Period.HOUR, (), _greatest_steps, (*COURSE, "step")
        )
        at, state = read.at, read.state
        if before is not None:
            at, state = np.append(before[0], at), np.append(before[1], state)
        known = ~np.isnan(state)
        return _greatest(entity_id, at[known], state[known], read.buckets)

    async def _of_rows(self, part: PartSpan) -> list[Jump]:
        """The changes of rows in which no reading is known."""
        points = await self._points(part)
        if len(points.at) < 2:
            return []
        start, end = points.at[:-1], points.at[1:]
        read = await self._readings.series.summaries(
            part.entity_id, Period.FIVE_MINUTES, int(start[0]), int(end[-1]), ("start", "min")
        )
        known = read.start[~np.isnan(read.min)]
        unread = np.searchsorted(known, start) == np.searchsorted(known, end)
        chosen = (
            unread & (start < part.end_us) & (end > part.start_us) & (np.diff(points.state) != 0)
        )
        return [
            Jump(
                part.entity_id, from_us(int(start[i])), from_us(int(end[i])),
                float(points.state[i]), float(points.state[i + 1]),
            )
            for i in np.flatnonzero(chosen).tolist()
        ]  # fmt: skip

    async def _points(self, part: PartSpan) -> Chain:
        """What rows of statistics say that the meter showed, as finely as they are."""
        span = Span(part.start_us, part.end_us, fine=True)
        points = await self._rows.points(part.entity_id, span)
        known = ~np.isnan(points.state)
        return Chain(points.at[known], points.sum[known], points.state[known])


def _greatest_steps(found: Summaries) -> Mask:
    """A dozen buckets hold all of the dozen greatest changes within buckets."""
    chosen = np.zeros(len(found), np.bool_)
    chosen[np.argsort(-found.step, kind="stable")[:_MOST]] = True
    return chosen


def _greatest(entity_id: str, at: Times, state: Floats, buckets: Summaries) -> list[Jump]:
    """The greatest changes between known readings, but for those within ``buckets``."""
    bucket = np.searchsorted(buckets.first_at, at, "right") - 1
    ends = np.append(buckets.last_at, np.iinfo(np.int64).min)
    within = (np.diff(bucket) == 0) & (at[1:] <= ends[bucket[1:]])
    size = np.where(within, 0.0, np.abs(np.diff(state)))
    chosen = [i for i in np.argsort(-size, kind="stable")[:_MOST].tolist() if size[i]]
    moments = [from_us(int(at[i + 1])) for i in chosen]
    return [
        Jump(entity_id, moment, moment, float(state[i]), float(state[i + 1]))
        for i, moment in zip(chosen, moments, strict=True)
    ]
