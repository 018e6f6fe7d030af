"""Browsing the network through the service: from the call until it is cancelled."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.hass.client import HassClient
from energy_desktop.hass.connection import Connection
from energy_desktop.models import FoundHome
from energy_desktop.services.home_assistant import HomeAssistantService
from tests.fakes.manual_clock import ManualClock
from tests.fakes.memory_keyring import MemoryKeyring

HOME = FoundHome("Home", "http://192.168.1.20:8123", "2026.6.1")
OnHome = Callable[[FoundHome], None]


class Network:
    """A network with one home that leaves at once; ``in_use`` while it is browsed."""

    def __init__(self) -> None:
        self.in_use = False

    @asynccontextmanager
    async def browsing(self, on_found: OnHome, on_lost: OnHome) -> AsyncIterator[None]:
        self.in_use = True
        on_found(HOME)
        on_lost(HOME)
        try:
            yield
        finally:
            self.in_use = False


async def _idle(_client: HassClient) -> None:
    """A session that records nothing."""


async def test_the_network_is_browsed_until_the_call_is_cancelled(profile_folder: Path) -> None:
    network, clock = Network(), ManualClock()
    service = HomeAssistantService(
        Connection(session=_idle, on_state=lambda _state: None, now=clock.now),
        Settings.load(profile_folder, environ={}),
        Credentials({}, MemoryKeyring()),
        {},
        clock.now,
        network=network.browsing,
    )
    found: list[FoundHome] = []
    lost: list[FoundHome] = []
    task = asyncio.create_task(service.browse(found.append, lost.append))
    await asyncio.sleep(0)
    assert (network.in_use, found, lost) == (True, [HOME], [HOME])
    task.cancel()
    await asyncio.wait([task])
    assert not network.in_use
