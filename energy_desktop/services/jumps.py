"""The changes of a meter one by one, for the user to say which of them are not real."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np

from energy_desktop.models import Floats, Times, from_us
from energy_desktop.services.entities import Entities
from energy_desktop.services.meters import PartSpan
from energy_desktop.services.pieces import Chain
from energy_desktop.services.readings import Readings
from energy_desktop.services.rows import Rows, Span

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
        at, state = await self._read(part)
        return _greatest(part.entity_id, at, state)

    async def _of_rows(self, part: PartSpan) -> list[Jump]:
        """The changes of rows in which no reading is known."""
        points = await self._points(part)
        if len(points.at) < 2:
            return []
        start, end = points.at[:-1], points.at[1:]
        read = await self._readings.series.readings(
            part.entity_id, int(start[0]), int(end[-1]), include_null=False
        )
        unread = np.searchsorted(read.at, start) == np.searchsorted(read.at, end)
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

    async def _read(self, part: PartSpan) -> tuple[Times, Floats]:
        """The readings of a part, and first the one before it."""
        series, entity_id = self._readings.series, part.entity_id
        read = await series.readings(entity_id, part.start_us, part.end_us, include_null=False)
        before = await series.last_readings([entity_id], part.start_us)
        known = ~np.isnan(before.state)
        return (
            np.concatenate([before.at[known], read.at]),
            np.concatenate([before.state[known], read.state]),
        )


def _greatest(entity_id: str, at: Times, state: Floats) -> list[Jump]:
    size = np.abs(np.diff(state))
    chosen = [i for i in np.argsort(-size, kind="stable")[:_MOST].tolist() if size[i]]
    moments = [from_us(int(at[i + 1])) for i in chosen]
    return [
        Jump(entity_id, moment, moment, float(state[i]), float(state[i + 1]))
        for i, moment in zip(chosen, moments, strict=True)
    ]
