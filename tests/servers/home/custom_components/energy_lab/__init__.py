"""Runs inside Home Assistant: lets a test make any state, and many of them at a wanted rate."""

import asyncio
import json
import time
from pathlib import Path
from typing import Any

DOMAIN = "energy_lab"
TICK_S = 0.01
STATES = "energy_lab_states.json"
POWER = {"unit_of_measurement": "W", "device_class": "power", "state_class": "measurement"}


async def burst(hass: Any, entities: int, count: int, rate: float) -> None:
    """Change ``sensor.lab_power_00`` … in turn, ``count`` changes in all, ``rate`` a second.

    The value is the running number of the change, so every change differs from the last.
    """
    began, sent = time.monotonic(), 0
    while sent < count:
        due = min(count, int((time.monotonic() - began) * rate) + 1)
        for number in range(sent, due):
            index = number % entities
            attributes = {**POWER, "friendly_name": f"Lab power {index}"}
            hass.states.async_set(f"sensor.lab_power_{index:02d}", str(number), attributes)
        sent = due
        await asyncio.sleep(TICK_S)


def states_in(file: Path) -> dict[str, Any]:
    """State and attributes by entity id; none where there is no such file."""
    return json.loads(file.read_text()) if file.exists() else {}


async def async_setup(hass: Any, _config: Any) -> bool:
    """Register the services; each answers when all of it is done.

    The states in the file ``STATES``, if there is one, are there from the start.
    """

    async def on_burst(call: Any) -> None:
        data = call.data
        await burst(hass, int(data["entities"]), int(data["count"]), float(data["rate"]))

    async def on_set(call: Any) -> None:
        data = call.data
        force = bool(data.get("force_update", False))
        hass.states.async_set(data["entity_id"], data["state"], data.get("attributes"), force)

    async def on_remove(call: Any) -> None:
        hass.states.async_remove(call.data["entity_id"])

    for entity_id, known in states_in(Path(hass.config.path(STATES))).items():
        hass.states.async_set(entity_id, known["state"], known["attributes"])
    for name, handler in (("burst", on_burst), ("set", on_set), ("remove", on_remove)):
        hass.services.async_register(DOMAIN, name, handler)
    return True
