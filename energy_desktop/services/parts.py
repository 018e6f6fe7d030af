"""What a meter of several sensors counted, measured and is known of: each part in its own time.

No step where one part follows another: each is counted from its own readings alone, up to the
moment it ends and from the moment it begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from energy_desktop.models import SUBSCRIPTION_SCOPE, Coverage
from energy_desktop.services import measures, pieces
from energy_desktop.services.amounts import Amounts
from energy_desktop.services.entities import Entities
from energy_desktop.services.measures import Measures
from energy_desktop.services.meters import PartSpan
from energy_desktop.services.pieces import Pieces
from energy_desktop.services.provenance import Part, partition
from energy_desktop.services.readings import Readings
from energy_desktop.services.rows import Span


@dataclass(frozen=True, slots=True)
class Counted:
    """The energy of a meter, how each moment of it is known, and the moments of its notes (µs)."""

    pieces: Pieces
    known: Sequence[Part]
    noted_us: Sequence[int]


class Parts:
    """Asks for each part of a meter; a sensor in no meter is the one part of itself."""

    def __init__(self, entities: Entities, readings: Readings) -> None:
        self._entities = entities
        self._readings = readings
        self._amounts = Amounts(readings.series, readings, entities.meters.counting)

    async def energy(self, entity_id: str, span: Span) -> Counted:
        """The energy of a meter in a range."""
        found, known, noted_us = [pieces.NOTHING], list[Part](), list[int]()
        for part in self._of(entity_id, span):
            inside, coverage = _within(span, part), await self._coverage(part)
            entity = self._entities.get(part.entity_id)
            if entity is not None:
                found.append(await self._amounts.energy(entity, inside, coverage))
            known += partition(part.entity_id, part.start_us, part.end_us, coverage)
            noted_us += self._noted(part)
        return Counted(_in_turn(found), known, noted_us)

    async def sides(self, entity_id: str, span: Span) -> dict[int, Counted]:
        """What power adds up to above 0 (1) and below (-1), as its role means it, both above 0.

        Each part of a meter has its own sign.
        """
        found: dict[int, list[Pieces]] = {1: [pieces.NOTHING], -1: [pieces.NOTHING]}
        known = list[Part]()
        for part in self._of(entity_id, span):
            inside, coverage = _within(span, part), await self._coverage(part)
            entity = self._entities.get(part.entity_id)
            if entity is not None:
                sign = -1 if self._entities.is_inverted(part.entity_id) else 1
                for side, counted in (await self._amounts.sides(entity, inside, coverage)).items():
                    found[sign * side].append(counted)
            known += partition(part.entity_id, part.start_us, part.end_us, coverage)
        return {side: Counted(_in_turn(counted), known, ()) for side, counted in found.items()}

    async def measured(self, entity_id: str, span: Span) -> tuple[Measures, list[Part]]:
        """What a meter of measurements was in a range, and how each moment is known."""
        found, known = [], list[Part]()
        for part in self._of(entity_id, span):
            coverage = await self._coverage(part)
            if (entity := self._entities.get(part.entity_id)) is not None:
                whole = await self._amounts.measured(entity, _within(span, part), coverage)
                edges = np.array([part.start_us, part.end_us], np.int64)
                found.append(measures.split(whole, edges))
            known += partition(part.entity_id, part.start_us, part.end_us, coverage)
        return measures.joined(found or [measures.NOTHING]), known

    def _of(self, entity_id: str, span: Span) -> list[PartSpan]:
        return self._entities.meters.parts(entity_id, span.first, span.last)

    def _noted(self, part: PartSpan) -> list[int]:
        notes = self._entities.meters.counting(part.entity_id)
        return [n.at_us for n in notes if part.start_us <= n.at_us < part.end_us]

    async def _coverage(self, part: PartSpan) -> list[Coverage]:
        scopes = [part.entity_id, SUBSCRIPTION_SCOPE]
        return await self._readings.stored(scopes, part.start_us, part.end_us)


def _within(span: Span, part: PartSpan) -> Span:
    """The part of a span; what lies at its border with another part is divided there."""
    first, last = part.start_us, part.end_us
    if (first, last) == (span.first, span.last):
        return span
    civil = (span.civil[0] and first == span.first, span.civil[1] and last == span.last)
    if span.edges is None:
        return replace(span, first=first, last=last, civil=civil)
    edges = (first, *(edge for edge in span.edges if first < edge < last), last)
    return replace(span, first=first, last=last, civil=civil, edges=edges)


def _in_turn(found: Sequence[Pieces]) -> Pieces:
    """Pieces of parts as one."""
    return found[1] if len(found) == 2 else pieces.joined(found)
