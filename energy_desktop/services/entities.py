"""The sensors of the home: which there are, which are tracked, and what each means."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from energy_desktop.errors import HassNotReady, UnknownEntity
from energy_desktop.events import Events
from energy_desktop.hass.discovery import discover
from energy_desktop.models import Entity, Role
from energy_desktop.sentences import say
from energy_desktop.services.device_colors import newly_colored
from energy_desktop.services.meters import Meters
from energy_desktop.stores.base import StateStore

Rows = list[dict[str, Any]]


class Entities:
    """All known sensors, in memory and in the state store. ``look`` asks Home Assistant again.

    ``meters`` says which of them continue each other.
    """

    def __init__(self, store: StateStore, events: Events, now: Callable[[], datetime]) -> None:
        self._store = store
        self._events = events
        self._now = now
        self._by_id: dict[str, Entity] = {}
        self._all: tuple[Entity, ...] = ()
        self._current: tuple[Entity, ...] = ()
        self._inverted: frozenset[str] = frozenset()
        self._name_now: dict[str, str] = {}
        self.meters = Meters(store, events, now)
        self.meters.name_now = self.name_now
        self.meters.on_changed = self._meters_changed
        self._changing = asyncio.Lock()
        self._unsaved: set[str] = set()
        self.look: Callable[[], Awaitable[None]] | None = None

    async def load(self) -> None:
        """Read the known sensors and meters from the state store."""
        await self.meters.load()
        self._take({e.entity_id: e for e in await self._store.entities()})

    def all(self) -> tuple[Entity, ...]:
        """All known sensors by entity id, inactive ones included."""
        return self._all

    def get(self, entity_id: str) -> Entity | None:
        """A sensor by entity id, None where it is not known."""
        return self._by_id.get(entity_id)

    def known(self, entity_id: str) -> Entity:
        """A sensor by its id, or by a former one; raises UnknownEntity."""
        entity = self.get(self.name_now(entity_id))
        if entity is None:
            raise UnknownEntity(say("There is no sensor {entity_id}.", entity_id=entity_id))
        return entity

    def known_ids(self, entity_ids: Sequence[str]) -> list[str]:
        """What sensors with these ids, or former ones, are called now, each once.

        Raises UnknownEntity that names all that are not known.
        """
        names = {asked: self.name_now(asked) for asked in map(str, entity_ids)}
        unknown = [asked for asked, name in names.items() if name not in self._by_id]
        _refuse(unknown)
        return list(dict.fromkeys(names.values()))

    def tracked(self) -> tuple[Entity, ...]:
        """The sensors chosen for statistics, repair and the pages."""
        return tuple(e for e in self.all() if e.is_tracked)

    def by_role(self, role: Role) -> tuple[Entity, ...]:
        """The active sensors of a role; of those that continue each other the newest."""
        return tuple(e for e in self._current if e.role is role and e.is_active)

    def current(self) -> tuple[Entity, ...]:
        """All known sensors but for those that another one continues.

        One that continues others has their colour, and their role where it has none of its own,
        and was discovered when they were.
        """
        return self._current

    def shown(self) -> tuple[Entity, ...]:
        """The tracked sensors as pages show them: ``current`` ones."""
        return tuple(e for e in self._current if e.is_tracked)

    def is_inverted(self, entity_id: str) -> bool:
        """Whether a sensor's power has the other sign than the role of its meter."""
        return entity_id in self._inverted

    def former_names(self, entity_id: str) -> list[str]:
        """The former entity ids of a sensor that no other one has now, oldest first."""
        entity = self._by_id.get(entity_id)
        aliases = entity.aliases if entity else ()
        return [alias for alias in aliases if self._name_now.get(alias) == entity_id]

    def name_now(self, entity_id: str) -> str:
        """What a sensor with this id is called now, if it was renamed."""
        return self._name_now.get(entity_id, entity_id)

    async def continue_by(self, old_id: str, new_id: str, at: datetime) -> None:
        """Let a sensor be continued by another one from ``at`` on, which is tracked like it.

        Raises UnknownEntity, and MeterRefused where the two can't be one meter.
        """
        old, new = (self._by_id.get(entity_id) for entity_id in (old_id, new_id))
        if old is None or new is None:
            raise UnknownEntity(
                say("There is no sensor {entity_id}.", entity_id=new_id if old else old_id)
            )
        await self.meters.continue_by(old, new, at)
        if old.is_tracked and not new.is_tracked:
            await self.set_tracked([*(e.entity_id for e in self.tracked()), new_id])

    async def set_tracked(self, entity_ids: Sequence[str]) -> None:
        """Track exactly these, in one step; raises UnknownEntity and changes nothing."""
        unknown = [entity_id for entity_id in entity_ids if entity_id not in self._by_id]
        _refuse(unknown)
        async with self._changing:
            await self._save()
            await self._store.set_tracked(entity_ids)
            chosen = set(entity_ids)
            self._take({k: replace(e, is_tracked=k in chosen) for k, e in self._by_id.items()})
            self._events.entities_changed.emit(self._all)
            await self._save()

    async def set_role(self, entity_id: str, role: Role | None, *, inverted: bool = False) -> None:
        """Say what a sensor means in the home, for good; None: nothing in particular.

        ``inverted``: its power has the other sign than the role's (grid + import, battery
        + discharge).
        """
        async with self._changing:
            if entity_id not in self._by_id:
                raise UnknownEntity(say("There is no sensor {entity_id}.", entity_id=entity_id))
            entity = self._by_id[entity_id]
            await self._put([replace(entity, role=role, role_chosen=True, inverted=inverted)])

    async def find_new(self) -> int:
        """Ask Home Assistant again now; how many sensors were not known before."""
        if self.look is None:
            raise HassNotReady(
                say("Home Assistant is not connected; connect first, then look again.")
            )
        before = set(self._by_id)
        await self.look()
        return len(set(self._by_id) - before)

    async def discover(
        self,
        states: Rows,
        entity_registry: Rows,
        device_registry: Rows,
        area_registry: Rows,
        energy_prefs: dict[str, Any] | None,
        statistic_ids: Rows,
    ) -> None:
        """Take Home Assistant's answers; what the user chose before stays as it is.

        Where the state store is away they are known all the same, ``save`` can be tried again, and
        its error is raised.
        """
        async with self._changing:
            found = discover(
                states,
                entity_registry,
                device_registry,
                area_registry,
                energy_prefs,
                statistic_ids,
                self._now(),
                self._by_id,
            )
            changed = [e for e in found if not _same(e, self._by_id.get(e.entity_id))]
            if changed:
                self._unsaved.update(e.entity_id for e in changed)
                self._take(self._by_id | {e.entity_id: e for e in changed})
                self._events.entities_changed.emit(self._all)
            await self._save()

    async def save(self) -> None:
        """Store what was discovered and is not stored yet; raises StoreUnavailable."""
        async with self._changing:
            await self._save()

    async def _save(self) -> None:
        if self._unsaved:
            await self._store.put_entities([self._by_id[e] for e in sorted(self._unsaved)])
            self._unsaved.clear()

    async def _put(self, entities: Sequence[Entity]) -> None:
        await self._store.put_entities(entities)
        self._take(self._by_id | {e.entity_id: e for e in entities})
        self._events.entities_changed.emit(self._all)
        await self._save()

    def _take(self, by_id: dict[str, Entity]) -> None:
        colored = {e.entity_id: e for e in newly_colored([*by_id.values()])}
        self._unsaved.update(colored)
        self._by_id = by_id = by_id | colored
        self._all = tuple(by_id[key] for key in sorted(by_id))
        self._name_now = {
            alias: entity.entity_id
            for entity in self._all
            for alias in entity.aliases
            if not (alias in by_id and by_id[alias].is_active)
        }
        self.meters.index()
        self._find_current()

    def _meters_changed(self) -> None:
        self._find_current()
        self._events.entities_changed.emit(self._all)

    def _find_current(self) -> None:
        continuing = (e for e in self._all if not self.meters.is_replaced(e.entity_id))
        self._current = tuple(self._as_continued(entity) for entity in continuing)
        meant = self._by_id | {e.entity_id: e for e in self._current}
        self._inverted = frozenset(id_ for id_, entity in meant.items() if entity.inverted)

    def _as_continued(self, entity: Entity) -> Entity:
        """The sensor with what it takes over from those it continues, the newest of them first."""
        for entity_id in self.meters.sensors(entity.entity_id)[-2::-1]:
            old = self._by_id.get(entity_id)
            if old is None:
                continue
            if entity.role is None and not entity.role_chosen:
                entity = replace(entity, role=old.role, inverted=old.inverted)
            first = min(
                (at for at in (entity.discovered_at, old.discovered_at) if at), default=None
            )
            entity = replace(entity, color=old.color or entity.color, discovered_at=first)
        return entity


def _refuse(unknown: Sequence[str]) -> None:
    """Raise UnknownEntity that names all of these, if there are any."""
    if unknown:
        raise UnknownEntity(
            say("There is no sensor {entity_ids}.", entity_ids=", ".join(unknown)), *unknown
        )


def _same(new: Entity, old: Entity | None) -> bool:
    """Whether nothing but the time of looking differs."""
    if old is None:
        return False
    return replace(new, updated_at=old.updated_at, discovered_at=old.discovered_at) == old
