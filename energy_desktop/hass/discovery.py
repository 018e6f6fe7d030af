"""Which of Home Assistant's entities count, and what each one is (pure; product.md)."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from energy_desktop import units
from energy_desktop.hass.home import Home
from energy_desktop.hass.power_roles import power_roles
from energy_desktop.hass.preferences import named_sensors
from energy_desktop.models import Entity, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from energy_desktop.hass.preferences import NamedSensors

Json = dict[str, Any]

WORDS: Final = ("energy", "power", "consumption", "production", "solar", "grid", "battery")
DEVICE_CLASSES: Final = frozenset({"energy", "power", "battery"})
TRACKED_CLASSES: Final = frozenset({"energy", "power"})
TRACKED_ROLES: Final = frozenset(
    {
        Role.SOLAR_POWER,
        Role.GRID_POWER,
        Role.BATTERY_POWER,
        Role.HOME_POWER,
        Role.BATTERY_LEVEL,
    }
)
_OWN_FIELDS: Final = frozenset({"friendly_name", "device_class", "state_class"})


def is_energy_related(entity_id: str, attributes: Mapping[str, Any]) -> bool:
    """Whether its id, device class or unit says that it is about energy."""
    if any(word in entity_id for word in WORDS):
        return True
    unit = units.known(attributes.get("unit_of_measurement"))
    device_class = _text(attributes, "device_class")
    return device_class in DEVICE_CLASSES or units.is_energy(unit) or units.is_power(unit)


def is_recordable(state: str, attributes: Mapping[str, Any]) -> bool:
    """Whether a related or named entity is recorded: a numeric state, a unit or a state class."""
    return bool(
        attributes.get("unit_of_measurement")
        or attributes.get("state_class")
        or parse_number(state) is not None
    )


def _text(attributes: Mapping[str, Any], name: str) -> str | None:
    """An attribute that ought to be text; None where it is anything else."""
    value = attributes.get(name)
    return value if isinstance(value, str) else None


def parse_number(state: str) -> float | None:
    """The finite decimal number that ``state`` is, or None."""
    try:
        number = float(state)
    except ValueError:
        return None
    if math.isfinite(number) and "_" not in state and state.isascii():
        return number
    return None


def discover(
    states: Iterable[Json],
    entity_registry: Iterable[Json],
    device_registry: Iterable[Json],
    area_registry: Iterable[Json],
    energy_prefs: Json | None,
    statistic_ids: Iterable[Json],
    now: datetime,
    known: Mapping[str, Entity] | None = None,
) -> list[Entity]:
    """Every energy-related sensor, in the order of its id, from Home Assistant's own answers.

    ``known`` entities keep tracking, colour and a role that the user chose; a derived role follows
    the preferences, where there are any. One that has a new id (same registry id)
    takes all of that and its old id, as alias, along; what had the old id stays, inactive and
    without a role. One that is gone stays too, inactive.
    """
    home = Home(states, entity_registry, device_registry, area_registry, statistic_ids)
    named = named_sensors(energy_prefs)
    roles = {**power_roles(home.states, home.device_of, named), **_given_roles(named)}
    before = _Known(known or {})
    found = [
        _settle(
            _describe(entity_id, home, named, roles),
            before.find(entity_id, home),
            now,
            keep_role=energy_prefs is None,
        )
        for entity_id in sorted(_listed(home, named))
    ]
    here = {entity.entity_id for entity in found}
    former = {alias for entity in found for alias in entity.aliases}
    gone = [
        _former(entity, now) if entity.entity_id in former else _absent(entity, home, now)
        for entity in before.by_id.values()
        if entity.entity_id not in here
    ]
    return sorted(found + gone, key=lambda entity: entity.entity_id)


def _listed(home: Home, named: NamedSensors) -> set[str]:
    """The ids that count: related by themselves, or named by the preferences."""
    external = {id_ for id_ in home.statistics if ":" in id_}
    related = {id_ for id_ in home.states.keys() | external if _is_related(id_, home)}
    return related | set(named.roles)


def _is_related(entity_id: str, home: Home) -> bool:
    return is_energy_related(entity_id, home.attributes(entity_id))


def _given_roles(named: NamedSensors) -> dict[str, Role]:
    return {id_: role for id_, role in named.roles.items() if role is not None}


def _describe(entity_id: str, home: Home, named: NamedSensors, roles: Mapping[str, Role]) -> Entity:
    """What Home Assistant says of it now, with what follows for an entity never seen before."""
    attributes = home.attributes(entity_id)
    entry = home.registry.get(entity_id, {})
    role = roles.get(entity_id)
    name = attributes.get("friendly_name") or entry.get("name") or entry.get("original_name")
    entity = Entity(
        entity_id=entity_id,
        friendly_name=str(name or entity_id),
        registry_id=entry.get("id"),
        device_class=_text(attributes, "device_class"),
        unit=units.stored_unit(units.known(attributes.get("unit_of_measurement"))),
        state_class=_text(attributes, "state_class"),
        area=home.area_of(entity_id),
        device_id=home.device_of(entity_id),
        role=role,
        suggested=entity_id in named.roles,
        is_active=home.has(entity_id),
        registered_at=home.registered_at(entity_id),
        attributes={name: attributes[name] for name in attributes if name not in _OWN_FIELDS},
    )
    return replace(entity, is_tracked=_is_tracked_at_first(entity, named))


def _is_tracked_at_first(entity: Entity, named: NamedSensors) -> bool:
    if entity.suggested or entity.role in TRACKED_ROLES:
        return True
    has_class = entity.device_class in TRACKED_CLASSES and bool(entity.state_class)
    return has_class and not named.roles


class _Known:
    """The entities known from earlier, by id and by registry id."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self.by_id = dict(entities)
        self._by_registry_id = {
            entity.registry_id: entity for entity in entities.values() if entity.registry_id
        }

    def find(self, entity_id: str, home: Home) -> Entity | None:
        """The same registry id, else the same id unless that one has moved to another id."""
        registry_id = home.registry.get(entity_id, {}).get("id")
        same_id = self.by_id.get(entity_id)
        if registry_id in self._by_registry_id and (
            same_id is None or same_id.registry_id != registry_id
        ):
            return self._by_registry_id[registry_id]
        if same_id is None or same_id.registry_id == registry_id:
            return same_id
        return None if same_id.registry_id in home.registry_ids else same_id


