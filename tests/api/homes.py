"""The core of the program on a simulated home, caught up, for the API to speak about."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.api.asking import Asker
from tests.api.conftest import TOKEN
from tests.demo.talk import SetClock
from tests.recording.home_run import METER, POWER, Run, SpiedHome, until


@dataclass
class ConnectedHome:
    """A home with a grid meter and its power sensor, both tracked; it is 12:35 on 14 July 2026."""

    home: SpiedHome
    run: Run
    api: Asker


@asynccontextmanager
async def connected_home(
    profile: Path, *, is_caught_up: bool = True
) -> AsyncIterator[ConnectedHome]:
    """Start it, and wait until its past is fetched; or only until it records."""
    home = SpiedHome(SetClock())
    home.token = TOKEN
    async with home:
        home.keep_only(POWER, METER)
        async with Run(home, profile) as run:
            await run.live()
            await run.services.entities.set_tracked([POWER, METER])
            if is_caught_up:
                await until(lambda: run.services.status.is_caught_up, "the past", 60)
            home.move(5)
            await run.flush()
            yield ConnectedHome(home, run, Asker(run.services))
