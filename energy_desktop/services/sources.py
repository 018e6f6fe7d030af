"""What counts the energy of a part of the home: its meters, or else the power of its sensors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from energy_desktop.models import Entity, Role
from energy_desktop.services.entities import Entities
from energy_desktop.services.parts import Counted, Parts
from energy_desktop.services.rows import Span


@dataclass(frozen=True, slots=True)
class Source:
    """A sensor that counts for a role of energy.

    ``side`` 0: all that it counts. 1 or -1: what its power adds up to while it is above or below 0,
    as the role of the power means it (grid + is import, battery + is discharge).
    """

    entity: Entity
    side: int = 0


_FROM_POWER: Final[Mapping[Role, tuple[Role, int]]] = {
    Role.SOLAR_ENERGY: (Role.SOLAR_POWER, 1),
    Role.GRID_IMPORT: (Role.GRID_POWER, 1),
    Role.GRID_EXPORT: (Role.GRID_POWER, -1),
    Role.BATTERY_DISCHARGE: (Role.BATTERY_POWER, 1),
    Role.BATTERY_CHARGE: (Role.BATTERY_POWER, -1),
}


def sources(entities: Entities, role: Role) -> tuple[Source, ...]:
    """The active sensors that count the energy of a role; none where the home lacks the part.

    Power counts only where the part has no meter at all: beside a meter of what the grid delivers
    nobody knows whether the one of what it takes is missing, or nothing is ever taken.
    """
    power, side = _FROM_POWER.get(role, (None, 0))
    of_part = [other for other, (shared, _side) in _FROM_POWER.items() if shared is power]
    if power is None or any(entities.by_role(other) for other in of_part):
        return tuple(Source(entity) for entity in entities.by_role(role))
    return tuple(Source(entity, side) for entity in entities.by_role(power))


class Counting:
    """What sources count in one range, asked one role after another.

    Both sides of a power are kept, so that it is read only once.
    """

    def __init__(self, parts: Parts, span: Span) -> None:
        self._parts = parts
        self._span = span
        self._sides: dict[str, dict[int, Counted]] = {}

    async def of(self, source: Source) -> Counted:
        """The energy that a source counts."""
        entity_id = source.entity.entity_id
        if not source.side:
            return await self._parts.energy(entity_id, self._span)
        if entity_id not in self._sides:
            self._sides[entity_id] = await self._parts.sides(entity_id, self._span)
        return self._sides[entity_id][source.side]