def _settle(entity: Entity, before: Entity | None, now: datetime, *, keep_role: bool) -> Entity:
    """``entity`` with what the user chose and what is known of it since earlier."""
    if before is None:
        return replace(entity, discovered_at=now, updated_at=now)
    merged = replace(
        _keep_description(entity, before),
        aliases=_aliases(entity.entity_id, before),
        role=before.role if before.role_chosen or keep_role else entity.role,
        role_chosen=before.role_chosen,
        inverted=before.inverted,
        unit_changed=before.unit_changed or _has_other_unit(entity, before),
        color=before.color,
        is_tracked=before.is_tracked,
        registered_at=entity.registered_at or before.registered_at,
        discovered_at=before.discovered_at,
        updated_at=before.updated_at,
    )
    return merged if merged == before else replace(merged, updated_at=now)


def _has_other_unit(entity: Entity, before: Entity) -> bool:
    """Whether its states are stored in another unit than before (data.md, section 1)."""
    return entity.unit is not None and before.unit not in (None, entity.unit)


def _aliases(entity_id: str, before: Entity) -> tuple[str, ...]:
    """Its former ids, oldest first; a sensor that gets an old id back loses that alias."""
    former = dict.fromkeys((*before.aliases, before.entity_id))
    return tuple(id_ for id_ in former if id_ != entity_id)


def _keep_description(entity: Entity, before: Entity) -> Entity:
    """An entity that is there but says nothing of itself now (starting) keeps what it said."""
    return (
        entity
        if entity.attributes
        else replace(
            entity,
            friendly_name=before.friendly_name,
            device_class=entity.device_class or before.device_class,
            unit=entity.unit or before.unit,
            state_class=entity.state_class or before.state_class,
            attributes=before.attributes,
        )
    )


def _former(entity: Entity, now: datetime) -> Entity:
    """What is left under an id that its sensor has given up: a name that history was kept under."""
    left = replace(
        entity,
        registry_id=None,
        registered_at=None,
        role=None,
        suggested=False,
        is_tracked=False,
        is_active=False,
    )
    return entity if left == entity else replace(left, updated_at=now)


def _absent(entity: Entity, home: Home, now: datetime) -> Entity:
    """A known entity that no longer counts: inactive once neither states nor registry have it."""
    is_active = home.has(entity.entity_id)
    if is_active == entity.is_active and not entity.suggested:
        return entity
    return replace(entity, is_active=is_active, suggested=False, updated_at=now)
