"""The API over stores that a test fills by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from energy_desktop.app import App
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from tests.api.asking import Asker
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.recorded_home import RecordedHome, utc

METER, POWER, GAS = "sensor.meter_energy", "sensor.plug_power", "sensor.gas"
NOW = "2026-04-02 00:00"
HOUR = timedelta(hours=1)


class Told:
    """The API over stores that a test fills; it is the beginning of 2 April 2026 in UTC."""

    def __init__(self, home: RecordedHome, api: Asker) -> None:
        self.home, self.api = home, api

    async def sensor(self, entity_id: str, **fields: object) -> None:
        await self.home.sensor(entity_id, **fields)  # type: ignore[arg-type]
        await self.api.services.entities.load()

    async def get(self, path: str) -> Any:
        status, value = await self.api.get(path)
        assert status == 200, value
        return value


@asynccontextmanager
async def filled_by_hand(profile: Path) -> AsyncIterator[Told]:
    """The core without Home Assistant."""
    settings = Settings.load(profile, environ={})
    credentials = Credentials({}, MemoryKeyring())
    app = App(profile, settings, credentials, environ={}, now=lambda: utc(NOW))
    services = await app.start()
    home = RecordedHome(services.status._stores, now=NOW)
    yield Told(home, Asker(services))
    await app.stop()
