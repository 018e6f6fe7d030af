"""Shows what another program records: the newest stored values, read again and again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

import numpy as np

from energy_desktop.errors import EnergyDesktopError
from energy_desktop.events import Events, ReadingsStored
from energy_desktop.models import LiveValue, from_us, to_us
from energy_desktop.services.entities import Entities
from energy_desktop.stores.base import TimeSeriesStore

_log = logging.getLogger(__name__)

EVERY_S: Final = 5.0
LOOK_FOR_SENSORS_EVERY: Final = 12


class Follower:
    """Reads the newest reading of each sensor every 5 s, and the sensors every minute."""

    def __init__(
        self,
        series: TimeSeriesStore,
        entities: Entities,
        events: Events,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._series = series
        self._entities = entities
        self._events = events
        self._sleep = sleep
        self._values: dict[str, LiveValue] = {}

    def value(self, entity_id: str) -> LiveValue | None:
        """The newest stored value of a sensor, None before its first."""
        return self._values.get(entity_id)

    async def run(self) -> None:
        """Follow until cancelled; a store that is away is asked again."""
        rounds = 0
        while True:
            try:
                if rounds % LOOK_FOR_SENSORS_EVERY == 0:
                    await self._entities.load()
                    self._events.entities_changed.emit(self._entities.all())
                await self._look()
            except EnergyDesktopError as error:
                _log.debug("the newest readings can't be read: %s", error)
            rounds += 1
            await self._sleep(EVERY_S)

    async def _look(self) -> None:
        known = {entity.entity_id: entity for entity in self._entities.all()}
        rows = await self._series.last_readings(list(known))
        new: dict[str, LiveValue] = {}
        times, states = rows.at.tolist(), rows.state.tolist()
        for entity_id, at_us, number in zip(rows.entity_ids, times, states, strict=True):
            state = None if np.isnan(number) else number
            raw = "unavailable" if state is None else str(state)
            value = LiveValue(entity_id, state, raw, known[entity_id].unit, from_us(at_us))
            if self._values.get(entity_id) != value:
                new[entity_id] = value
        if new:
            self._values |= new
            ends = [to_us(value.at) for value in new.values()]
            self._events.values_changed.emit(new)
            stored = ReadingsStored(frozenset(new), min(ends), max(ends), len(new))
            self._events.readings_stored.emit(stored)
