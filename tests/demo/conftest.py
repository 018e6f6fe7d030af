"""A simulated home that moves only when a test moves it, and a client of it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from energy_desktop.demo.server import DemoHome
from tests.demo.talk import SetClock, Talk, connected


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def home(clock: SetClock) -> AsyncIterator[DemoHome]:
    async with DemoHome(clock=clock, live=False) as started:
        yield started


@pytest.fixture
async def talk(home: DemoHome) -> AsyncIterator[Talk]:
    async with connected(home.url) as client:
        yield client
