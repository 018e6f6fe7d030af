"""Which colour a device has: given once, when it is first tracked, and kept for good."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from energy_desktop.models import Entity, Role

DEVICE_COLORS = 8
_PREFIX = "device-"
# All other roles have a colour of their own.
_OF_DEVICES = frozenset({None, Role.DEVICE, Role.GAS, Role.WATER})


def newly_colored(entities: Sequence[Entity]) -> list[Entity]:
    """The tracked devices among all known sensors that had no colour, each with one now.

    They go round the colours in the order in which they come: two that come one after the other
    differ, and what is tracked later changes none of them.
    """
    given = sum(is_device_color(entity.color) for entity in entities)
    lacking = [e for e in entities if e.is_tracked and not e.color and e.role in _OF_DEVICES]
    return [
        replace(entity, color=f"{_PREFIX}{(given + place) % DEVICE_COLORS}")
        for place, entity in enumerate(by_age(lacking))
    ]


def is_device_color(color: str | None) -> bool:
    """Whether a stored colour is one of the devices', not one of the user's."""
    return (color or "").startswith(_PREFIX)


def by_age(entities: Iterable[Entity]) -> list[Entity]:
    """In the order in which they were found."""
    return sorted(entities, key=_age)


def _age(entity: Entity) -> tuple[str, str]:
    found = entity.discovered_at
    return (found.isoformat() if found else "", entity.entity_id)
