"""What a monitor or a card is told of the databases comes in time, whatever they do."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from energy_desktop.app import App
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.models import StoreHealth, SyncLogEntry, SyncStatus, SyncType
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.recorded_home import utc


async def test_a_database_that_hangs_is_one_that_does_not_answer(
    profile_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("energy_desktop.services.status.STORE_ANSWERS_S", 0.02)
    app = App(profile_folder, Settings.load(profile_folder, environ={}),
              Credentials({}, MemoryKeyring()), environ={})  # fmt: skip
    services = await app.start()

    async def hang(*_: object, **__: object) -> StoreHealth:
        await asyncio.Event().wait()
        raise AssertionError

    series, state = services.status._stores.series, services.status._stores.state
    monkeypatch.setattr(series, "health", hang)
    health = await services.status.stores()
    assert (health.state.available, health.state.error) == (True, None)
    assert not health.series.available
    assert health.series.error == "The database does not answer."
    assert await services.status.last_fetch() is None
    at = utc("2026-04-01 10:00")
    entry = SyncLogEntry("sensor.a", next(iter(SyncType)), at, at, 12, next(iter(SyncStatus)), at)
    await state.append_sync_log([entry])
    assert await services.status.last_fetch() == entry
    monkeypatch.setattr(state, "sync_log", hang)
    assert await services.status.last_fetch() is None
    await app.stop()
