"""From ``state_changed`` events to readings: what is one, when it was, in which unit.

Rules of data.md, section 2. This is the hot path: no object per event but numbers in columns.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from energy_desktop import units
from energy_desktop.hass.discovery import is_energy_related, is_recordable, parse_number
from energy_desktop.models import AttributeRow, LiveValue, from_us, to_us
from energy_desktop.recording.buffer import Buffer

Event = Mapping[str, Any]
State = Mapping[str, Any]


class _Sensor:
    """What the intake remembers of a recorded entity."""

    __slots__ = ("at_us", "attributes", "factor", "raw_state", "row_due", "unit", "value")

    def __init__(self) -> None:
        self.attributes: Mapping[str, Any] = {}
        self.unit: str | None = None
        self.factor = 1.0
        self.row_due = True
        self.raw_state = ""
        self.value = math.nan
        self.at_us = 0

    def convert(self) -> None:
        """Make the value of the raw state and the unit."""
        number = parse_number(self.raw_state)
        value = math.nan if number is None else number * self.factor
        self.value = value if math.isfinite(value) else math.nan


class Intake:
    """Decodes events into a buffer and keeps the newest value of every recorded entity.

    ``on_new`` is told the entity id and first time (µs) of an entity accepted by an event;
    ``is_known`` says of an id that is not about energy by itself whether it counts nevertheless.
    ``last_fired`` is the time (ISO) of the newest event; ``received`` counts readings.
    """

    def __init__(
        self,
        buffer: Buffer,
        on_new: Callable[[str, int], None],
        is_known: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._buffer = buffer
        self._on_new = on_new
        self._is_known = is_known
        self._sensors: dict[str, _Sensor] = {}
        self.last_fired = ""
        self.received = 0

    @property
    def recorded(self) -> frozenset[str]:
        """Entity ids that are being recorded."""
        return frozenset(self._sensors)

    def begin_span(self) -> None:
        """A new live span: each entity's attributes are stored again at its first reading."""
        for sensor in self._sensors.values():
            sensor.row_due = True

    def accept(self, entity_ids: Iterable[str]) -> list[str]:
        """Record these from now on; returns the ones that were not recorded before."""
        new = [e for e in entity_ids if e not in self._sensors]
        for entity_id in new:
            self._sensors[entity_id] = _Sensor()
        return new

    def drop(self, entity_ids: Iterable[str]) -> None:
        """Record these no longer."""
        for entity_id in entity_ids:
            self._sensors.pop(entity_id, None)

    def on_event(self, event: Event) -> str | None:
        """Take one ``state_changed`` event; the entity id if it changed a recorded value."""
        changed = self._take(event)
        self.last_fired = event["time_fired"]  # one that could not be taken is not covered
        return changed

    def _take(self, event: Event) -> str | None:
        data = event["data"]
        entity_id: str = data["entity_id"]
        new: State | None = data["new_state"]
        sensor = self._sensors.get(entity_id)
        if sensor is None:
            sensor = self._consider(entity_id, new)
            if sensor is None:
                return None
        if new is None:
            sensor.raw_state, sensor.value = "unavailable", math.nan
            sensor.at_us = micros(event["time_fired"])
            self._add(entity_id, sensor)
            return entity_id
        old: State | None = data["old_state"]
        if old is not None and old["last_changed"] == new["last_changed"] and sensor.at_us:
            self._note_attributes(entity_id, sensor, new, micros(new["last_updated"]))
            return entity_id
        self._take_state(entity_id, sensor, new)
        return entity_id

    def take_snapshot(self, states: Iterable[State]) -> None:
        """Take Home Assistant's present states: each is a reading at its ``last_changed``.

        Unless the unit changed since then without the state: that reading is left to history.
        """
        for state in states:
            sensor = self._sensors.get(state["entity_id"])
            if sensor is None or micros(state["last_changed"]) == sensor.at_us:
                continue
            if sensor.at_us and _unit_of(state) != sensor.unit and _was_updated(state):
                updated_us = micros(state["last_updated"])
                self._note_attributes(state["entity_id"], sensor, state, updated_us)
                self._hold(sensor, state)
            else:
                self._take_state(state["entity_id"], sensor, state)

    def lose(self, entity_ids: Iterable[str]) -> None:
        """These have no state now; when they lost it Home Assistant's history tells."""
        for entity_id in entity_ids:
            if (sensor := self._sensors.get(entity_id)) is not None:
                sensor.raw_state, sensor.value = "unavailable", math.nan

    def value(self, entity_id: str) -> LiveValue | None:
        """The newest value of a recorded entity, None before its first."""
        sensor = self._sensors.get(entity_id)
        if sensor is None or not sensor.at_us:
            return None
        known = None if math.isnan(sensor.value) else sensor.value
        unit = units.stored_unit(sensor.unit)
        return LiveValue(entity_id, known, sensor.raw_state, unit, from_us(sensor.at_us))

    def _consider(self, entity_id: str, new: State | None) -> _Sensor | None:
        """A sensor for an entity seen for the first time, if it is one to record."""
        if new is None:
            return None
        if not (is_energy_related(entity_id, new["attributes"]) or self._is_known(entity_id)):
            return None
        if not is_recordable(new["state"], new["attributes"]):
            return None
        self.accept([entity_id])
        # Its last change may be long ago, unless this event is that change.
        self._on_new(entity_id, micros(new["last_updated"]))
        return self._sensors[entity_id]

    def last_state(self, entity_id: str) -> dict[str, Any]:
        """The newest state of a recorded entity in the shape of Home Assistant's ``get_states``."""
        sensor = self._sensors[entity_id]
        at = from_us(sensor.at_us).isoformat()
        return {
            "entity_id": entity_id,
            "state": sensor.raw_state,
            "attributes": sensor.attributes,
            "last_changed": at,
            "last_updated": at,
        }

    def _take_state(self, entity_id: str, sensor: _Sensor, new: State) -> None:
        self._note_attributes(entity_id, sensor, new, micros(new["last_changed"]))
        self._hold(sensor, new)
        self._add(entity_id, sensor)

    def _hold(self, sensor: _Sensor, state: State) -> None:
        """Remember a state as the newest value."""
        sensor.raw_state, sensor.at_us = state["state"], micros(state["last_changed"])
        sensor.convert()

    def _note_attributes(self, entity_id: str, sensor: _Sensor, state: State, at_us: int) -> None:
        attributes = state["attributes"]
        if not sensor.row_due and attributes == sensor.attributes:
            return
        sensor.row_due = False
        sensor.attributes = attributes
        sensor.unit = _unit_of(state)
        sensor.factor = units.factor(sensor.unit)
        sensor.convert()
        self._buffer.add_attributes(AttributeRow(entity_id, at_us, sensor.unit, attributes))

    def _add(self, entity_id: str, sensor: _Sensor) -> None:
        """Make a reading of the newest value."""
        self._buffer.add(entity_id, sensor.at_us, sensor.value)
        self.received += 1


def _unit_of(state: State) -> str | None:
    return units.known(state["attributes"].get("unit_of_measurement"))


def _was_updated(state: State) -> bool:
    """Whether its attributes changed after its state."""
    return micros(state["last_updated"]) > micros(state["last_changed"])


def micros(iso: str) -> int:
    """Microseconds since the epoch of Home Assistant's ISO time, exactly."""
    return to_us(datetime.fromisoformat(iso))
