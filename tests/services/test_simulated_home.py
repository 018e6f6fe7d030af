"""Our figures against the simulated home's own statistics: a day is the change of its sum."""

from __future__ import annotations

import asyncio
import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from energy_desktop import periods
from energy_desktop.app import App
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.demo.server import DemoHome
from energy_desktop.models import Period, Role
from energy_desktop.services import Services
from tests.demo.talk import connected
from tests.fakes.memory_keyring import MemoryKeyring

NOW = datetime(2026, 4, 2, 10, 0, 30, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Amsterdam")


@pytest.mark.usefixtures("allow_log")
async def test_every_day_is_the_change_of_the_homes_own_sum(profile_folder: Path) -> None:
    """Over 29 March, when the clock goes forward."""
    async with DemoHome(clock=lambda: NOW, live=False) as demo:
        environ = {"HA_URL": demo.url, "HA_TOKEN": demo.token}
        settings = Settings.load(profile_folder, environ=environ)
        app = App(
            profile_folder, settings, Credentials(environ, MemoryKeyring()), environ=environ,
            now=lambda: NOW,
        )  # fmt: skip
        services = await app.start()
        try:
            await _caught_up(services)
            days = [NOW.astimezone(ZONE).date() - timedelta(days=n) for n in range(7, 0, -1)]
            borders = [periods.day_start(day, ZONE) for day in [*days, days[-1] + timedelta(1)]]
            for role in (Role.SOLAR_ENERGY, Role.GRID_IMPORT, Role.BATTERY_CHARGE):
                ids = [e.entity_id for e in services.entities.by_role(role)]
                series = await services.statistics.energy(ids, borders[0], borders[-1], Period.DAY)
                for one in series:
                    ours = [bucket.value for bucket in one.buckets]
                    theirs = await _changes(demo, one.entity_id, borders)
                    assert ours == pytest.approx(theirs, abs=1e-6)
        finally:
            await app.stop()


async def _changes(demo: DemoHome, entity_id: str, borders: list[datetime]) -> list[float]:
    async with connected(demo.url) as talk:
        found = await talk.result(
            "recorder/statistics_during_period",
            start_time=(borders[0] - timedelta(hours=1)).isoformat(),
            end_time=borders[-1].isoformat(), statistic_ids=[entity_id], period="hour",
            types=["sum"], units={"energy": "kWh"},
        )  # fmt: skip
    at_end = {row["end"]: row["sum"] for row in found[entity_id]}
    sums = [at_end[int(border.timestamp() * 1000)] for border in borders]
    return [after - before for before, after in itertools.pairwise(sums)]


async def _caught_up(services: Services) -> None:
    """Returns once the past was fetched; each end of a piece of it is told."""
    told = asyncio.Event()
    services.events.progress_changed.connect(lambda _progress: told.set())
    async with asyncio.timeout(100):
        while not services.status.is_caught_up:
            told.clear()
            await told.wait()
