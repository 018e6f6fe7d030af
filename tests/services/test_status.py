"""What a monitor or a card is told of the databases comes in time, whatever they do."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

import pytest

from energy_desktop.app import App
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.models import StoreHealth, SyncLogEntry, SyncStatus, SyncType
from energy_desktop.services.status import Fetch, newest_fetch
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
    await state.append_sync_log([_entry("sensor.a", 12, at), _entry("sensor.b", 6, at)])
    assert await services.status.last_fetch() == Fetch(at, 18, 2)
    monkeypatch.setattr(state, "sync_log", hang)
    assert await services.status.last_fetch() is None
    await app.stop()


def _entry(entity_id: str, values: int, at: datetime, error: str | None = None) -> SyncLogEntry:
    how = next(iter(SyncStatus))
    return SyncLogEntry(entity_id, next(iter(SyncType)), at, at, values, how, at, error)


def test_a_fetch_is_all_that_was_fetched_at_once_and_the_last_that_brought_something() -> None:
    old, new = utc("2026-04-01 10:00"), utc("2026-04-01 11:00")
    brought = [_entry("sensor.a", 12, old), _entry("sensor.b", 6, old), _entry("sensor.c", 0, old)]
    nothing = [_entry("sensor.a", 0, new), _entry("sensor.b", 0, new)]
    failed = [_entry("sensor.a", 0, new, "It was not answered.")]
    assert newest_fetch([*nothing, *brought]) == Fetch(old, 18, 2)
    assert newest_fetch([*failed, *brought]) == Fetch(new, 0, 0, "It was not answered.")
    assert newest_fetch(nothing) == Fetch(new, 0, 0)
    over = [_entry("sensor.a", 4, old, "It was not answered.")]
    assert newest_fetch([*nothing, *over]) == Fetch(old, 4, 1)
    assert newest_fetch([]) is None
