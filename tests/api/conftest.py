"""The whole core on an empty profile, without Home Assistant, for the API to speak about."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from energy_desktop.app import App
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.models import Entity
from energy_desktop.services import Services
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.recorded_home import utc

if TYPE_CHECKING:
    from tests.api.told import Told

TOKEN = "a-very-secret-token"


@pytest.fixture
async def services(profile_folder: Path) -> AsyncIterator[Services]:
    settings = Settings.load(profile_folder, environ={"API_ALLOWED_HOSTS": "Collector.lan, nas"})
    environ = {"HA_TOKEN": TOKEN}
    app = App(profile_folder, settings, Credentials(environ, MemoryKeyring()), environ=environ)
    started = await app.start()
    yield started
    await app.stop()


@pytest.fixture
async def furnished(services: Services) -> Services:
    """With a tracked meter and a lamp's plug that is not."""
    meter = Entity(
        "sensor.meter", "Meter", unit="kWh", device_class="energy",
        state_class="total_increasing", is_tracked=True, discovered_at=utc("2026-01-02 03:04"),
        updated_at=utc("2026-01-02 03:04"),
    )  # fmt: skip
    plug = Entity("sensor.plug", "Plug", unit="W", device_class="power", is_active=False)
    await services.entities._put([plug, meter])
    return services


@pytest.fixture
async def told(profile_folder: Path) -> AsyncIterator[Told]:
    """Over stores that the test fills; it is the beginning of 2 April 2026 in UTC."""
    from tests.api.told import filled_by_hand  # it asks through ``asking``, which knows this file

    async with filled_by_hand(profile_folder) as home:
        yield home
