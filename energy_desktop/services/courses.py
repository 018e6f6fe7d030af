"""How measurements went in a short time: reading by reading, or in even parts where they are many.

Where nothing was recorded the rows of statistics stand in. Longer times are asked of
``Statistics.averages``, by the length that ``level_for`` names.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import numpy as np

from energy_desktop.models import SUBSCRIPTION_SCOPE, Floats, Period, Times, to_us
from energy_desktop.recording import gaps
from energy_desktop.services import measures
from energy_desktop.services.entities import Entities
from energy_desktop.services.measures import Measures
from energy_desktop.services.provenance import RANK, Part, Provenance, partition
from energy_desktop.services.readings import Readings
from energy_desktop.services.rows import Rows, Span
from energy_desktop.services.together import together
from energy_desktop.summaries import LENGTH_US

MOST_BUCKETS: Final = 1_333
"""Mean, least and greatest of each are the 4,000 points of a series that a chart is given."""
MOST_READINGS: Final = 2_000
"""Two a pixel: closer together they are a band, not steps."""
_SECONDS: Final = (1, 2, 5, 10, 15, 30, 60)
_LEVELS: Final = (
    (Period.FIVE_MINUTES, timedelta(minutes=5)),
    (Period.HOUR, timedelta(hours=1)),
    (Period.DAY, timedelta(days=1)),
    (Period.WEEK, timedelta(weeks=1)),
)


@dataclass(frozen=True, slots=True)
class Course:
    """One sensor over the parts of ``Courses``; NaN where nothing is known, units as stored.

    ``low`` and ``high`` are not known either where only the mean of a longer time is.
    """

    entity_id: str
    unit: str | None
    mean: Floats
    low: Floats
    high: Floats
    coverage: Floats
    provenance: tuple[Provenance, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Sensors over the same parts, which begin at ``edges`` (µs) and end at the next one.

    ``by_reading``: no value of any sensor changes inside of a part.
    """

    edges: Times
    by_reading: bool
    courses: tuple[Course, ...]


def level_for(length: timedelta) -> Period | None:
    """The shortest buckets of which a chart has room for a time so long; None: parts of it."""
    if length <= MOST_BUCKETS * timedelta(seconds=_SECONDS[-1]):
        return None
    fits = (period for period, each in _LEVELS if length <= MOST_BUCKETS * each)
    return next(fits, Period.MONTH)


class Courses:
    """Questions about times short enough to look at every reading."""

    def __init__(self, entities: Entities, readings: Readings) -> None:
        self._entities = entities
        self._readings = readings
        self._rows = Rows(readings.series, readings)

    async def between(self, entity_ids: Sequence[str], start: datetime, end: datetime) -> Together:
        """How the sensors went in [start, end) up to now: by reading, or in equal parts where all
        of them together changed too often."""
        first, last = to_us(start), to_us(max(start, min(end, self._readings.now())))
        found = await together([self._found(e, first, last) for e in entity_ids])
        units = [self._unit(entity_id) for entity_id in entity_ids]
        return await asyncio.to_thread(_together, entity_ids, units, found, (first, last))

    def _unit(self, entity_id: str) -> str | None:
        entity = self._entities.get(entity_id)
        return entity.unit if entity else None

    async def _found(self, entity_id: str, first: int, last: int) -> tuple[Measures, list[Part]]:
        """The readings held, rows of statistics where there are none, and how all is known."""
        found, known = [measures.NOTHING], list[Part]()
        for part in self._entities.meters.parts(entity_id, first, last):
            within = part.start_us, part.end_us
            line = await self._readings.held(part.entity_id, *within)
            held = measures.of_line(line.at, line.state, part.end_us)
            span = Span(*within, fine=True)
            rows = measures.of_rows(*await self._rows.touching(part.entity_id, span))
            read = list(zip(held.start.tolist(), held.end.tolist(), strict=True))
            unread, _read = measures.divided(rows, gaps.difference([within], read))
            found.append(measures.joined([held, unread]))
            scopes = [part.entity_id, SUBSCRIPTION_SCOPE]
            coverage = await self._readings.stored(scopes, *within)
            known += partition(part.entity_id, *within, coverage)
        return measures.joined(found), known


def _together(
    entity_ids: Sequence[str],
    units: Sequence[str | None],
    found: Sequence[tuple[Measures, list[Part]]],
    within: tuple[int, int],
) -> Together:
    edges = _changes([measured for measured, _parts in found], within)
    by_reading = len(edges) - 1 <= MOST_READINGS
    if not by_reading:
        edges = even_edges(*within)
    courses = tuple(
        _course(entity_id, unit, measured, parts, edges)
        for entity_id, unit, (measured, parts) in zip(entity_ids, units, found, strict=True)
    )
    return Together(edges, by_reading, courses)


def _changes(found: Sequence[Measures], within: tuple[int, int]) -> Times:
    """Each moment at which a value of any of them begins or ends, and both ends."""
    times = [t for m in found for t in (m.start, m.end)]
    edges = np.unique(np.concatenate([np.array(within, np.int64), *times]))
    return edges[(edges >= within[0]) & (edges <= within[1])]


def even_edges(first: int, last: int) -> Times:
    """Both ends, and between them every so many seconds by the clock as there is room for."""
    each = next((s for s in _SECONDS if last - first <= MOST_BUCKETS * s * 1_000_000), _SECONDS[-1])
    width = each * 1_000_000
    inner = np.arange(first + width - first % width, last, width, dtype=np.int64)
    return np.unique(np.concatenate([np.array([first, last], np.int64), inner]))


def _course(
    entity_id: str, unit: str | None, measured: Measures, parts: Sequence[Part], edges: Times
) -> Course:
    count = len(edges) - 1
    found = measures.split(measured, edges)
    place = np.searchsorted(edges, found.start, "right") - 1
    length = (found.end - found.start).astype(np.float64)
    known = np.bincount(place, length, count)
    mean, low, high = (np.full(count, np.nan) for _ in range(3))
    with np.errstate(invalid="ignore", divide="ignore"):
        mean[:] = np.bincount(place, found.mean * length, count) / known
    if len(found):
        heads = np.flatnonzero(np.diff(place, prepend=-1))
        low[place[heads]] = np.minimum.reduceat(found.min, heads)
        high[place[heads]] = np.maximum.reduceat(found.max, heads)
    unclear = _unclear(found, place, edges)
    low[unclear], high[unclear] = np.nan, np.nan
    return Course(
        entity_id, unit, mean, low, high, np.minimum(1.0, known / np.diff(edges)),
        _known_as(parts, edges),
    )  # fmt: skip


def _unclear(found: Measures, place: Times, edges: Times) -> Times:
    """Parts shorter than the hour of which alone something is known of them."""
    shorter = np.diff(edges) < LENGTH_US[Period.HOUR]
    return place[found.coarse & shorter[place]] if len(found) else place


def _known_as(parts: Sequence[Part], edges: Times) -> tuple[Provenance, ...]:
    """The worst kind that touches each part; MISSING where nothing does."""
    kinds = list(RANK)
    ranks = np.full(len(edges) - 1, -1)
    for start, end, kind in sorted(parts, key=lambda part: RANK[part[2]]):
        low = int(np.searchsorted(edges, start, "right")) - 1
        ranks[max(0, low) : int(np.searchsorted(edges, end, "left"))] = RANK[kind]
    ranks[ranks < 0] = RANK[Provenance.MISSING]
    return tuple(kinds[rank] for rank in ranks.tolist())
