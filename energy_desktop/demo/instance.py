"""The simulated Home Assistant without its network: model, states, registries, events, clock."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import count
from typing import Any
from zlib import crc32

import numpy as np

from energy_desktop.demo import past
from energy_desktop.demo.home import Home
from energy_desktop.demo.powers import DAY_US
from energy_desktop.demo.registry import Registry
from energy_desktop.demo.sensors import SENSORS, Sensor
from energy_desktop.demo.states import Event, States, context_id, event
from energy_desktop.models import from_us, to_us

FIVE_MINUTES_US = 300_000_000
HOUR_US = 3_600_000_000
HISTORY_KEPT_US = 10 * DAY_US
"""How long raw history and 5-minute statistics are kept before they are purged."""


class Instance:
    """One home as Home Assistant sees it; all times are taken from ``clock``.

    ``without`` names integrations that this home has not loaded, such as ``recorder``.
    ``history_kept_us`` is how long it keeps raw history.
    """

    def __init__(
        self, seed: int, clock: Callable[[], datetime], ha_version: str, time_zone: str
    ) -> None:
        self.clock, self.ha_version, self.time_zone = clock, ha_version, time_zone
        self.running = True
        self.without: frozenset[str] = frozenset()
        self.history_kept_us = HISTORY_KEPT_US
        self.started_us = to_us(clock())
        self.home = Home(seed, time_zone, self.started_us)
        self.registry = Registry()
        self.states = States(self._publish)
        self.sensors: dict[str, Sensor] = {}
        self.past_sensors: dict[str, Sensor] = {}
        self._listeners: dict[int, Callable[[Event], None]] = {}
        self._numbers = count()
        self._due: dict[str, int] = {}
        self._chance = np.random.default_rng(seed)
        self._next_statistics_us = (self.started_us // FIVE_MINUTES_US + 1) * FIVE_MINUTES_US
        self._furnish()

    @property
    def now_us(self) -> int:
        """The clock's time in µs."""
        return to_us(self.clock())

    def lacks(self, command: str) -> bool:
        """Whether a command is of an integration that is not loaded."""
        return command.split("/", maxsplit=1)[0] in self.without

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Have ``listener`` called with every event; the answer ends that."""
        number = next(self._numbers)
        self._listeners[number] = listener

        def end() -> None:
            self._listeners.pop(number, None)

        return end

    def fire_event(self, event_type: str, data: Mapping[str, Any] | None = None) -> None:
        """Fire any event at the clock's time."""
        identity = context_id(self.now_us, secrets.randbits(79))
        self._publish(event(event_type, data or {}, self.now_us, identity))

    def tick(self) -> None:
        """Let everything happen that is due by the clock: readings, statistics."""
        now_us = self.now_us
        due = [key for key, due_us in self._due.items() if due_us <= now_us]
        for before_us, entity_id in zip(range(len(due), 0, -1), due, strict=True):
            sensor = self.sensors[entity_id]
            number = sensor.numbers(self.home, np.array([now_us]))[0]
            self.set_state(entity_id, sensor.text(number), at=from_us(now_us - before_us))
            self._due[entity_id] = now_us + self._pause_us(sensor)
        self._tell_statistics(now_us)

    def set_state(
        self,
        entity_id: str,
        state: str,
        attributes: Mapping[str, Any] | None = None,
        at: datetime | None = None,
        *,
        force: bool = False,
    ) -> bool:
        """Set a state (attributes None: as they were); False where that changes nothing.

        ``force`` tells an equal state anew, as Home Assistant's ``force_update`` does.
        """
        if attributes is None:
            old = self.states.get(entity_id)
            attributes = old.attributes if old else {}
        at_us = to_us(at) if at else self.now_us
        return self.states.set(entity_id, state, attributes, at_us, force=force)

    def add_entity(
        self, entity_id: str, state: str, attributes: Mapping[str, Any] | None = None
    ) -> str:
        """A new entity, in registry and states; its registry id. It does not move on its own."""
        found = dict(attributes or {})
        name = str(found.get("friendly_name", entity_id))
        sensor = Sensor(entity_id, name, found, state=state)
        self.sensors[entity_id] = sensor
        registry_id = self.registry.add(sensor)
        self._tell_registry("create", entity_id)
        self.set_state(entity_id, state, found)
        return registry_id

    def remove(self, entity_id: str) -> None:
        """Take an entity out of states and registry."""
        self._due.pop(entity_id, None)
        self.sensors.pop(entity_id, None)
        self.states.remove(entity_id, self.now_us)
        if self.registry.remove(entity_id):
            self._tell_registry("remove", entity_id)

    def rename(self, old: str, new: str) -> None:
        """Give an entity another entity_id: its state goes and comes back under the new one."""
        state = self.states.get(old)
        self.registry.rename(old, new)
        self.sensors[new] = self.sensors.pop(old)
        if old in self._due:
            self._due[new] = self._due.pop(old)
        self._tell_registry("update", new, old_entity_id=old, changes={"entity_id": old})
        self.states.remove(old, self.now_us)
        if state is not None and state.state is not None:
            self.set_state(new, state.state, state.attributes)

    def set_running(self, running: bool) -> None:
        """Be RUNNING (and tell ``homeassistant_started``) or still starting."""
        self.running = running
        if running:
            self.fire_event("homeassistant_start")
            self.fire_event("homeassistant_started")

    def _furnish(self) -> None:
        for sensor in SENSORS:
            self.sensors[sensor.entity_id] = sensor
            self.registry.add(sensor)
            at_us, state = self.started_us - DAY_US, sensor.state
            at_us -= crc32(sensor.entity_id.encode()) % DAY_US
            if sensor.column is not None:
                at_us, number = past.last(self.home, sensor, self.started_us)
                state = sensor.text(number)
                self.past_sensors[sensor.entity_id] = sensor
                self._due[sensor.entity_id] = self.started_us + self._pause_us(sensor)
            attributes = sensor.attributes | {"friendly_name": sensor.name}
            self.states.place(sensor.entity_id, state, attributes, at_us)

    def _pause_us(self, sensor: Sensor) -> int:
        return int(self._chance.uniform(*sensor.live_s) * 1e6)

    def _tell_statistics(self, now_us: int) -> None:
        while self._next_statistics_us < now_us:
            self.fire_event("recorder_5min_statistics_generated")
            if self._next_statistics_us % HOUR_US == 0:
                self.fire_event("recorder_hourly_statistics_generated")
            self._next_statistics_us += FIVE_MINUTES_US

    def _tell_registry(self, action: str, entity_id: str, **more: Any) -> None:
        data = {"action": action, "entity_id": entity_id} | more
        self.fire_event("entity_registry_updated", data)

    def _publish(self, told: Event) -> None:
        for listener in list(self._listeners.values()):
            listener(told)
