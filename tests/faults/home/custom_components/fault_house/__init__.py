"""Runs inside Home Assistant: a house whose sensors change all the time, at a wanted pace.

Its sensors are real ones: registered, restored after a restart, renamed by the registry.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from homeassistant.helpers import discovery

DOMAIN = "fault_house"
TICK_S = 0.5


class House:
    """The sensors that are there now, by key; the guests are remembered over a restart."""

    def __init__(self, hass: Any) -> None:
        self.hass = hass
        self.sensors: dict[str, Any] = {}
        self.add: Any = None
        self.pace = 1.0
        self._file = Path(hass.config.path("fault_house.json"))
        self.guests: list[str] = json.loads(self._file.read_text()) if self._file.exists() else []

    def keep(self, guests: list[str]) -> None:
        """Remember which guests are there, at once: Home Assistant may be killed."""
        self.guests = guests
        self._file.write_text(json.dumps(guests))

    async def live(self) -> None:
        """Let time pass for ever: each sensor changes now and then."""
        while True:
            await asyncio.sleep(TICK_S)
            for sensor in list(self.sensors.values()):
                if sensor.is_due(self.pace * TICK_S):
                    sensor.pass_time()


async def async_setup(hass: Any, config: Any) -> bool:
    """Register the services; each answers when all of it is done."""
    house = hass.data[DOMAIN] = House(hass)

    async def on_pace(call: Any) -> None:
        house.pace = float(call.data["pace"])

    async def on_change(call: Any) -> None:
        sensor = house.sensors[call.data["key"]]
        getattr(sensor, f"change_{call.data['what']}")(call.data.get("value"))
        sensor.async_write_ha_state()

    async def on_guest(call: Any) -> None:
        key = call.data["key"]
        if call.data["here"]:
            house.keep([*house.guests, key])
            await house.add(key)
        else:
            house.keep([guest for guest in house.guests if guest != key])
            await house.sensors.pop(key).leave()

    for name, handler in (("pace", on_pace), ("change", on_change), ("guest", on_guest)):
        hass.services.async_register(DOMAIN, name, handler)
    hass.async_create_task(discovery.async_load_platform(hass, "sensor", DOMAIN, {}, config))
    hass.async_create_background_task(house.live(), "fault house")
    return True
