"""A simulated home with the core of the program on it, and a writer; all waiting is cut short."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from energy_desktop.demo.connection import Client
from energy_desktop.recording import session, writer
from tests.demo.talk import SetClock
from tests.recording.desk import Desk
from tests.recording.home_run import METER, POWER, Run, SpiedHome, spy


@pytest.fixture
async def home(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SpiedHome]:
    handle = Client._handle

    def noting(client: Client, message: Any) -> None:
        spy(client, message)
        handle(client, message)

    monkeypatch.setattr(Client, "_handle", noting)
    monkeypatch.setattr(session, "REGISTRY_SETTLES_S", 0.01)
    async with SpiedHome(SetClock()) as started:
        started.keep_only(POWER, METER)
        yield started


@pytest.fixture
async def run(home: SpiedHome, profile_folder: Path) -> AsyncIterator[Run]:
    async with Run(home, profile_folder) as started:
        yield started


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "journal")


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds that are reached with few rows."""
    monkeypatch.setattr(writer, "MOST_WAITING", 5)
    monkeypatch.setattr(writer, "MOST_IN_BATCH", 2)
