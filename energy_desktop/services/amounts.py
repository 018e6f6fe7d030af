"""What one sensor counted or measured between two moments, from statistics and readings.

Past hours come from statistics (Δ``sum`` along the chain, means), what they leave out from the
readings by the raw meter rules (data.md, section 7).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from energy_desktop import units
from energy_desktop.models import Coverage, Entity, Times
from energy_desktop.recording import gaps
from energy_desktop.recording.gaps import Interval
from energy_desktop.services import measures, pieces
from energy_desktop.services.measures import Measures
from energy_desktop.services.own import Notes, Own, Point, Stretch
from energy_desktop.services.pieces import Chain, Pieces
from energy_desktop.services.power import Power
from energy_desktop.services.readings import Readings
from energy_desktop.services.rows import Rows, Span
from energy_desktop.stores.base import TimeSeriesStore

_METERS: Final = ("gas", "water", "energy")


class Amounts:
    """Reads the stores for one sensor at a time; ``notes`` are those that count of a sensor."""

    def __init__(self, store: TimeSeriesStore, readings: Readings, notes: Notes) -> None:
        self._readings = readings
        self._notes = notes
        self._rows = Rows(store, readings)
        self._own = Own(store, readings, notes)
        self._power = Power(self._rows, readings)

    async def energy(self, entity: Entity, span: Span, coverage: Sequence[Coverage]) -> Pieces:
        """The energy of a sensor as pieces; none for what is no energy."""
        if units.is_power(entity.unit):
            measured = await self.measured(entity, span, coverage)
            found = pieces.of_means(measured)
        elif is_meter(entity):
            found = await self._counted(entity, span)
        else:
            return pieces.NOTHING
        return pieces.cut(found, (span.first, span.last), span.civil)

    async def sides(
        self, entity: Entity, span: Span, coverage: Sequence[Coverage]
    ) -> dict[int, Pieces]:
        """What power adds up to above 0 (1) and below (-1), both as energy above 0."""
        if not units.is_power(entity.unit):
            return {}
        both = await self._power.measured(entity, span, coverage)
        found = {side: pieces.of_means(measures.one_sided(both, side)) for side in (1, -1)}
        within = span.first, span.last
        return {side: pieces.cut(each, within, span.civil) for side, each in found.items()}

    async def measured(self, entity: Entity, span: Span, coverage: Sequence[Coverage]) -> Measures:
        """Means of statistics, and the readings themselves where there are none."""
        found = [await self._rows.measures(entity.entity_id, span)]
        known = list(zip(found[0].start.tolist(), found[0].end.tolist(), strict=True))
        for start, end in gaps.difference([(span.first, span.last)], known):
            asked = start, end
            line, buckets = await self._readings.condensed(
                entity.entity_id, asked, coverage, span.grain
            )
            held = measures.of_line(line.at, line.state, end)
            found.append(measures.with_buckets(held, buckets))
        return measures.joined(found)

    async def _counted(self, entity: Entity, span: Span) -> Pieces:
        """By the rows, and by the readings in holes between rows, before the first, after the last.

        All of a hole counts even where only a part is asked for: the cut comes after it. A row
        that holds the moment of a note is taken for a hole too, of which only the readings count.
        """
        noted_us = np.array([n.at_us for n in self._notes(entity.entity_id)], np.int64)
        points = await self._rows.points(entity.entity_id, span, noted_us)
        by_rows = pieces.of_chain(points, increasing=entity.state_class != "total")
        noted = _noted(points, noted_us, span)
        holes = np.setdiff1d(_holes(by_rows, span), noted)
        holes, covered = await self._recorded(entity.entity_id, holes, by_rows)
        own = [
            await self._own.of(entity, _stretch(points, by_rows, i, span), covered)
            for i in holes.tolist()
        ]
        own += [await self._own.of(entity, _noted_stretch(points, i, span)) for i in noted.tolist()]
        own += [await self._own.of(entity, edge) for edge in _edges(points, span)]
        return pieces.joined([pieces.without(by_rows, np.concatenate([holes, noted])), *own])

    async def _recorded(
        self, entity_id: str, holes: Times, by_rows: Pieces
    ) -> tuple[Times, list[Interval]]:
        """The holes of which readings cover some part, and when they do."""
        if not len(holes):
            return holes, []
        start, end = by_rows.start[holes], by_rows.end[holes]
        whole = int(start[0]), int(end[-1])
        covered = gaps.intersection([whole], await self._own.covered(entity_id, *whole))
        return holes[pieces.touching(start, end, covered)], covered


def is_meter(entity: Entity) -> bool:
    """Whether the sensor counts up (energy, gas, water), so that its change is an amount."""
    if entity.state_class in ("total", "total_increasing"):
        return True
    return entity.state_class is None and entity.device_class in _METERS


def _holes(by_rows: Pieces, span: Span) -> Times:
    """Which pieces are holes in the range, those left out that nothing asked for divides."""
    asked = by_rows.spanning & (by_rows.start < span.last) & (by_rows.end > span.first)
    if span.edges is not None:
        edges = np.unique(np.array(span.edges, np.int64))
        within = np.searchsorted(edges, by_rows.start, "right") == np.searchsorted(
            edges, by_rows.end, "left"
        )
        asked &= ~within
    return np.flatnonzero(asked)


def _noted(points: Chain, noted_us: Times, span: Span) -> Times:
    """Which pieces between points hold the moment of a note, of those in the range."""
    piece = np.unique(np.searchsorted(points.at, noted_us, "right") - 1)
    piece = piece[(piece >= 0) & (piece < len(points.at) - 1)]
    start, end = points.at[piece], points.at[piece + 1]
    return piece[(start < span.last) & (end > span.first)]


def _noted_stretch(points: Chain, piece: int, span: Span) -> Stretch:
    """All of it is read whatever part is asked for, so that every zoom counts the same."""
    start, end = _point(points, piece), _point(points, piece + 1)
    whole = _asked(span, start, end)
    return replace(whole, last=max(span.last, end[0]), is_noted=True)


def _stretch(points: Chain, by_rows: Pieces, hole: int, span: Span) -> Stretch:
    start, end = _point(points, hole), _point(points, hole + 1)
    return replace(_asked(span, start, end), change=float(by_rows.value[hole]))


def _edges(points: Chain, span: Span) -> list[Stretch]:
    """The range before the first row and after the last."""
    if not len(points.at):
        return [_asked(span)]
    first, last = _point(points, 0), _point(points, -1)
    head = [_asked(span, end=first)] if first[0] > span.first else []
    return head + ([_asked(span, last)] if last[0] < span.last else [])


def _asked(span: Span, start: Point | None = None, end: Point | None = None) -> Stretch:
    cuts = span.first, span.last
    return Stretch(span.first, span.last, start, end, grain=span.grain, cuts=cuts)


def _point(points: Chain, index: int) -> Point:
    return int(points.at[index]), float(points.state[index])
